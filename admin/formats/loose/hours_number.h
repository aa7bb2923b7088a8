#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_NUMBER_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_NUMBER_H

#include <stdbool.h>

#include "formats/loose/hours_token.h"

/* A token that begins with a digit: a time ("8", "08:30", "8.30", "8h30", "0830", "9am"),
 * a date ("15.10.", "1.4.2026"), a place in a row ("1."), or a number that is none of
 * them ("53"). Private to hours_token.c. */

/* Reads the token that begins at `begin`, into kind, value and number. `ends`: behind the
 * dash of a time, where "12." is no date and no place. Returns where it ends; NULL if it
 * is nothing of that kind. */
const char *hours_number(const char *begin, bool ends, struct hours_token *out);

#endif
