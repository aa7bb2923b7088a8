#include "command/translating.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "command/import_report.h"
#include "formats/xliff/import_xliff.h"
#include "command/workspace.h"

bool translating_is_file(const char *path)
{
    return text_ends(path, ".xlf") || text_ends(path, ".xliff");
}

/* Files on their way in. */
struct job {
    struct arena arena;
    struct document there;   /* the office's */
    struct document changed; /* what was given away */
    struct import_report report;
};

static const struct record *find(void *context, const char *id, size_t len)
{
    struct job *job = context;
    char name[80];
    if (len >= sizeof name)
        return NULL;
    memcpy(name, id, len);
    name[len] = '\0';
    const struct record *changed = document_find(&job->changed, RECORD_OFFER, name);
    return changed != NULL ? changed : document_find(&job->there, RECORD_OFFER, name);
}

/* A second file of the same offer goes on where the first one ended. */
static enum intake_answer take(void *context, struct record *record, struct err *err)
{
    struct job *job = context;
    struct record *before = document_find(&job->changed, RECORD_OFFER, record_id(record));
    if (before != NULL)
        *before = *record;
    else if (!document_add(&job->arena, &job->changed, record)) {
        err_set(err, "not enough memory");
        return INTAKE_BROKEN;
    }
    return INTAKE_TAKEN;
}

static void take_note(void *context, const struct intake_note *note)
{
    import_report_note(&((struct job *)context)->report, note);
}

static void add_counts(struct import_xliff_counts *all,
                       const struct import_xliff_counts *one)
{
    all->units += one->units;
    all->taken += one->taken;
    all->missing += one->missing;
    all->outdated += one->outdated;
    all->offers += one->offers;
    all->automatic += one->automatic;
}

static void tell_json(const struct import_xliff_counts *counts, bool kept)
{
    printf(", \"counts\": {\"units\": %zu, \"taken\": %zu, \"missing\": %zu, "
           "\"outdated\": %zu, \"offers\": %zu, \"automatic\": %zu}, \"taken\": %s}\n",
           counts->units, counts->taken, counts->missing, counts->outdated,
           counts->offers, counts->automatic, kept ? "true" : "false");
}

static void tell(const struct job *job, const struct import_xliff_counts *counts,
                 bool kept)
{
    printf("%zu of %zu texts %s, in %zu offers; %zu had no translation\n", counts->taken,
           counts->units, kept ? "taken" : "would be taken", counts->offers,
           counts->missing);
    if (counts->automatic > 0)
        printf("%zu offers stay automatic: some of their texts were not looked at; if "
               "somebody has, say --made human\n",
               counts->automatic);
    if (counts->outdated > 0)
        printf("out of date already, because their German has changed since: %zu\n",
               counts->outdated);
    if (job->report.refused > 0)
        printf("refused and left out: %zu\n", job->report.refused);
}

static bool read_files(struct job *job, struct cmd_context *context,
                       const struct translating *asked,
                       struct import_xliff_counts *counts, struct err *err)
{
    const struct import_xliff_options options = {asked->lang, asked->made, find, job};
    const struct intake intake = {job, take, take_note, NULL, NULL};
    for (int i = 0; i < context->count; i++) {
        struct import_xliff_counts one;
        if (!import_xliff(&job->arena, context->argument[i], &options, &intake, &one,
                          err))
            return false;
        add_counts(counts, &one);
    }
    return true;
}

/* `*kept_out`: the workspace has it now. */
static bool keep(struct job *job, struct store *store, const struct translating *asked,
                 bool *kept_out, struct err *err)
{
    struct store_counts counts = {{0}, {0}};
    *kept_out = !asked->dry_run && (job->report.refused == 0 || asked->partial);
    return !*kept_out || store_save(store, &job->changed, &counts, err);
}

static bool check_asked(const struct cmd_context *context,
                        const struct translating *asked, struct err *err)
{
    for (int i = 0; i < context->count; i++)
        if (!translating_is_file(context->argument[i]))
            return err_set(err,
                           "%s: translations (.xlf) and other files are taken in one "
                           "after the other",
                           context->argument[i]);
    return asked->made == NULL || strcmp(asked->made, "human") == 0 ||
           strcmp(asked->made, "automatic") == 0 || strcmp(asked->made, "tested") == 0 ||
           err_set(err, "say --made tested, human or automatic");
}

/* Reads, keeps, and says so. */
static bool take_in(struct job *job, struct cmd_context *context,
                    const struct translating *asked, struct store *store, struct err *err)
{
    struct import_xliff_counts counts = {0};
    bool kept = false;
    import_report_begin(&job->report);
    bool ok = read_files(job, context, asked, &counts, err) &&
              keep(job, store, asked, &kept, err);
    import_report_close(&job->report);
    if (asked->json)
        tell_json(&counts, kept);
    else if (ok && (kept || asked->dry_run))
        tell(job, &counts, kept);
    if (!ok || job->report.refused == 0 || asked->partial)
        return ok;
    return err_set(err,
                   "%zu refused, so nothing was taken in; correct the file, or take the "
                   "good texts with --partial",
                   job->report.refused);
}

bool translating_import(struct cmd_context *context, const struct translating *asked,
                        struct err *err)
{
    struct job job = {.report = {.json = asked->json, .dry_run = asked->dry_run}};
    struct store *store = NULL;
    bool ok = check_asked(context, asked, err) && workspace_open(context, &store, err) &&
              store_load(store, &job.arena, &job.there, err) &&
              take_in(&job, context, asked, store, err);
    store_close(store);
    arena_free(&job.arena);
    return ok;
}
