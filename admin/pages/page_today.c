#include <string.h>

#include "base/message.h"
#include "pages/coach_link.h"
#include "pages/offers_asked.h"
#include "pages/route.h"
#include "pages/terminals.h"
#include "reports/ledger_group.h"

/* What is to do today: at most five things, each with its minutes, the most urgent first,
 * of what whoever asks may do. No list of everything: half a post has two hours. Below
 * stands what waits to be published. */

enum { THINGS = 5 };

struct thing {
    const char *icon, *tint, *title, *words;
    const char *path, *query; /* "/offers", "?filter=old" */
    const char *button;
    size_t minutes;
};

struct things {
    struct thing item[THINGS];
    size_t count, minutes;
};

static void add_thing(const struct page *page, struct things *things, struct thing thing)
{
    if (things->count == THINGS || !page_may_open(page, thing.path))
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

/* Terminals that are not well, or of which nobody has heard for long. */
static bool count_terminals(struct page *page, size_t *out)
{
    struct terminals all;
    *out = 0;
    if (!terminals_make(page->arena, page->office->store, &page->office->document,
                        page->today, &all, page->err))
        return false;
    for (size_t i = 0; i < all.count; i++)
        *out += all.item[i].site != NULL && (all.item[i].state == TERMINAL_SICK ||
                                             all.item[i].state == TERMINAL_SILENT);
    return true;
}

#define COUNTED(page, one, many, n) \
    or_empty(arena_print((page)->arena, message_count(one, many, n), (unsigned long)(n)))

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static size_t at_most(size_t count, size_t most)
{
    return count < most ? count : most;
}

/* What families and terminals say. */
static bool gather_heard(struct page *page, struct things *out)
{
    size_t reports = 0;
    size_t terminals;
    if (!ledger_count_new(page->office->ledger, &reports, page->err) ||
        !count_terminals(page, &terminals))
        return false;
    if (reports > 0)
        add_thing(
            page, out,
            (struct thing){"report_problem", "plum",
                           COUNTED(page, "%lu new report", "%lu new reports", reports),
                           message("Families say what does not work."), "/barriers", "",
                           message("Read them"), at_most(reports, 10) * 2});
    if (terminals > 0)
        add_thing(page, out,
                  (struct thing){"place", "red",
                                 COUNTED(page, "%lu terminal needs a visit",
                                         "%lu terminals need a visit", terminals),
                                 message("It is not well, or nobody has heard of it."),
                                 "/sites", "", message("Show them"),
                                 at_most(terminals, 5) * 5});
    return true;
}

/* What stands in the offers, and in the coaches. */
static void gather_written(struct page *page, struct things *out)
{
    size_t old = count_rows(page, LISTING_IS_OLD);
    size_t topicless = count_rows(page, LISTING_TOPICLESS);
    size_t outdated = count_rows(page, LISTING_IS_OUTDATED);
    size_t hard = count_rows(page, LISTING_HARD);
    size_t hidden = count_rows(page, LISTING_NOT_SHOWN);
    size_t links = count_links(page);
    size_t calls = at_most(old, OFFERS_CALLED_A_DAY);
    if (old > 0)
        add_thing(page, out,
                  (struct thing){
                      "phone_in_talk", "amber",
                      COUNTED(page, "Call %lu provider", "Call %lu providers", calls),
                      COUNTED(page, "%lu offer is older than a year.",
                              "%lu offers are older than a year.", old),
                      "/calls", "", message("Call list"), calls * 4});
    if (topicless > 0)
        add_thing(page, out,
                  (struct thing){"label", "amber",
                                 COUNTED(page, "%lu offer has no topic",
                                         "%lu offers have no topic", topicless),
                                 message("Found by searching alone."), "/offers",
                                 "?filter=topicless", message("Show them"),
                                 at_most(topicless, 5) * 2});
    if (outdated > 0)
        add_thing(page, out,
                  (struct thing){"translate", "teal",
                                 COUNTED(page, "%lu translation is outdated",
                                         "%lu translations are outdated", outdated),
                                 message("The German text is new."), "/translate", "",
                                 message("Show them"), at_most(outdated, 5) * 5});
    if (links > 0)
        add_thing(page, out,
                  (struct thing){"link", "plum",
                                 COUNTED(page, "Look at %lu link of a coach",
                                         "Look at %lu links of coaches", links),
                                 message("After 30 days the terminals hide it."),
                                 "/coaches", "", message("Show them"),
                                 at_most(links, 10) * 2});
    if (hard > 0)
        add_thing(
            page, out,
            (struct thing){
                "spellcheck", "plum",
                COUNTED(page, "%lu offer has an error", "%lu offers have an error", hard),
                message("A text is hard to read, or something is missing."), "/offers",
                "?filter=hard", message("Improve"), at_most(hard, 5) * 5});
    if (hidden > 0)
        add_thing(page, out,
                  (struct thing){"visibility_off", "red",
                                 COUNTED(page, "%lu offer is not on the terminals",
                                         "%lu offers are not on the terminals", hidden),
                                 message("Nobody has checked it yet."), "/offers",
                                 "?filter=hidden", message("Show them"),
                                 at_most(hidden, 5) * 3});
}

/* What the terminals do not show yet; it is no work, and waits for whoever may publish.
 */
static bool add_unpublished(struct page *page)
{
    struct pending *pending = &page->office->pending;
    if (!page_may_open(page, "/publish"))
        return true;
    if (!office_pending(page->office, page->err))
        return false;
    size_t count = pending->differences.count;
    if (count == 0)
        return true;
    const char *since =
        pending->bundle_count > 0
            ? arena_print(page->arena, message("Published last: %s."),
                          page_ago(page, pending->bundle[0].label.created))
            : message("Nothing was published yet.");
    return PAGE_ADD(
        page, "unpublished",
        {"title", COUNTED(page, "%lu record waits", "%lu records wait", count), false},
        {"words", or_empty(since), false});
}

/* In an office without offers nothing waits, and all is to do. The steps stay until the
 * first bundle is there. */
static bool add_beginning(struct page *page)
{
    bool town = page_may_open(page, "/town");
    long sequence = 0;
    if (!store_sequence(page->office->store, &sequence, page->err))
        return false;
    bool begun = page->office->offers.count > 0 && (sequence > 0 || !town);
    if (begun || (!town && !page_may_open(page, "/import")))
        return true;
    return PAGE_ADD(
        page, "beginning",
        {"words",
         town ? message("Five steps lead to the first terminal.")
              : message("Take in the table with your offers."),
         false},
        {"path", town ? "/town" : "/import", false},
        {"button", town ? message("To the steps") : message("Take in"), false});
}

bool page_today(struct page *page)
{
    struct things things = {0};
    if (!page_may_open(page, "/offers"))
        return page_go(page, "/numbers");
    if (!gather_heard(page, &things))
        return false;
    gather_written(page, &things);
    const char *lead =
        page->office->offers.count == 0 ? message("There are no offers yet.")
        : things.count == 0
            ? message("Nothing is waiting. Thank you.")
            : arena_print(page->arena, message("Things to do: %zu, about %zu minutes"),
                          things.count, things.minutes);
    if (!page_begin(page, "today", message("Today")) ||
        !PAGE_ADD(page, "title", {"title", message("Today"), false},
                  {"lead", lead, false}) ||
        !add_beginning(page) || !page_add(page, "things", NULL, 0))
        return false;
    for (size_t i = 0; i < things.count; i++) {
        const struct thing *thing = &things.item[i];
        const char *minutes =
            arena_print(page->arena, message("about %zu minutes"), thing->minutes);
        if (!PAGE_ADD(page, "thing", {"icon", thing->icon, false},
                      {"tint", thing->tint, false}, {"title", thing->title, false},
                      {"words", thing->words, false}, {"minutes", minutes, false},
                      {"path", thing->path, false}, {"query", thing->query, false},
                      {"button", thing->button, false}))
            return false;
    }
    return page_add(page, "things end", NULL, 0) && add_unpublished(page) &&
           page_end(page);
}
