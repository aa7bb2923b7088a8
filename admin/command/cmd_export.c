#include <stdio.h>
#include <string.h>

#include "command/cmd.h"
#include "command/export_formats.h"
#include "command/options.h"
#include "command/reporting.h"
#include "command/workspace.h"

static bool rest(void *context, const char *id, struct arena *arena, const char **out,
                 struct err *err)
{
    return author_rest(context, id, arena, out, err);
}

static bool export(struct cmd_context *context, const struct export_format *format,
                   struct export_ask *ask, struct err *err)
{
    struct author *author = NULL;
    struct arena arena = {0};
    struct document document = {0};
    bool ok = workspace_open(context, &author, err) &&
              author_load(author, &arena, &document, err);
    ask->kept = (struct hsds_kept_source){author, rest};
    ok = ok && format->write(&document, ask, context->argument[0], err);
    arena_free(&arena);
    author_close(author);
    return ok;
}

enum cmd_result cmd_export(struct cmd_context *context, struct err *err)
{
    const char *name = NULL;
    bool research = false;
    struct export_ask ask = {.today = context->today};
    const struct option rows[] = {{"--format", &name, NULL},
                                  {"--lang", &ask.lang, NULL},
                                  {"--xliff", &ask.xliff, NULL},
                                  {"--research", NULL, &research}};
    if (!options_read(context->argument, &context->count, rows,
                      sizeof rows / sizeof rows[0], 1, 1, err))
        return CMD_COULD_NOT;
    if (research) {
        if (name == NULL || strcmp(name, "csv") != 0) {
            err_set(err, "say --format csv with --research");
            return CMD_COULD_NOT;
        }
        return reporting_research(context, context->argument[0], err) ? CMD_DONE
                                                                      : CMD_COULD_NOT;
    }
    const struct export_format *format = export_format_find(name, err);
    if (format == NULL || !export(context, format, &ask, err))
        return CMD_COULD_NOT;
    printf("%s is written: %s\n", context->argument[0], format->what);
    return CMD_DONE;
}
