#include "command/workspace.h"

#include <string.h>

#include "reports/ledger_workspace.h"
#include "workspace/guard.h"
#include "workspace/keys.h"
#include "workspace/place.h"

char *workspace_path(struct arena *arena, const struct cmd_context *context,
                     const char *name)
{
    return arena_print(arena, "%s/%s", context->workspace, name);
}

void workspace_guard(const struct cmd_context *context)
{
    guard_workspace(context->workspace);
}

/* The folder of an address may be another's. */
static bool is_of_address(const struct cmd_context *context, const char *database,
                          struct err *err)
{
    return context->address == NULL || strcmp(context->address, database) == 0 ||
           err_set(err,
                   "%s: this folder has another database; say with ANNA_FILES where the "
                   "keys are",
                   context->workspace);
}

static bool find_database(const struct cmd_context *context, struct arena *arena,
                          const char **path_out, struct err *err)
{
    guard_workspace(context->workspace);
    if (!place_exists(context->workspace))
        return err_set(err, "%s: there is no workspace; make one with anna-admin init",
                       context->workspace);
    *path_out = place_database(arena, context->workspace, err);
    return *path_out != NULL && is_of_address(context, *path_out, err);
}

bool workspace_exists(const struct cmd_context *context, struct err *err)
{
    struct arena arena = {0};
    const char *path;
    bool ok = find_database(context, &arena, &path, err);
    arena_free(&arena);
    return ok;
}

bool workspace_open(const struct cmd_context *context, struct store **out,
                    struct err *err)
{
    struct arena arena = {0};
    const char *path;
    bool ok = find_database(context, &arena, &path, err) && store_open(out, path, err);
    arena_free(&arena);
    return ok;
}

bool workspace_ledger(const struct cmd_context *context, struct ledger **out,
                      struct err *err)
{
    return workspace_exists(context, err) &&
           ledger_open_workspace(out, context->workspace, err);
}

bool workspace_unseal(const struct cmd_context *context,
                      const struct passphrase_options *options, bool ask,
                      struct unseal **out, struct err *err)
{
    struct arena arena = {0};
    bool protected = false;
    char *passphrase = NULL;
    const char *path = workspace_path(&arena, context, "keys/reports.key");
    *out = NULL;
    bool ok = (path != NULL || err_set(err, "not enough memory")) && keys_init(err) &&
              keys_reports_protected(path, &protected, err);
    bool open = ok && (!protected || ask);
    if (open)
        ok = (!protected || passphrase_get(options, false, &passphrase, err)) &&
             unseal_open(out, path, passphrase, err);
    passphrase_forget(passphrase);
    arena_free(&arena);
    return ok;
}
