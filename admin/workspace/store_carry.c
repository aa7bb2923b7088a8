#include "workspace/store_carry.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "workspace/store_inside.h"
#include "workspace/store_report.h"
#include "workspace/store_tables.h"

/* A column as SQLite has declared it. */
struct column {
    const char *name;
    const char *parameter; /* ":name" */
    bool is_bytes, is_number;
};

struct carried {
    struct arena *arena; /* of the statements, which stay */
    struct db *from, *to;
};

static bool each_text(struct db *db, struct arena *arena, const char *sql,
                      struct texts *out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(db, sql, err);
    bool ok = stmt != NULL;
    *out = (struct texts){.count = 0};
    while (ok && db_step(stmt)) {
        out->item = array_next(arena, out->item, out->count, sizeof *out->item);
        ok = out->item != NULL &&
             (out->item[out->count++] = arena_copy(arena, db_text(stmt, 0))) != NULL;
    }
    if (stmt != NULL && !ok)
        db_reset(stmt);
    return stmt != NULL && (ok ? db_done(stmt, err) : err_set(err, "not enough memory"));
}

static bool columns_of(struct carried *all, const char *table, struct column **out,
                       size_t *count, struct err *err)
{
    struct arena *arena = all->arena;
    struct db_stmt *stmt = db_prepare(
        all->to, "SELECT name, type FROM pragma_table_info(:table) ORDER BY cid", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":table", table);
    *out = NULL;
    *count = 0;
    while (!arena->failed && db_step(stmt)) {
        const char *type = db_text(stmt, 1);
        *out = array_next(arena, *out, *count, sizeof **out);
        if (*out == NULL)
            break;
        struct column *column = &(*out)[(*count)++];
        column->name = arena_copy(arena, db_text(stmt, 0));
        column->parameter = arena_print(arena, ":%s", db_text(stmt, 0));
        column->is_bytes = type != NULL && strcmp(type, "BLOB") == 0;
        /* An older workspace has x_workspace's numbers without a type. */
        column->is_number =
            type == NULL || type[0] == '\0' || strcmp(type, "INTEGER") == 0;
    }
    if (!arena->failed)
        return db_done(stmt, err);
    db_reset(stmt);
    return err_set(err, "not enough memory");
}

static const char *joined(struct arena *arena, const struct column *column, size_t count,
                          bool parameters)
{
    struct buf out = {0};
    for (size_t i = 0; i < count; i++)
        buf_print(&out, "%s%s", i > 0 ? ", " : "",
                  parameters ? column[i].parameter : column[i].name);
    const char *copy = out.failed ? NULL : arena_copy_len(arena, out.bytes, out.len);
    buf_free(&out);
    return copy;
}

static void bind_columns(struct db_stmt *to, struct db_stmt *from,
                         const struct column *column, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int at = (int)i;
        size_t len = 0;
        if (db_is_null(from, at))
            continue;
        if (column[i].is_number)
            db_bind_int(to, column[i].parameter, db_int(from, at));
        else if (!column[i].is_bytes)
            db_bind_text(to, column[i].parameter, db_text(from, at));
        else {
            const void *bytes = db_blob(from, at, &len);
            db_bind_blob(to, column[i].parameter, bytes != NULL ? bytes : "", len);
        }
    }
}

static bool carry_table(struct carried *all, const char *table, struct err *err)
{
    struct column *column;
    size_t count;
    struct arena *arena = all->arena;
    if (!columns_of(all, table, &column, &count, err))
        return false;
    const char *names = joined(arena, column, count, false);
    const char *parameters = joined(arena, column, count, true);
    const char *read = arena_print(arena, "SELECT %s FROM %s", names, table);
    const char *clear = arena_print(arena, "DELETE FROM %s", table);
    const char *write =
        arena_print(arena, "INSERT INTO %s (%s) VALUES (%s)", table, names, parameters);
    if (names == NULL || parameters == NULL || arena->failed)
        return err_set(err, "not enough memory");
    struct db_stmt *from = db_prepare(all->from, read, err);
    if (from == NULL || !db_exec(all->to, clear, err))
        return false;
    bool ok = true;
    while (ok && db_step(from)) {
        struct db_stmt *to = db_prepare(all->to, write, err);
        ok = to != NULL;
        if (ok)
            bind_columns(to, from, column, count);
        ok = ok && db_run(to, err);
    }
    if (ok)
        return db_done(from, err);
    db_reset(from);
    return err_prefix(err, "%s", table);
}

static bool carry_all(struct carried *all, struct err *err)
{
    struct texts tables;
    if (!each_text(all->to, all->arena,
                   "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                   "name <> 'sqlite_sequence' AND name <> 'sqlite_stat1' ORDER BY rowid",
                   &tables, err))
        return false;
    for (size_t i = 0; i < tables.count; i++)
        if (!carry_table(all, tables.item[i], err))
            return false;
    return true;
}

/* Both within a transaction: nobody writes meanwhile, and the copy is whole or not. */
static bool carry_within(struct carried *all, struct err *err)
{
    if (!db_begin(all->from, err))
        return false;
    bool ok = db_begin(all->to, err);
    if (ok && (!carry_all(all, err) || !db_commit(all->to, err))) {
        db_rollback(all->to);
        ok = false;
    }
    db_rollback(all->from);
    return ok;
}

/* Makes a new file with all that is in a store at an address. */
static bool carry(struct store *from, const char *path, struct err *err)
{
    struct carried all = {.arena = &from->lasting, .from = from->db};
    struct store *to = NULL;
    bool made = store_make(path, err);
    bool ok = made && store_open(&to, path, err) &&
              db_exec(to->db, store_report_tables, err) &&
              db_exec(from->db, store_report_tables, err);
    if (ok) {
        all.to = to->db;
        ok = carry_within(&all, err);
    }
    if (!ok && made)
        unlink(path);
    store_close(to);
    return ok;
}

bool store_copy(struct store *store, const char *path, struct err *err)
{
    return db_is_far(store->db) ? carry(store, path, err)
                                : db_vacuum_into(store->db, path, err);
}
