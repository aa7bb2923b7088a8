#include "workspace/migrate.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/durable.h"
#include "base/file.h"
#include "workspace/store_tables.h"

const struct migration migrations[] = {
    /* 1: older workspaces may have these two. */
    {"CREATE TABLE IF NOT EXISTS x_origin (\n"
     "  kind TEXT NOT NULL, -- 'offer'\n"
     "  id TEXT NOT NULL,\n"
     "  source TEXT NOT NULL, -- 'offers.json'\n"
     "  import INTEGER NOT NULL, -- number of the import that brought it last\n"
     "  prints BLOB NOT NULL, -- of what the source said then (merge.h)\n"
     "  PRIMARY KEY (kind, id)\n"
     ") WITHOUT ROWID;"
     "CREATE TABLE IF NOT EXISTS x_hsds_rest (\n"
     "  id TEXT PRIMARY KEY, -- of the offer\n"
     "  rest TEXT NOT NULL -- what came as HSDS (hsds_rest.h)\n"
     ");"},
    /* 2: history.h */
    {"CREATE TABLE x_history (\n"
     "  number INTEGER PRIMARY KEY, -- 1, 2, 3, none left out\n"
     "  time TEXT NOT NULL, -- 2026-11-29T12:07:00Z\n"
     "  who TEXT NOT NULL,\n"
     "  batch INTEGER NOT NULL,\n"
     "  deed TEXT NOT NULL, -- 'offer set'\n"
     "  kind TEXT NOT NULL, -- 'offer'\n"
     "  id TEXT NOT NULL,\n"
     "  field TEXT NOT NULL, -- '': the whole record came or went\n"
     "  lang TEXT NOT NULL, -- '': German\n"
     "  was TEXT, -- NULL: nothing stood there\n"
     "  now TEXT,\n"
     "  hash BLOB NOT NULL -- of the hash before and of this row\n"
     ");"
     "CREATE INDEX x_history_id ON x_history (id, number);"
     "CREATE INDEX x_history_batch ON x_history (batch, number);"},
    /* 3: store_base.h */
    {"CREATE TABLE x_base (\n"
     "  source TEXT NOT NULL, -- 'table.csv', a file that was exported\n"
     "  kind TEXT NOT NULL, -- 'offer'\n"
     "  id TEXT NOT NULL,\n"
     "  import INTEGER NOT NULL, -- the last that brought it back; 0: none\n"
     "  prints BLOB NOT NULL, -- of what the file says (merge.h)\n"
     "  PRIMARY KEY (source, kind, id)\n"
     ") WITHOUT ROWID;"},
    /* 4: store_link.h */
    {"CREATE TABLE x_link (\n"
     "  url TEXT PRIMARY KEY, -- of an offer\n"
     "  checked_on TEXT NOT NULL, -- 2026-11-29\n"
     "  said TEXT -- NULL: it was right; else what was wrong\n"
     ") WITHOUT ROWID;"},
    /* 5: store_origin.h */
    {"CREATE TABLE x_origin_before (\n"
     "  batch INTEGER NOT NULL, -- that has changed it\n"
     "  base TEXT NOT NULL, -- '': of x_origin; else of x_base, the source\n"
     "  kind TEXT NOT NULL,\n"
     "  id TEXT NOT NULL,\n"
     "  source TEXT,\n"
     "  import INTEGER,\n"
     "  prints BLOB, -- NULL: nothing was known\n"
     "  PRIMARY KEY (batch, base, kind, id)\n"
     ") WITHOUT ROWID;"},
    /* 6: a record is changed without reading all others */
    {"CREATE INDEX IF NOT EXISTS x_service_topic_service ON x_service_topic "
     "(service_id);"
     "CREATE INDEX IF NOT EXISTS x_service_organization ON service (organization_id);"
     "CREATE INDEX IF NOT EXISTS x_base_id ON x_base (kind, id);"},
    /* 7: store_note.h */
    {"CREATE TABLE x_note (\n"
     "  name TEXT PRIMARY KEY, -- of its file\n"
     "  words TEXT NOT NULL,\n"
     "  written INTEGER NOT NULL, -- by the terminal's clock\n"
     "  brought_on TEXT NOT NULL -- 2026-11-29\n"
     ") WITHOUT ROWID;"},
};

const size_t migration_count = sizeof migrations / sizeof migrations[0];

static bool read_number(struct db *db, int64_t *out, struct err *err)
{
    bool found;
    *out = 0;
    return tables_number(db, "SELECT value FROM x_workspace WHERE key = 'tables'", NULL,
                         &found, out, err);
}

static bool write_number(struct db *db, int64_t number, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        db,
        "INSERT INTO x_workspace (key, value) VALUES ('tables', :number) ON CONFLICT "
        "(key) DO UPDATE SET value = excluded.value",
        err);
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":number", number);
    return db_run(stmt, err);
}

/* Another program may have made it since the number was read. */
static bool make_step(struct db *db, const struct migration *list, int64_t number,
                      struct err *err)
{
    int64_t done = 0;
    if (!db_begin(db, err))
        return false;
    bool ok = read_number(db, &done, err);
    if (ok && done < number)
        ok = db_exec(db, list[number - 1].sql, err) && write_number(db, number, err);
    if (ok && db_commit(db, err))
        return true;
    db_rollback(db);
    return err_prefix(err, "step %d to new tables", (int)number);
}

/* What is kept of reports at one place, where it can be forgotten: their texts, the
 * answers to who asked, the notes. */
static const struct {
    const char *table, *sql;
} forgettable[] = {
    {"x_report", "UPDATE x_report SET text = NULL"},
    {"x_report_asked", "DELETE FROM x_report_asked"},
    {"x_report_note", "DELETE FROM x_report_note"},
};

static bool leave_out_texts(const char *path, struct err *err)
{
    struct db *copy = NULL;
    bool ok = db_open_workspace(&copy, path, false, err);
    for (size_t i = 0; ok && i < sizeof forgettable / sizeof forgettable[0]; i++) {
        bool there = false;
        int64_t count = 0;
        ok = tables_number(copy, "SELECT 1 FROM sqlite_schema WHERE name = :id",
                           forgettable[i].table, &there, &count, err) &&
             (!there || db_exec(copy, forgettable[i].sql, err));
    }
    ok = ok && db_exec(copy, "VACUUM", err);
    db_close(copy);
    return ok;
}

/* Under its name the copy appears whole, and never in the place of another: that is of
 * before the first step that anybody made. */
static bool keep_copy(struct db *db, const char *path, int64_t step, struct err *err)
{
    struct arena arena = {0};
    const char *slash = strrchr(path, '/');
    const char *folder =
        slash == NULL ? "." : arena_copy_len(&arena, path, (size_t)(slash - path) + 1);
    const char *copy = arena_print(&arena, "%s.before-%d", path, (int)step);
    const char *part =
        arena_print(&arena, "%s.before-%d.%ld.part", path, (int)step, (long)getpid());
    const char *journal = arena_print(&arena, "%s-journal", part);
    bool ok = !arena.failed || err_set(err, "not enough memory");
    if (ok && !file_exists(copy)) {
        unlink(part);
        ok = db_vacuum_into(db, part, err) && leave_out_texts(part, err) &&
             (chmod(part, 0600) == 0 || err_set_errno(err, "%s", part)) &&
             durable_sync_all(folder, err);
        if (ok && link(part, copy) != 0 && errno != EEXIST)
            ok = err_set_errno(err, "%s: could not be made", copy);
        unlink(part);
        unlink(journal);
        ok = ok && durable_sync_folder(folder, err);
    }
    arena_free(&arena);
    return ok || err_prefix(err, "no copy could be kept before new tables are made");
}

bool migrate_database(struct db *db, const char *path, const struct migration *list,
                      size_t count, struct err *err)
{
    int64_t done = 0;
    if (!read_number(db, &done, err))
        return false;
    if (done > (int64_t)count)
        return err_set(
            err,
            "a newer anna-admin has made its tables (number %d, this one knows "
            "%d); use that one",
            (int)done, (int)count);
    if (done < (int64_t)count && path != NULL && !keep_copy(db, path, done + 1, err))
        return false;
    for (int64_t number = done + 1; number <= (int64_t)count; number++)
        if (!make_step(db, list, number, err))
            return false;
    return true;
}
