#include "formats/csv/import_csv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/message.h"
#include "base/text.h"
#include "formats/csv/csv_offer.h"
#include "formats/csv/csv_survey.h"
#include "base/spelling.h"

/* Rows that may stand above the header; rows that are shown with a question. */
enum { TITLE_ROWS = 10, SAMPLE_ROWS = 3, PROGRESS_ROWS = 500 };

struct import_csv {
    const char *path;
    const struct format_ask *ask;
    const struct intake *intake;
    struct arena arena; /* of the file */
    struct csv_rows *rows;
    struct csv_columns columns;
    struct csv_langs langs;
    struct csv_ids ids;
    struct csv_reader reader;
    size_t whole; /* bytes of the file */
};

static void note_file(struct import_csv *in, size_t line, const char *column,
                      const char *reason, enum intake_done done)
{
    in->reader.line = line;
    csv_note(&in->reader, column, "", reason, done, NULL);
}

/* What all rows say together, in a second reader as well. */
static bool survey(struct import_csv *in, size_t skip, struct err *err)
{
    struct csv_rows *rows = NULL;
    struct csv_row row;
    struct err ignored = {""};
    in->columns.widest = SIZE_MAX;
    if (in->columns.ours)
        return true;
    if (!csv_rows_open_file(&rows, in->path, err))
        return false;
    bool there = true;
    for (size_t i = 0; i < skip && there; i++)
        there = csv_rows_next(rows, &row, &ignored) == CSV_ROW;
    bool ok = !there || skip == 0 || csv_rows_begin_at(rows, &row, err);
    if (ok && there)
        csv_survey(rows, &in->columns);
    csv_rows_close(rows);
    return ok;
}

/* Long lists are pasted together with their headers. */
static bool is_header_again(struct import_csv *in, const struct csv_row *row)
{
    const struct csv_row *header = csv_rows_header(in->rows);
    size_t same = 0;
    for (size_t i = 0; i < header->count; i++) {
        if (row->field[i][0] == '\0')
            continue;
        if (strcmp(row->field[i], header->field[i]) != 0)
            return false;
        same++;
    }
    return same > 1;
}

static size_t known_columns(const struct csv_columns *columns)
{
    size_t known = 0;
    for (size_t i = 0; i < columns->count; i++)
        known += columns->unused[i] == 0 && columns->item[i].role != CSV_LEFT_OUT;
    return known;
}

/* The columns of a header, with the map's words if there is a map. */
static bool understand(struct import_csv *in, const struct csv_row *header,
                       bool map_is_there, struct csv_columns *out, struct err *err)
{
    return csv_columns_guess(&in->arena, header, out, err) &&
           (!map_is_there || csv_map_read(&in->arena, in->ask->map, out, err));
}

/* The header is the first row, or one of the next if that is a title in which no two
 * columns are known. Looks in a second reader, so that nothing is passed over. */
static bool find_header(struct import_csv *in, bool map_is_there, size_t *skip_out,
                        struct err *err)
{
    struct csv_rows *rows = NULL;
    struct csv_row row;
    *skip_out = 0;
    if (!understand(in, csv_rows_header(in->rows), map_is_there, &in->columns, err))
        return false;
    if (known_columns(&in->columns) >= 2)
        return true;
    if (!csv_rows_open_file(&rows, in->path, err))
        return false;
    bool ok = true;
    for (size_t i = 1; i <= TITLE_ROWS && ok; i++) {
        struct csv_columns columns;
        if (csv_rows_next(rows, &row, err) != CSV_ROW)
            break;
        ok = understand(in, &row, map_is_there, &columns, err);
        if (ok && known_columns(&columns) >= 2) {
            *skip_out = i;
            break;
        }
    }
    csv_rows_close(rows);
    return ok;
}

static bool go_to_header(struct import_csv *in, size_t skip, bool map_is_there,
                         struct err *err)
{
    struct csv_row row;
    for (size_t i = 0; i < skip; i++)
        if (csv_rows_next(in->rows, &row, err) != CSV_ROW)
            return false;
    return skip == 0 ||
           (csv_rows_begin_at(in->rows, &row, err) &&
            understand(in, csv_rows_header(in->rows), map_is_there, &in->columns, err));
}

/* The first rows behind the header, for somebody who is asked what they are. */
static bool ask_map(struct import_csv *in, size_t skip, struct err *err)
{
    struct csv_rows *rows = NULL;
    struct csv_row row;
    struct csv_row sample[SAMPLE_ROWS];
    size_t count = 0;
    struct err ignored = {""};
    if (!csv_rows_open_file(&rows, in->path, err))
        return false;
    for (size_t i = 0; i < skip + SAMPLE_ROWS; i++) {
        if (csv_rows_next(rows, &row, &ignored) != CSV_ROW)
            break;
        if (i < skip)
            continue;
        const char **field =
            arena_take_array(&in->arena, in->columns.count + 1, sizeof *field);
        for (size_t k = 0; k < in->columns.count && field != NULL; k++)
            field[k] = arena_copy(&in->arena, k < row.count ? row.field[k] : "");
        sample[count++].field = field;
    }
    csv_rows_close(rows);
    if (in->arena.failed)
        return err_set(err, "not enough memory");
    return csv_map_ask(&in->arena, in->ask, sample, count, &in->columns, err);
}

/* Each column that goes nowhere is named once. */
static void note_columns(struct import_csv *in)
{
    const struct csv_columns *columns = &in->columns;
    size_t line = csv_rows_header(in->rows)->line;
    for (size_t i = 0; i < columns->count; i++) {
        const char *reason = "no field is known for this column; a map can name one";
        if (columns->unused[i] == 0)
            continue;
        if (columns->unused[i] != CSV_UNKNOWN)
            reason =
                arena_print(&in->arena, message("column \"%s\" fills the same field"),
                            columns->item[columns->unused[i] - 1].header);
        const char *name = columns->item[i].header;
        if (name[0] == '\0')
            name = arena_print(&in->arena, message("column %zu"), i + 1);
        if (name != NULL && reason != NULL)
            note_file(in, line, name, reason, INTAKE_VALUE_LEFT_OUT);
    }
}

/* Without these columns every row would be refused. */
static bool has_columns(struct import_csv *in)
{
    static const enum offer_field needed[] = {OFFER_NAME, OFFER_PROVIDER, OFFER_SUMMARY};
    struct buf missing = {0};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        bool there = false;
        for (size_t k = 0; k < in->columns.count; k++)
            there = there || (in->columns.unused[k] == 0 &&
                              in->columns.item[k].role == CSV_FIELD &&
                              in->columns.item[k].field == (int)needed[i]);
        if (!there)
            buf_print(&missing, "%s%s", missing.len > 0 ? ", " : "",
                      offer_fields[needed[i]].name);
    }
    bool ok = missing.len == 0;
    if (!ok) {
        const char *reason =
            arena_print(&in->arena,
                        message("no column is known for: %s; name them with a "
                                "map (import --map FILE)"),
                        missing.bytes);
        note_file(in, csv_rows_header(in->rows)->line, "",
                  reason == NULL ? "columns are missing" : reason, INTAKE_FILE_REFUSED);
    }
    buf_free(&missing);
    return ok;
}

static bool list_langs(struct import_csv *in, struct err *err)
{
    const char **item = arena_take_array(&in->arena, in->columns.count + 1, sizeof *item);
    size_t count = 0;
    if (item == NULL)
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < in->columns.count; i++) {
        const struct csv_column *column = &in->columns.item[i];
        bool there = in->columns.unused[i] != 0 ||
                     (column->role != CSV_TRANSLATION && column->role != CSV_MADE &&
                      column->role != CSV_SOURCE_HASH);
        for (size_t k = 0; k < count; k++)
            there = there || strcmp(item[k], column->word) == 0;
        if (!there)
            item[count++] = column->word;
    }
    if (count > 0)
        qsort(item, count, sizeof *item, text_order);
    in->langs = (struct csv_langs){item, count};
    return true;
}

static bool list_topics(struct import_csv *in, struct err *err)
{
    const struct document *known = in->ask->known;
    size_t count = known == NULL ? 0 : known->list[RECORD_TOPIC].count;
    struct csv_topic *topic = arena_take_array(&in->arena, count * 2 + 1, sizeof *topic);
    for (size_t i = 0; i < count && topic != NULL; i++) {
        const struct record *record = known->list[RECORD_TOPIC].item[i];
        const char *name = topic_text(record, TOPIC_NAME);
        topic[i * 2] = (struct csv_topic){spelling(&in->arena, record_id(record)),
                                          record_id(record)};
        topic[i * 2 + 1] = (struct csv_topic){
            spelling(&in->arena, name == NULL ? record_id(record) : name),
            record_id(record)};
    }
    in->reader.topic = topic;
    in->reader.topic_count = count * 2;
    return !in->arena.failed || err_set(err, "not enough memory");
}

static bool give(struct import_csv *in, struct err *err)
{
    struct err why = {""};
    if (in->reader.refused)
        return true;
    switch (in->intake->take(in->intake->context, in->reader.record, &why)) {
    case INTAKE_TAKEN:
        return true;
    case INTAKE_NOT_TAKEN:
        csv_note(&in->reader, "", record_id(in->reader.record), why.text,
                 INTAKE_ROW_REFUSED, NULL);
        return true;
    case INTAKE_BROKEN:
        break;
    }
    return err_set(err, "%s", why.text);
}

static bool read_rows(struct import_csv *in, struct err *err)
{
    struct csv_row row;
    struct err why = {""};
    for (size_t i = 1;; i++) {
        enum csv_answer answer = csv_rows_next(in->rows, &row, &why);
        if (answer == CSV_BROKEN)
            note_file(in, csv_rows_line(in->rows), "", why.text, INTAKE_FILE_REFUSED);
        if (answer != CSV_ROW)
            break;
        if (is_header_again(in, &row)) {
            note_file(in, row.line, "", "the header stands here again",
                      INTAKE_VALUE_LEFT_OUT);
            continue;
        }
        if (!csv_offer_read(&in->reader, &in->columns, &in->langs, &in->ids, &row, err) ||
            !give(in, err))
            return false;
        if (in->intake->progress != NULL && i % PROGRESS_ROWS == 0)
            in->intake->progress(in->intake->context, csv_rows_read(in->rows), in->whole);
    }
    return true;
}

static void pass_over(void *context, const struct intake_note *note)
{
    (void)context, (void)note;
}

/* Reads all rows once before, for what their ids are made of (csv_fill.h); nothing is
 * said or given away. */
static bool count_ids(struct import_csv *in, size_t skip, struct err *err)
{
    const struct intake nobody = {NULL, NULL, pass_over, NULL, NULL};
    const struct csv_reader reader = in->reader;
    struct csv_rows *rows = NULL;
    struct csv_row row;
    struct err ignored = {""};
    if (!csv_rows_open_file(&rows, in->path, &ignored))
        return true;
    in->reader.intake = &nobody;
    in->ids.counting = true;
    bool ok = true;
    for (size_t i = 1; ok && csv_rows_next(rows, &row, &ignored) == CSV_ROW; i++)
        ok = i > skip ? csv_offer_read(&in->reader, &in->columns, &in->langs, &in->ids,
                                       &row, err)
                      : i < skip || csv_rows_begin_at(rows, &row, err);
    csv_rows_close(rows);
    const struct arena arena = in->reader.row;
    in->reader = reader;
    in->reader.row = arena;
    in->ids.counting = false;
    return ok;
}

static bool brings_ids(const struct import_csv *in)
{
    for (size_t k = 0; k < in->columns.count; k++)
        if (in->columns.unused[k] == 0 && in->columns.item[k].role == CSV_FIELD &&
            in->columns.item[k].field == (int)OFFER_ID)
            return true;
    return false;
}

static bool read_file(struct import_csv *in, struct err *err)
{
    struct stat info;
    size_t skip = 0;
    bool map_is_there = in->ask->map != NULL && stat(in->ask->map, &info) == 0;
    if (in->ask->map != NULL && !map_is_there && in->ask->answers == NULL)
        return err_set(err,
                       "%s: there is no such map; on a terminal you are asked and it is "
                       "written, or write lines such as \"Anbieter = provider\"",
                       in->ask->map);
    if (!find_header(in, map_is_there, &skip, err) ||
        !go_to_header(in, skip, map_is_there, err) ||
        (in->ask->map != NULL && !map_is_there && !ask_map(in, skip, err)) ||
        !survey(in, skip, err) || !list_langs(in, err) || !list_topics(in, err))
        return false;
    in->reader.ours = in->columns.ours;
    if (in->ask->tell != NULL)
        in->ask->tell(in->ask->tell_context, in->path, csv_rows_found(in->rows));
    note_columns(in);
    return !has_columns(in) ||
           ((brings_ids(in) || count_ids(in, skip, err)) && read_rows(in, err));
}

bool import_csv(const char *path, const struct format_ask *ask,
                const struct intake *intake, struct err *err)
{
    struct import_csv in = {.path = path, .ask = ask, .intake = intake};
    struct stat info;
    struct err why = {""};
    in.reader = (struct csv_reader){.file = path, .ask = ask, .intake = intake};
    in.whole = stat(path, &info) == 0 && info.st_size > 0 ? (size_t)info.st_size : 0;
    bool ok = true;
    if (csv_rows_open_file(&in.rows, path, &why))
        ok = read_file(&in, err);
    else
        note_file(&in, 0, "", why.text, INTAKE_FILE_REFUSED);
    csv_rows_close(in.rows);
    csv_ids_free(&in.ids);
    arena_free(&in.reader.row);
    arena_free(&in.arena);
    return ok;
}
