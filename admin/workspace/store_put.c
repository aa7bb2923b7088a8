#include "workspace/store_tables.h"

/* One record into its tables and out of them, whatever its kind. */

const struct table *table_of(enum record_kind kind)
{
    return kind == RECORD_OFFER ? &store_offer_table : &store_small_table[kind];
}

bool tables_number(struct db *db, const char *sql, const char *id, bool *found_out,
                   int64_t *out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(db, sql, err);
    if (stmt == NULL)
        return false;
    if (id != NULL)
        db_bind_text(stmt, ":id", id);
    *found_out = db_step(stmt);
    if (*found_out) {
        *out = db_int(stmt, 0);
        db_reset(stmt);
        return true;
    }
    return db_done(stmt, err);
}

static bool remove_rows(struct db *db, const struct table *table, const char *id,
                        struct err *err)
{
    for (size_t i = 0; table->remove_sql[i] != NULL; i++) {
        struct db_stmt *stmt = db_prepare(db, table->remove_sql[i], err);
        if (stmt == NULL)
            return false;
        db_bind_text(stmt, ":id", id);
        if (!db_run(stmt, err))
            return false;
    }
    return true;
}

bool tables_next(struct tables *tables, enum record_kind kind, int64_t *out,
                 struct err *err)
{
    bool any;
    return tables_number(tables->db, table_of(kind)->next_sql, NULL, &any, out, err);
}

static bool insert(struct tables *tables, const struct record *record, int64_t position,
                   struct err *err)
{
    return table_of(record->kind)->insert(tables, record, position, err) ||
           err_prefix(err, "%s %s", record_kind_name(record->kind), record_id(record));
}

bool tables_add(struct tables *tables, const struct record *record, int64_t *next,
                struct err *err)
{
    if (!insert(tables, record, *next, err))
        return false;
    ++*next;
    return true;
}

bool tables_put(struct tables *tables, const struct record *record, int64_t *next,
                bool *there_out, struct err *err)
{
    const struct table *table = table_of(record->kind);
    const char *id = record_id(record);
    bool there = false;
    int64_t position = *next;
    if (!tables_number(tables->db, table->position_sql, id, &there, &position, err))
        return false;
    if (there && !remove_rows(tables->db, table, id, err))
        return false;
    if (!insert(tables, record, position, err))
        return false;
    *next += !there;
    *there_out = there;
    return true;
}

bool tables_remove(struct tables *tables, enum record_kind kind, const char *id,
                   bool *found_out, struct err *err)
{
    const struct table *table = table_of(kind);
    int64_t position;
    return tables_number(tables->db, table->position_sql, id, found_out, &position,
                         err) &&
           remove_rows(tables->db, table, id, err);
}

bool tables_forget_providers(struct tables *tables, struct err *err)
{
    return db_exec(
        tables->db,
        "DELETE FROM organization WHERE id NOT IN (SELECT organization_id FROM service)",
        err);
}
