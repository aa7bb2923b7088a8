#ifndef ANNA_ADMIN_WORKSPACE_POSTGRES_INSIDE_H
#define ANNA_ADMIN_WORKSPACE_POSTGRES_INSIDE_H

#include <libpq-fe.h>

#include "base/arena.h"
#include "workspace/postgres_sql.h"

/* What postgres.c, the line to the database, and postgres_stmt.c, the questions that go
 * over it, share; nobody else includes this. */

enum { POSTGRES_WORDS = 320, POSTGRES_DIGITS = 24 };

struct postgres {
    PGconn *line;
    bool within;   /* a transaction */
    unsigned life; /* how often the line was made */
    int64_t changes;
    unsigned made; /* statements ever */
    struct postgres_stmt *first;
};

struct postgres_value {
    Oid type; /* 0: as the statement needs it */
    const void *bytes;
    size_t len;
    char digits[POSTGRES_DIGITS]; /* of a number */
};

struct postgres_stmt {
    struct postgres *to;
    struct postgres_stmt *next;
    struct buf sql;
    struct postgres_names names;
    struct postgres_value value[POSTGRES_NAMES];
    Oid prepared[POSTGRES_NAMES]; /* the types it was prepared with */
    char name[POSTGRES_DIGITS];
    unsigned life; /* of the line that knows it; 0: none */
    PGresult *result;
    int row;
    struct arena row_arena;     /* blobs of the row */
    const char *unknown;        /* a parameter that it does not have */
    char words[POSTGRES_WORDS]; /* why it failed; "": it did not */
};

/* Makes a line that broke anew, if no transaction is open. */
bool postgres_ready(struct postgres *to, struct err *err);

/* Why this failed, or (NULL) why the line did. */
void postgres_words(const struct postgres *to, const PGresult *result,
                    char out[POSTGRES_WORDS]);

/* True if the line broke outside of a transaction: what changes nothing may be asked
 * again. */
bool postgres_broke(const struct postgres *to);

/* The driver's functions of statements (core/db_driver.h). */
void *postgres_prepare(void *far, const char *sql, struct err *err);
void postgres_clear(void *stmt);
void postgres_bind_text(void *stmt, const char *name, const char *text);
void postgres_bind_blob(void *stmt, const char *name, const void *bytes, size_t len);
void postgres_bind_int(void *stmt, const char *name, int64_t value);
bool postgres_step(void *stmt);
bool postgres_done(void *stmt, struct err *err);
void postgres_reset(void *stmt);
const char *postgres_text(void *stmt, int column);
const void *postgres_blob(void *stmt, int column, size_t *len);
void postgres_free(struct postgres_stmt *stmt);

#endif
