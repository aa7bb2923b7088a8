#include <string.h>

#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/coach_page.h"
#include "screens/coach_words.h"
#include "screens/offer_words.h"
#include "ui/button.h"
#include "ui/chip.h"
#include "words/language_name.h"

/* Language, town and topic: each as chips of which one is on. */

struct chips {
    struct chip chip[COACH_MOST_CHIPS];
    const char *value[COACH_MOST_CHIPS];
    size_t count;
};

static void add_chip(struct chips *chips, const char *value, struct chip chip)
{
    if (chips->count == COACH_MOST_CHIPS || strlen(value) >= SESSION_ID_LEN)
        return;
    for (size_t i = 0; i < chips->count; i++)
        if (strcmp(chips->value[i], value) == 0)
            return;
    chips->value[chips->count] = value;
    chips->chip[chips->count++] = chip;
}

static void put_chips(struct frame *frame, struct column *column, const char *heading,
                      const struct chips *chips)
{
    const struct measure *m = frame->measure;
    column_words(frame, column, ROLE_HEADING, m->strong, frame->theme->ink,
                 frame->theme->ground, strings_get(heading));
    column_skip(column, m->gap_px / 2);
    chips_put(frame, column, chips->chip, chips->count);
    column_skip(column, m->gap_px);
}

static void add_lang(struct hall *hall, struct frame *frame, struct chips *chips,
                     const char *lang, const struct coach_choice *choice)
{
    add_chip(
        chips, lang,
        (struct chip){.id = frame_print(frame, "speaks:%s", lang),
                      .label = language_name(frame->arena, lang, hall->session->lang),
                      .on = strcmp(lang, choice->lang) == 0,
                      .action = act(VERB_COACH_LANG, 0, lang)});
}

static void put_languages(struct hall *hall, struct frame *frame, struct column *column,
                          const struct coach *coach, size_t count,
                          const struct coach_choice *choice)
{
    struct chips chips = {.count = 0};
    add_lang(hall, frame, &chips, choice->lang, choice);
    for (size_t i = 0; i < hall->lang_count; i++)
        add_lang(hall, frame, &chips, hall->langs[i], choice);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < coach[i].languages.count; k++)
            add_lang(hall, frame, &chips, coach[i].languages.item[k], choice);
    put_chips(frame, column, "coach.lang", &chips);
}

static void add_town(struct hall *hall, struct frame *frame, struct chips *chips,
                     const char *town, const struct coach_choice *choice)
{
    add_chip(chips, town,
             (struct chip){.id = frame_print(frame, "town:%s", town),
                           .label = offer_town(frame->arena, hall, town),
                           .on = choice->town != NULL && strcmp(town, choice->town) == 0,
                           .action = act(VERB_COACH_TOWN, 0, town)});
}

static void put_towns(struct hall *hall, struct frame *frame, struct column *column,
                      const struct coach *coach, size_t count,
                      const struct coach_choice *choice)
{
    struct chips chips = {.count = 0};
    size_t sites;
    const struct site *site = content_sites(hall->content, &sites);
    for (size_t i = 0; i < sites; i++)
        add_town(hall, frame, &chips, site[i].town, choice);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < coach[i].towns.count; k++)
            add_town(hall, frame, &chips, coach[i].towns.item[k], choice);
    put_chips(frame, column, "coach.town", &chips);
}

static void put_topics(struct hall *hall, struct frame *frame, struct column *column,
                       const struct coach_choice *choice)
{
    struct chips chips = {.count = 0};
    size_t count;
    const struct topic *topic = content_topics(hall->content, &count);
    add_chip(&chips, SESSION_NO_TOPIC,
             (struct chip){.id = "about:any",
                           .label = strings_get("coach.topic_any"),
                           .on = choice->topic == NULL,
                           .action = act(VERB_COACH_TOPIC, 0, SESSION_NO_TOPIC)});
    for (size_t i = 0; i < count; i++)
        add_chip(&chips, topic[i].id,
                 (struct chip){.id = frame_print(frame, "about:%s", topic[i].id),
                               .label = topic[i].name,
                               .icon = topic[i].icon,
                               .on = choice->topic == &topic[i],
                               .action = act(VERB_COACH_TOPIC, 0, topic[i].id)});
    put_chips(frame, column, "coach.topic", &chips);
}

void coach_choose_build(struct hall *hall, struct frame *frame, const struct coach *coach,
                        size_t count)
{
    struct coach_choice choice = coach_choice(hall, frame->arena);
    struct chrome chrome = {.crisis = choice.topic != NULL && choice.topic->crisis};
    struct column column = chrome_begin(hall, frame, &chrome);
    chrome_title(frame, &column, strings_get("coach.choose_title"), NULL);
    put_languages(hall, frame, &column, coach, count, &choice);
    put_towns(hall, frame, &column, coach, count, &choice);
    put_topics(hall, frame, &column, &choice);
    struct button show = {.id = "nav:show",
                          .kind = BUTTON_MAIN,
                          .icon = "check",
                          .label = strings_get("coach.show"),
                          .centered = true,
                          .action = act(VERB_BACK, 0, NULL)};
    struct rect place = {column.x, column.y, column.w, 0};
    column_skip(&column, button_put(frame, place, &show));
    chrome_end(hall, frame, column);
}
