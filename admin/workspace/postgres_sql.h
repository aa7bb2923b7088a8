#ifndef ANNA_ADMIN_WORKSPACE_POSTGRES_SQL_H
#define ANNA_ADMIN_WORKSPACE_POSTGRES_SQL_H

#include "base/buf.h"

/* SQL as this house writes it for SQLite, spelled for PostgreSQL. Statements are written
 * so that both understand them; what remains is done here:
 * - parameters have names (":id"); where one is only asked whether it is NULL, it is text
 * - TEXT is in the order of its bytes, INTEGER is BIGINT, BLOB is BYTEA, and there are no
 *   tables WITHOUT ROWID
 * - group_concat(x) is string_agg, in the order of x
 * - PRAGMA user_version stands in a table, x_version; PRAGMA application_id says nothing
 * - comments are left out */

enum { POSTGRES_NAMES = 64 };

struct postgres_names {
    struct {
        const char *at; /* within the statement: ":id" */
        size_t len;
    } item[POSTGRES_NAMES];
    size_t count;
};

/* Adds the statement to `out`; `$1` in it is the first of `names`. False if memory ran
 * out or there are too many parameters. */
bool postgres_sql(const char *sql, struct buf *out, struct postgres_names *names);

#endif
