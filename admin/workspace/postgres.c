#include "workspace/postgres.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "workspace/postgres_inside.h"

enum { VERSION_LEAST = 130000 };

/* The lock of whoever writes, of this workspace alone: a database may have several, each
 * in a schema of its own. 1095650881 is "ANNA". */
#define LOCK_OF(number) "(1095650881, hashtext(current_schema() || '" number "'))"

void postgres_words(const struct postgres *to, const PGresult *result,
                    char out[POSTGRES_WORDS])
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *words = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    if (state != NULL && strcmp(state, "55P03") == 0)
        words = message("another program is writing to the database; try again in a "
                        "moment");
    if (words == NULL)
        words = PQerrorMessage(to->line);
    snprintf(out, POSTGRES_WORDS, "%s", words);
    out[strcspn(out, "\n")] = '\0';
    if (out[0] == '\0')
        snprintf(out, POSTGRES_WORDS, "%s", message("no answer"));
}

static bool fail(const struct postgres *to, PGresult *result, struct err *err)
{
    char words[POSTGRES_WORDS];
    postgres_words(to, result, words);
    PQclear(result);
    return err_set(err, "%s", words);
}

bool postgres_broke(const struct postgres *to)
{
    return PQstatus(to->line) != CONNECTION_OK && !to->within;
}

static bool ask(struct postgres *to, const char *sql, struct err *err)
{
    PGresult *result = PQexec(to->line, sql);
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return fail(to, result, err);
    PQclear(result);
    return true;
}

static void say_nothing(void *context, const char *words)
{
    (void)context;
    (void)words;
}

/* A database in another encoding, or that does not wait for its disk, keeps no promise of
 * ours. */
static bool settle(struct postgres *to, struct err *err)
{
    const char *encoding = PQparameterStatus(to->line, "server_encoding");
    const char *host = PQhost(to->line);
    if (host != NULL && host[0] != '/' && PQsslInUse(to->line) == 0)
        return err_set(err, "the line to the database would be open to others; use a "
                            "socket or TLS (sslmode=verify-full)");
    if (PQserverVersion(to->line) < VERSION_LEAST)
        return err_set(err, "the database is older than PostgreSQL 13");
    if (encoding == NULL || strcmp(encoding, "UTF8") != 0)
        return err_set(err, "the database must be in UTF8");
    PQsetNoticeProcessor(to->line, say_nothing, NULL);
    to->life++;
    return PQsetClientEncoding(to->line, "UTF8") == 0
               ? ask(to,
                     "SET client_min_messages = warning; SET lock_timeout = '5s';"
                     "SET bytea_output = hex; SET standard_conforming_strings = on;"
                     "SELECT set_config('synchronous_commit', 'on', false)"
                     " WHERE current_setting('synchronous_commit') = 'off'",
                     err)
               : fail(to, NULL, err);
}

bool postgres_ready(struct postgres *to, struct err *err)
{
    if (!postgres_broke(to))
        return true;
    PQreset(to->line);
    return PQstatus(to->line) == CONNECTION_OK ? settle(to, err) : fail(to, NULL, err);
}

/* A password in an address is one that everybody sees who lists the processes. */
static bool check_address(const char *address, struct err *err)
{
    char *words = NULL;
    PQconninfoOption *options = PQconninfoParse(address, &words);
    bool open = false;
    for (PQconninfoOption *o = options; o != NULL && o->keyword != NULL; o++)
        open = open || (o->val != NULL && strcmp(o->keyword, "password") == 0);
    bool ok = options != NULL;
    if (!ok) {
        if (words != NULL)
            words[strcspn(words, "\n")] = '\0';
        err_set(err, "this address cannot be read: %s", words != NULL ? words : "");
    }
    PQconninfoFree(options);
    PQfreemem(words);
    return ok && (!open || err_set(err, "a password does not belong into an address; put "
                                        "it into ~/.pgpass"));
}

static void close_line(void *far)
{
    struct postgres *to = far;
    if (to == NULL)
        return;
    for (struct postgres_stmt *stmt = to->first; stmt != NULL;) {
        struct postgres_stmt *next = stmt->next;
        postgres_free(stmt);
        stmt = next;
    }
    PQfinish(to->line);
    free(to);
}

static bool open_line(void **far_out, const char *address, struct err *err)
{
    static const char *const keys[] = {"sslmode", "application_name", "connect_timeout",
                                       "dbname", NULL};
    const char *const values[] = {"verify-full", "anna-admin", "10", address, NULL};
    if (!check_address(address, err))
        return false;
    struct postgres *to = calloc(1, sizeof *to);
    if (to == NULL)
        return err_set(err, "not enough memory");
    to->line = PQconnectdbParams(keys, values, 1);
    if ((PQstatus(to->line) == CONNECTION_OK || fail(to, NULL, err)) && settle(to, err)) {
        *far_out = to;
        return true;
    }
    close_line(to);
    return false;
}

static bool begin(void *far, struct err *err)
{
    static const char sql[] = "BEGIN ISOLATION LEVEL READ COMMITTED;"
                              "SELECT pg_advisory_xact_lock" LOCK_OF("");
    struct postgres *to = far;
    bool ok = postgres_ready(to, err) && ask(to, sql, err);
    if (!ok && postgres_broke(to))
        ok = postgres_ready(to, err) && ask(to, sql, err);
    to->within = ok;
    if (!ok && PQtransactionStatus(to->line) > PQTRANS_ACTIVE)
        PQclear(PQexec(to->line, "ROLLBACK"));
    return ok;
}

/* What failed within comes back as ROLLBACK. */
static bool commit(void *far, struct err *err)
{
    struct postgres *to = far;
    PGresult *result = PQexec(to->line, "COMMIT");
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        return fail(to, result, err);
    bool ok = strcmp(PQcmdStatus(result), "COMMIT") == 0;
    PQclear(result);
    to->within = false;
    return ok || err_set(err, "%s", message("no answer"));
}

static void rollback(void *far)
{
    struct postgres *to = far;
    for (struct postgres_stmt *stmt = to->first; stmt != NULL; stmt = stmt->next)
        postgres_reset(stmt);
    if (PQtransactionStatus(to->line) == PQTRANS_INTRANS ||
        PQtransactionStatus(to->line) == PQTRANS_INERROR)
        PQclear(PQexec(to->line, "ROLLBACK"));
    to->within = false;
}

/* Whether all tables that "CREATE TABLE IF NOT EXISTS" names are there: it would wait for
 * whoever writes. */
static bool all_there(struct postgres *to, const char *sql)
{
    static const char mark[] = "CREATE TABLE IF NOT EXISTS ";
    struct buf asked = {0};
    if (strncmp(sql, mark, sizeof mark - 1) != 0)
        return false;
    buf_add_text(&asked, "SELECT 1 WHERE true");
    for (const char *at = strstr(sql, mark); at != NULL; at = strstr(at, mark)) {
        at += sizeof mark - 1;
        buf_print(&asked, " AND to_regclass('%.*s') IS NOT NULL", (int)strcspn(at, " ("),
                  at);
    }
    PGresult *result = asked.failed ? NULL : PQexec(to->line, asked.bytes);
    bool there = PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1;
    PQclear(result);
    buf_free(&asked);
    return there;
}

/* What makes tables does it as whoever writes: two that make the same at once would get
 * in each other's way. */
static bool exec(void *far, const char *sql, struct err *err)
{
    struct postgres *to = far;
    struct buf text = {0};
    struct postgres_names names = {.count = 0};
    if (!postgres_ready(to, err))
        return false;
    if (!to->within && all_there(to, sql))
        return true;
    bool own = !to->within && strstr(sql, "CREATE ") != NULL;
    bool ok = postgres_sql(sql, &text, &names) || err_set(err, "not enough memory");
    ok = ok && (!own || begin(to, err)) && ask(to, text.bytes, err);
    if (own && (!ok || !commit(to, err))) {
        rollback(to);
        ok = false;
    }
    buf_free(&text);
    return ok;
}

static bool lock(void *far, int number, bool *taken, struct err *err)
{
    struct postgres *to = far;
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT pg_try_advisory_lock" LOCK_OF(" %d"), number);
    PGresult *result = postgres_ready(to, err) ? PQexec(to->line, sql) : NULL;
    if (result == NULL || PQresultStatus(result) != PGRES_TUPLES_OK)
        return fail(to, result, err);
    *taken = PQgetvalue(result, 0, 0)[0] == 't';
    PQclear(result);
    return true;
}

static int64_t changes(const void *far)
{
    const struct postgres *to = far;
    return to->changes;
}

const struct db_driver postgres_driver = {
    .begins = "postgresql://",
    .open = open_line,
    .close = close_line,
    .exec = exec,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .lock = lock,
    .changes = changes,
    .prepare = postgres_prepare,
    .clear = postgres_clear,
    .bind_text = postgres_bind_text,
    .bind_blob = postgres_bind_blob,
    .bind_int = postgres_bind_int,
    .step = postgres_step,
    .done = postgres_done,
    .reset = postgres_reset,
    .text = postgres_text,
    .blob = postgres_blob,
};
