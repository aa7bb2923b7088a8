#ifndef ANNA_ADMIN_FORMATS_LOOSE_POSTCODE_WRITTEN_H
#define ANNA_ADMIN_FORMATS_LOOSE_POSTCODE_WRITTEN_H

#include <stdbool.h>

/* Postcodes as people and spreadsheets write them: "D-48351", "48 351", "48351.0", and
 * "1067", of which a spreadsheet took the 0 in front. */

enum { POSTCODE_WRITTEN_LEN = 16 };

/* "48351"; one of another country as it stands, if it can be one: letters, digits, blanks
 * and hyphens, at most ten, a digit beside a letter or four in a row (94103-1234, 7511
 * AB, SW1A 1AA). `*note_out`: why it was changed so that somebody should know, else NULL.
 * False, and `out` untouched, if it is none: "1930 Market Street", "4835I". */
bool postcode_written(const char *text, char out[POSTCODE_WRITTEN_LEN],
                      const char **note_out);

#endif
