#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "command/cmd.h"
#include "base/message.h"
#include "command/formats.h"
#include "command/import_report.h"
#include "command/piped.h"
#include "command/reporting.h"
#include "command/workspace.h"
#include "workspace/store_base.h"

static bool rest(void *context, const char *id, struct arena *arena, const char **out,
                 struct err *err)
{
    return store_rest(context, id, arena, out, err);
}

/* The file on its way back through the importer, to know it when it comes edited. */
struct remembering {
    struct store *store;
    const char *source;
};

static enum intake_answer remember(void *context, struct record *record, struct err *err)
{
    struct remembering *to = context;
    return store_base_add(to->store, to->source, record, err) ? INTAKE_TAKEN
                                                              : INTAKE_BROKEN;
}

static void pass_over(void *context, const struct intake_note *note)
{
    (void)context, (void)note;
}

/* What cannot be read back (a device, a pipe) is not remembered, and no failure. */
static void remember_file(struct store *store, const struct format *format,
                          const struct document *document, const char *path,
                          struct date today)
{
    struct arena arena = {0};
    struct stat about;
    struct err ignored = {""};
    struct remembering to = {store, import_report_source(&arena, path)};
    const struct intake intake = {&to, remember, pass_over, NULL, NULL};
    const struct format_ask ask = {.known = document, .today = today};
    if (to.source != NULL && !format->texts && stat(path, &about) == 0 &&
        (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode)) &&
        store_base_begin(store, to.source, &ignored))
        store_base_end(store, format->read(path, &ask, &intake, &ignored), &ignored);
    arena_free(&arena);
}

static bool export(struct cmd_context *context, const struct format *format,
                   const char *path, struct format_ask ask, struct err *err)
{
    struct store *store = NULL;
    struct arena arena = {0};
    struct document document = {0};
    bool ok =
        workspace_open(context, &store, err) && store_load(store, &arena, &document, err);
    ask.today = context->today;
    ask.rest = (struct format_rest){store, rest};
    ok = ok && format->write(&document, &ask, path, err);
    /* What went through a pipe has no name by which it could come back. */
    if (ok && path == context->argument[0])
        remember_file(store, format, &document, path, context->today);
    arena_free(&arena);
    store_close(store);
    return ok;
}

/* To the standard output, by a file that is whole. */
static bool export_piped(struct cmd_context *context, const struct format *format,
                         const struct format_ask *ask, struct err *err)
{
    struct arena arena = {0};
    struct piped piped;
    const char *ending = format->ending[0] != NULL ? format->ending[0] : ".json";
    bool ok = piped_begin(&piped, &arena, ending, err) &&
              export(context, format, piped.path, *ask, err) && piped_write(&piped, err);
    piped_end(&piped);
    arena_free(&arena);
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
    const char *path = context->argument[0];
    if (format != NULL && strcmp(path, "-") == 0)
        return export_piped(context, format, &words->ask, err) ? CMD_DONE : CMD_COULD_NOT;
    if (format == NULL || !export(context, format, path, words->ask, err))
        return CMD_COULD_NOT;
    printf(message("%s is written: %s\n"), context->argument[0], message(format->what));
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
             .form = {MESSAGE("--format F OUT|-"),
                      MESSAGE("--format xliff --lang LANG [--xliff 1.2] OUT"),
                      MESSAGE("--format csv --research OUT")},
             .summary =
                 MESSAGE("write everything out again; the texts for a translator; or the "
                         "counts of reports for a university"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run,
};
