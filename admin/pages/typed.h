#ifndef ANNA_ADMIN_PAGES_TYPED_H
#define ANNA_ADMIN_PAGES_TYPED_H

#include "base/arena.h"
#include "record/record.h"
#include "web/http.h"

/* What somebody has typed into a field of a form. A list stands one item a line. */

/* The words without what means nothing: a browser ends lines with CR LF; blanks at either
 * end of a line, empty lines of a list, and line ends at the end. NULL if memory ran out.
 */
const char *typed_tidy(struct arena *arena, const char *text, bool list);

/* All fields of that name, in their order: of boxes that are ticked, or that have an item
 * of a list each. False if memory ran out. */
bool typed_items(struct arena *arena, const struct http_fields *fields, const char *name,
                 struct texts *out);

/* The deed of a button in a list, "FIELD:NUMBER:up", "down" or "gone", done to the items
 * of that field; numbers begin with 0. `*item` is where the item stands now. False if it
 * is no deed of this field. */
bool typed_move(const char *deed, const char *name, struct texts *items, size_t *item);

/* A line each. NULL if memory ran out. */
const char *typed_lines(struct arena *arena, const struct texts *items);

/* Whether they may stand in the field; `why` says what is wrong. */
bool typed_check(const struct field *field, const struct value *value, struct err *why);

#endif
