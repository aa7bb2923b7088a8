#ifndef ANNA_ADMIN_PUBLISH_DROP_H
#define ANNA_ADMIN_PUBLISH_DROP_H

#include "base/buf.h"
#include "publish/remote.h"

/* The drop where terminals with a line leave their sealed files (courier/sending.h). */

/* Fetches all of them that are called so into FOLDER, as they lie on a stick. The rest on
 * the server is left alone. */
bool drop_fetch(const struct remote *remote, const char *folder, struct err *err);

/* Takes those away from the server that are not in FOLDER any more, though they were
 * fetched: the ledger has them. What is left in FOLDER is removed, and FOLDER too. With
 * `keep_all` nothing is taken from the server. */
bool drop_end(const struct remote *remote, const char *folder, bool keep_all,
              struct err *err);

#endif
