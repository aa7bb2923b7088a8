#ifndef ANNA_CORE_DB_DRIVER_H
#define ANNA_CORE_DB_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* A database of another kind behind db.h: whoever links its library registers it
 * (db_register), and db_open_workspace hands it the addresses that begin as it says. The
 * terminal registers none, so that nothing of it is linked there. Each function is the
 * one of db.h that is called so; `far` is what open made, `stmt` what prepare made. */

struct db_driver {
    const char *begins; /* "postgresql://" */
    bool (*open)(void **far_out, const char *address, struct err *err);
    void (*close)(void *far); /* with all its statements; NULL is allowed */
    bool (*exec)(void *far, const char *sql, struct err *err);
    bool (*begin)(void *far, struct err *err);
    bool (*commit)(void *far, struct err *err);
    void (*rollback)(void *far); /* ends all walks too */
    bool (*lock)(void *far, int number, bool *taken_out, struct err *err);
    int64_t (*changes)(const void *far);
    /* A new statement; each text is prepared once. */
    void *(*prepare)(void *far, const char *sql, struct err *err);
    /* Ends a walk, and forgets what is bound. */
    void (*clear)(void *stmt);
    void (*bind_text)(void *stmt, const char *name, const char *text);
    void (*bind_blob)(void *stmt, const char *name, const void *bytes, size_t len);
    void (*bind_int)(void *stmt, const char *name, int64_t value);
    bool (*step)(void *stmt);
    bool (*done)(void *stmt, struct err *err);
    void (*reset)(void *stmt);
    const char *(*text)(void *stmt, int column);
    const void *(*blob)(void *stmt, int column, size_t *len);
};

#endif
