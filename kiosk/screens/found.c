#include "core/content_finder.h"
#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/finder_words.h"
#include "screens/offer_words.h"
#include "screens/people.h"
#include "ui/button.h"

/* What fits the answers of the three questions, each offer with its reason; and people to
 * ask. */

struct found {
    struct offer_item item;
    const char *not_for; /* NULL: none */
    struct finder_hit hit;
    unsigned people;
};

struct found_data {
    struct found offer[FINDER_SHOWN];
    size_t count;
    struct found person[FINDER_ASKED];
    size_t persons;
    bool coach; /* there are coaches: one of them is the first to ask */
};

static bool read_found(struct hall *hall, const char *id, struct found *out)
{
    struct err ignored = {""};
    struct offer offer;
    if (!content_offer(hall->content, hall->page_arena, id, &offer, &ignored))
        return false;
    out->item.row = offer.row;
    out->not_for = offer.text[OFFER_NOT_FOR];
    offer_item_read(hall->page_arena, &out->item);
    return true;
}

static void rank(struct hall *hall, struct found_data *data,
                 const struct finder_offer *offers, size_t count)
{
    const struct finder_answers *answers = &hall->session->finder;
    struct finder_hit hit[FINDER_SHOWN];
    const struct finder_offer *person[FINDER_ASKED];
    size_t hits =
        finder_rank(offers, count, answers, hall->page_arena, hit, FINDER_SHOWN);
    for (size_t i = 0; i < hits; i++) {
        struct found *found = &data->offer[data->count];
        found->hit = hit[i];
        data->count += read_found(hall, hit[i].offer->id, found);
    }
    size_t persons = finder_people(offers, count, answers, hit, hits, person,
                                   FINDER_ASKED - data->coach);
    for (size_t i = 0; i < persons; i++) {
        struct found *found = &data->person[data->persons];
        found->people = person[i]->people;
        data->persons += read_found(hall, person[i]->id, found);
    }
}

/* The answers cannot change while the page stands. */
static const struct found_data *load(struct hall *hall)
{
    static const struct found_data none;
    struct err ignored = {""};
    struct finder_offer *offers = NULL;
    size_t count = 0;
    if (hall->page_data != NULL)
        return hall->page_data;
    struct found_data *data = arena_take(hall->page_arena, sizeof *data);
    if (data == NULL || !content_finder(hall->content, hall->page_arena,
                                        hall->site != NULL ? hall->site->town : "",
                                        &offers, &count, &ignored))
        return &none;
    data->coach = people_coach(hall);
    rank(hall, data, offers, count);
    hall->page_data = data;
    return data;
}

static struct entry entry_of(struct hall *hall, struct frame *frame,
                             const struct found *found, const char *why)
{
    struct entry entry = offer_entry(hall, frame, &found->item);
    entry.reason = why;
    if (found->not_for != NULL && entry.summary != NULL)
        entry.summary = frame_print(frame, "%s %s", entry.summary, found->not_for);
    return entry;
}

static void put_offers(struct hall *hall, struct frame *frame, struct column *column,
                       const struct found_data *data)
{
    struct entry entry[FINDER_SHOWN];
    for (size_t i = 0; i < data->count; i++)
        entry[i] = entry_of(hall, frame, &data->offer[i],
                            finder_reason(frame, &data->offer[i].hit));
    entries_put(frame, column, entry, data->count);
    column_skip(column, frame->measure->gap_px);
}

static void put_people(struct hall *hall, struct frame *frame, struct column *column,
                       const struct found_data *data)
{
    const struct measure *m = frame->measure;
    struct entry entry[FINDER_ASKED + 1];
    size_t count = 0;
    if (data->coach)
        entry[count++] = people_coach_entry();
    for (size_t i = 0; i < data->persons; i++)
        entry[count++] = entry_of(hall, frame, &data->person[i],
                                  people_words(frame, data->person[i].people));
    if (count == 0)
        return;
    column_words(frame, column, ROLE_HEADING, m->heading, frame->theme->ink,
                 frame->theme->ground, strings_get("found.people"));
    column_skip(column, m->gap_px / 2);
    entries_put(frame, column, entry, count);
    column_skip(column, m->gap_px);
}

void found_build(struct hall *hall, struct frame *frame)
{
    struct chrome chrome = {.crisis = session_confides(hall->session)};
    struct column column = chrome_begin(hall, frame, &chrome);
    const struct found_data *data = load(hall);
    chrome_title(frame, &column, strings_get("found.title"), strings_get("found.hint"));
    frame->secret = session_confides(hall->session);
    put_offers(hall, frame, &column, data);
    put_people(hall, frame, &column, data);
    frame->secret = false;
    struct button more[] = {people_way(),
                            {.id = "nav:again",
                             .kind = BUTTON_PALE,
                             .icon = "tune",
                             .label = strings_get("found.again"),
                             .centered = true,
                             .action = act_open(SCREEN_FINDER, NULL)}};
    more[0].centered = true;
    buttons_put(frame, &column, more, 2);
    chrome_end(hall, frame, column);
}
