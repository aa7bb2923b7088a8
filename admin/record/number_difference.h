#ifndef ANNA_ADMIN_RECORD_NUMBER_DIFFERENCE_H
#define ANNA_ADMIN_RECORD_NUMBER_DIFFERENCE_H

#include "base/arena.h"

/* Whether a translation has the numbers of its German text: a wrong phone number or
 * amount is the worst that a translation can bring.
 *
 * Looked at are numbers of at least three digits: phone numbers, amounts, years, house
 * numbers. Shorter ones are often words elsewhere ("14 Uhr", "12 Monate"), and times are
 * told in other ways ("14:30", "2.30 pm"), so what looks like one is left out. Single
 * separators inside a number (space, point, comma, slash, hyphen) do not count, nor
 * whether the digits are Latin, Arabic or Persian ones. */

/* The first number, as digits, that only one of the two has; "" if there is none; NULL if
 * memory ran out. */
const char *number_difference(struct arena *arena, const char *german,
                              const char *translation);

#endif
