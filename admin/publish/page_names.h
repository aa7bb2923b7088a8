#ifndef ANNA_ADMIN_PUBLISH_PAGE_NAMES_H
#define ANNA_ADMIN_PUBLISH_PAGE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a page of the web shows a name. */

/* True if the page shows the name as whole words. Both are read alike: entities of HTML
 * and escapes of JavaScript and JSON are what they stand for, entities in entities too; a
 * byte that is no UTF-8 is its letter of Latin-1; blanks, line ends and blanks that do
 * not break are one blank; soft hyphens, joiners and <wbr> are nothing; apostrophes,
 * quotation marks and dashes are one each, however they are typed. Capitals of ASCII are
 * small. A name of nothing is on no page. */
bool page_names(const char *page, size_t len, const char *name);

#endif
