#ifndef ANNA_ADMIN_PAGES_WHOLE_H
#define ANNA_ADMIN_PAGES_WHOLE_H

#include "base/err.h"

/* Whether all files that the pages need lie where the program looks for them: pages,
 * colours, words and signs. What is missing is said once, before anybody is let in,
 * instead of page by page. (Without anna-preview pictures alone are missing: drawing.h.)
 */

/* False if something is missing; `err` names it, and says what to do. */
bool whole_check(struct err *err);

#endif
