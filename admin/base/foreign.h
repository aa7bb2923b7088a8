#ifndef ANNA_ADMIN_BASE_FOREIGN_H
#define ANNA_ADMIN_BASE_FOREIGN_H

#include <stddef.h>

#include "base/buf.h"

/* Words of others on the office's terminal: names of files and columns, texts of
 * visitors, pages of the web. A terminal obeys some characters instead of showing them,
 * and bidi overrides show a line as another than it is (https://trojansource.codes). So
 * all that the office prints goes through here, whoever prints it: what could be obeyed
 * comes out as \u001b, which is also how JSON would write it. */

/* Puts this in front of stdout and stderr; the first thing that main does. Without memory
 * they stay as they are. A file that goes to standard output for a program to read does
 * not belong there: it is written to /dev/stdout. */
void foreign_guard(void);

/* Adds the text with these as \uXXXX: control characters (C0 but line feed and tab, DEL,
 * C1), the embeddings, overrides and isolates of bidi (U+202A to U+202E, U+2066 to
 * U+2069), line and paragraph separators; bytes that are no UTF-8 as \u00XX. A sequence
 * that is cut off at the end is left: what was used of `len` is returned. `colours`: what
 * the office itself sends to a terminal, red, green and a line begun anew, stays. What
 * isolates stays for a page, which knows what to do with it (isolate.h). */
size_t foreign_add(struct buf *out, const char *text, size_t len, bool colours);

#endif
