#ifndef ANNA_ADMIN_PAGES_WAITING_H
#define ANNA_ADMIN_PAGES_WAITING_H

#include "pages/page.h"

/* Of the page for publishing: what waits, and what was published. */

/* Field by field what the terminals will show otherwise; then what is held back, and what
 * goes out though lint has found errors. */
bool waiting_add_changes(struct page *page);

/* The newest bundles: number and day, whether they are signed, were read back from a
 * stick and are shown at a terminal, and a way to take them along. */
bool waiting_add_bundles(struct page *page);

#endif
