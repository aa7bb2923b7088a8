#ifndef ANNA_ADMIN_PAGES_BARRIER_WORDS_H
#define ANNA_ADMIN_PAGES_BARRIER_WORDS_H

#include "pages/page.h"
#include "reports/ledger_group.h"

/* What reports, their groups and what becomes of them are called on the pages. */

/* "Papers and cost", of a step as the ledger has it. */
const char *barrier_step(const char *step);

/* "in work", and the colour of its chip. */
const char *barrier_state(enum ledger_state state);
const char *barrier_state_tint(enum ledger_state state);

/* "November 2026", of "2026-11". */
const char *barrier_month(struct page *page, const char *month);

/* The name of a site, or of a barrier; its id if the office has none of it any more. */
const char *barrier_name(const struct page *page, enum record_kind kind, const char *id);

/* How a group is called, and the picture of its topic. */
struct barrier_look {
    const char *title, *icon, *tint;
};
struct barrier_look barrier_look(struct page *page, const struct ledger_group *group);

/* "7 reports, 3 new" */
const char *barrier_counts(struct page *page, const struct ledger_group *group);

/* Says what was done, if the address does ("said=noted"). */
bool barrier_said_add(struct page *page);

#endif
