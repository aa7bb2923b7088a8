#ifndef ANNA_ADMIN_FORMATS_LOOSE_PHONE_WRITTEN_H
#define ANNA_ADMIN_FORMATS_LOOSE_PHONE_WRITTEN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* Phone numbers as people write them into E.164: "02582 / 88-0", "(0 25 82) 88 123",
 * "+49 (0)2582 880", "0049 2582 880", "Tel.: 02582/880". German numbers without a country
 * code get +49; short numbers (112, 115, 116111) stay. What cannot be told from its
 * digits is refused, never guessed: a number without area code, letters in it. */

enum { PHONE_WRITTEN_LEN = 24 };

/* What was lost or supposed on the way. */
enum phone_written_loss {
    PHONE_WRITTEN_WHOLE,
    PHONE_WRITTEN_SECOND, /* the first of several numbers */
    PHONE_WRITTEN_ZERO    /* a spreadsheet took "+" or the leading 0 away */
};

/* `out` is untouched on failure; `err` says how it should be written. */
bool phone_written(const char *text, char out[PHONE_WRITTEN_LEN],
                   enum phone_written_loss *loss_out, struct err *err);

/* What somebody types into a field of a record: `*out` is it as E.164, in the arena.
 * False if it is none or holds two, for a field has one; `err` says why. */
bool phone_setting(struct arena *arena, const char *text, const char **out,
                   struct err *err);

#endif
