#include "workspace/store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "workspace/migrate.h"
#include "workspace/store_inside.h"
#include "workspace/store_tables.h"
#include "core/schema.h"
#include "base/file.h"

static void remove_database(const char *path)
{
    struct arena arena = {0};
    const char *journal = arena_print(&arena, "%s-journal", path);
    unlink(path);
    if (journal != NULL)
        unlink(journal);
    arena_free(&arena);
}

/* Of a file it was asked before whether something is there. */
static bool is_free(struct db *db, const char *path, struct err *err)
{
    bool found = false;
    int64_t one = 0;
    return !db_is_far(db) ||
           (tables_number(db, "SELECT 1 WHERE to_regclass('x_workspace') IS NOT NULL",
                          NULL, &found, &one, err) &&
            (!found ||
             err_set(err, "%s: is there already and is not overwritten", path)));
}

bool store_make(const char *path, struct err *err)
{
    struct db *db = NULL;
    const char *create = schema_create();
    if (file_exists(path))
        return err_set(err, "%s: is there already and is not overwritten", path);
    if (create == NULL)
        return err_set(err, "not enough memory");
    bool ok =
        db_open_workspace(&db, path, true, err) && db_begin(db, err) &&
        is_free(db, path, err) && db_exec(db, create, err) &&
        db_exec(db,
                "CREATE TABLE x_workspace (key TEXT PRIMARY KEY, value INTEGER NOT NULL) "
                "WITHOUT ROWID;"
                "INSERT INTO x_workspace VALUES ('sequence', 0);",
                err) &&
        db_commit(db, err) &&
        migrate_database(db, NULL, migrations, migration_count, err);
    if (!ok && db != NULL && db_is_far(db))
        db_rollback(db);
    db_close(db);
    if (!ok && !db_is_address(path))
        remove_database(path);
    return ok;
}

static bool check_version(struct store *store, const char *path, struct err *err)
{
    int64_t version = 0;
    bool found;
    if (!tables_number(store->db, "PRAGMA user_version", NULL, &found, &version, err))
        return false;
    return version == SCHEMA_VERSION ||
           err_set(
               err,
               "%s: its tables are of version %lld, this program knows version %d; use "
               "the newest anna-admin",
               path, (long long)version, SCHEMA_VERSION);
}

bool store_open(struct store **out, const char *path, struct err *err)
{
    struct store *store = calloc(1, sizeof *store);
    long sequence;
    if (store == NULL)
        return err_set(err, "not enough memory");
    bool ok = db_open_workspace(&store->db, path, false, err);
    if (ok && !store_sequence(store, &sequence, err))
        ok = err_prefix(err, "%s: this is no workspace", path);
    ok = ok &&
         (migrate_database(store->db, db_is_far(store->db) ? NULL : path, migrations,
                           migration_count, err) ||
          err_prefix(err, "%s", path)) &&
         check_version(store, path, err);
    if (!ok) {
        store_close(store);
        return false;
    }
    *out = store;
    return true;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    db_close(store->db);
    arena_free(&store->arena);
    arena_free(&store->lasting);
    free(store);
}

bool store_load(struct store *store, struct arena *arena, struct document *out,
                struct err *err)
{
    struct tables tables = {store->db, arena};
    struct document document = {0};
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        if (!table_of((enum record_kind)kind)
                 ->load(&tables, (enum record_kind)kind, &document, err))
            return false;
    *out = document;
    return true;
}

bool store_load_kind(struct store *store, enum record_kind kind, struct arena *arena,
                     struct document *out, struct err *err)
{
    struct tables tables = {store->db, arena};
    return table_of(kind)->load(&tables, kind, out, err);
}

static bool save_all(struct db *db, const struct document *document,
                     struct store_counts *counts, struct err *err)
{
    struct tables tables = {.db = db};
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        int64_t next = 0;
        if (!tables_next(&tables, (enum record_kind)kind, &next, err))
            return false;
        for (size_t i = 0; i < document->list[kind].count; i++) {
            bool there;
            if (!tables_put(&tables, document->list[kind].item[i], &next, &there, err))
                return false;
            counts->added[kind] += !there;
            counts->replaced[kind] += there;
        }
    }
    return true;
}

bool store_end(struct store *store, bool ok, struct err *err)
{
    if (ok && db_commit(store->db, err))
        return true;
    db_rollback(store->db);
    return false;
}

bool store_save(struct store *store, const struct document *document,
                struct store_counts *counts, struct err *err)
{
    struct store_counts done = {{0}, {0}};
    if (!db_begin(store->db, err))
        return false;
    struct tables tables = {.db = store->db};
    bool ok = save_all(store->db, document, &done, err) &&
              tables_forget_providers(&tables, err);
    if (!store_end(store, ok, err))
        return false;
    *counts = done;
    return true;
}

bool store_forget_rest(struct store *store, const char *id, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(store->db, "DELETE FROM x_hsds_rest WHERE id = :id", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    return db_run(stmt, err);
}

bool store_keep_rest(struct store *store, const char *id, const char *rest,
                     struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        store->db,
        "INSERT INTO x_hsds_rest (id, rest) SELECT :id, :rest "
        "WHERE EXISTS (SELECT 1 FROM service WHERE id = :id) ON CONFLICT (id) DO "
        "UPDATE SET rest = excluded.rest",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    db_bind_text(stmt, ":rest", rest);
    return db_run(stmt, err);
}

bool store_rest(struct store *store, const char *id, struct arena *arena,
                const char **out, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(store->db, "SELECT rest FROM x_hsds_rest WHERE id = :id", err);
    const char *rest = NULL;
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    if (db_step(stmt))
        rest = arena_copy(arena, db_text(stmt, 0));
    if (!db_done(stmt, err))
        return false;
    *out = rest;
    return !arena->failed || err_set(err, "not enough memory");
}

bool store_sequence(struct store *store, long *out, struct err *err)
{
    bool found = false;
    int64_t value = 0;
    if (!tables_number(store->db, "SELECT value FROM x_workspace WHERE key = 'sequence'",
                       NULL, &found, &value, err))
        return false;
    if (!found)
        return err_set(err, "the count of what was signed is missing");
    *out = (long)value;
    return true;
}

bool store_use_sequence(struct store *store, long sequence, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        store->db,
        "UPDATE x_workspace SET value = :sequence WHERE key = 'sequence' AND value < :sequence",
        err);
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":sequence", sequence);
    if (!db_run(stmt, err))
        return false;
    return db_changes(store->db) == 1 ||
           err_set(err, "sequence %ld was used before", sequence);
}

static const char refused_key[] = "refused ";

bool store_refuse(struct store *store, const char *pair, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        store->db,
        "INSERT INTO x_workspace (key, value) VALUES ('refused ' || :pair, 1) ON "
        "CONFLICT DO NOTHING",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":pair", pair);
    return db_run(stmt, err);
}

bool store_refused(struct store *store, struct arena *arena, struct texts *out,
                   struct err *err)
{
    int64_t count = 0;
    bool any = false;
    if (!tables_number(
            store->db,
            "SELECT count(*) FROM x_workspace WHERE key >= 'refused ' AND key < "
            "'refused!'",
            NULL, &any, &count, err))
        return false;
    const char **item = arena_take_array(arena, (size_t)count + 1, sizeof *item);
    struct db_stmt *stmt = db_prepare(
        store->db,
        "SELECT key FROM x_workspace WHERE key >= 'refused ' AND key < 'refused!' "
        "ORDER BY key",
        err);
    if (item == NULL)
        return err_set(err, "not enough memory");
    if (stmt == NULL)
        return false;
    size_t taken = 0;
    while (taken < (size_t)count && db_step(stmt)) {
        item[taken] = arena_copy(arena, db_text(stmt, 0) + strlen(refused_key));
        if (item[taken++] == NULL) {
            db_reset(stmt);
            return err_set(err, "not enough memory");
        }
    }
    db_reset(stmt);
    *out = (struct texts){item, taken};
    return true;
}

static bool put_word(struct db *db, const struct store_word *word, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(db, "INSERT INTO x_meta (key, value) VALUES (:key, :value)", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":key", word->key);
    db_bind_text(stmt, ":value", word->value);
    return db_run(stmt, err);
}

static bool put_received(struct db *db, const char *hash, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(db, "INSERT INTO x_received (hash) VALUES (:hash)", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":hash", hash);
    return db_run(stmt, err);
}

static bool fill_copy(struct db *db, const struct document *document,
                      const struct store_extra *extra, struct err *err)
{
    struct store_counts counts = {{0}, {0}};
    const char *create = schema_create();
    bool ok = create != NULL || err_set(err, "not enough memory");
    ok = ok && db_begin(db, err) && db_exec(db, create, err) &&
         save_all(db, document, &counts, err);
    for (size_t i = 0; ok && i < extra->word_count; i++)
        ok = put_word(db, &extra->word[i], err);
    for (size_t i = 0; ok && i < extra->received.count; i++)
        ok = put_received(db, extra->received.item[i], err);
    if (ok && db_commit(db, err))
        return true;
    db_rollback(db);
    return false;
}

bool store_write_copy(const char *path, const struct document *document,
                      const struct store_extra *extra, struct err *err)
{
    struct arena arena = {0};
    struct db *db = NULL;
    const char *raw = arena_print(&arena, "%s.raw", path);
    if (raw == NULL)
        return err_set(err, "not enough memory");
    bool ok = true;
    if (file_exists(path))
        ok = err_set(err, "%s: is there already", path);
    if (ok)
        remove_database(raw);
    ok = ok && db_open_workspace(&db, raw, true, err) &&
         fill_copy(db, document, extra, err);
    if (ok && !db_vacuum_into(db, path, err)) {
        unlink(path);
        ok = false;
    }
    db_close(db);
    remove_database(raw);
    arena_free(&arena);
    return ok;
}
