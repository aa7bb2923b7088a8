#ifndef ANNA_ADMIN_RELATED_RELATED_LINK_H
#define ANNA_ADMIN_RELATED_RELATED_LINK_H

#include "record/document.h"

/* Offers that refer to each other in their field "related". */

/* "A B", the smaller id first. NULL if memory ran out. */
const char *related_link_pair(struct arena *arena, const char *a, const char *b);

/* Whether a visitor who sees `from` can see `to` as well. */
bool related_link_reaches(const struct record *from, const struct record *to);

/* How near `to` is to a visitor who can see both: 0 in her town, 1 in the district, 2
 * elsewhere. */
int related_link_near(const struct record *from, const struct record *to);

/* Whether `from` names `to` in its field. */
bool related_link_is(const struct record *from, const struct record *to);

/* Puts `to` into the field of `from`, if it is not there; refuses a full field. */
bool related_link_add(struct arena *arena, struct record *from, const struct record *to,
                      struct err *err);

#endif
