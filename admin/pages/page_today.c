#include <string.h>

#include "base/message.h"
#include "pages/coach_link.h"
#include "pages/route.h"

/* What is to do today: at most five things, each with its minutes, the most urgent first.
 * No list of everything: half a post has two hours. */

enum { THINGS = 5, CALLS_A_DAY = 5 };

struct thing {
    const char *icon, *tint, *title, *words, *path, *button;
    size_t minutes;
};

struct things {
    struct thing item[THINGS];
    size_t count, minutes;
};

static void add_thing(struct things *things, struct thing thing)
{
    if (things->count == THINGS)
        return;
    things->item[things->count++] = thing;
    things->minutes += thing.minutes;
}

static size_t count_rows(const struct page *page, enum listing_filter filter)
{
    size_t count = 0;
    for (size_t i = 0; i < page->office->offers.count; i++)
        count += listing_is(&page->office->offers.row[i], filter);
    return count;
}

/* Coaches whose booking links somebody should look at. */
static size_t count_links(const struct page *page)
{
    const struct document *document = &page->office->document;
    size_t count = 0;
    for (size_t i = 0; i < document->list[RECORD_COACH].count; i++) {
        struct coach_link link;
        count +=
            coach_link_of(page->arena, document, document->list[RECORD_COACH].item[i],
                          page->today, &link) &&
            coach_link_waits(link.state);
    }
    return count;
}

#define COUNTED(page, one, many, n) \
    or_empty(arena_print((page)->arena, message_count(one, many, n), (unsigned long)(n)))

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static void gather(struct page *page, struct things *out)
{
    size_t old = count_rows(page, LISTING_IS_OLD);
    size_t outdated = count_rows(page, LISTING_IS_OUTDATED);
    size_t hard = count_rows(page, LISTING_HARD);
    size_t hidden = count_rows(page, LISTING_NOT_SHOWN);
    size_t links = count_links(page);
    size_t calls = old < CALLS_A_DAY ? old : CALLS_A_DAY;
    if (old > 0)
        add_thing(out,
                  (struct thing){
                      "phone_in_talk", "amber",
                      COUNTED(page, "Call %lu provider", "Call %lu providers", calls),
                      COUNTED(page, "%lu offer is older than a year.",
                              "%lu offers are older than a year.", old),
                      "/offers?filter=old", message("Show them"), calls * 4});
    if (outdated > 0)
        add_thing(out, (struct thing){"translate", "teal",
                                      COUNTED(page, "%lu translation is outdated",
                                              "%lu translations are outdated", outdated),
                                      message("The German text is new."),
                                      "/offers?filter=outdated", message("Show them"),
                                      outdated < 5 ? outdated * 5 : 25});
    if (hard > 0)
        add_thing(
            out,
            (struct thing){
                "spellcheck", "plum",
                COUNTED(page, "%lu offer has an error", "%lu offers have an error", hard),
                message("A text is hard to read, or something is missing."),
                "/offers?filter=hard", message("Improve"), hard < 5 ? hard * 5 : 25});
    if (links > 0)
        add_thing(out, (struct thing){"link", "plum",
                                      COUNTED(page, "Look at %lu link of a coach",
                                              "Look at %lu links of coaches", links),
                                      message("After 30 days the terminals hide it."),
                                      "/coaches", message("Show them"), links * 2});
    if (hidden > 0)
        add_thing(out, (struct thing){
                           "visibility_off", "red",
                           COUNTED(page, "%lu offer is not on the terminals",
                                   "%lu offers are not on the terminals", hidden),
                           message("Nobody has checked it yet."), "/offers?filter=hidden",
                           message("Show them"), hidden < 5 ? hidden * 3 : 15});
}

bool page_today(struct page *page)
{
    struct things things = {0};
    gather(page, &things);
    const char *lead =
        things.count == 0
            ? message("Nothing is waiting. Thank you.")
            : arena_print(page->arena, message("Things to do: %zu, about %zu minutes"),
                          things.count, things.minutes);
    if (!page_begin(page, "today", message("Today")) ||
        !PAGE_ADD(page, "title", {"title", message("Today"), false},
                  {"lead", lead, false}) ||
        !page_add(page, "things", NULL, 0))
        return false;
    for (size_t i = 0; i < things.count; i++) {
        const struct thing *thing = &things.item[i];
        const char *minutes =
            arena_print(page->arena, message("about %zu minutes"), thing->minutes);
        if (!PAGE_ADD(page, "thing", {"icon", thing->icon, false},
                      {"tint", thing->tint, false}, {"title", thing->title, false},
                      {"words", thing->words, false}, {"minutes", minutes, false},
                      {"path", thing->path, false}, {"button", thing->button, false}))
            return false;
    }
    return page_add(page, "things end", NULL, 0) && page_end(page);
}
