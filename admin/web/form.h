#ifndef ANNA_ADMIN_WEB_FORM_H
#define ANNA_ADMIN_WEB_FORM_H

#include <stdbool.h>

#include "base/arena.h"
#include "web/http_fields.h"

/* What a browser's form sends: application/x-www-form-urlencoded (WHATWG URL, 5.1), in
 * UTF-8. libmicrohttpd has a reader too, which gives a value in pieces and lets bytes
 * through that are no characters. */

/* Whether a header Content-Type names it. NULL: no. */
bool form_is(const char *type);

/* Reads the body into fields. False if it is no such body: a percent sign without two
 * digits, bytes that are not UTF-8, control signs but tab and line ends, over HTTP_FIELDS
 * fields; or if memory ran out. */
bool form_read(struct http_fields *out, struct arena *arena, const char *body,
               size_t len);

/* Adds one field, whose words are decoded already, with the same checks. */
bool form_add(struct http_fields *out, struct arena *arena, const char *name,
              const char *text);

#endif
