#ifndef ANNA_ADMIN_PAGES_ANSWER_PAGE_H
#define ANNA_ADMIN_PAGES_ANSWER_PAGE_H

#include "pages/page.h"
#include "pages/record_form.h"

/* An answer to all as a form, with blocks of text and the picture of the terminal's page:
 * for its own page, and beside the reports that it answers. */

/* A new answer: to the offer of a group of reports (reports/ledger_group.h; NULL or "":
 * none), of this month. NULL if memory ran out. */
struct record *answer_page_new(struct page *page, const char *group);

/* The form, the blocks, the picture. `record` is what is kept, or answer_page_new;
 * `group` is the one that it comes back to, NULL: none. */
bool answer_page_add(struct page *page, const struct record *record,
                     const struct record_form *form, bool is_new, const char *group);

/* "changed", "in work", and the colour of its chip, of an answer's state. */
const char *answer_state(const struct record *answer, const char **tint);

#endif
