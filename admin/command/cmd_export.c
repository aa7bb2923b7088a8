#include <stdio.h>
#include <string.h>

#include "command/cmd.h"
#include "command/formats.h"
#include "command/reporting.h"
#include "command/workspace.h"

static bool rest(void *context, const char *id, struct arena *arena, const char **out,
                 struct err *err)
{
    return store_rest(context, id, arena, out, err);
}

static bool export(struct cmd_context *context, const struct format *format,
                   struct format_ask ask, struct err *err)
{
    struct store *store = NULL;
    struct arena arena = {0};
    struct document document = {0};
    bool ok =
        workspace_open(context, &store, err) && store_load(store, &arena, &document, err);
    ask.today = context->today;
    ask.rest = (struct format_rest){store, rest};
    ok = ok && format->write(&document, &ask, context->argument[0], err);
    arena_free(&arena);
    store_close(store);
    return ok;
}

struct words {
    const char *format;
    bool research;
    struct format_ask ask;
};

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    const struct format *format = formats_named(words->format, err);
    if (words->research) {
        if (format == NULL || !format->tables) {
            err_set(err, "say --format csv with --research");
            return CMD_COULD_NOT;
        }
        return reporting_research(context, context->argument[0], err) ? CMD_DONE
                                                                      : CMD_COULD_NOT;
    }
    if (format == NULL || !export(context, format, words->ask, err))
        return CMD_COULD_NOT;
    printf("%s is written: %s\n", context->argument[0], format->what);
    return CMD_DONE;
}

static const struct option_row options[] = {
    OPTION_WORD(struct words, format, "format", FORMATS_ARGUMENT,
                "what is written; it must be said"),
    FORMATS_WRITE_OPTIONS(struct words),
    OPTION_FLAG(struct words, research, "research",
                "--format csv: the counts of reports, with a codebook"),
};

const struct cmd cmd_export = {
    .help = {.name = "export",
             .form = {"--format F OUT", "--format xliff --lang LANG [--xliff 1.2] OUT",
                      "--format csv --research OUT"},
             .summary = "write everything out again; the texts for a translator; or the "
                        "counts of reports for a university",
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run,
};
