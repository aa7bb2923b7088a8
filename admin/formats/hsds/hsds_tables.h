#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_TABLES_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_TABLES_H

#include <stdbool.h>
#include <stddef.h>

/* The Human Services Data Specification (https://docs.openreferral.org): tables and their
 * columns in the words of version 3.2. Columns that begin with x_ are ours
 * (assets/office/hsds-extensions.md). */

enum hsds_table {
    HSDS_ORGANIZATION,
    HSDS_PROGRAM,
    HSDS_SERVICE,
    HSDS_AT, /* service_at_location */
    HSDS_LOCATION,
    HSDS_ADDRESS,
    HSDS_PHONE,
    HSDS_CONTACT,
    HSDS_SCHEDULE,
    HSDS_HOLIDAY, /* holiday_schedule, 1.x alone */
    HSDS_LANGUAGE,
    HSDS_DOCUMENT,
    HSDS_ACCESSIBILITY,
    HSDS_COST,
    HSDS_AREA,
    HSDS_TAXONOMY,
    HSDS_TERM,
    HSDS_ATTRIBUTE,
    HSDS_ELIGIBILITY, /* 1.x alone */
    HSDS_X_TEXT,      /* ours: an offer in another language */
    HSDS_STAGED,      /* what follows has no place in an offer: counted, and kept whole */
    HSDS_URL = HSDS_STAGED,
    HSDS_FUNDING,
    HSDS_PAYMENT,
    HSDS_METADATA,
    HSDS_META_TABLE,
    HSDS_IDENTIFIER,
    HSDS_UNIT,
    HSDS_CAPACITY,
    HSDS_TABLE_COUNT,
    HSDS_NO_TABLE = HSDS_TABLE_COUNT
};

enum hsds_flag {
    HSDS_REQUIRED = 1, /* of the columns that we use, those that HSDS asks for */
    HSDS_DATE = 2,
    HSDS_NO_PLACE = 4, /* an offer has no field for it */
    HSDS_PERSON = 8,   /* names a person; never taken */
    HSDS_WORDS = 16, /* blanks at its ends are kept: our own texts come back as they were
                      */
    HSDS_ASKED = 32, /* HSDS 1.x asks that the file has the column */
    HSDS_MUST = 64   /* every row that we write has it */
};

/* What is written of a column: types of Frictionless tables, with their formats. */
enum hsds_type {
    HSDS_STRING,
    HSDS_UUID,
    HSDS_URI,
    HSDS_EMAIL,
    HSDS_NUMBER,
    HSDS_DAY,
    HSDS_TIME,
    HSDS_LIST /* JSON in a text; in JSON the list itself */
};

enum { HSDS_COLUMN_MAX = 80 };

struct hsds_column {
    const char *name;
    unsigned flags;
    enum hsds_table of; /* the table that this id is of; HSDS_NO_TABLE: it is no such id
                         */
    enum hsds_type type;
    const char *written; /* what datapackage.json says of it; NULL: we never write it */
};

/* The tables with their columns in both directions, for the functions below. */
struct hsds_table_row {
    const char *name;
    const char *file;
    const struct hsds_column *column;
    size_t count;
};
extern const struct hsds_table_row hsds_table_row[HSDS_TABLE_COUNT];

/* "service", "x_service_text" */
const char *hsds_table_name(enum hsds_table table);
/* Name of the file in a package: "services". */
const char *hsds_table_file(enum hsds_table table);
/* The columns that are staged and those of HSDS_NO_PLACE; of a table behind HSDS_STAGED
 * the ids alone. */
const struct hsds_column *hsds_columns(enum hsds_table table, size_t *count);
/* The column that is written behind `before`, with NULL the first; NULL: no more. */
const struct hsds_column *hsds_written(enum hsds_table table,
                                       const struct hsds_column *before);
/* -1 if the table has none of that name. */
int hsds_column(enum hsds_table table, const char *name);

/* Whether one service, organization, location ... stands in one row, by its id. */
bool hsds_table_has_id(enum hsds_table table);

#endif
