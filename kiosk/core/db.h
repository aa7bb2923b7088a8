#ifndef ANNA_CORE_DB_H
#define ANNA_CORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* SQLite's doorkeeper: no other file includes sqlite3.h. Statements name their parameters
 * (":id"); they are prepared once and kept with the connection, so that asking again
 * costs nothing. The same functions ask a database of another kind, if there is a driver
 * for it (db_driver.h): SQL for a workspace is spelled so that both understand it. */

struct db;
struct db_stmt;
struct db_driver;

/* From now on addresses of this kind can be opened; NULL: of none. */
void db_register(const struct db_driver *driver);

/* True if the path is the address of a database that a driver opens, no file. */
bool db_is_address(const char *path);

/* Opens a bundle as if somebody hostile had made it (https://sqlite.org/security.html):
 * read-only and immutable, no links followed, defensive, no triggers, no views, no
 * trusted schema, small limits, an authorizer that lets statements only read, and an end
 * to any that runs too long. Its application id and user version must be these, and its
 * schema `schema` to the byte (see db_schema_text). */
bool db_open_hostile(struct db **db_out, const char *path, int application_id,
                     int user_version, const char *schema, struct err *err);

/* Opens a database of our own for writing; makes it if `create`, else looks through it
 * (db_quick_check) before anything believes it. An address (db_is_address) is that of a
 * database which is there, with tables or without. Of a file: journal TRUNCATE,
 * synchronous FULL, secure_delete ON: what was said to be saved is saved, and what was
 * deleted is gone. Up to 16 MB of its pages are kept in memory: 100,000 offers go in
 * without reading them again. What a transaction changes
 * stays there up to 96 MB, and others read what was before; beyond that, nobody reads
 * until it ends. */
bool db_open_workspace(struct db **db_out, const char *path, bool create,
                       struct err *err);

/* An empty database for the time of one piece of work: in memory while it is small,
 * beyond 32 MB in a file without a name that nobody else can open and that is gone with
 * the connection, however the program ends. Nothing in it is ever rolled back. */
bool db_open_scratch(struct db **db_out, struct err *err);

/* True if a driver has opened it. */
bool db_is_far(const struct db *db);

/* Closes, finalizes what is left; NULL is allowed. A transaction that is open is rolled
 * back. */
void db_close(struct db *db);

/* Runs one or several statements without parameters or results. */
bool db_exec(struct db *db, const char *sql, struct err *err);

/* One transaction at a time, and one writer: whoever begins waits some seconds until
 * nobody else is within one, and sees what they have changed. */
bool db_begin(struct db *db, struct err *err);
bool db_commit(struct db *db, struct err *err);
void db_rollback(struct db *db);

/* A lock of that number, which one connection has at a time, until it is closed; `*taken`
 * is false if another has it. Of a file it is given to everybody: lock the folder. */
bool db_lock(struct db *db, int number, bool *taken, struct err *err);

/* The statement for `sql`, reset and with all parameters NULL. It belongs to the
 * connection: do not free it, and end a walk through its rows (db_step to false, or
 * db_reset) before asking for it again. `sql` must be a string that stays (a literal):
 * statements are kept by its address. NULL on failure. */
struct db_stmt *db_prepare(struct db *db, const char *sql, struct err *err);

/* Binds by name. Text and blobs must stay until the statement is reset. NULL text binds
 * NULL. A name that the statement does not have is a defect of the program: the next
 * db_step fails and says so. */
void db_bind_text(struct db_stmt *stmt, const char *name, const char *text);
void db_bind_blob(struct db_stmt *stmt, const char *name, const void *bytes, size_t len);
void db_bind_int(struct db_stmt *stmt, const char *name, int64_t value);

/* The next row: true if there is one. False at the end and on failure; the two are told
 * apart by db_done. */
bool db_step(struct db_stmt *stmt);
/* True if the walk ended well; else fills `err`. Resets the statement. */
bool db_done(struct db_stmt *stmt, struct err *err);
/* Ends a walk early. */
void db_reset(struct db_stmt *stmt);
/* A statement that gives no rows: steps and ends it. */
bool db_run(struct db_stmt *stmt, struct err *err);

/* Columns of the row, from 0. Text is valid until the next step; NULL for NULL. */
const char *db_text(struct db_stmt *stmt, int column);
const void *db_blob(struct db_stmt *stmt, int column, size_t *len);
int64_t db_int(struct db_stmt *stmt, int column);
bool db_is_null(struct db_stmt *stmt, int column);

/* Rows that the last db_run changed. */
int64_t db_changes(const struct db *db);

/* PRAGMA quick_check: false with its first complaint in `err`. What a driver has opened
 * looks after itself. */
bool db_quick_check(struct db *db, struct err *err);

/* Writes a fresh copy of the whole database, a file, to `path`, which must not exist
 * (VACUUM INTO): the same content makes the same bytes, whatever happened before. */
bool db_vacuum_into(struct db *db, const char *path, struct err *err);

#endif
