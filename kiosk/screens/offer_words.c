#include "screens/offer_words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/strings.h"
#include "screens/chrome.h"
#include "words/capital.h"

void offer_item_read(struct arena *arena, struct offer_item *item)
{
    struct err ignored = {""};
    item->hours = NULL;
    if (item->row.hours != NULL)
        hours_parse(arena, item->row.hours, &item->hours, &ignored);
}

static bool letter(char c)
{
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* True if the point at `text[at]` belongs to what is before it and ends no sentence. */
static bool inner_point(const char *text, size_t at)
{
    static const char *const short_form[] = {"St",   "Dr",  "Nr",  "ca",   "Str",  "bzw",
                                             "evtl", "Tel", "Abs", "inkl", "mind", "max",
                                             "bspw", "ggf", "vgl", "geb",  "Mio"};
    size_t from = at;
    while (from > 0 && isdigit((unsigned char)text[from - 1]))
        from--;
    if (from < at)
        return at - from <= 2;
    while (from > 0 && letter(text[from - 1]))
        from--;
    if (at - from <= 1)
        return true;
    for (size_t i = 0; i < sizeof short_form / sizeof short_form[0]; i++)
        if (strlen(short_form[i]) == at - from &&
            memcmp(short_form[i], text + from, at - from) == 0)
            return true;
    return false;
}

/* The text up to the end of its first sentence. Points after figures below 100 ("am 1.
 * August"), single letters ("z. B.") and common abbreviations end no sentence. */
static const char *first_sentence(struct arena *arena, const char *text)
{
    static const char arabic_question[] = "؟";
    if (text == NULL)
        return NULL;
    for (size_t i = 0; text[i] != '\0'; i++) {
        size_t len = 0;
        if (text[i] == '!' || text[i] == '?' || (text[i] == '.' && !inner_point(text, i)))
            len = 1;
        else if (strncmp(text + i, arabic_question, sizeof arabic_question - 1) == 0)
            len = sizeof arabic_question - 1;
        if (text[i] == '\n')
            return arena_copy_len(arena, text, i);
        if (len > 0 && (text[i + len] == ' ' || text[i + len] == '\n') &&
            !islower((unsigned char)text[i + len + 1]))
            return arena_copy_len(arena, text, i + len);
    }
    return text;
}

static bool asks(const char *sentence)
{
    static const char arabic_question[] = "؟";
    size_t len = strlen(sentence);
    size_t arabic = sizeof arabic_question - 1;
    return (len > 0 && sentence[len - 1] == '?') ||
           (len >= arabic && strcmp(sentence + len - arabic, arabic_question) == 0);
}

void offer_lead(struct arena *arena, const char *summary, const char **lead_out,
                const char **more_out)
{
    *lead_out = first_sentence(arena, summary);
    *more_out = NULL;
    if (*lead_out == NULL)
        return;
    size_t len = strlen(*lead_out);
    const char *rest = summary + len + strspn(summary + len, " \n");
    if (asks(*lead_out) && rest[0] != '\0') {
        const char *answer = first_sentence(arena, rest);
        len = (size_t)(rest - summary) + (answer != NULL ? strlen(answer) : 0);
        *lead_out = arena_copy_len(arena, summary, len);
        rest = summary + len + strspn(summary + len, " \n");
    }
    *more_out = rest[0] != '\0' ? rest : NULL;
}

const char *offer_sentences(struct arena *arena, const char *words)
{
    const char *all = NULL;
    for (const char *rest = words; rest != NULL && rest[0] != '\0';) {
        const char *one = first_sentence(arena, rest);
        all = all == NULL ? one : arena_print(arena, "%s\n%s", all, one);
        if (one == NULL || all == NULL)
            return words;
        rest += strlen(one);
        rest += strspn(rest, " \n");
    }
    return all;
}

static const char *until_words(struct arena *arena, const char *lang,
                               const struct hours_answer *answer, struct date today)
{
    if (answer->always)
        return strings_get("hours.open_always");
    if (!answer->until_known)
        return strings_get("hours.open_now");
    int64_t days = date_days_between(today, answer->until.date);
    int minute = answer->until.minute;
    if (days == 0 || (days == 1 && minute == 0))
        return offer_hours_fill(arena, "hours.open_until",
                                lang_time(arena, lang, days == 0 ? minute : 1440), NULL);
    if (days == 1)
        return offer_hours_fill(arena, "hours.open_until_tomorrow",
                                lang_time(arena, lang, minute), NULL);
    return strings_get("hours.open_now");
}

static const char *next_words(struct arena *arena, const char *lang,
                              const struct hours_answer *answer, struct date today)
{
    if (!answer->next_known)
        return strings_get("hours.closed");
    const char *time = lang_time(arena, lang, answer->next.minute);
    int64_t days = date_days_between(today, answer->next.date);
    if (days == 0)
        return offer_hours_fill(arena, "hours.closed_next_today", time, NULL);
    if (days == 1)
        return offer_hours_fill(arena, "hours.tomorrow_from", time, NULL);
    if (days < 7)
        return offer_hours_fill(
            arena, "hours.weekday_from",
            lang_weekday(arena, lang, date_weekday(answer->next.date), false), time);
    return offer_hours_fill(arena, "hours.date_from",
                            lang_date(arena, lang, answer->next.date, true), time);
}

bool offer_always_open(const struct hours *hours)
{
    struct hours_line week[7];
    bool special = false;
    return hours != NULL && hours_week(hours, week, &special) == 1 && !special &&
           week[0].days == 127u && week[0].span_count == 1 &&
           week[0].span[0].from_minute == 0 && week[0].span[0].to_minute == 1440;
}

const char *offer_open_words(struct arena *arena, const char *lang,
                             const struct hours *hours,
                             const struct hours_calendar *calendar, struct now now,
                             bool *open_out)
{
    *open_out = !now.known && offer_always_open(hours);
    if (*open_out)
        return strings_get("hours.open_always");
    if (hours == NULL || !now.known)
        return NULL;
    struct hours_answer answer;
    if (offer_hours_doubtful(hours, calendar, now.moment.date))
        return NULL;
    hours_at(hours, calendar, now.moment, &answer);
    *open_out = answer.open;
    if (answer.unknown)
        return NULL;
    if (!answer.open)
        return capital_first(arena, next_words(arena, lang, &answer, now.moment.date),
                             lang);
    const char *words = until_words(arena, lang, &answer, now.moment.date);
    return answer.comment == NULL
               ? words
               : offer_hours_fill(arena, "hours.comma", words,
                                  offer_hours_comment(arena, lang, answer.comment));
}

bool offer_old(const struct offer *offer, struct date valid_until, struct now now)
{
    if (!now.known)
        return true;
    struct date today = now.moment.date;
    return !offer->as_of_known ||
           date_days_between(offer->as_of, today) > OFFER_OLD_DAYS ||
           (date_valid(valid_until) && date_compare(today, valid_until) > 0);
}

const char *offer_town(struct arena *arena, const struct hall *hall, const char *scope)
{
    size_t count = 0;
    const struct site *site = content_sites(hall->content, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(site[i].town, scope) == 0)
            return arena_copy_len(arena, site[i].name, strcspn(site[i].name, ","));
    char *name = arena_copy(arena, scope);
    if (name != NULL)
        name[0] = (char)toupper((unsigned char)name[0]);
    return name;
}

/* A copy with a place to break in front of every character of `marks`. */
static const char *breakable(struct arena *arena, const char *text, size_t len,
                             const char *marks)
{
    static const char zero_width_space[] = "\xE2\x80\x8B";
    char *out = arena_take(arena, len * 4 + 1);
    size_t at = 0;
    for (size_t i = 0; i < len && out != NULL; i++) {
        if (i > 0 && strchr(marks, text[i]) != NULL) {
            memcpy(out + at, zero_width_space, 3);
            at += 3;
        }
        out[at++] = text[i];
    }
    return out != NULL ? out : text;
}

const char *offer_web_words(struct arena *arena, const char *web)
{
    enum { TO_WRITE_DOWN = 40 }; /* nobody copies a longer one from a screen */
    const char *scheme = strstr(web, "://");
    const char *host = scheme != NULL ? scheme + 3 : web;
    size_t len = strlen(host);
    while (len > 0 && host[len - 1] == '/')
        len--;
    if (len > TO_WRITE_DOWN)
        len = strcspn(host, "/");
    return breakable(arena, host, len, "./-");
}

const char *offer_email_words(struct arena *arena, const char *email)
{
    return breakable(arena, email, strlen(email), "@.-");
}

static size_t badges_of(struct hall *hall, struct frame *frame,
                        const struct offer_item *item, struct badge badge[OFFER_BADGES])
{
    static const struct badge access[] = {
        [ACCESS_WALK_IN] = {.icon = "directions_walk", .words = "offer.access.walk_in"},
        [ACCESS_APPOINTMENT] = {.icon = "event", .words = "offer.access.appointment"},
        [ACCESS_PHONE_FIRST] = {.icon = "phone", .words = "offer.access.phone_first"},
    };
    size_t count = 0;
    bool open = false;
    const char *words = offer_open_words(
        frame->arena, hall->session->lang, item->hours,
        hall->content != NULL ? content_calendar(hall->content) : NULL, hall->now, &open);
    if (words != NULL) {
        frame->ticks = true;
        badge[count++] = (struct badge){.icon = "schedule", .words = words, .good = open};
    }
    if (item->row.access != ACCESS_UNKNOWN) {
        badge[count] = access[item->row.access];
        badge[count].words = strings_get(badge[count].words);
        count++;
    }
    if (item->row.phone != NULL && item->row.access != ACCESS_PHONE_FIRST)
        badge[count++] =
            (struct badge){.icon = "phone", .words = strings_get("offer.by_phone")};
    if (item->row.cost != NULL && strcmp(item->row.cost, "free") == 0)
        badge[count++] =
            (struct badge){.icon = "euro_symbol", .words = strings_get("offer.free")};
    return count;
}

struct entry offer_entry(struct hall *hall, struct frame *frame,
                         const struct offer_item *item)
{
    const struct offer_row *row = &item->row;
    struct entry entry = {
        .id = frame_print(frame, "offer:%s", row->id),
        .icon = row->icon,
        .tint = row->tint,
        .title = row->name,
        .summary = first_sentence(frame->arena, row->summary),
        .action = act_open(SCREEN_OFFER, row->id),
    };
    struct badge *badge = arena_take_array(frame->arena, OFFER_BADGES, sizeof *badge);
    if (badge != NULL) {
        entry.badge = badge;
        entry.badge_count = badges_of(hall, frame, item, badge);
    }
    return entry;
}
