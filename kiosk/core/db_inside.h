#ifndef ANNA_CORE_DB_INSIDE_H
#define ANNA_CORE_DB_INSIDE_H

#include <sqlite3.h>

#include "core/db.h"
#include "core/db_driver.h"

/* What db.c, which asks a database, and db_hostile.c, which opens one that somebody else
 * made, share; nobody else includes this. */

enum { DB_STATEMENTS = 256 };

enum { DB_NAMES = 64, DB_HINTS = 256 };

struct db_stmt {
    struct db *db;
    const char *sql;
    sqlite3_stmt *handle;
    void *far;               /* the driver's statement, in place of a handle */
    int code;                /* what the last step said */
    const char *unknown;     /* a parameter that the statement does not have */
    int last;                /* parameter that was bound */
    uint64_t name[DB_NAMES]; /* hashes of parameters; 0: not asked yet */
};

struct db {
    sqlite3 *handle;
    const struct db_driver *driver; /* NULL: SQLite */
    void *far;                      /* the driver's, in place of a handle */
    struct db_stmt stmt[DB_STATEMENTS];
    size_t stmt_count;
    unsigned char hint[DB_HINTS]; /* where a statement of such an address may stand */
    int looks; /* progress of the present statement, hostile files only */
};

/* Nothing open yet; NULL without memory. */
struct db *db_make(struct err *err);

/* Fills `err` with what SQLite said last. Returns false. */
bool db_fail(const struct db *db, const char *what, struct err *err);

#endif
