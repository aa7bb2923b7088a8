#ifndef ANNA_ADMIN_RECORD_INTAKE_H
#define ANNA_ADMIN_RECORD_INTAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "record/document.h"

/* Between an importer, which knows a format, and whoever takes the records: the importer
 * reads one record after the other, gives each away as soon as it is whole, and notes
 * what does not fit. Nothing is collected, so that a file of any length needs the memory
 * of one record. */

/* What was done with something that did not fit. */
enum intake_done {
    INTAKE_ROW_REFUSED,    /* the whole record was left out; stops an import that is all
                              or nothing */
    INTAKE_VALUE_LEFT_OUT, /* the record came without this value */
    INTAKE_KEPT_AS_SAID,   /* hours that could not be read: their words are in
                              hours_said, for the office */
    INTAKE_VALUE_CHANGED,  /* the record came with `instead` in its place */
    INTAKE_CONFLICT,    /* the office and the source changed the same field: the source's
                           value was taken, `value` is the office's, `instead` the new */
    INTAKE_MARKED,      /* taken as it is, and marked as the reason says */
    INTAKE_FILE_REFUSED /* a file could not be read at all; nothing is taken in then */
};

struct intake_note {
    const char *file; /* as the reader knows it: "services.csv", inside a package too */
    size_t line;      /* from 1; 0 if the file has no lines */
    const char
        *column; /* "phone", "offers[12].phone", "schedules.opens_at"; "" the whole */
    const char *value;  /* what stands there; "" nothing */
    const char *reason; /* what is wrong and how it should be, without a full stop: words
                           of intake_rows.h in English, or words that are put together
                           and translated already */
    enum intake_done done;
    const char *instead; /* with INTAKE_VALUE_CHANGED and INTAKE_CONFLICT, else NULL */
    const char *rule;    /* what is noted, for programs: "bad_phone"; NULL: the id
                            of the reason's row, else one by what was done */
    size_t rows;         /* of which all the same is noted, this is the first; 0: alone */
};

enum intake_answer {
    INTAKE_TAKEN,
    INTAKE_NOT_TAKEN, /* refused, `err` says why (an id that has come before); note it */
    INTAKE_BROKEN     /* cannot go on, `err` says why; the importer returns false */
};

/* What a taker says, with the id, when one comes a second time. */
#define INTAKE_TWICE "\"%s\" has come before; an id may stand only once"

/* Whoever takes the records. */
struct intake {
    void *context;
    /* A record in which every field is checked (record_check) and no required one is
     * missing. It is valid until the call returns. */
    enum intake_answer (*take)(void *context, struct record *record, struct err *err);
    /* All strings are valid until the call returns. */
    void (*note)(void *context, const struct intake_note *note);
    /* How far the importer is: `done` of `whole` bytes or rows. May be NULL. */
    void (*progress)(void *context, size_t done, size_t whole);
    /* What the source says of a record that was taken and no field of ours holds, as JSON
     * that the exporter of the same format understands. NULL: nobody keeps it. */
    bool (*rest)(void *context, const struct record *record, const char *json,
                 struct err *err);
};

/* Looks whether the record has all that is required (`missing_out` is the first field
 * that lacks, else NULL). */
bool intake_whole(const struct record *record, const char **missing_out);

/* The id of "this is no value for this field", where the words say which: "bad_phone". */
const char *intake_bad_value(const struct field *field);

/* Words for a note's `done`: "row refused", "value left out", ... */
const char *intake_done_name(enum intake_done done);

/* One line of text, "FILE:LINE: COLUMN: REASON: what was done "VALUE" (RULE)", without
 * the newline, in the language of the reader. */
void intake_note_text(const struct intake_note *note, struct buf *out);

/* The same as a JSON object on one line. */
void intake_note_json(const struct intake_note *note, struct buf *out);

#endif
