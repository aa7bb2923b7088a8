#ifndef ANNA_ADMIN_COMMAND_WORKSPACE_H
#define ANNA_ADMIN_COMMAND_WORKSPACE_H

#include "base/arena.h"
#include "command/cmd.h"
#include "workspace/store.h"
#include "command/passphrase.h"
#include "reports/ledger.h"
#include "reports/unseal.h"

/* Paths in a workspace and opening it, for the commands. */

/* "WORKSPACE/NAME"; NULL if memory ran out. */
char *workspace_path(struct arena *arena, const struct cmd_context *context,
                     const char *name);

/* True if there is a database (workspace/place.h), and the one that was named; else says
 * to run init. */
bool workspace_exists(const struct cmd_context *context, struct err *err);

/* Closes the workspace to others (guard.h); after each command. */
void workspace_guard(const struct cmd_context *context);

/* Opens the database; says to run init where there is none. */
bool workspace_open(const struct cmd_context *context, struct store **out,
                    struct err *err);

/* The same for its ledger; texts that an earlier version left open are sealed. */
bool workspace_ledger(const struct cmd_context *context, struct ledger **out,
                      struct err *err);

/* Opens the key for reports. `ask`: asks for its passphrase if it has one; without,
 * `*out` is NULL for a key that has one. */
bool workspace_unseal(const struct cmd_context *context,
                      const struct passphrase_options *options, bool ask,
                      struct unseal **out, struct err *err);

#endif
