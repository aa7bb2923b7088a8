#ifndef ANNA_ADMIN_PAGES_TYPED_H
#define ANNA_ADMIN_PAGES_TYPED_H

#include "base/arena.h"
#include "record/record.h"

/* What somebody has typed into a field of a form. A list stands one item a line. */

/* The words without what means nothing: a browser ends lines with CR LF; blanks at either
 * end of a line, empty lines of a list, and line ends at the end. NULL if memory ran out.
 */
const char *typed_tidy(struct arena *arena, const char *text, bool list);

/* Whether they may stand in the field; `why` says what is wrong. */
bool typed_check(const struct field *field, const struct value *value, struct err *why);

#endif
