#include "core/db_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/message.h"

/* Of 4 KiB each, 96 MB: what a transaction may change before it writes to the file, from
 * when on nobody else can read until it ends. */
#define DB_UNWRITTEN_PAGES "24576"

static const struct db_driver *registered;

void db_register(const struct db_driver *driver)
{
    registered = driver;
}

bool db_is_address(const char *path)
{
    return registered != NULL &&
           strncmp(path, registered->begins, strlen(registered->begins)) == 0;
}

bool db_is_far(const struct db *db)
{
    return db->driver != NULL;
}

static bool is_busy(const struct db *db)
{
    return (sqlite3_errcode(db->handle) & 0xff) == SQLITE_BUSY;
}

/* Why the last call failed. SQLite's words for somebody else who writes help nobody. */
static const char *words_of(const struct db *db)
{
    return is_busy(db)
               ? message("another program is writing to the database; try again in a "
                         "moment")
               : sqlite3_errmsg(db->handle);
}

bool db_fail(const struct db *db, const char *what, struct err *err)
{
    return err_set(err, "%s: %s", message(what), words_of(db));
}

struct db *db_make(struct err *err)
{
    struct db *db = calloc(1, sizeof *db);
    if (db == NULL)
        err_set(err, "not enough memory");
    return db;
}

void db_close(struct db *db)
{
    if (db == NULL)
        return;
    if (db->driver != NULL)
        db->driver->close(db->far);
    for (size_t i = 0; i < db->stmt_count; i++)
        sqlite3_finalize(db->stmt[i].handle);
    sqlite3_close(db->handle);
    free(db);
}

bool db_exec(struct db *db, const char *sql, struct err *err)
{
    if (db->driver != NULL)
        return db->driver->exec(db->far, sql, err);
    db->looks = 0;
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK ||
           err_set(err, "%s", words_of(db));
}

static bool open_far(struct db **db_out, const char *address, struct err *err)
{
    struct db *db = db_make(err);
    if (db == NULL)
        return false;
    db->driver = registered;
    if (!registered->open(&db->far, address, err)) {
        db_close(db);
        return err_prefix(err, "%s", address);
    }
    *db_out = db;
    return true;
}

bool db_open_workspace(struct db **db_out, const char *path, bool create, struct err *err)
{
    if (db_is_address(path))
        return open_far(db_out, path, err);
    struct db *db = db_make(err);
    if (db == NULL)
        return false;
    int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
    bool ok = sqlite3_open_v2(path, &db->handle, flags, NULL) == SQLITE_OK ||
              db_fail(db, "it could not be opened", err);
    if (ok) {
        sqlite3_busy_timeout(db->handle, 5000);
        sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
        sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
        ok = db_exec(
            db,
            "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"
            "PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
            "PRAGMA cache_size=-16384; PRAGMA cache_spill=" DB_UNWRITTEN_PAGES,
            err);
    }
    ok = ok && (create || db_quick_check(db, err));
    if (!ok) {
        db_close(db);
        return err_prefix(err, "%s", path);
    }
    *db_out = db;
    return true;
}

bool db_open_scratch(struct db **db_out, struct err *err)
{
    struct db *db = db_make(err);
    if (db == NULL)
        return false;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    bool ok = sqlite3_open_v2("", &db->handle, flags, NULL) == SQLITE_OK ||
              db_fail(db, "a database for this moment could not be made", err);
    ok = ok && db_exec(db,
                       "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                       "PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=FILE;"
                       "PRAGMA cache_size=-81920",
                       err);
    if (!ok) {
        db_close(db);
        return false;
    }
    *db_out = db;
    return true;
}

bool db_begin(struct db *db, struct err *err)
{
    return db->driver != NULL ? db->driver->begin(db->far, err)
                              : db_exec(db, "BEGIN IMMEDIATE", err);
}

bool db_commit(struct db *db, struct err *err)
{
    return db->driver != NULL ? db->driver->commit(db->far, err)
                              : db_exec(db, "COMMIT", err);
}

bool db_lock(struct db *db, int number, bool *taken, struct err *err)
{
    *taken = true;
    return db->driver == NULL || db->driver->lock(db->far, number, taken, err);
}

void db_rollback(struct db *db)
{
    struct err ignored = {""};
    if (db->driver != NULL) {
        db->driver->rollback(db->far);
        return;
    }
    for (size_t i = 0; i < db->stmt_count; i++)
        sqlite3_reset(db->stmt[i].handle);
    if (sqlite3_get_autocommit(db->handle) == 0)
        db_exec(db, "ROLLBACK", &ignored);
}

/* The statement of that text; one that was asked for before is mostly where the hint
 * says. NULL if there is none. */
static struct db_stmt *find_made(struct db *db, const char *sql)
{
    unsigned char *hint = &db->hint[((uintptr_t)sql ^ (uintptr_t)sql >> 8) % DB_HINTS];
    if (*hint < db->stmt_count && db->stmt[*hint].sql == sql)
        return &db->stmt[*hint];
    for (size_t i = 0; i < db->stmt_count; i++)
        if (db->stmt[i].sql == sql) {
            *hint = (unsigned char)i;
            return &db->stmt[i];
        }
    return NULL;
}

struct db_stmt *db_prepare(struct db *db, const char *sql, struct err *err)
{
    struct db_stmt *made = find_made(db, sql);
    if (made != NULL && made->far != NULL) {
        db->driver->clear(made->far);
        return made;
    }
    if (made != NULL) {
        sqlite3_reset(made->handle);
        sqlite3_clear_bindings(made->handle);
        made->unknown = NULL;
        made->last = 0;
        return made;
    }
    if (db->stmt_count == DB_STATEMENTS) {
        err_set(err, "too many statements at once: %s", sql);
        return NULL;
    }
    sqlite3_stmt *handle = NULL;
    void *far = db->driver != NULL ? db->driver->prepare(db->far, sql, err) : NULL;
    if (db->driver != NULL && far == NULL)
        return NULL;
    if (far == NULL && sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                          &handle, NULL) != SQLITE_OK) {
        db_fail(db, "a question to the database failed", err);
        return NULL;
    }
    struct db_stmt *stmt = &db->stmt[db->stmt_count++];
    *stmt = (struct db_stmt){.db = db, .sql = sql, .handle = handle, .far = far};
    return stmt;
}

/* The number of a parameter. Mostly it is the one behind the last: SQLite looks through
 * all of them. Names are told by their hashes: SQLite's own go when it prepares the
 * statement anew, after tables have changed. */
static int place(struct db_stmt *stmt, const char *name)
{
    uint64_t hash = hash_text(HASH_BEGIN, name);
    int next = stmt->last + 1;
    int index = next < DB_NAMES && stmt->name[next] == hash
                    ? next
                    : sqlite3_bind_parameter_index(stmt->handle, name);
    if (index == 0)
        stmt->unknown = name;
    if (index > 0 && index < DB_NAMES)
        stmt->name[index] = hash;
    stmt->last = index;
    return index;
}

void db_bind_text(struct db_stmt *stmt, const char *name, const char *text)
{
    if (stmt->far != NULL) {
        stmt->db->driver->bind_text(stmt->far, name, text);
        return;
    }
    int index = place(stmt, name);
    if (index > 0)
        sqlite3_bind_text(stmt->handle, index, text, -1, SQLITE_STATIC);
}

void db_bind_blob(struct db_stmt *stmt, const char *name, const void *bytes, size_t len)
{
    if (stmt->far != NULL) {
        stmt->db->driver->bind_blob(stmt->far, name, bytes, len);
        return;
    }
    int index = place(stmt, name);
    if (index > 0)
        sqlite3_bind_blob64(stmt->handle, index, bytes, len, SQLITE_STATIC);
}

void db_bind_int(struct db_stmt *stmt, const char *name, int64_t value)
{
    if (stmt->far != NULL) {
        stmt->db->driver->bind_int(stmt->far, name, value);
        return;
    }
    int index = place(stmt, name);
    if (index > 0)
        sqlite3_bind_int64(stmt->handle, index, value);
}

bool db_step(struct db_stmt *stmt)
{
    if (stmt->far != NULL)
        return stmt->db->driver->step(stmt->far);
    stmt->db->looks = 0;
    stmt->code = stmt->unknown != NULL ? SQLITE_MISUSE : sqlite3_step(stmt->handle);
    return stmt->code == SQLITE_ROW;
}

bool db_done(struct db_stmt *stmt, struct err *err)
{
    if (stmt->far != NULL)
        return stmt->db->driver->done(stmt->far, err);
    bool ok = stmt->code == SQLITE_DONE || stmt->code == SQLITE_ROW;
    /* Brings back what this statement said, if another one was asked since. */
    sqlite3_reset(stmt->handle);
    if (stmt->unknown != NULL)
        err_set(err, "no parameter %s in: %s", stmt->unknown, stmt->sql);
    else if (!ok)
        db_fail(stmt->db, "the database gave no answer", err);
    return ok;
}

void db_reset(struct db_stmt *stmt)
{
    if (stmt->far != NULL) {
        stmt->db->driver->reset(stmt->far);
        return;
    }
    sqlite3_reset(stmt->handle);
}

bool db_run(struct db_stmt *stmt, struct err *err)
{
    while (db_step(stmt)) {
    }
    return db_done(stmt, err);
}

const char *db_text(struct db_stmt *stmt, int column)
{
    if (stmt->far != NULL)
        return stmt->db->driver->text(stmt->far, column);
    return (const char *)sqlite3_column_text(stmt->handle, column);
}

const void *db_blob(struct db_stmt *stmt, int column, size_t *len)
{
    if (stmt->far != NULL)
        return stmt->db->driver->blob(stmt->far, column, len);
    const void *bytes = sqlite3_column_blob(stmt->handle, column);
    *len = (size_t)sqlite3_column_bytes(stmt->handle, column);
    return bytes;
}

/* A number as a driver has it, in digits; it says t for true. */
static int64_t far_int(const char *text)
{
    return text == NULL ? 0 : strcmp(text, "t") == 0 ? 1 : strtoll(text, NULL, 10);
}

int64_t db_int(struct db_stmt *stmt, int column)
{
    if (stmt->far != NULL)
        return far_int(stmt->db->driver->text(stmt->far, column));
    return sqlite3_column_int64(stmt->handle, column);
}

bool db_is_null(struct db_stmt *stmt, int column)
{
    if (stmt->far != NULL)
        return stmt->db->driver->text(stmt->far, column) == NULL;
    return sqlite3_column_type(stmt->handle, column) == SQLITE_NULL;
}

int64_t db_changes(const struct db *db)
{
    return db->driver != NULL ? db->driver->changes(db->far)
                              : sqlite3_changes64(db->handle);
}

bool db_quick_check(struct db *db, struct err *err)
{
    if (db->driver != NULL)
        return true;
    struct db_stmt *stmt = db_prepare(db, "PRAGMA quick_check(1)", err);
    if (stmt == NULL)
        return false;
    bool row = db_step(stmt);
    if (!row && is_busy(db))
        return db_done(stmt, err);
    const char *words = row ? db_text(stmt, 0) : NULL;
    bool ok = words != NULL && strcmp(words, "ok") == 0;
    if (!ok)
        err_set(err, "the database is damaged: %s",
                words != NULL ? words : message("no answer"));
    for (char *p = err != NULL && !ok ? strchr(err->text, '\n') : NULL; p != NULL;
         p = strchr(p, '\n'))
        *p = ' ';
    db_reset(stmt);
    return ok;
}

bool db_vacuum_into(struct db *db, const char *path, struct err *err)
{
    struct db_stmt *stmt = db_prepare(db, "VACUUM INTO :path", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":path", path);
    return db_run(stmt, err) || err_prefix(err, "%s", path);
}
