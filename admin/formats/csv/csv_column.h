#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_COLUMN_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_COLUMN_H

#include "base/buf.h"
#include "formats/loose/date_written.h"
#include "record/record.h"

/* What a column of a table of offers means, by the name that stands above it. */

enum csv_role {
    CSV_LEFT_OUT,
    CSV_FIELD,        /* a field of the record: "phone", "address.street" */
    CSV_TRANSLATION,  /* a field in another language: "name:tr" */
    CSV_MADE,         /* how that text was made: "made:tr" */
    CSV_SOURCE_HASH,  /* from which German text: "source_hash:tr" (translation.h) */
    CSV_HOUSE_NUMBER, /* "address.number", joined to the street */
    CSV_ADDRESS,      /* "address": "Hauptstr. 5, 48351 Everswinkel", or a part of it */
    CSV_FACT,         /* one of `accessibility`: "accessibility.wheelchair", yes or no */
    CSV_DAY,          /* "hours.mo": all times of a weekday; may stand more than once */
    CSV_DAY_FROM,     /* "hours.mo.from" */
    CSV_DAY_TO,       /* "hours.mo.to" */
    CSV_DAY_BREAK     /* "hours.mo.break" */
};

struct csv_column {
    enum csv_role role;
    int field;             /* of an offer, as record_fields() counts */
    int day;               /* 0 Monday to 7 public holidays */
    int part;              /* of the day: 1 behind a break: "hours.mo.from2" */
    const char *word;      /* language, or the name of a fact */
    const char *header;    /* as it stands in the file */
    enum date_order order; /* of its dates (csv_survey.h) */
};

/* Reads what a map says: "phone", "name:tr", "hours.mo.from", "-" for left out, in this
 * spelling exactly. `out->header` is untouched. False if it is nothing of that kind. */
bool csv_column_read(struct arena *arena, const char *target, struct csv_column *out);

/* Guesses from a header in German or English, in any spelling that fold() brings
 * together. CSV_LEFT_OUT if nothing is known. False if memory ran out. */
bool csv_column_guess(struct arena *arena, const char *header, struct csv_column *out);

/* Adds what csv_column_read would read. */
void csv_column_write(const struct csv_column *column, struct buf *out);

/* Whether both fill the same place, so that one would be lost. */
bool csv_column_same(const struct csv_column *a, const struct csv_column *b);

/* Adds all that a column may be, for people: "id, name, ..., hours.mo, ...". */
void csv_column_write_all(struct buf *out);

#endif
