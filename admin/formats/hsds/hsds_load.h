#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_LOAD_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_LOAD_H

#include "formats/hsds/hsds_notes.h"
#include "formats/hsds/hsds_package.h"
#include "formats/format.h"
#include "base/json_value.h"

/* Files of a package into the stage. What is wrong with a row is noted; the row is put
 * down as far as it goes. */

struct hsds_load {
    struct hsds_stage *stage;
    struct hsds_notes *notes;
    const struct format_ask *ask;
    bool foreign;    /* a service did not come from our export */
    bool keep;       /* rows are kept whole (hsds_row.whole) */
    size_t nameless; /* rows that had no id so far */
    size_t done;     /* bytes of files that are behind us */
    size_t whole;
};

/* How far we are, of `whole`, when `read` bytes of a file are read: half of the work is
 * reading. A zip is longer inside. */
size_t hsds_load_done(const struct hsds_load *load, size_t read);

/* Puts down a row: looks whether what HSDS asks for is there and dates are dates, counts
 * what has no place. `nested`: it came as part of another record, where a row that has
 * come before is nothing to note. A row without an id gets one, which lives in `arena`; a
 * service without id or name is none. */
bool hsds_load_row(struct hsds_load *load, struct arena *arena, struct hsds_row *row,
                   bool nested, struct err *err);

/* A row of which nothing is kept: a table that an offer has no place for. */
void hsds_load_unplaced(struct hsds_load *load, const struct hsds_row *row);

/* One CSV file of `table`; `resource` is what datapackage.json says of it, or NULL.
 * `name` is for notes. A file that cannot be read is noted as refused and is no
 * failure. */
bool hsds_load_csv(struct hsds_load *load, enum hsds_table table, const char *kind,
                   const struct hsds_resource *resource, const char *name,
                   const char *path, struct err *err);

/* One JSON file: a service, organization, service_at_location, location, taxonomy term;
 * a list of them; a page of a list (`contents`). What is nested becomes rows that point
 * to each other as those of the tables do. `*found_out`: there was something of HSDS. */
bool hsds_load_json(struct hsds_load *load, const char *name, const char *path,
                    bool *found_out, struct err *err);

/* A text that is a JSON list of texts (our x_ columns), or false. */
bool hsds_json_list(struct arena *arena, const char *text, struct texts *out);

/* A text, number or flag of JSON as a text; NULL for nothing, lists and maps. */
const char *hsds_json_text(struct arena *arena, const struct json *json);

/* Reads a date as people write it: 2014-11-27, 2014-11-27T10:00:00Z, 11/27/2014, "January
 * 01, 0001" (every year; HSDS 1.x), 27.11.2014. A year of two digits is none. */
bool hsds_date(const char *text, struct date *out);

#endif
