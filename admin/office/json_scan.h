#ifndef ANNA_OFFICE_JSON_SCAN_H
#define ANNA_OFFICE_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* A first look at a JSON text, before the library reads it: is it UTF-8, is it nested no
 * deeper than a document of ours, and on which line does each record begin (the library
 * does not say). */

enum { JSON_DEPTH_MAX = 16 };

struct json_place {
    size_t offset;
    size_t line; /* from 1 */
};

struct json_places {
    struct json_place *item; /* records, in the order of the text */
    size_t count;
};

/* Records are the items of the outermost list, or of the lists that are members of the
 * outermost object. `err` says line and column. Brackets that do not fit are left to the
 * library. */
bool json_scan(struct arena *arena, const char *text, size_t len, struct json_places *out,
               struct err *err);

/* The line of a field of the record at `place`: "phone", "address.street", "steps[2]"; of
 * the record itself if the field is not found. The text must be valid JSON. */
size_t json_line(const char *text, size_t len, struct json_place place,
                 const char *field);

#endif
