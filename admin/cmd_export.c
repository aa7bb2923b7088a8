#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "office/export_json.h"
#include "base/durable.h"
#include "options.h"
#include "reporting.h"
#include "workspace.h"

static bool export(struct cmd_context *context, const char *path, struct err *err)
{
    struct author *author = NULL;
    struct arena arena = {0};
    struct document document = {0};
    struct buf out = {0};
    bool ok = workspace_open(context, &author, err) &&
              author_load(author, &arena, &document, err);
    if (ok)
        export_json(&document, &out);
    if (ok && out.failed)
        ok = err_set(err, "not enough memory");
    ok = ok && durable_write(path, out.bytes, out.len, 0644, err);
    buf_free(&out);
    arena_free(&arena);
    author_close(author);
    return ok;
}

enum cmd_result cmd_export(struct cmd_context *context, struct err *err)
{
    const char *format = NULL;
    bool research = false;
    const struct option rows[] = {{"--format", &format, NULL},
                                  {"--research", NULL, &research}};
    if (!options_read(context->argument, &context->count, rows, 2, 1, 1, err))
        return CMD_COULD_NOT;
    if (research) {
        if (format == NULL || strcmp(format, "csv") != 0) {
            err_set(err, "say --format csv with --research");
            return CMD_COULD_NOT;
        }
        return reporting_research(context, context->argument[0], err) ? CMD_DONE
                                                                      : CMD_COULD_NOT;
    }
    if (format == NULL || strcmp(format, "anna") != 0) {
        err_set(err, "say --format anna; no other format is known");
        return CMD_COULD_NOT;
    }
    if (!export(context, context->argument[0], err))
        return CMD_COULD_NOT;
    printf("%s is written\n", context->argument[0]);
    return CMD_DONE;
}
