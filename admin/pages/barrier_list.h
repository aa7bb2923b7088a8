#ifndef ANNA_ADMIN_PAGES_BARRIER_LIST_H
#define ANNA_ADMIN_PAGES_BARRIER_LIST_H

#include "pages/page.h"
#include "reports/ledger_group.h"

/* The groups of reports as a list: filters with what each would leave, the new first. It
 * stands alone, and beside one of the groups. */

enum barrier_filter {
    BARRIER_OPEN, /* something is left to do */
    BARRIER_NEW,
    BARRIER_CHANGED, /* in the last BARRIER_CHANGED_DAYS */
    BARRIER_ANSWERED,
    BARRIER_ALL,
    BARRIER_FILTERS
};

enum { BARRIER_CHANGED_DAYS = 14 };

struct barrier_list {
    struct ledger_group *group; /* that pass, in the order of their urgency */
    size_t count;
    size_t left[BARRIER_FILTERS]; /* reports, of the site and month that were asked for */
    size_t fresh;                 /* new ones */
    enum barrier_filter filter;
    const char *site, *month; /* "": any */
};

/* What the address of the page asks for: "filter", "site", "month". */
bool barrier_list_read(struct page *page, struct barrier_list *out);

/* Adds it; `here` is the id of the group that stands beside it, NULL: none. */
bool barrier_list_add(struct page *page, const struct barrier_list *list,
                      const char *here);

#endif
