#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_WHOLE_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_WHOLE_H

#include <stdbool.h>

/* A row that is kept whole (hsds_row.whole), as the text that it is: most come with
 * UUIDs and go out again as they came, and making values of them first costs more than
 * all the rest of an import. */

/* True if it is an object of texts, numbers and flags, has an "id", and what stands under
 * it and under every name that ends with "_id" is a UUID. False if it must be looked at
 * as JSON, whatever the reason. */
bool hsds_whole_ready(const char *whole);

#endif
