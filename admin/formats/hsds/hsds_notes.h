#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_NOTES_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_NOTES_H

#include <stdint.h>

#include "base/hash_table.h"
#include "formats/hsds/hsds_stage.h"
#include "formats/hsds/hsds_sum.h"
#include "record/intake.h"

/* What does not fit, while a package is read: told at once where a person has to look at
 * the row, and counted where all rows have the same (a column that an offer has no field
 * for). */

enum { HSDS_TOLD = 4096 };

struct hsds_notes {
    const struct intake *intake;
    struct arena arena;
    const char **file; /* names, by the number that rows bear */
    size_t file_count;
    size_t file_room;
    struct hsds_counted *counted;
    size_t counted_count;
    size_t counted_room;
    struct hash_table counted_at; /* by file, column and reason */
    bool failed;                  /* memory ran out */
    size_t swallowed;             /* notes that said again what stands there */
    struct hsds_sum sum;
    uint64_t told[HSDS_TOLD]; /* hashes of notes, so that the same is told once */
};

void hsds_notes_free(struct hsds_notes *notes);

/* The number of a file. */
unsigned hsds_notes_file(struct hsds_notes *notes, const char *name);

const char *hsds_notes_name(const struct hsds_notes *notes, unsigned file);

/* At once, and once alone (nested JSON says the same in several places), about a row's
 * column ("" the row). `instead` NULL: `done` is as given; else the value was changed. */
void hsds_note(struct hsds_notes *notes, const struct hsds_row *row, const char *column,
               const char *value, const char *reason, enum intake_done done,
               const char *instead);

/* Counted by file, column and reason (a literal); the first value and line are kept. */
void hsds_note_count(struct hsds_notes *notes, const struct hsds_row *row,
                     const char *column, const char *value, const char *reason,
                     enum intake_done done);

/* Tells what was counted, the most frequent first. */
void hsds_notes_tell(struct hsds_notes *notes);

#endif
