#ifndef ANNA_ADMIN_COMMAND_WORKSPACE_H
#define ANNA_ADMIN_COMMAND_WORKSPACE_H

#include "base/arena.h"
#include "command/cmd.h"
#include "workspace/store.h"
#include "reports/ledger.h"

/* Paths in a workspace and opening it, for the commands. */

/* "WORKSPACE/NAME"; NULL if memory ran out. */
char *workspace_path(struct arena *arena, const struct cmd_context *context,
                     const char *name);

/* True if there is a workspace.db; else says to run init. */
bool workspace_exists(const struct cmd_context *context, struct err *err);

/* Opens workspace.db; says to run init where there is none. */
bool workspace_open(const struct cmd_context *context, struct store **out,
                    struct err *err);

/* The same for its ledger. */
bool workspace_ledger(const struct cmd_context *context, struct ledger **out,
                      struct err *err);

#endif
