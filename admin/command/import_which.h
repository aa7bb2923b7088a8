#ifndef ANNA_ADMIN_COMMAND_IMPORT_WHICH_H
#define ANNA_ADMIN_COMMAND_IMPORT_WHICH_H

#include "record/record.h"

/* Which offer a row means that brings no id, where name, provider and town do not say it:
 * `which` and `apart` of a struct store_import_told whose context is a struct
 * import_report. */

/* Shows the row and the offers, and asks until it is answered; `count` is none of them,
 * also when nothing more can be read. */
size_t import_which_ask(void *context, const struct record *record,
                        const struct record *const *offer, size_t count);

/* Notes that it is a new offer, and how it would be the other. */
void import_which_apart(void *context, const struct record *record,
                        const struct record *const *offer, size_t count);

#endif
