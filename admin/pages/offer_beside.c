#include "pages/offer_beside.h"

#include <string.h>

#include "base/message.h"
#include "pages/barrier_words.h"

static bool add_point(struct page *page, bool good, const char *words)
{
    return PAGE_ADD(page, "readable point",
                    {"icon", good ? "check_circle" : "error", false},
                    {"good", good ? "good" : "low", false}, {"words", words, false});
}

/* The score as a ring, and what it is made of. */
static bool add_readable(struct page *page, const struct listing *row)
{
    if (row == NULL || row->figures == NULL)
        return true;
    const struct plain_counts *counts = &row->figures->counts;
    int score = (int)(row->figures->score + 0.5);
    bool good = score >= LISTING_READABLE;
    size_t each = counts->sentences > 0
                      ? (counts->words + counts->sentences / 2) / counts->sentences
                      : 0;
    return PAGE_ADD(
               page, "readable", {"score", page_number(page, score), false},
               {"good", good ? "good" : "low", false},
               {"title", good ? message("Easy to read") : message("Hard to read"), false},
               {"goal",
                arena_print(page->arena, message("Goal: %d and more"), LISTING_READABLE),
                false}) &&
           add_point(page, each <= 12,
                     arena_print(page->arena, message("%zu words a sentence"), each)) &&
           add_point(page, counts->words_most <= 12,
                     arena_print(page->arena, message("the longest has %zu words"),
                                 counts->words_most)) &&
           add_point(page, row->errors + row->warnings == 0,
                     arena_print(page->arena, message("Hints: %zu"),
                                 row->errors + row->warnings)) &&
           page_add(page, "readable end", NULL, 0);
}

static bool add_related(struct page *page, const struct record *offer)
{
    const struct value *related = offer_value(offer, OFFER_RELATED);
    if (!page_add(page, "related", NULL, 0))
        return false;
    for (size_t i = 0; related != NULL && i < related->list.count; i++) {
        const char *id = related->list.item[i];
        const struct record *other =
            document_find(&page->office->document, RECORD_OFFER, id);
        if (!PAGE_ADD(page, "related one", {"id", id, false},
                      {"name", other != NULL ? record_name(other) : id, false}))
            return false;
    }
    return page_add(page, "related end", NULL, 0) &&
           (!page_may_open(page, "/related/x") ||
            PAGE_ADD(page, "related look", {"id", record_id(offer), false})) &&
           page_add(page, "related card end", NULL, 0);
}

/* By step, with the way to each group. */
static bool add_reports(struct page *page, const struct record *offer)
{
    const struct ledger_group_filter all = {0};
    struct ledger_group *group = NULL;
    size_t count = 0;
    size_t reports = 0;
    if (!page_may_open(page, "/barriers"))
        return true;
    if (!ledger_groups(page->office->ledger, page->arena, &all, &group, &count,
                       page->err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (group[i].offer != NULL && strcmp(group[i].offer, record_id(offer)) == 0)
            reports += group[i].count;
    if (reports == 0)
        return true;
    if (!PAGE_ADD(page, "reports about",
                  {"count", page_number(page, (long long)reports), false}))
        return false;
    for (size_t i = 0; i < count; i++)
        if (group[i].offer != NULL && strcmp(group[i].offer, record_id(offer)) == 0 &&
            !PAGE_ADD(page, "reports step", {"id", group[i].id, false},
                      {"step", barrier_step(group[i].step), false},
                      {"count", page_number(page, (long long)group[i].count), false}))
            return false;
    return page_add(page, "reports about end", NULL, 0);
}

static bool add_shown(struct page *page, const struct listing *row, const char *id)
{
    return row == NULL || !page_may(page, "POST", "/several") ||
           PAGE_ADD(page, row->on_terminal ? "hide" : "reveal", {"id", id, false},
                    {"back", arena_print(page->arena, "/offer/%s", id), false},
                    {"token", page->session->token, false});
}

bool offer_beside_add(struct page *page, const struct record *offer)
{
    const char *id = record_id(offer);
    const struct listing *row =
        listings_find(&page->office->offers, &page->office->document, id);
    return page_add(page, "beside", NULL, 0) && add_readable(page, row) &&
           add_related(page, offer) && add_reports(page, offer) &&
           add_shown(page, row, id) && page_add(page, "beside end", NULL, 0);
}
