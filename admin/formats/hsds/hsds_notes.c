#include "formats/hsds/hsds_notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/message.h"
#include "base/utf8.h"

struct hsds_counted {
    unsigned file;
    size_t line;
    const char *column;
    const char *value;
    const char *reason;
    enum intake_done done;
    size_t count;
};

enum { VALUE_SHOWN = 200, COLUMN_ROOM = 120, COLUMN_SHOWN = 80 };

void hsds_notes_free(struct hsds_notes *notes)
{
    arena_free(&notes->arena);
    hsds_sum_free(&notes->sum);
    free(notes->file);
    hash_table_free(&notes->counted_at);
    free(notes->counted);
}

unsigned hsds_notes_file(struct hsds_notes *notes, const char *name)
{
    for (size_t i = notes->file_count; i > 0; i--)
        if (strcmp(notes->file[i - 1], name) == 0)
            return (unsigned)(i - 1);
    const char **more =
        array_room(NULL, notes->file, notes->file_count, &notes->file_room, sizeof *more);
    if (more == NULL) {
        notes->failed = true;
        return 0;
    }
    notes->file = more;
    const char *copy = arena_copy(&notes->arena, name);
    notes->failed = notes->failed || copy == NULL;
    notes->file[notes->file_count] = copy == NULL ? "" : copy;
    return (unsigned)notes->file_count++;
}

const char *hsds_notes_name(const struct hsds_notes *notes, unsigned file)
{
    return file < notes->file_count ? notes->file[file] : "";
}

/* Of what a note says. */
static uint64_t hash_of(const struct intake_note *note)
{
    const char *const part[] = {note->file, note->column, note->value, note->reason};
    uint64_t value = HASH_BEGIN ^ note->line ^ (uint64_t)note->rows << 32;
    for (size_t i = 0; i < sizeof part / sizeof part[0]; i++)
        value = hash_text(value, part[i]);
    return value;
}

/* In JSON files, which hold rows of many tables, a column is told with its table, and
 * what is counted is counted over all of them: there may be a file a service. */
static bool is_json(const char *file)
{
    size_t len = strlen(file);
    return len > 5 && strcasecmp(file + len - 5, ".json") == 0;
}

static const char *column_name(char out[COLUMN_ROOM], const char *file,
                               const struct hsds_row *row, const char *column)
{
    if (!is_json(file) || (column[0] == '\0' && row->table < HSDS_STAGED))
        return column;
    snprintf(out, COLUMN_ROOM, "%s%s%.*s", hsds_table_name(row->table),
             column[0] == '\0' ? "" : ".", utf8_head(column, COLUMN_SHOWN), column);
    return out;
}

/* `rows`: as in struct intake_note. */
static void note_rows(struct hsds_notes *notes, const struct hsds_row *row,
                      const char *column, const char *value, const char *reason,
                      enum intake_done done, const char *instead, size_t rows)
{
    char named[COLUMN_ROOM];
    char placed[2 * COLUMN_ROOM];
    const char *file = hsds_notes_name(notes, row->file);
    const char *name =
        row->table == HSDS_NO_TABLE ? column : column_name(named, file, row, column);
    if (row->record > 0 && row->table != HSDS_NO_TABLE) {
        snprintf(placed, sizeof placed, "[%zu]%s%.*s", row->record - 1,
                 name[0] == '\0' ? "" : ".", utf8_head(name, COLUMN_ROOM), name);
        name = placed;
    }
    struct intake_note note = {
        .file = file,
        .line = row->line,
        .column = name,
        .value = value == NULL ? "" : value,
        .reason = reason,
        .done = instead == NULL ? done : INTAKE_VALUE_CHANGED,
        .instead = instead,
        .rows = rows,
    };
    uint64_t hash = hash_of(&note);
    if (notes->told[hash % HSDS_TOLD] == hash) {
        notes->swallowed++;
        return;
    }
    notes->told[hash % HSDS_TOLD] = hash;
    notes->intake->note(notes->intake->context, &note);
}

void hsds_note(struct hsds_notes *notes, const struct hsds_row *row, const char *column,
               const char *value, const char *reason, enum intake_done done,
               const char *instead)
{
    note_rows(notes, row, column, value, reason, done, instead, 0);
}

/* JSON files count together. */
static uint64_t count_hash(const struct hsds_notes *notes, unsigned file,
                           const char *column, const char *reason)
{
    uint64_t first = is_json(hsds_notes_name(notes, file)) ? 0 : (uint64_t)file + 1;
    return hash_text(hash_text(HASH_BEGIN ^ first, column), reason);
}

static struct hsds_counted *find(struct hsds_notes *notes, unsigned file,
                                 const char *column, const char *reason, uint64_t hash)
{
    bool json = is_json(hsds_notes_name(notes, file));
    for (size_t place, at = 0; hash_table_next(&notes->counted_at, hash, &at, &place);) {
        struct hsds_counted *counted = &notes->counted[place];
        bool same_file = counted->file == file ||
                         (json && is_json(hsds_notes_name(notes, counted->file)));
        if (same_file && strcmp(counted->reason, reason) == 0 &&
            strcmp(counted->column, column) == 0)
            return counted;
    }
    return NULL;
}

void hsds_note_count(struct hsds_notes *notes, const struct hsds_row *row,
                     const char *column, const char *value, const char *reason,
                     enum intake_done done)
{
    char named[COLUMN_ROOM];
    column = column_name(named, hsds_notes_name(notes, row->file), row, column);
    uint64_t hash = count_hash(notes, row->file, column, reason);
    struct hsds_counted *counted = find(notes, row->file, column, reason, hash);
    if (counted != NULL) {
        counted->count++;
        return;
    }
    struct hsds_counted *more = array_room(NULL, notes->counted, notes->counted_count,
                                           &notes->counted_room, sizeof *more);
    if (more == NULL) {
        notes->failed = true;
        return;
    }
    notes->counted = more;
    char shown[VALUE_SHOWN];
    utf8_copy(shown, sizeof shown, value == NULL ? "" : value);
    notes->counted[notes->counted_count] = (struct hsds_counted){
        .file = row->file,
        .line = row->line,
        .column = arena_copy(&notes->arena, column),
        .value = arena_copy(&notes->arena, shown),
        .reason = reason,
        .done = done,
        .count = 1,
    };
    if (notes->counted[notes->counted_count].value == NULL ||
        notes->counted[notes->counted_count].column == NULL ||
        !hash_table_put(&notes->counted_at, NULL, hash, notes->counted_count))
        notes->failed = true;
    else
        notes->counted_count++;
}

static int more_first(const void *a, const void *b)
{
    size_t one = ((const struct hsds_counted *)a)->count;
    size_t other = ((const struct hsds_counted *)b)->count;
    return one < other ? 1 : one > other ? -1 : 0;
}

void hsds_notes_tell(struct hsds_notes *notes)
{
    if (notes->counted_count > 0)
        qsort(notes->counted, notes->counted_count, sizeof *notes->counted, more_first);
    for (size_t i = 0; i < notes->counted_count; i++) {
        const struct hsds_counted *counted = &notes->counted[i];
        struct hsds_row row = {
            .table = HSDS_NO_TABLE, .file = counted->file, .line = counted->line};
        note_rows(notes, &row, counted->column, counted->value, counted->reason,
                  counted->done, NULL, counted->count > 1 ? counted->count : 0);
    }
    if (notes->swallowed > 0) {
        struct hsds_row none = {.table = HSDS_NO_TABLE};
        struct buf reason = {0};
        buf_print(
            &reason,
            message_count(
                "%zu further note said of the same place what stands above; it is told once",
                "%zu further notes said of the same place what stands above; they are "
                "told once",
                notes->swallowed),
            notes->swallowed);
        if (reason.bytes != NULL)
            hsds_note(notes, &none, "", "", reason.bytes, INTAKE_MARKED, NULL);
        notes->failed = notes->failed || reason.failed;
        buf_free(&reason);
    }
    notes->counted_count = 0;
    hash_table_free(&notes->counted_at);
}
