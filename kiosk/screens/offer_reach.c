#include "screens/offer_part.h"

#include "core/strings.h"
#include "words/language_name.h"
#include "screens/offer_words.h"

/* "Jetzt offen bis 18 Uhr": beside the number and above the week. */
static struct section_line open_line(struct part *part)
{
    bool open = false;
    const char *words =
        offer_open_words(part->frame->arena, part->hall->session->lang, part->data->hours,
                         content_calendar(part->hall->content), part->hall->now, &open);
    if (words != NULL)
        part->frame->ticks = true;
    return (struct section_line){.words = words,
                                 .kind = open ? SECTION_GOOD : SECTION_STRONG};
}

static const char *access_words(enum access access)
{
    switch (access) {
    case ACCESS_WALK_IN:
        return strings_get("offer.access.walk_in");
    case ACCESS_APPOINTMENT:
        return strings_get("offer.access.appointment");
    case ACCESS_PHONE_FIRST:
        return strings_get("offer.access.phone_first");
    case ACCESS_UNKNOWN:
        break;
    }
    return NULL;
}

/* When somebody answers: "Am Telefon: Montag bis Freitag, 9 bis 12 Uhr". */
static void add_phone_hours(struct part *part, struct lines *lines)
{
    struct section_line week[OFFER_WEEK_LINES];
    bool special = false;
    if (part->data->phone_hours == NULL)
        return;
    size_t count = offer_week(part->frame->arena, part->hall->session->lang,
                              part->data->phone_hours, part->hall->now, week, &special);
    offer_add(lines, (struct section_line){.words = strings_get("hours.by_phone"),
                                           .kind = SECTION_SOFT});
    for (size_t i = 0; i < count; i++)
        offer_add(lines, week[i]);
    if (special)
        offer_add(lines, (struct section_line){.words = strings_get("hours.special"),
                                               .kind = SECTION_SOFT});
}

void offer_put_phone(struct part *part)
{
    const struct offer *offer = &part->data->offer;
    struct lines lines = {0};
    if (offer->row.phone != NULL) {
        offer_add(&lines, (struct section_line){
                              .words = lang_phone(part->frame->arena, offer->row.phone),
                              .kind = SECTION_BIG});
        if (part->data->phone_hours == NULL)
            offer_add(&lines, open_line(part));
        add_phone_hours(part, &lines);
    }
    offer_put(part, "text:phone", "phone", "offer.phone", &lines);
}

static bool is_holiday(const struct part *part, struct date date)
{
    const struct hours_calendar *calendar = content_calendar(part->hall->content);
    return hours_public_holiday(date) ||
           hours_holiday_extra(calendar, date) < calendar->public_extra_count;
}

/* Who plans ahead should not stand at a closed door. */
static void put_holidays(struct part *part)
{
    struct now now = part->hall->now;
    struct section_line holiday[OFFER_HOURS_HOLIDAYS];
    struct lines lines = {0};
    if (part->data->hours == NULL || !now.known || offer_always_open(part->data->hours))
        return;
    size_t count = offer_hours_holidays(
        part->frame->arena, part->hall->session->lang, part->data->hours,
        content_calendar(part->hall->content), now.moment.date, holiday);
    for (size_t i = 0; i < count; i++)
        offer_add(&lines, holiday[i]);
    offer_put(part, "text:holidays", "event", "hours.holidays", &lines);
}

static void add_hours(struct part *part, struct lines *lines)
{
    const struct offer *offer = &part->data->offer;
    struct now now = part->hall->now;
    if (part->data->hours == NULL) {
        /* A page of the web without a door and a number needs no hours, nor does what has
         * dates. */
        if (offer->list[OFFER_DATES].count > 0)
            return;
        if (offer->row.phone != NULL || offer->text[OFFER_STREET] != NULL)
            offer_add(lines, (struct section_line){
                                 .words = strings_get(offer->row.phone != NULL
                                                          ? "hours.unknown"
                                                          : "hours.unknown_short")});
        return;
    }
    if (offer->row.phone == NULL || part->data->phone_hours != NULL)
        offer_add(lines, open_line(part));
    struct hours_answer answer = {0};
    if (now.known)
        hours_at(part->data->hours, content_calendar(part->hall->content), now.moment,
                 &answer);
    else if (!offer_always_open(part->data->hours))
        offer_add(lines,
                  (struct section_line){.words = strings_get("hours.clock_unknown"),
                                        .kind = SECTION_SOFT});
    if (now.known && !answer.always && is_holiday(part, now.moment.date))
        offer_add(lines,
                  (struct section_line){.words = strings_get("hours.public_holiday"),
                                        .kind = SECTION_STRONG});
    /* On a holiday the usual week does not say what holds today. */
    bool holiday = now.known && is_holiday(part, now.moment.date);
    struct section_line week[OFFER_WEEK_LINES];
    bool special = false;
    size_t count =
        offer_week(part->frame->arena, part->hall->session->lang, part->data->hours,
                   holiday ? (struct now){.known = false} : now, week, &special);
    for (size_t i = 0; i < count; i++) {
        if (answer.open && !special && !holiday && week[i].kind == SECTION_STRONG)
            week[i].kind = SECTION_GOOD;
        offer_add(lines, week[i]);
    }
    if (special)
        offer_add(lines, (struct section_line){.words = strings_get("hours.special"),
                                               .kind = SECTION_SOFT});
}

void offer_put_where(struct part *part)
{
    const struct offer *offer = &part->data->offer;
    struct lines lines = {0};
    offer_add(&lines, (struct section_line){.words = offer->row.provider,
                                            .kind = SECTION_STRONG});
    size_t before = lines.count;
    const char *street = offer->text[OFFER_STREET];
    const char *town = offer->text[OFFER_CITY];
    if (offer->text[OFFER_POSTCODE] != NULL && town != NULL)
        town = frame_print(part->frame, "%s %s", offer->text[OFFER_POSTCODE], town);
    /* An address is German in every language, its comma too. */
    if (street != NULL && town != NULL)
        town = frame_print(part->frame, "%s, %s", street, town);
    offer_add(&lines, (struct section_line){.words = town != NULL ? town : street});
    offer_add_way(part, &lines);
    bool where = lines.count > before;
    struct section section = {.id = "text:where",
                              .icon = where ? "place" : "home",
                              .heading =
                                  strings_get(where ? "offer.where" : "offer.provider"),
                              .sign = offer_way_sign(part),
                              .line = lines.line,
                              .line_count = lines.count};
    if (lines.count == 0)
        return;
    section_put(part->frame, part->column, &section);
    column_skip(part->column, part->frame->measure->gap_px);
}

void offer_put_when(struct part *part)
{
    struct lines lines = {0};
    offer_add(&lines,
              (struct section_line){.words = access_words(part->data->offer.row.access),
                                    .kind = SECTION_STRONG});
    size_t before = lines.count;
    add_hours(part, &lines);
    bool when = lines.count > before;
    offer_put(part, "text:when", when ? "schedule" : "event",
              when ? "offer.when" : "offer.access", &lines);
    put_holidays(part);
}

static const char *joined(struct part *part, const struct texts *texts, bool ways)
{
    const char *words = NULL;
    for (size_t i = 0; i < texts->count; i++) {
        const char *item =
            ways ? strings_get(frame_print(part->frame, "offer.way.%s", texts->item[i]))
                 : language_name(part->frame->arena, texts->item[i], strings_lang());
        const char *value[] = {words, item};
        words = words == NULL ? item
                              : strings_fill(part->frame->arena, "hours.comma", value, 2);
    }
    return words;
}

void offer_put_reach(struct part *part)
{
    const struct offer *offer = &part->data->offer;
    struct arena *arena = part->frame->arena;
    offer_put_words(part, "text:web", "language", "offer.web",
                    offer->text[OFFER_WEB] != NULL
                        ? offer_web_words(arena, offer->text[OFFER_WEB])
                        : NULL);
    offer_put_words(part, "text:email", "mail_outline", "offer.email",
                    offer->text[OFFER_EMAIL] != NULL
                        ? offer_email_words(arena, offer->text[OFFER_EMAIL])
                        : NULL);
    offer_put_words(part, "text:languages", "translate", "offer.languages",
                    joined(part, &offer->list[OFFER_LANGUAGES], false));
    offer_put_words(part, "text:ways", "forum", "offer.ways",
                    joined(part, &offer->list[OFFER_WAYS], true));
}
