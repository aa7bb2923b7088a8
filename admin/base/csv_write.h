#ifndef ANNA_ADMIN_BASE_CSV_WRITE_H
#define ANNA_ADMIN_BASE_CSV_WRITE_H

#include "base/buf.h"

/* Fields of CSV that people open (RFC 4180): quotes where they are needed. Whoever writes
 * such a file in the office writes it here. */

/* Adds a field so that no spreadsheet takes it for a formula, or for a number without its
 * first zero ("01067"): in front of a text that begins with = + - @ ' (also full-width),
 * a tab, a CR or LF, or with a zero and a digit stands an apostrophe, as people type it
 * there (https://owasp.org/www-community/attacks/CSV_Injection). `separator` is what
 * divides the fields. */
void csv_write_defused(struct buf *out, const char *text, char separator);

/* The text behind that apostrophe, or the text itself. */
const char *csv_write_undefused(const char *text);

#endif
