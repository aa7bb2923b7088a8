#ifndef ANNA_ADMIN_RECORD_MADE_ID_H
#define ANNA_ADMIN_RECORD_MADE_ID_H

#include "record/record.h"

/* The id of an offer whose source gives it none: made of what it says. */

/* The words of an id: name and provider (which may be the same); from ID_OF_TOWN on with
 * the town, from ID_OF_STREET on with the street. Of ID_GIVEN there are none: "". NULL if
 * memory ran out. */
const char *made_id_words(struct arena *arena, const struct record *offer,
                          enum made_id made);

/* The id that these words make, with a number behind it from 2 on. NULL if memory ran
 * out. */
const char *made_id(struct arena *arena, const char *words, int number);

#endif
