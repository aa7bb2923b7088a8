#ifndef ANNA_ADMIN_BASE_HTML_H
#define ANNA_ADMIN_BASE_HTML_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* The words of texts that programs keep as HTML, read by the HTML parser of libxml2; no
 * other file includes it. */

enum { HTML_LEN_MAX = 64 << 10 };

/* Adds what a person would read of `html`, UTF-8: a block's begin and end are a line's
 * end each, of other tags and of comments nothing is left, entities are the characters
 * that they stand for, and what a script or a style says is no word. Control characters
 * are left out. A '<' that begins no tag, and a '&' that begins no entity, stand for
 * themselves. A text without any of this, and one that is longer than HTML_LEN_MAX, is
 * added as it is; any other becomes shorter. Memory that ran out shows in `out->failed`.
 */
void html_add_words(struct buf *out, const char *html, size_t len);

/* The entity that begins at `at`, a '&', and ends with a semicolon: its length, and in
 * `*code` the character that it stands for, never 0. Returns 0 if there is none. */
size_t html_entity(const char *at, size_t len, uint32_t *code);

#endif
