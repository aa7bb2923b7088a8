#include "command/workspace.h"

#include "base/file.h"

char *workspace_path(struct arena *arena, const struct cmd_context *context,
                     const char *name)
{
    return arena_print(arena, "%s/%s", context->workspace, name);
}

static bool find_database(const struct cmd_context *context, struct arena *arena,
                          char **path_out, struct err *err)
{
    *path_out = workspace_path(arena, context, "workspace.db");
    if (*path_out == NULL)
        return err_set(err, "not enough memory");
    return file_exists(*path_out) ||
           err_set(err, "%s: there is no workspace; make one with anna-admin init",
                   context->workspace);
}

bool workspace_exists(const struct cmd_context *context, struct err *err)
{
    struct arena arena = {0};
    char *path;
    bool ok = find_database(context, &arena, &path, err);
    arena_free(&arena);
    return ok;
}

bool workspace_open(const struct cmd_context *context, struct store **out,
                    struct err *err)
{
    struct arena arena = {0};
    char *path;
    bool ok = find_database(context, &arena, &path, err) && store_open(out, path, err);
    arena_free(&arena);
    return ok;
}

bool workspace_ledger(const struct cmd_context *context, struct ledger **out,
                      struct err *err)
{
    struct arena arena = {0};
    char *path;
    bool ok = find_database(context, &arena, &path, err) && ledger_open(out, path, err);
    arena_free(&arena);
    return ok;
}
