#include "core/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "base/buf.h"

enum { MOST_STATEMENTS = 256, STEPS_BETWEEN_LOOKS = 10000, MOST_LOOKS = 4000 };

struct db_stmt {
    struct db *db;
    const char *sql;
    sqlite3_stmt *handle;
    int code;            /* what the last step said */
    const char *unknown; /* a parameter that the statement does not have */
};

struct db {
    sqlite3 *handle;
    struct db_stmt stmt[MOST_STATEMENTS];
    size_t stmt_count;
    int looks; /* progress of the present statement, hostile files only */
};

static bool fail(const struct db *db, const char *what, struct err *err)
{
    return err_set(err, "%s: %s", what, sqlite3_errmsg(db->handle));
}

static struct db *db_new(struct err *err)
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
    for (size_t i = 0; i < db->stmt_count; i++)
        sqlite3_finalize(db->stmt[i].handle);
    sqlite3_close(db->handle);
    free(db);
}

bool db_exec(struct db *db, const char *sql, struct err *err)
{
    char *words = NULL;
    db->looks = 0;
    if (sqlite3_exec(db->handle, sql, NULL, NULL, &words) == SQLITE_OK)
        return true;
    err_set(err, "%s", words != NULL ? words : sqlite3_errmsg(db->handle));
    sqlite3_free(words);
    return false;
}

/* Only reading is allowed, and of functions only what the questions of the terminal need.
 */
static int read_only(void *user, int action, const char *one, const char *two,
                     const char *base, const char *trigger)
{
    (void)user;
    (void)base;
    static const char *const functions[] = {"count", "length",   "lower",  "max",
                                            "min",   "coalesce", "substr", "like",
                                            "instr", "ifnull"};
    if (trigger != NULL)
        return SQLITE_DENY;
    if (action == SQLITE_SELECT || action == SQLITE_READ)
        return SQLITE_OK;
    if (action == SQLITE_PRAGMA)
        return strcmp(one, "quick_check") == 0 || strcmp(one, "application_id") == 0 ||
                       strcmp(one, "user_version") == 0 || strcmp(one, "cache_size") == 0
                   ? SQLITE_OK
                   : SQLITE_DENY;
    for (size_t i = 0;
         action == SQLITE_FUNCTION && i < sizeof functions / sizeof *functions; i++)
        if (strcmp(two, functions[i]) == 0)
            return SQLITE_OK;
    return SQLITE_DENY;
}

static int stop_if_long(void *user)
{
    struct db *db = user;
    return ++db->looks > MOST_LOOKS;
}

static void set_limits(sqlite3 *handle)
{
    static const struct {
        int id, value;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, 1000000},
        {SQLITE_LIMIT_SQL_LENGTH, 100000},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 20},
        {SQLITE_LIMIT_COMPOUND_SELECT, 3},
        {SQLITE_LIMIT_VDBE_OP, 25000},
        {SQLITE_LIMIT_FUNCTION_ARG, 8},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 20},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
        sqlite3_limit(handle, limits[i].id, limits[i].value);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

/* A path as a file: URI; what is not plain is percent-encoded. */
static bool uri_of(struct buf *out, const char *path)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    buf_add_text(out, "file:");
    for (const char *p = path; *p != '\0'; p++) {
        if (strchr(plain, *p) != NULL)
            buf_add(out, p, 1);
        else
            buf_print(out, "%%%02X", (unsigned)(unsigned char)*p);
    }
    buf_add_text(out, "?mode=ro&immutable=1");
    return !out->failed;
}

static bool whole_number(struct db *db, const char *sql, int64_t *out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(db, sql, err);
    if (stmt == NULL)
        return false;
    bool row = db_step(stmt);
    int64_t value = row ? db_int(stmt, 0) : 0;
    if (!db_done(stmt, err))
        return false;
    if (!row)
        return err_set(err, "the file answers nothing to: %s", sql);
    *out = value;
    return true;
}

/* Compares what the file says its tables are with what they must be. */
static bool schema_matches(struct db *db, const char *schema, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid", err);
    if (stmt == NULL)
        return false;
    struct buf whole = {0};
    while (db_step(stmt)) {
        const char *sql = db_text(stmt, 0);
        buf_add_text(&whole, sql != NULL ? sql : "");
        buf_add_text(&whole, ";\n");
    }
    bool ok = db_done(stmt, err);
    if (ok && (whole.failed || whole.bytes == NULL || strcmp(whole.bytes, schema) != 0))
        ok = err_set(err, "the tables in it are not those of this version");
    buf_free(&whole);
    return ok;
}

static bool check_hostile(struct db *db, int application_id, int user_version,
                          const char *schema, struct err *err)
{
    int64_t id;
    int64_t version;
    if (!whole_number(db, "PRAGMA application_id", &id, err) ||
        !whole_number(db, "PRAGMA user_version", &version, err))
        return false;
    if (id != application_id)
        return err_set(err, "it is a database, but no content of ANNA");
    if (version != user_version)
        return err_set(err, "its schema is version %lld, this program reads version %d",
                       (long long)version, user_version);
    return schema_matches(db, schema, err);
}

bool db_open_hostile(struct db **db_out, const char *path, int application_id,
                     int user_version, const char *schema, struct err *err)
{
    struct db *db = db_new(err);
    if (db == NULL)
        return false;
    struct buf uri = {0};
    bool ok = uri_of(&uri, path) || err_set(err, "not enough memory");
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW |
                SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    if (ok && sqlite3_open_v2(uri.bytes, &db->handle, flags, NULL) != SQLITE_OK)
        ok = fail(db, "it could not be opened", err);
    buf_free(&uri);
    if (ok) {
        set_limits(db->handle);
        ok = db_exec(
            db, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY",
            err);
        sqlite3_set_authorizer(db->handle, read_only, NULL);
        sqlite3_progress_handler(db->handle, STEPS_BETWEEN_LOOKS, stop_if_long, db);
    }
    /* 0.5 MB of pages: the system keeps the file in memory as well. */
    ok = ok && check_hostile(db, application_id, user_version, schema, err) &&
         db_exec(db, "PRAGMA cache_size=-512", err);
    if (!ok) {
        db_close(db);
        return err_prefix(err, "%s", path);
    }
    *db_out = db;
    return true;
}

bool db_open_workspace(struct db **db_out, const char *path, bool create, struct err *err)
{
    struct db *db = db_new(err);
    if (db == NULL)
        return false;
    int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
    bool ok = sqlite3_open_v2(path, &db->handle, flags, NULL) == SQLITE_OK ||
              fail(db, "it could not be opened", err);
    if (ok) {
        sqlite3_busy_timeout(db->handle, 5000);
        sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
        sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
        ok = db_exec(
            db,
            "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"
            "PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384",
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
    struct db *db = db_new(err);
    if (db == NULL)
        return false;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    bool ok = sqlite3_open_v2("", &db->handle, flags, NULL) == SQLITE_OK ||
              fail(db, "a database for this moment could not be made", err);
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
    return db_exec(db, "BEGIN IMMEDIATE", err);
}

bool db_commit(struct db *db, struct err *err)
{
    return db_exec(db, "COMMIT", err);
}

void db_rollback(struct db *db)
{
    struct err ignored = {""};
    for (size_t i = 0; i < db->stmt_count; i++)
        sqlite3_reset(db->stmt[i].handle);
    if (sqlite3_get_autocommit(db->handle) == 0)
        db_exec(db, "ROLLBACK", &ignored);
}

struct db_stmt *db_prepare(struct db *db, const char *sql, struct err *err)
{
    for (size_t i = 0; i < db->stmt_count; i++)
        if (db->stmt[i].sql == sql) {
            sqlite3_reset(db->stmt[i].handle);
            sqlite3_clear_bindings(db->stmt[i].handle);
            db->stmt[i].unknown = NULL;
            return &db->stmt[i];
        }
    if (db->stmt_count == MOST_STATEMENTS) {
        err_set(err, "too many statements at once: %s", sql);
        return NULL;
    }
    sqlite3_stmt *handle = NULL;
    if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle,
                           NULL) != SQLITE_OK) {
        fail(db, "a question to the database failed", err);
        return NULL;
    }
    struct db_stmt *stmt = &db->stmt[db->stmt_count++];
    *stmt = (struct db_stmt){.db = db, .sql = sql, .handle = handle};
    return stmt;
}

static int place(struct db_stmt *stmt, const char *name)
{
    int index = sqlite3_bind_parameter_index(stmt->handle, name);
    if (index == 0)
        stmt->unknown = name;
    return index;
}

void db_bind_text(struct db_stmt *stmt, const char *name, const char *text)
{
    int index = place(stmt, name);
    if (index > 0 && text != NULL)
        sqlite3_bind_text(stmt->handle, index, text, -1, SQLITE_STATIC);
}

void db_bind_blob(struct db_stmt *stmt, const char *name, const void *bytes, size_t len)
{
    int index = place(stmt, name);
    if (index > 0)
        sqlite3_bind_blob64(stmt->handle, index, bytes, len, SQLITE_STATIC);
}

void db_bind_int(struct db_stmt *stmt, const char *name, int64_t value)
{
    int index = place(stmt, name);
    if (index > 0)
        sqlite3_bind_int64(stmt->handle, index, value);
}

void db_bind_real(struct db_stmt *stmt, const char *name, double value)
{
    int index = place(stmt, name);
    if (index > 0)
        sqlite3_bind_double(stmt->handle, index, value);
}

void db_bind_null(struct db_stmt *stmt, const char *name)
{
    int index = place(stmt, name);
    if (index > 0)
        sqlite3_bind_null(stmt->handle, index);
}

bool db_step(struct db_stmt *stmt)
{
    stmt->db->looks = 0;
    stmt->code = stmt->unknown != NULL ? SQLITE_MISUSE : sqlite3_step(stmt->handle);
    return stmt->code == SQLITE_ROW;
}

bool db_done(struct db_stmt *stmt, struct err *err)
{
    bool ok = stmt->code == SQLITE_DONE || stmt->code == SQLITE_ROW;
    /* Brings back what this statement said, if another one was asked since. */
    sqlite3_reset(stmt->handle);
    if (stmt->unknown != NULL)
        err_set(err, "no parameter %s in: %s", stmt->unknown, stmt->sql);
    else if (!ok)
        fail(stmt->db, "the database gave no answer", err);
    return ok;
}

void db_reset(struct db_stmt *stmt)
{
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
    return (const char *)sqlite3_column_text(stmt->handle, column);
}

const void *db_blob(struct db_stmt *stmt, int column, size_t *len)
{
    const void *bytes = sqlite3_column_blob(stmt->handle, column);
    *len = (size_t)sqlite3_column_bytes(stmt->handle, column);
    return bytes;
}

int64_t db_int(struct db_stmt *stmt, int column)
{
    return sqlite3_column_int64(stmt->handle, column);
}

double db_real(struct db_stmt *stmt, int column)
{
    return sqlite3_column_double(stmt->handle, column);
}

bool db_is_null(struct db_stmt *stmt, int column)
{
    return sqlite3_column_type(stmt->handle, column) == SQLITE_NULL;
}

int64_t db_changes(const struct db *db)
{
    return sqlite3_changes64(db->handle);
}

bool db_quick_check(struct db *db, struct err *err)
{
    struct db_stmt *stmt = db_prepare(db, "PRAGMA quick_check(1)", err);
    if (stmt == NULL)
        return false;
    bool row = db_step(stmt);
    const char *words = row ? db_text(stmt, 0) : NULL;
    bool ok = words != NULL && strcmp(words, "ok") == 0;
    if (!ok)
        err_set(err, "the database is damaged: %s", words != NULL ? words : "no answer");
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
