#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_PHONE_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_PHONE_H

#include <stdbool.h>

#include "base/arena.h"

/* Phone numbers as people write them, as E.164. */

struct hsds_phone {
    const char *number;    /* "+14105555555", "112"; NULL: no number can be made of it */
    const char *extension; /* what stands behind "ext." or "x", or NULL */
    bool lettered;         /* letters of the keypad were taken for their digits */
};

/* `country` as an address names it ("us", "DE", "Germany"; NULL: Germany), `prefix` its
 * calling code if the source says it, or NULL. False if memory ran out. */
bool hsds_phone(struct arena *arena, const char *text, const char *country,
                const char *prefix, struct hsds_phone *out);

#endif
