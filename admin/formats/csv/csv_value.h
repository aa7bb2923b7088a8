#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_VALUE_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_VALUE_H

#include "formats/format.h"
#include "formats/loose/date_written.h"
#include "record/intake.h"

/* What people write in a cell, into what a field holds. Private to import_csv*.c. */

/* A cell of our own table (export_csv.h) is taken as it stands; in any other, dates,
 * numbers, phones, choices and the like are read as people write them. */
struct csv_reader {
    const char *file;
    const struct format_ask *ask;
    const struct intake *intake;
    bool ours;
    struct arena row; /* of one record */
    size_t line;      /* of the row */
    struct record *record;
    bool refused;          /* the row is, and that is noted */
    enum date_order order; /* of dates in the column that is being read */
    /* Topics of the workspace: what a spelling means. */
    struct csv_topic {
        const char *word; /* of its name or id, in the spelling of spelling.h */
        const char *id;
    } * topic;
    size_t topic_count;
};

void csv_note(struct csv_reader *in, const char *column, const char *value,
              const char *reason, enum intake_done done, const char *instead);

/* The same of a value that `field` does not take, and `why` says. */
void csv_note_bad(struct csv_reader *in, const struct field *field, const char *column,
                  const char *value, const char *why, enum intake_done done);

/* Takes what is no content off a cell: what text_clean.h takes off, with a note, and the
 * apostrophe in front of what a spreadsheet would take for a formula; "-", "k. A." and
 * the like are nothing. NULL if memory ran out. */
const char *csv_cell(struct csv_reader *in, const char *column, const char *text);

/* Puts a cell into `out`, a value of `field`; notes what was changed or left out under
 * the name of `column`. An empty cell sets nothing. */
void csv_value(struct csv_reader *in, const struct field *field, const char *column,
               const char *text, struct value *out);

/* Topics by id or name; what is none becomes a keyword. */
void csv_topics(struct csv_reader *in, const char *column, const char *text);

/* Whether commas part the items of this list. */
bool csv_list_commas(const struct field *field);

/* Puts an item at the end of a list, unless it stands there. False if the list is full
 * (64) or memory ran out. */
bool csv_list_add(struct arena *arena, struct value *list, const char *item);

#endif
