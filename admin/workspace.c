#include "workspace.h"

#include "office/file.h"

char *workspace_path(struct arena *arena, const struct cmd_context *context,
                     const char *name)
{
    return arena_print(arena, "%s/%s", context->workspace, name);
}

bool workspace_open(const struct cmd_context *context, struct author **out,
                    struct err *err)
{
    struct arena arena = {0};
    char *path = workspace_path(&arena, context, "workspace.db");
    bool ok = path != NULL || err_set(err, "not enough memory");
    if (ok && !file_exists(path))
        ok = err_set(err, "%s: there is no workspace; make one with anna-admin init",
                     context->workspace);
    ok = ok && author_open(out, path, err);
    arena_free(&arena);
    return ok;
}
