#include "formats/hsds/hsds_stage_inside.h"

#include <string.h>

#include "base/buf.h"

/* Questions about a whole table. */

bool hsds_stage_common(struct hsds_stage *stage, struct arena *arena,
                       enum hsds_table table, const char *column, const char **out,
                       struct err *err)
{
    const char *sql = arena_print(
        &stage->arena,
        "SELECT \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL GROUP BY 1 ORDER BY "
        "count(*) DESC LIMIT 1",
        column, hsds_table_name(table), column);
    struct db_stmt *stmt = sql == NULL ? NULL : db_prepare(stage->db, sql, err);
    if (stmt == NULL)
        return sql != NULL ? false : err_set(err, "not enough memory");
    *out = db_step(stmt) ? arena_copy(arena, db_text(stmt, 0)) : NULL;
    return db_done(stmt, err);
}

/* The ids of other tables that a row has; a service and an organization need none. */
static bool orphan_sql(struct buf *sql, enum hsds_table table,
                       const struct hsds_column *wanted)
{
    size_t count;
    const struct hsds_column *column = hsds_columns(table, &count);
    bool any = false;
    if (wanted != NULL) {
        buf_print(sql,
                  " t WHERE \"%s\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"%s\" p "
                  "WHERE p.id = t.\"%s\")",
                  wanted->name, hsds_table_name(wanted->of), wanted->name);
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        bool parent = column[i].of != HSDS_NO_TABLE && column[i].of != HSDS_TERM &&
                      column[i].of != HSDS_TAXONOMY && column[i].of != HSDS_PROGRAM;
        if (!parent && strcmp(column[i].name, "link_id") != 0)
            continue;
        buf_print(sql, " %s \"%s\" IS NULL", any ? "AND" : "WHERE", column[i].name);
        any = true;
    }
    return any;
}

bool hsds_stage_orphans(struct hsds_stage *stage, enum hsds_table table,
                        const struct hsds_column *column,
                        void (*each)(void *context, const struct hsds_row *row),
                        void *context, struct err *err)
{
    struct buf behind = {0};
    if (!orphan_sql(&behind, table, column)) {
        buf_free(&behind);
        return true;
    }
    buf_add_text(&behind, " ORDER BY rowid");
    const char *sql =
        behind.failed ? NULL : hsds_stage_select(stage, table, behind.bytes, NULL);
    buf_free(&behind);
    struct db_stmt *stmt = sql == NULL ? NULL : db_prepare(stage->db, sql, err);
    if (stmt == NULL)
        return sql != NULL ? false : err_set(err, "not enough memory");
    struct arena arena = {0};
    bool ok = true;
    while (ok && db_step(stmt)) {
        struct hsds_row row;
        ok = hsds_stage_read(&arena, stmt, table, &row);
        if (ok)
            each(context, &row);
        arena_reset(&arena);
    }
    arena_free(&arena);
    return db_done(stmt, err) && (ok || err_set(err, "not enough memory"));
}
