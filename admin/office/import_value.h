#ifndef ANNA_OFFICE_IMPORT_VALUE_H
#define ANNA_OFFICE_IMPORT_VALUE_H

#include <jansson.h>

#include "document.h"
#include "json_scan.h"

/* One value of a record out of JSON, checked. Private to import_*.c. */

struct import {
    struct arena *arena;
    const char *file;
    const char *text;
    size_t len;
    struct json_places places;
    size_t next_place;
    struct document *document;
    struct refusals *refusals;
    const char *list; /* "offers" or "" at the top */
    size_t index;     /* in the list */
    struct json_place place;
    bool good;   /* of the record so far */
    bool failed; /* memory ran out */
};

/* Notes what is wrong with the record that is being read, at a field ("" for the whole).
 */
void import_refuse(struct import *in, const char *field, const char *reason);
void import_refuse_type(struct import *in, const char *field, const char *wanted,
                        const json_t *json);

/* A copy in the arena; NULL, and `failed` set, if memory ran out. */
const char *import_keep(struct import *in, const char *text);

/* Reads what stands at `name` into `out`, or refuses it. null is nothing. */
void import_value(struct import *in, const struct field *field, const char *name,
                  json_t *json, struct value *out);

#endif
