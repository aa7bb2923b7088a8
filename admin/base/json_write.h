#ifndef ANNA_ADMIN_BASE_JSON_WRITE_H
#define ANNA_ADMIN_BASE_JSON_WRITE_H

#include "base/buf.h"

/* Appends a text as a JSON string (RFC 8259, section 7), quotes included. Memory that ran
 * out shows in `out->failed`. */
void json_write_text(struct buf *out, const char *text);

/* The shortest writing that reads back as the same number, without an exponent where 17
 * digits are enough: JSON knows no "+1" and no ".5". */
enum { JSON_NUMBER_ROOM = 40 };
void json_write_number(char out[JSON_NUMBER_ROOM], double number);

#endif
