#ifndef ANNA_ADMIN_PAGES_ERRAND_PAGE_H
#define ANNA_ADMIN_PAGES_ERRAND_PAGE_H

#include "pages/page.h"

/* An errand as whoever began it sees it: "/errand/KIND" shows that it runs, for how long,
 * and what it has said; when it has ended, the browser goes to the page that it belongs
 * to, and that says how it went. Whoever may not open that page sees neither. */

/* Begins the command, and sends the browser to where it is shown; where it cannot be
 * begun, says why. */
bool errand_page_begin(struct page *page, enum errand_kind kind,
                       const struct errand_order *order);

/* True if one of the kind runs now; the page is then answered: the browser goes to where
 * it is shown. */
bool errand_page_waits(struct page *page, enum errand_kind kind);

/* What an errand has said of its failure, a sentence a line: the reason first, whatever
 * it said before that behind it; without the name of program and command. */
const char *errand_page_why(struct page *page, const struct buf *failed);

/* For the page that it belongs to: how the last one went, `done` for one that ended well
 * and its own words otherwise; nothing if there was none. Forgets it. */
bool errand_page_end(struct page *page, enum errand_kind kind, const char *done);

#endif
