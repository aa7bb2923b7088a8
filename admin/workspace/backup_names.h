#ifndef ANNA_ADMIN_WORKSPACE_BACKUP_NAMES_H
#define ANNA_ADMIN_WORKSPACE_BACKUP_NAMES_H

#include <stdbool.h>

/* What the files of a copy may be called. Nothing else is written by restoring one. */

enum { BACKUP_KEYS = 4 };
extern const char *const backup_keys[BACKUP_KEYS];

/* One of the two secret keys. */
bool backup_is_key(const char *name);

/* A secret key that is sealed: its name with ".sealed". */
bool backup_is_sealed(const char *name);

/* "workspace.db", the keys, "published/12.anna" and its signature, "setup/NAME" of small
 * letters, digits, hyphens, underscores and dots. */
bool backup_is_name(const char *name);

#endif
