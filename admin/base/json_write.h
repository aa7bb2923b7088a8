#ifndef ANNA_ADMIN_BASE_JSON_WRITE_H
#define ANNA_ADMIN_BASE_JSON_WRITE_H

#include "base/buf.h"

/* Appends a text as a JSON string (RFC 8259, section 7), quotes included. Memory that ran
 * out shows in `out->failed`. */
void json_write_text(struct buf *out, const char *text);

#endif
