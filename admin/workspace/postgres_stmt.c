#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "workspace/postgres_inside.h"

/* Types by their numbers in pg_type: there is no header of them for clients. */
enum { AS_NEEDED = 0, TYPE_BYTEA = 17, TYPE_INT8 = 20, BINARY = 1 };

void *postgres_prepare(void *far, const char *sql, struct err *err)
{
    struct postgres *to = far;
    struct postgres_stmt *stmt = calloc(1, sizeof *stmt);
    if (stmt == NULL || !postgres_sql(sql, &stmt->sql, &stmt->names)) {
        if (stmt != NULL)
            postgres_free(stmt);
        err_set(err, "not enough memory");
        return NULL;
    }
    stmt->to = to;
    stmt->next = to->first;
    to->first = stmt;
    return stmt;
}

void postgres_reset(void *far)
{
    struct postgres_stmt *stmt = far;
    PQclear(stmt->result);
    stmt->result = NULL;
    arena_reset(&stmt->row_arena);
}

void postgres_clear(void *far)
{
    struct postgres_stmt *stmt = far;
    postgres_reset(stmt);
    memset(stmt->value, 0, stmt->names.count * sizeof stmt->value[0]);
    stmt->unknown = NULL;
    stmt->words[0] = '\0';
}

void postgres_free(struct postgres_stmt *stmt)
{
    postgres_reset(stmt);
    arena_free(&stmt->row_arena);
    buf_free(&stmt->sql);
    free(stmt);
}

static struct postgres_value *place(struct postgres_stmt *stmt, const char *name)
{
    size_t len = strlen(name);
    for (size_t i = 0; i < stmt->names.count; i++)
        if (stmt->names.item[i].len == len &&
            memcmp(stmt->names.item[i].at, name, len) == 0)
            return &stmt->value[i];
    stmt->unknown = name;
    return NULL;
}

void postgres_bind_text(void *far, const char *name, const char *text)
{
    struct postgres_value *value = place(far, name);
    if (value != NULL) {
        value->type = AS_NEEDED;
        value->bytes = text;
        value->len = text == NULL ? 0 : strlen(text);
    }
}

void postgres_bind_blob(void *far, const char *name, const void *bytes, size_t len)
{
    struct postgres_value *value = place(far, name);
    if (value != NULL) {
        value->type = TYPE_BYTEA;
        value->bytes = bytes;
        value->len = len;
    }
}

void postgres_bind_int(void *far, const char *name, int64_t number)
{
    struct postgres_value *value = place(far, name);
    if (value != NULL) {
        value->type = TYPE_INT8;
        value->len =
            (size_t)snprintf(value->digits, POSTGRES_DIGITS, "%lld", (long long)number);
        value->bytes = value->digits;
    }
}

static bool is_answer(struct postgres_stmt *stmt, PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return true;
    postgres_words(stmt->to, result, stmt->words);
    PQclear(result);
    return false;
}

/* Whether this line knows the statement, with types that do for what is bound. */
static bool is_known(const struct postgres_stmt *stmt)
{
    if (stmt->life != stmt->to->life)
        return false;
    for (size_t i = 0; i < stmt->names.count; i++)
        if (stmt->value[i].bytes != NULL && stmt->value[i].type != AS_NEEDED &&
            stmt->value[i].type != stmt->prepared[i])
            return false;
    return true;
}

static bool make_known(struct postgres_stmt *stmt)
{
    struct postgres *to = stmt->to;
    if (is_known(stmt))
        return true;
    for (size_t i = 0; i < stmt->names.count; i++)
        stmt->prepared[i] = stmt->value[i].type;
    snprintf(stmt->name, sizeof stmt->name, "s%u", ++to->made);
    PGresult *result = PQprepare(to->line, stmt->name, stmt->sql.bytes,
                                 (int)stmt->names.count, stmt->prepared);
    if (!is_answer(stmt, result))
        return false;
    PQclear(result);
    stmt->life = to->life;
    return true;
}

static bool ask(struct postgres_stmt *stmt)
{
    const char *bytes[POSTGRES_NAMES];
    int len[POSTGRES_NAMES];
    int format[POSTGRES_NAMES];
    struct err err = {""};
    stmt->words[0] = '\0';
    if (!postgres_ready(stmt->to, &err)) {
        snprintf(stmt->words, sizeof stmt->words, "%.300s", err.text);
        return false;
    }
    if (!make_known(stmt))
        return false;
    for (size_t i = 0; i < stmt->names.count; i++) {
        bytes[i] = stmt->value[i].bytes;
        len[i] = (int)stmt->value[i].len;
        format[i] = stmt->value[i].type == TYPE_BYTEA ? BINARY : 0;
    }
    PGresult *result = PQexecPrepared(stmt->to->line, stmt->name, (int)stmt->names.count,
                                      bytes, len, format, 0);
    if (!is_answer(stmt, result))
        return false;
    stmt->result = result;
    stmt->row = -1;
    if (strncmp(PQcmdStatus(result), "SELECT", 6) != 0)
        stmt->to->changes = strtoll(PQcmdTuples(result), NULL, 10);
    return true;
}

/* A question that changes nothing may be asked again over a new line. */
static bool first_step(struct postgres_stmt *stmt)
{
    return ask(stmt) || (postgres_broke(stmt->to) &&
                         strncmp(stmt->sql.bytes, "SELECT", 6) == 0 && ask(stmt));
}

bool postgres_step(void *far)
{
    struct postgres_stmt *stmt = far;
    if (stmt->unknown != NULL || (stmt->result == NULL && !first_step(stmt)))
        return false;
    arena_reset(&stmt->row_arena);
    if (stmt->row + 1 >= PQntuples(stmt->result))
        return false;
    stmt->row++;
    return true;
}

bool postgres_done(void *far, struct err *err)
{
    struct postgres_stmt *stmt = far;
    postgres_reset(stmt);
    if (stmt->unknown != NULL)
        return err_set(err, "no parameter %s in: %s", stmt->unknown, stmt->sql.bytes);
    return stmt->words[0] == '\0' ||
           err_set(err, "the database gave no answer: %s", stmt->words);
}

const char *postgres_text(void *far, int column)
{
    struct postgres_stmt *stmt = far;
    return PQgetisnull(stmt->result, stmt->row, column) != 0
               ? NULL
               : PQgetvalue(stmt->result, stmt->row, column);
}

const void *postgres_blob(void *far, int column, size_t *len)
{
    struct postgres_stmt *stmt = far;
    const char *text = postgres_text(stmt, column);
    *len = 0;
    if (text == NULL)
        return NULL;
    unsigned char *bytes = PQunescapeBytea((const unsigned char *)text, len);
    unsigned char *copy = arena_take(&stmt->row_arena, *len + 1);
    if (bytes != NULL && copy != NULL)
        memcpy(copy, bytes, *len);
    else
        *len = 0;
    PQfreemem(bytes);
    return *len > 0 ? copy : NULL;
}
