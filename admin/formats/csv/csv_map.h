#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_MAP_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_MAP_H

#include "formats/csv/csv_column.h"
#include "formats/csv/csv_rows.h"
#include "formats/format.h"

/* Which column is which field: guessed from the header, said by a map, or asked.
 *
 * A map is a text file with one line a column, "Träger = provider", where the last "="
 * parts; "-" leaves a column out; lines that begin with # are for people. It may be in
 * any encoding that csv_text.h reads. What may stand behind "=" says csv_column.h. */

struct csv_columns {
    struct csv_column *item;
    size_t count;
    /* Per column: 0 it is used, or left out on purpose; CSV_UNKNOWN; else 1 + the column
     * that fills its place already. */
    size_t *unused;
    bool ours; /* the table is one of export_csv.h: values are taken as they are */
    /* Fields that a row may have, empty ones at its end included (csv_survey.h). */
    size_t widest;
};
#define CSV_UNKNOWN ((size_t)-1)

/* The columns under `header`, without a map. False if memory ran out. */
bool csv_columns_guess(struct arena *arena, const struct csv_row *header,
                       struct csv_columns *out, struct err *err);

/* Applies the map at `path` on top of the guesses. Refused with the line: a line without
 * "=", an unknown field, a column or field that stands there twice. */
bool csv_map_read(struct arena *arena, const char *path, struct csv_columns *columns,
                  struct err *err);

/* Asks column by column, showing `samples` rows, and writes the map to ask->map. An empty
 * answer accepts the guess. False with `err` when the answers end; nothing is written
 * then. */
bool csv_map_ask(struct arena *arena, const struct format_ask *ask,
                 const struct csv_row *samples, size_t sample_count,
                 struct csv_columns *columns, struct err *err);

#endif
