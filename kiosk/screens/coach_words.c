#include "screens/coach_words.h"

#include <string.h>

#include "core/booking.h"
#include "core/strings.h"
#include "words/takeaway.h"
#include "words/language_name.h"

static bool among(const struct texts *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->item[i], text) == 0)
            return true;
    return list->count == 0;
}

/* The nearest page of a record on the way here; NULL if there is none. */
static const struct page *way_here(const struct session *session, enum screen_id screen)
{
    for (size_t i = session->page_count; i > 0; i--)
        if (session->page[i - 1].screen == screen && session->page[i - 1].id[0] != '\0')
            return &session->page[i - 1];
    return NULL;
}

static const struct topic *topic_here(const struct hall *hall, struct arena *arena,
                                      const char *offer)
{
    struct err ignored = {""};
    const struct page *page = way_here(hall->session, SCREEN_TOPIC);
    struct offer whole;
    if (page != NULL)
        return content_topic(hall->content, page->id);
    if (offer != NULL && content_offer(hall->content, arena, offer, &whole, &ignored) &&
        whole.list[OFFER_TOPICS].count > 0)
        return content_topic(hall->content, whole.list[OFFER_TOPICS].item[0]);
    return NULL;
}

struct coach_choice coach_choice(const struct hall *hall, struct arena *arena)
{
    const struct coach_wish *wish = &hall->session->coach;
    const struct page *offer = way_here(hall->session, SCREEN_OFFER);
    struct coach_choice choice = {
        .lang = wish->lang[0] != '\0' ? wish->lang : hall->session->lang,
        .town = wish->town[0] != '\0' ? wish->town
                : hall->site != NULL  ? hall->site->town
                                      : NULL,
        .offer = offer != NULL ? offer->id : NULL,
        .wishes = wish->wishes & CODE_WISHES,
    };
    if (wish->topic[0] == '\0')
        choice.topic = topic_here(hall, arena, choice.offer);
    else
        choice.topic = content_topic(hall->content, wish->topic);
    return choice;
}

bool coach_speaks(const struct coach *coach, const char *lang)
{
    return among(&coach->languages, lang);
}

bool coach_fits(const struct coach *coach, const struct coach_choice *choice,
                bool any_lang)
{
    return coach->open_places > 0 && (any_lang || coach_speaks(coach, choice->lang)) &&
           (choice->town == NULL || among(&coach->towns, choice->town)) &&
           (choice->topic == NULL || among(&coach->topics, choice->topic->id));
}

const char *coach_languages(struct arena *arena, const struct coach *coach)
{
    const char *words = "";
    for (size_t i = 0; i < coach->languages.count; i++) {
        const char *one = language_name(arena, coach->languages.item[i], strings_lang());
        const char *value[] = {words, one};
        words = i == 0 ? one : strings_fill(arena, "hours.comma", value, 2);
    }
    return words;
}

static unsigned wishes_of(const struct coach *coach, const struct coach_choice *choice)
{
    return choice->wishes |
           (coach_speaks(coach, choice->lang) ? 0u : (unsigned)CODE_INTERPRETER);
}

static unsigned topic_number(const struct hall *hall, const struct topic *topic)
{
    size_t count;
    const struct topic *all = content_topics(hall->content, &count);
    for (size_t i = 0; topic != NULL && i < count; i++)
        if (&all[i] == topic)
            return (unsigned)i + 1;
    return 0;
}

const char *coach_code(const struct hall *hall, struct arena *arena,
                       const struct coach *coach, const struct coach_choice *choice)
{
    char text[CODE_ROOM];
    struct code code = {
        .coach = code_coach(coach->id),
        .topic = topic_number(hall, choice->topic),
        .wishes = wishes_of(coach, choice),
        .month = hall->now.known ? (unsigned)hall->now.moment.date.month : 0,
    };
    code_write(&code, text);
    const char *copy = arena_copy(arena, text);
    return copy != NULL ? copy : "";
}

static const char *wish_words(struct arena *arena, const char *lang, unsigned wishes)
{
    static const struct {
        unsigned wish;
        const char *name;
    } names[] = {{CODE_INTERPRETER, "coach.wish.interpreter"},
                 {CODE_COMPANION, "coach.wish.companion"},
                 {CODE_CHILD, "coach.wish.child"}};
    const char *words = NULL;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if ((wishes & names[i].wish) == 0)
            continue;
        const char *one = strings_get_in(lang, names[i].name);
        const char *value[] = {words, one};
        words = words == NULL
                    ? one
                    : strings_fill_words(arena, lang, strings_get_in(lang, "hours.comma"),
                                         value, 2);
    }
    return words;
}

static const char *sentence(struct arena *arena, const char *lang, const char *name,
                            const char *value)
{
    return strings_fill_words(arena, lang, strings_get_in(lang, name), &value, 1);
}

enum { MOST_SENTENCES = 4 };

/* What there is to say, in order; returns how many. */
static size_t sentences(const struct hall *hall, struct arena *arena,
                        const struct coach *coach, const struct coach_choice *choice,
                        const char *lang, const char *out[MOST_SENTENCES])
{
    size_t count = 0;
    const struct topic *topic = choice->topic;
    const char *wishes = wish_words(arena, lang, wishes_of(coach, choice));
    out[count++] =
        sentence(arena, lang, "coach.message", coach_code(hall, arena, coach, choice));
    if (wishes != NULL)
        out[count++] = sentence(arena, lang, "coach.message_wish", wishes);
    if (strcmp(choice->lang, "de") != 0)
        out[count++] = sentence(arena, lang, "coach.message_lang",
                                language_name(arena, choice->lang, lang));
    /* What was sent stays in the phone: a crisis is named to the coach alone, by the
     * code. */
    if (topic != NULL && !topic->crisis)
        out[count++] = sentence(arena, lang, "coach.message_topic",
                                strcmp(lang, "de") == 0 ? topic->german : topic->name);
    return count;
}

/* The first `count` of them. */
static const char *message(const struct hall *hall, struct arena *arena,
                           const struct coach *coach, const struct coach_choice *choice,
                           const char *lang, size_t count)
{
    const char *part[MOST_SENTENCES];
    size_t all = sentences(hall, arena, coach, choice, lang, part);
    const char *words = part[0];
    for (size_t i = 1; i < count && i < all && words != NULL; i++)
        words = arena_print(arena, "%s %s", words, part[i]);
    return words != NULL ? words : "";
}

/* The code of the longest message that fits; `*count_out` says how many sentences. */
static const char *message_payload(const struct hall *hall, struct arena *arena,
                                   const struct coach *coach,
                                   const struct coach_choice *choice, enum coach_way way,
                                   size_t *count_out)
{
    const char *code = coach_code(hall, arena, coach, choice);
    const char *subject = arena_print(arena, "ANNA %s", code);
    const char *payload = NULL;
    size_t count = MOST_SENTENCES;
    while (subject != NULL && payload == NULL && count > 0) {
        const char *words = message(hall, arena, coach, choice, "de", count);
        payload = way == COACH_SMS ? takeaway_sms(arena, coach->sms, words)
                                   : takeaway_mail(arena, coach->email, subject, words);
        *count_out = count--;
    }
    return payload;
}

const char *coach_message(const struct hall *hall, struct arena *arena,
                          const struct coach *coach, const struct coach_choice *choice,
                          enum coach_way way, const char *lang)
{
    size_t count = 1;
    message_payload(hall, arena, coach, choice, way, &count);
    return message(hall, arena, coach, choice, lang, count);
}

const char *coach_phone(const struct hall *hall, const struct coach *coach)
{
    if (coach->phone != NULL)
        return coach->phone;
    if (hall->site != NULL && hall->site->coach_phone != NULL)
        return hall->site->coach_phone;
    return hall->desk_phone;
}

static const char *online(struct hall *hall, struct arena *arena,
                          const struct coach *coach, const struct coach_choice *choice)
{
    struct err ignored = {""};
    struct texts hosts = {NULL, 0};
    const struct topic *topic = choice->topic;
    bool crisis = topic != NULL && topic->crisis;
    struct booking_ask ask = {choice->lang, crisis ? NULL : choice->offer};
    if (!content_booking_hosts(hall->content, arena, &hosts, &ignored))
        return NULL;
    return booking_drawn(arena, coach, &hosts, &ask, hall->now);
}

const char *coach_payload(struct hall *hall, struct arena *arena,
                          const struct coach *coach, const struct coach_choice *choice,
                          enum coach_way way)
{
    const char *phone = coach_phone(hall, coach);
    size_t sentences_said;
    switch (way) {
    case COACH_ONLINE:
        return online(hall, arena, coach, choice);
    case COACH_SMS:
        return coach->sms != NULL
                   ? message_payload(hall, arena, coach, choice, way, &sentences_said)
                   : NULL;
    case COACH_PHONE:
        return phone != NULL ? takeaway_tel(arena, phone) : NULL;
    case COACH_EMAIL:
        return coach->email != NULL
                   ? message_payload(hall, arena, coach, choice, way, &sentences_said)
                   : NULL;
    case COACH_COPY:
    case COACH_WAY_END:
        break;
    }
    return NULL;
}
