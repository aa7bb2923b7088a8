#include "formats/hsds/hsds_stage_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "formats/hsds/hsds_same.h"

enum { COMPARED_MOST = 16 };

static bool is_staged(const struct hsds_column *column)
{
    return (column->flags & HSDS_NO_PLACE) == 0;
}

bool hsds_stage_says(const struct hsds_stage *stage, enum hsds_table table, int column)
{
    return column >= 0 && stage->filled[table][column];
}

static const char *keep_statement(struct hsds_stage *stage, struct buf *text)
{
    const char *copy = text->failed ? NULL : arena_copy(&stage->arena, text->bytes);
    buf_free(text);
    return copy;
}

/* Names of all columns, each after `before`. */
static void add_columns(struct buf *out, enum hsds_table table, const char *format)
{
    size_t count;
    const struct hsds_column *column = hsds_columns(table, &count);
    for (size_t i = 0; i < count; i++) {
        if (!is_staged(&column[i]))
            continue;
        for (const char *at = format; *at != '\0'; at++)
            if (*at == '$')
                buf_print(out, "\"%s\"", column[i].name);
            else if (*at == '#')
                buf_print(out, ":c%zu", i);
            else
                buf_add(out, at, 1);
    }
}

static const char *insert_of(struct hsds_stage *stage, enum hsds_table table, bool fills)
{
    struct buf sql = {0};
    buf_print(&sql, "INSERT INTO \"%s\" (file, line, record, whole",
              hsds_table_name(table));
    add_columns(&sql, table, ", $");
    buf_add_text(&sql, ") VALUES (:file, :line, :record, :whole");
    add_columns(&sql, table, ", #");
    buf_add_text(&sql, ")");
    if (hsds_table_has_id(table) && !fills)
        buf_add_text(&sql, " ON CONFLICT (id) DO NOTHING");
    if (hsds_table_has_id(table) && fills) {
        buf_add_text(&sql, " ON CONFLICT (id) DO UPDATE SET file = file, whole = CASE "
                           "WHEN excluded.whole IS NULL THEN whole ELSE "
                           "json_patch(excluded.whole, coalesce(whole, '{}')) END");
        add_columns(&sql, table, ", $ = coalesce($, excluded.$)");
    }
    return keep_statement(stage, &sql);
}

const char *hsds_stage_select(struct hsds_stage *stage, enum hsds_table table,
                              const char *behind, const char *column)
{
    struct buf sql = {0};
    buf_add_text(&sql, "SELECT rowid, file, line, record, whole");
    add_columns(&sql, table, ", $");
    buf_print(&sql, " FROM \"%s\"", hsds_table_name(table));
    if (column != NULL)
        buf_print(&sql, " WHERE \"%s\" = :id", column);
    buf_add_text(&sql, behind);
    return keep_statement(stage, &sql);
}

static bool make_table(struct hsds_stage *stage, enum hsds_table table, struct err *err)
{
    struct buf sql = {0};
    buf_print(&sql,
              "CREATE TABLE \"%s\" (file INTEGER, line INTEGER, record INTEGER, "
              "whole TEXT",
              hsds_table_name(table));
    add_columns(&sql, table, ", $ TEXT");
    if (hsds_table_has_id(table))
        buf_add_text(&sql, ", UNIQUE (id)");
    buf_add_text(&sql, ")");
    bool ok = !sql.failed || err_set(err, "not enough memory");
    ok = ok && db_exec(stage->db, sql.bytes, err);
    buf_free(&sql);
    stage->insert[table] = insert_of(stage, table, false);
    stage->fill[table] = insert_of(stage, table, true);
    stage->next[table] = hsds_stage_select(
        stage, table, " WHERE rowid > :after ORDER BY rowid LIMIT 1", NULL);
    return ok;
}

bool hsds_stage_open(struct hsds_stage **out, struct err *err)
{
    struct hsds_stage *stage = calloc(1, sizeof *stage);
    if (stage == NULL)
        return err_set(err, "not enough memory");
    bool ok = db_open_scratch(&stage->db, err) && db_begin(stage->db, err);
    for (int i = 0; ok && i < HSDS_TABLE_COUNT; i++)
        ok = make_table(stage, (enum hsds_table)i, err);
    for (int i = 0; i < HSDS_COLUMN_MAX; i++)
        stage->parameter[i] = arena_print(&stage->arena, ":c%d", i);
    if (ok && stage->arena.failed)
        ok = err_set(err, "not enough memory");
    if (!ok) {
        hsds_stage_close(stage);
        return false;
    }
    *out = stage;
    return true;
}

void hsds_stage_close(struct hsds_stage *stage)
{
    if (stage == NULL)
        return;
    db_close(stage->db);
    arena_free(&stage->arena);
    free(stage);
}

static bool run(struct hsds_stage *stage, const char *sql, const struct hsds_row *row,
                struct err *err)
{
    size_t count;
    const struct hsds_column *column = hsds_columns(row->table, &count);
    struct db_stmt *stmt = db_prepare(stage->db, sql, err);
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":file", row->file);
    db_bind_int(stmt, ":line", (int64_t)row->line);
    db_bind_int(stmt, ":record", (int64_t)row->record);
    db_bind_text(stmt, ":whole", row->whole);
    for (size_t i = 0; i < count; i++)
        if (is_staged(&column[i])) {
            db_bind_text(stmt, stage->parameter[i], row->value[i]);
            stage->filled[row->table][i] |= row->value[i] != NULL;
        }
    return db_run(stmt, err);
}

/* How the row is like that of its id. Strings of `out` are literals. */
static bool compare_with(struct hsds_stage *stage, const struct hsds_row *row,
                         struct hsds_added *out, struct err *err)
{
    struct arena arena = {0};
    struct hsds_rows rows = {NULL, 0};
    bool ok = hsds_stage_where(stage, &arena, row->table, "id", hsds_get(row, "id"),
                               &rows, err);
    if (ok && rows.count > 0) {
        out->how = hsds_same(&rows.item[0], row, &out->column);
        out->file = rows.item[0].file;
        out->line = rows.item[0].line;
    }
    arena_free(&arena);
    return ok;
}

/* The id under which the row is kept beside `times` others. Many that are alike must not
 * be compared with each other. */
static const char *next_id(const struct hsds_stage *stage, struct arena *arena,
                           const char *id, int times)
{
    return times < COMPARED_MOST ? arena_print(arena, "%s#%d", id, times + 1)
                                 : arena_print(arena, "%s#r%zu", id, stage->added);
}

bool hsds_stage_add(struct hsds_stage *stage, struct arena *arena, struct hsds_row *row,
                    bool parts, struct hsds_added *out, struct err *err)
{
    const char *id = hsds_get(row, "id");
    struct hsds_added first = {HSDS_SAME_NONE, 0, 0, NULL};
    *out = first;
    stage->added++;
    for (int times = 0;; times++) {
        if (!run(stage, stage->insert[row->table], row, err))
            return false;
        if (!hsds_table_has_id(row->table) || db_changes(stage->db) > 0)
            break;
        struct hsds_added now = first;
        if (!compare_with(stage, row, &now, err))
            return false;
        if (times == 0)
            first = now;
        bool one = now.how == HSDS_SAME_ALL || (parts && now.how == HSDS_SAME_FILLS);
        if (one) {
            *out = now;
            return now.how == HSDS_SAME_ALL ||
                   run(stage, stage->fill[row->table], row, err);
        }
        if (!hsds_same_rename(arena, row, next_id(stage, arena, id, times + 1)))
            return err_set(err, "not enough memory");
    }
    *out = first;
    return true;
}

bool hsds_stage_index(struct hsds_stage *stage, struct err *err)
{
    struct buf sql = {0};
    for (int table = 0; table < HSDS_TABLE_COUNT; table++) {
        size_t count;
        const struct hsds_column *column = hsds_columns((enum hsds_table)table, &count);
        const char *name = hsds_table_name((enum hsds_table)table);
        for (size_t i = 0; i < count; i++)
            if (!stage->filled[table][i])
                continue;
            else if (column[i].of != HSDS_NO_TABLE ||
                     strcmp(column[i].name, "link_id") == 0 ||
                     strcmp(column[i].name, "resource_id") == 0 ||
                     (strcmp(column[i].name, "id") == 0 &&
                      !hsds_table_has_id((enum hsds_table)table)) ||
                     (table == HSDS_TERM && strcmp(column[i].name, "code") == 0))
                buf_print(&sql,
                          "CREATE INDEX \"i_%s_%zu\" ON \"%s\" (\"%s\") WHERE \"%s\" "
                          "IS NOT NULL;",
                          name, i, name, column[i].name, column[i].name);
    }
    bool ok = !sql.failed || err_set(err, "not enough memory");
    ok = ok && db_exec(stage->db, sql.bytes, err) && db_commit(stage->db, err);
    buf_free(&sql);
    return ok;
}

bool hsds_stage_read(struct arena *arena, struct db_stmt *stmt, enum hsds_table table,
                     struct hsds_row *out)
{
    size_t count;
    const struct hsds_column *column = hsds_columns(table, &count);
    int at = 5;
    *out = (struct hsds_row){.table = table,
                             .rowid = db_int(stmt, 0),
                             .file = (unsigned)db_int(stmt, 1),
                             .line = (size_t)db_int(stmt, 2),
                             .record = (size_t)db_int(stmt, 3),
                             .whole = arena_copy(arena, db_text(stmt, 4))};
    for (size_t i = 0; i < count; i++)
        if (is_staged(&column[i]))
            out->value[i] = arena_copy(arena, db_text(stmt, at++));
    return !arena->failed;
}

bool hsds_stage_next(struct hsds_stage *stage, struct arena *arena, enum hsds_table table,
                     int64_t *rowid, struct hsds_row *out, bool *found_out,
                     struct err *err)
{
    struct db_stmt *stmt = db_prepare(stage->db, stage->next[table], err);
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":after", *rowid);
    bool ok = true;
    *found_out = db_step(stmt);
    if (*found_out) {
        *rowid = db_int(stmt, 0);
        ok =
            hsds_stage_read(arena, stmt, table, out) || err_set(err, "not enough memory");
    }
    return db_done(stmt, err) && ok;
}

bool hsds_stage_count(struct hsds_stage *stage, enum hsds_table table, size_t *out,
                      struct err *err)
{
    const char *sql =
        arena_print(&stage->arena, "SELECT count(*) FROM \"%s\"", hsds_table_name(table));
    struct db_stmt *stmt = sql == NULL ? NULL : db_prepare(stage->db, sql, err);
    if (stmt == NULL)
        return false;
    *out = db_step(stmt) ? (size_t)db_int(stmt, 0) : 0;
    return db_done(stmt, err);
}

static bool add_row(struct arena *arena, struct hsds_rows *rows,
                    const struct hsds_row *row)
{
    /* Most are one. */
    if ((rows->count & (rows->count - 1)) == 0) {
        struct hsds_row *item =
            arena_take_array(arena, rows->count == 0 ? 1 : 2 * rows->count, sizeof *item);
        if (item == NULL)
            return false;
        if (rows->count > 0)
            memcpy(item, rows->item, rows->count * sizeof *item);
        rows->item = item;
    }
    rows->item[rows->count++] = *row;
    return true;
}

bool hsds_stage_where(struct hsds_stage *stage, struct arena *arena,
                      enum hsds_table table, const char *column, const char *id,
                      struct hsds_rows *out, struct err *err)
{
    int at = hsds_column(table, column);
    if (id == NULL || !hsds_stage_says(stage, table, at))
        return true;
    const char **sql = &stage->where[table][at];
    if (*sql == NULL)
        *sql = hsds_stage_select(stage, table, " ORDER BY rowid", column);
    struct db_stmt *stmt = *sql == NULL ? NULL : db_prepare(stage->db, *sql, err);
    if (stmt == NULL)
        return *sql != NULL ? false : err_set(err, "not enough memory");
    db_bind_text(stmt, ":id", id);
    bool ok = true;
    while (ok && out->count < HSDS_ROWS_MAX && db_step(stmt)) {
        struct hsds_row row;
        ok = hsds_stage_read(arena, stmt, table, &row) && add_row(arena, out, &row);
    }
    return db_done(stmt, err) && (ok || err_set(err, "not enough memory"));
}
