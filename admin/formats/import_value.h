#ifndef ANNA_ADMIN_FORMATS_IMPORT_VALUE_H
#define ANNA_ADMIN_FORMATS_IMPORT_VALUE_H

#include "base/json_value.h"
#include "record/intake.h"
#include "base/json_stream.h"

/* One value of a record out of JSON, checked. Private to import_*.c. */

struct import {
    struct arena *arena; /* of one record */
    const char *file;
    struct json_record record; /* that is being read */
    const char *inside;        /* where in the record: "text.en." or "" */
    int item;                  /* of the list that is being looked at; -1: of none */
    const struct json *value;  /* that is being looked at, for messages; may be NULL */
    const struct intake *intake;
    size_t located; /* notes of the record, or the frame, whose line was looked for */
    bool good;      /* of the record so far */
    bool failed;    /* memory ran out */
};

/* Looking for a line reads the record from its beginning: behind the first notes the line
 * is that of the record. */
enum { IMPORT_LOCATED_MOST = 200 };

/* Notes what is wrong with the record that is being read, at a field of where we are (""
 * for the whole), or at the item of it. */
void import_refuse(struct import *in, const char *field, const char *reason);
/* The same by the id of a rule, for words that are put together (intake.h). */
void import_refuse_by(struct import *in, const char *field, const char *reason,
                      const char *rule);
void import_refuse_type(struct import *in, const char *field, const char *wanted,
                        const struct json *json);

/* A copy in the arena; NULL, and `failed` set, if memory ran out. */
const char *import_keep(struct import *in, const char *text);

/* Reads what stands at `name` into `out`, or refuses it. null is nothing. */
void import_value(struct import *in, const struct field *field, const char *name,
                  struct json *json, struct value *out);

#endif
