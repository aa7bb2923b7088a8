#ifndef ANNA_ADMIN_WORKSPACE_BACKUP_H
#define ANNA_ADMIN_WORKSPACE_BACKUP_H

#include "workspace/store.h"

/* A whole workspace as one file, a ZIP archive: the database as it is at that moment, the
 * keys, the newest of what was published, and the setups of terminals. A key without a
 * passphrase of its own is sealed under one for the copy (keys_seal.h; ".sealed" behind
 * its name). The database holds the history and the reports, their texts too, as the
 * workspace has them. */

enum { BACKUP_PUBLISHED = 20 /* files: ten bundles and their signatures */ };

enum backup_guard {
    BACKUP_PLAIN,     /* no secret */
    BACKUP_PROTECTED, /* a secret key under its own passphrase */
    BACKUP_SEALED,    /* one that is sealed for the copy */
    BACKUP_BARE       /* one that anybody can use who has the file */
};

/* Told of each file that it holds. */
typedef void backup_tell(void *context, const char *name, size_t len,
                         enum backup_guard guard);

/* Whether a workspace has a secret key without a passphrase of its own. */
bool backup_has_bare_key(const char *folder, bool *out, struct err *err);

/* Writes `out`, where nothing may be, mode 0600. `passphrase` NULL: keys without one go
 * in bare. After failure `out` is not there. */
bool backup_write(const char *folder, struct store *store, const char *passphrase,
                  const char *out, backup_tell *tell, void *context, struct err *err);

/* Says what a copy holds. `*sealed` whether its keys ask for a passphrase; may be NULL.
 */
bool backup_list(const char *path, backup_tell *tell, void *context, bool *sealed,
                 struct err *err);

/* Makes a workspace of it in `folder`, where none may be. All files have mode 0600, and
 * the database comes last: a workspace with a database is whole. After failure what it
 * made is gone. */
bool backup_restore(const char *path, const char *folder, const char *passphrase,
                    struct err *err);

#endif
