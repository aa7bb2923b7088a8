#include <stdio.h>
#include <string.h>

#include "command/cmd.h"
#include "command/export_formats.h"
#include "command/reporting.h"
#include "command/workspace.h"

static bool rest(void *context, const char *id, struct arena *arena, const char **out,
                 struct err *err)
{
    return store_rest(context, id, arena, out, err);
}

static bool export(struct cmd_context *context, const struct export_format *format,
                   struct export_ask *ask, struct err *err)
{
    struct store *store = NULL;
    struct arena arena = {0};
    struct document document = {0};
    bool ok =
        workspace_open(context, &store, err) && store_load(store, &arena, &document, err);
    ask->kept = (struct hsds_kept_source){store, rest};
    ok = ok && format->write(&document, ask, context->argument[0], err);
    arena_free(&arena);
    store_close(store);
    return ok;
}

struct words {
    const char *format, *lang, *xliff;
    bool research;
};

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    struct export_ask ask = {
        .lang = words->lang, .xliff = words->xliff, .today = context->today};
    if (words->research) {
        if (words->format == NULL || strcmp(words->format, "csv") != 0) {
            err_set(err, "say --format csv with --research");
            return CMD_COULD_NOT;
        }
        return reporting_research(context, context->argument[0], err) ? CMD_DONE
                                                                      : CMD_COULD_NOT;
    }
    const struct export_format *format = export_format_find(words->format, err);
    if (format == NULL || !export(context, format, &ask, err))
        return CMD_COULD_NOT;
    printf("%s is written: %s\n", context->argument[0], format->what);
    return CMD_DONE;
}

static const struct option_row options[] = {
    OPTION_WORD(struct words, format, "format", "anna|csv|hsds|xliff",
                "what is written; it must be said"),
    OPTION_WORD(struct words, lang, "lang", "LANG",
                "--format xliff: the language to translate into"),
    OPTION_WORD(struct words, xliff, "xliff", "1.2|2.0",
                "--format xliff: its version, 2.0 unless said"),
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
