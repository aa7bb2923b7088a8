#include "screens/people.h"

#include "core/content_finder.h"
#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/offer_words.h"

/* "Wer geht mit?": people before offices. Coaches, then the offers with people, by who
 * they are. */

enum { MOST_PEOPLE = 40 };

struct companion {
    struct offer_item item;
    unsigned people;
};

struct people_data {
    struct companion companion[MOST_PEOPLE];
    size_t count;
    bool coach;
};

const char *people_words(struct frame *frame, unsigned people)
{
    for (int i = 1; i < FINDER_PEOPLE_COUNT; i++)
        if ((people >> i & 1) != 0)
            return strings_get(frame_print(frame, "people.%s", finder_people_word(i)));
    return NULL;
}

bool people_coach(struct hall *hall)
{
    struct err ignored = {""};
    struct coach *coach = NULL;
    size_t count = 0;
    return content_coaches(hall->content, hall->page_arena, &coach, &count, &ignored) &&
           count > 0;
}

struct entry people_coach_entry(void)
{
    return (struct entry){.id = "nav:coach",
                          .icon = "record_voice_over",
                          .tint = "teal",
                          .title = strings_get("home.coach"),
                          .reason = strings_get("people.coach"),
                          .summary = strings_get("home.coach_hint"),
                          .action = act_open(SCREEN_COACH, NULL)};
}

struct button people_way(void)
{
    return (struct button){.id = "nav:people",
                           .kind = BUTTON_PALE,
                           .icon = "volunteer_activism",
                           .label = strings_get("people.open"),
                           .action = act_open(SCREEN_PEOPLE, NULL)};
}

static const struct people_data *load(struct hall *hall)
{
    static const struct people_data none;
    static const struct finder_answers no_answers;
    const struct finder_offer *person[MOST_PEOPLE];
    struct finder_offer *offers = NULL;
    size_t count = 0;
    struct err ignored = {""};
    if (hall->page_data != NULL)
        return hall->page_data;
    struct people_data *data = arena_take(hall->page_arena, sizeof *data);
    if (data == NULL || !content_finder(hall->content, hall->page_arena,
                                        hall->site != NULL ? hall->site->town : "",
                                        &offers, &count, &ignored))
        return &none;
    data->coach = people_coach(hall);
    count = finder_people(offers, count, &no_answers, NULL, 0, person, MOST_PEOPLE);
    for (size_t i = 0; i < count; i++) {
        struct companion *one = &data->companion[data->count];
        if (!content_row(hall->content, hall->page_arena, person[i]->id, &one->item.row,
                         &ignored))
            continue;
        offer_item_read(hall->page_arena, &one->item);
        one->people = person[i]->people;
        data->count++;
    }
    hall->page_data = data;
    return data;
}

/* Those whose first kind it is: each stands once. */
static void put_group(struct hall *hall, struct frame *frame, struct column *column,
                      const struct people_data *data, int kind)
{
    const struct measure *m = frame->measure;
    struct entry entry[MOST_PEOPLE + 1];
    size_t count = 0;
    if (kind == FINDER_COACH && data->coach)
        entry[count++] = people_coach_entry();
    for (size_t i = 0; i < data->count; i++)
        if ((data->companion[i].people & ((2u << kind) - 1)) == 1u << kind)
            entry[count++] = offer_entry(hall, frame, &data->companion[i].item);
    if (count == 0)
        return;
    column_words(
        frame, column, ROLE_HEADING, m->strong, frame->theme->soft, frame->theme->ground,
        strings_get(frame_print(frame, "people.group.%s", finder_people_word(kind))));
    column_skip(column, m->gap_px / 2);
    entries_put(frame, column, entry, count);
    column_skip(column, m->gap_px);
}

void people_build(struct hall *hall, struct frame *frame)
{
    struct chrome chrome = {0};
    struct column column = chrome_begin(hall, frame, &chrome);
    const struct people_data *data = load(hall);
    chrome_title(frame, &column, strings_get("people.title"), strings_get("people.hint"));
    put_group(hall, frame, &column, data, FINDER_COACH);
    for (int kind = 1; kind < FINDER_COACH; kind++)
        put_group(hall, frame, &column, data, kind);
    chrome_end(hall, frame, column);
}
