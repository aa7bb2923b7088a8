#include "core/db_inside.h"

#include <string.h>

#include "base/buf.h"

enum { STEPS_BETWEEN_LOOKS = 10000, MOST_LOOKS = 4000 };

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
    int64_t id = 0;
    int64_t version = 0;
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
    struct db *db = db_make(err);
    if (db == NULL)
        return false;
    struct buf uri = {0};
    bool ok = uri_of(&uri, path) || err_set(err, "not enough memory");
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW |
                SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    if (ok && sqlite3_open_v2(uri.bytes, &db->handle, flags, NULL) != SQLITE_OK)
        ok = db_fail(db, "it could not be opened", err);
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
