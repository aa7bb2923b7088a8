#ifndef ANNA_SCREENS_WHERE_H
#define ANNA_SCREENS_WHERE_H

#include "ui/reading.h"

/* "Geld. Kindergeld. Stelle 12 von 20.": where on the page the keys stand, as it is said
 * and shown. */

/* Puts it for the item at a place, or for the page alone if there is none, on a strip
 * over a list that is whole: below, or above if the item stands below. What is under it
 * is not seen, and cannot be pressed. */
void where_put(const struct reading *reading, size_t at);

#endif
