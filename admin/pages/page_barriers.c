#include <string.h>

#include "base/message.h"
#include "pages/barrier_list.h"
#include "pages/barrier_words.h"
#include "pages/route.h"
#include "reports/ledger_change.h"

/* What keeps families out: the reports by offer and step, and those that are set apart.
 * Who may not read texts sees how many there are. */

static const char *lead(struct page *page, const struct barrier_list *list)
{
    const char *text =
        arena_print(page->arena,
                    message_count("%zu new report, by offer and step",
                                  "%zu new reports, by offer and step", list->fresh),
                    list->fresh);
    return text != NULL ? text : "";
}

static bool add_title(struct page *page, const struct barrier_list *list)
{
    return PAGE_ADD(page, "barriers title", {"lead", lead(page, list), false}) &&
           (!page_may_open(page, "/import") ||
            page_add(page, "barriers import", NULL, 0)) &&
           (!page_may_open(page, "/numbers") ||
            page_add(page, "barriers numbers", NULL, 0)) &&
           page_add(page, "barriers title end", NULL, 0);
}

/* Why the office does not believe one. */
static const char *apart_words(const char *why)
{
    static const struct {
        const char *why, *words;
    } rows[] = {
        {"site", MESSAGE("There is no such place.")},
        {"future", MESSAGE("Its month has not come yet.")},
        {"old", MESSAGE("Its month is more than a year ago.")},
        {"offer", MESSAGE("There is no such offer.")},
        {"barrier", MESSAGE("There is no such barrier.")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].why, why) == 0)
            return message(rows[i].words);
    return why;
}

static bool add_apart(struct page *page)
{
    const struct ledger_filter filter = {.apart = true};
    struct ledger_row *row;
    size_t count = 0;
    if (!page_may(page, "POST", "/report-accept/x"))
        return true;
    if (!ledger_list(page->office->ledger, page->arena, &filter, &row, &count, page->err))
        return false;
    if (count > 0 && !page_add(page, "apart", NULL, 0))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!PAGE_ADD(page, "apart row", {"id", row[i].id, false},
                      {"token", page->session->token, false},
                      {"why", apart_words(row[i].apart), false},
                      {"month", barrier_month(page, row[i].month), false},
                      {"site", barrier_name(page, RECORD_SITE, row[i].site), false},
                      {"step", barrier_step(row[i].step), false},
                      {"offer",
                       row[i].offer != NULL
                           ? barrier_name(page, RECORD_OFFER, row[i].offer)
                           : message("no offer"),
                       false}))
            return false;
    return count == 0 || page_add(page, "apart end", NULL, 0);
}

bool page_barriers(struct page *page)
{
    struct barrier_list list;
    return barrier_list_read(page, &list) &&
           page_begin(page, "barriers", message("Barriers")) && add_title(page, &list) &&
           barrier_said_add(page) && page_add_saved(page, "/barriers") &&
           barrier_list_add(page, &list, NULL) && add_apart(page) && page_end(page);
}
