#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "formats/csv/csv_rows.h"
#include "base/json_write.h"
#include "formats/hsds/hsds_load.h"
#include "formats/hsds/hsds_names.h"

/* One file of a package: which of its columns is which of ours. */
struct reading {
    struct hsds_load *load;
    struct csv_rows *rows;
    enum hsds_table table;
    const char *kind;
    unsigned file;
    int column[CSV_COLUMN_MAX]; /* of the table, or -1 */
    const char *name[CSV_COLUMN_MAX];
    size_t count;
    bool by_code; /* terms of 1.x: their id is called taxonomy_id */
};

static const char *trimmed(struct arena *arena, const char *text)
{
    size_t len = strlen(text);
    size_t from = strspn(text, " \t\n");
    while (len > from && strchr(" \t\n", text[len - 1]) != NULL)
        len--;
    if (len == from || (len - from == 4 && strncmp(text + from, "NULL", 4) == 0))
        return NULL;
    return arena_copy_len(arena, text + from, len - from);
}

/* The names of the columns, from the first row or from datapackage.json. */
static void map_columns(struct reading *in, const char *const *name, size_t count)
{
    if (in->table == HSDS_TAXONOMY)
        for (size_t i = 0; i < count; i++)
            if (hsds_table_is_terms(name[i]))
                in->table = HSDS_TERM;
    /* 1.1 calls it id, and has the name of the parent as well. */
    bool parent_name = false;
    bool taxonomy_id = false;
    for (size_t i = 0; i < count; i++) {
        parent_name = parent_name || strcasecmp(name[i], "parent_name") == 0;
        taxonomy_id = taxonomy_id || strcasecmp(name[i], "taxonomy_id") == 0;
    }
    in->by_code = in->table == HSDS_TERM && parent_name && taxonomy_id;
    in->count = count < CSV_COLUMN_MAX ? count : CSV_COLUMN_MAX;
    for (size_t i = 0; i < in->count; i++) {
        in->name[i] = arena_copy(&in->load->notes->arena, name[i]);
        in->column[i] = hsds_column_of_any(in->table, name[i]);
        if (in->by_code && strcasecmp(name[i], "taxonomy_id") == 0)
            in->column[i] = hsds_column(HSDS_TERM, "id");
        else if (in->by_code && strcasecmp(name[i], "id") == 0)
            in->column[i] = -1;
        for (size_t k = 0; k < i && in->column[i] >= 0; k++)
            if (in->column[k] == in->column[i])
                in->column[i] = -1;
    }
}

/* A column that HSDS asks for and no file's name stands for is told once; a file of
 * services without names or ids holds none. */
static void note_missing_columns(struct reading *in)
{
    size_t count;
    const struct hsds_column *column = hsds_columns(in->table, &count);
    for (size_t i = 0; i < count; i++) {
        struct hsds_row row = {.table = in->table, .file = in->file, .line = 1};
        bool there = (column[i].flags & (HSDS_REQUIRED | HSDS_ASKED)) == 0;
        for (size_t k = 0; k < in->count && !there; k++)
            there = in->column[k] == (int)i;
        if (!there)
            hsds_note(in->load->notes, &row, column[i].name, "",
                      "no column is called so, and HSDS asks for it",
                      in->table == HSDS_SERVICE ? INTAKE_FILE_REFUSED
                                                : INTAKE_VALUE_LEFT_OUT,
                      NULL);
    }
}

static void note_shape(struct reading *in, const struct csv_row *row,
                       const struct hsds_row *out)
{
    struct hsds_notes *notes = in->load->notes;
    if (row->fit == CSV_ROW_LONG)
        hsds_note(notes, out, "", row->field[in->count],
                  "the row has more fields than the first row has names",
                  INTAKE_VALUE_LEFT_OUT, NULL);
    if (row->odd_quotes)
        hsds_note(notes, out, "", "",
                  "text stands after closing quotes; look whether the row is divided "
                  "where it should be",
                  INTAKE_VALUE_CHANGED, NULL);
    if (row->bad > 0)
        hsds_note(notes, out, "", "", "has bytes that are no UTF-8; read as Windows-1252",
                  INTAKE_VALUE_CHANGED, NULL);
}

static bool keeps_blanks(const struct reading *in, size_t i)
{
    size_t count;
    return (hsds_columns(in->table, &count)[in->column[i]].flags & HSDS_WORDS) != 0;
}

/* All of the row under the names of 3.2, as JSON; persons stay out. */
static const char *whole_of(const struct reading *in, struct arena *arena,
                            const struct csv_row *row)
{
    struct buf out = {0};
    size_t count;
    const struct hsds_column *column = hsds_columns(in->table, &count);
    for (size_t i = 0; i < in->count; i++) {
        int at = in->column[i];
        bool person = at >= 0 && (column[at].flags & HSDS_PERSON) != 0;
        bool number = in->by_code && at < 0; /* of the row, beside the term's id */
        if (person || number || trimmed(arena, row->field[i]) == NULL ||
            (at >= 0 && strcmp(column[at].name, "x_offer") == 0))
            continue;
        buf_add_text(&out, out.len == 0 ? "{" : ",");
        json_write_text(&out, at >= 0 ? column[at].name : in->name[i]);
        buf_add_text(&out, ":");
        json_write_text(&out, row->field[i]);
    }
    if (in->table == HSDS_ADDRESS && in->kind != NULL)
        buf_print(&out, "%s\"address_type\":\"%s\"", out.len == 0 ? "{" : ",", in->kind);
    buf_add_text(&out, out.len == 0 ? "{}" : "}");
    const char *text = out.failed ? NULL : arena_copy(arena, out.bytes);
    buf_free(&out);
    return text;
}

static bool add_row(struct reading *in, struct arena *arena, const struct csv_row *row,
                    struct err *err)
{
    struct hsds_row out = {.table = in->table, .file = in->file, .line = row->line};
    note_shape(in, row, &out);
    for (size_t i = 0; i < in->count; i++) {
        const char *text = trimmed(arena, row->field[i]);
        if (text == NULL && in->name[i] != NULL &&
            strcasecmp(in->name[i], "number_type") == 0)
            hsds_note(in->load->notes, &out, "number_type", "", "is missing",
                      INTAKE_VALUE_CHANGED, "voice");
        /* 1.x asks for it; 3.x, and what we keep, does not. */
        if (text == NULL && in->table == HSDS_CONTACT && in->name[i] != NULL &&
            strcasecmp(in->name[i], "name") == 0)
            hsds_note(in->load->notes, &out, "name", "",
                      "is missing; HSDS asks for it, put it in at the source",
                      INTAKE_VALUE_LEFT_OUT, NULL);
        if (text == NULL)
            continue;
        if (in->column[i] >= 0 && keeps_blanks(in, i))
            text = arena_copy(arena, row->field[i]);
        if (in->column[i] >= 0)
            out.value[in->column[i]] = text;
        else if (in->table < HSDS_STAGED && in->name[i] != NULL &&
                 strcmp(in->name[i], "id") != 0 &&
                 strcmp(in->name[i], "parent_name") != 0)
            hsds_note_count(in->load->notes, &out, in->name[i], text,
                            "is no column of HSDS that an offer has a field for",
                            INTAKE_VALUE_LEFT_OUT);
    }
    out.whole = in->load->keep ? whole_of(in, arena, row) : NULL;
    int type = in->table == HSDS_ADDRESS ? hsds_column(HSDS_ADDRESS, "address_type") : -1;
    if (type >= 0 && in->kind != NULL && out.value[type] == NULL)
        out.value[type] = in->kind;
    if (arena->failed)
        return err_set(err, "not enough memory");
    return hsds_load_row(in->load, arena, &out, false, err);
}

static void refuse_file(struct reading *in, size_t line, const char *why)
{
    struct hsds_row row = {.file = in->file, .line = line};
    hsds_note(in->load->notes, &row, "", "", why, INTAKE_FILE_REFUSED, NULL);
}

static bool read_rows(struct reading *in, struct err *err)
{
    const struct intake *intake = in->load->notes->intake;
    struct arena arena = {0};
    struct csv_row row;
    struct err why = {""};
    enum csv_answer answer;
    bool ok = true;
    while ((answer = csv_rows_next(in->rows, &row, &why)) == CSV_ROW && ok) {
        ok = add_row(in, &arena, &row, err);
        arena_reset(&arena);
        if (intake->progress != NULL)
            intake->progress(intake->context,
                             hsds_load_done(in->load, csv_rows_read(in->rows)),
                             in->load->whole);
    }
    if (ok && answer == CSV_BROKEN)
        refuse_file(in, csv_rows_line(in->rows), why.text);
    arena_free(&arena);
    return ok;
}

bool hsds_load_csv(struct hsds_load *load, enum hsds_table table, const char *kind,
                   const struct hsds_resource *resource, const char *name,
                   const char *path, struct err *err)
{
    struct reading in = {.load = load,
                         .table = table,
                         .kind = kind,
                         .file = hsds_notes_file(load->notes, name)};
    struct err why = {""};
    if (!csv_rows_open_file(&in.rows, path, &why)) {
        refuse_file(&in, 0, why.text);
        return true;
    }
    const struct csv_row *header = csv_rows_header(in.rows);
    bool ok = true;
    if (load->ask->tell != NULL && strncmp(csv_rows_found(in.rows), "UTF-8", 5) != 0 &&
        strncmp(csv_rows_found(in.rows), "ASCII", 5) != 0)
        load->ask->tell(load->ask->tell_context, name, csv_rows_found(in.rows));
    if (resource != NULL && resource->delimiter != '\0' &&
        resource->delimiter != csv_rows_separator(in.rows) && header->count > 1)
        refuse_file(&in, 1, "is separated otherwise than datapackage.json says");
    if (resource != NULL && resource->headless && resource->fields.count > 0) {
        struct arena arena = {0};
        map_columns(&in, resource->fields.item, resource->fields.count);
        in.count = in.count < header->count ? in.count : header->count;
        ok = add_row(&in, &arena, header, err);
        arena_free(&arena);
    } else {
        map_columns(&in, header->field, header->count);
    }
    note_missing_columns(&in);
    ok = ok && read_rows(&in, err);
    load->done += csv_rows_read(in.rows);
    csv_rows_close(in.rows);
    return ok;
}
