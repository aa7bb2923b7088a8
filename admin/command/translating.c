#include "command/translating.h"

#include <stdio.h>
#include <string.h>

#include "base/json_write.h"
#include "base/message.h"
#include "command/formats.h"
#include "command/import_look.h"
#include "command/import_report.h"
#include "command/saving.h"
#include "command/workspace.h"

/* Files on their way in. */
struct job {
    struct arena arena;
    struct document before;  /* the office's, as it was read */
    struct document there;   /* the office's, with what came so far */
    struct document changed; /* what was given away */
    struct import_report report;
    const char *path; /* that is being read */
};

/* A second file of the same offer goes on where the first one ended. */
static enum intake_answer take_record(void *context, struct record *record,
                                      struct err *err)
{
    struct job *job = context;
    const char *id = record_id(record);
    struct record *there = document_find(&job->there, RECORD_OFFER, id);
    struct record *copy;
    if (!import_look_signs(&job->report, job->path, record, err))
        return INTAKE_BROKEN;
    if (record_copy(&job->arena, record, &copy)) {
        *there = *copy;
        if (document_find(&job->changed, RECORD_OFFER, id) != NULL ||
            document_add(&job->arena, &job->changed, there))
            return INTAKE_TAKEN;
    }
    err_set(err, "not enough memory");
    return INTAKE_BROKEN;
}

static void take_note(void *context, const struct intake_note *note)
{
    import_report_note(&((struct job *)context)->report, note);
}

static void add_counts(struct format_texts *all, const struct format_texts *one)
{
    all->units += one->units;
    all->taken += one->taken;
    all->missing += one->missing;
    all->outdated += one->outdated;
    all->offers += one->offers;
    all->automatic += one->automatic;
}

static void tell_json(const struct job *job, const struct format_texts *counts, bool kept)
{
    const struct import_report *report = &job->report;
    printf(", \"counts\": {\"units\": %zu, \"taken\": %zu, \"missing\": %zu, "
           "\"outdated\": %zu, \"offers\": %zu, \"automatic\": %zu}, \"taken\": %s",
           counts->units, counts->taken, counts->missing, counts->outdated,
           counts->offers, counts->automatic, kept ? "true" : "false");
    if (report->most > 0)
        printf(", \"refused\": %zu, \"notes\": %zu, \"changes\": 0",
               report->refusals_told, report->refusals_told + report->notes_told);
    struct buf found = {0};
    char words[160];
    snprintf(words, sizeof words,
             message("texts: %zu, good: %zu, in offers: %zu, without a translation: %zu"),
             counts->units, counts->taken, counts->offers, counts->missing);
    json_write_text(&found, words);
    printf(", \"format\": \"xliff\", \"found\": %s}\n",
           found.failed ? "\"\"" : found.bytes);
    buf_free(&found);
}

static void tell(const struct job *job, const struct format_texts *counts, bool kept)
{
    printf(
        kept ? message("%zu of %zu texts taken, in %zu offers; %zu had no translation\n")
             : message("%zu of %zu texts would be taken, in %zu offers; %zu had no "
                       "translation\n"),
        counts->taken, counts->units, counts->offers, counts->missing);
    if (counts->automatic > 0)
        printf(
            message(
                "%zu offers stay automatic: some of their texts were not looked at; if "
                "somebody has, say --made human\n"),
            counts->automatic);
    if (counts->outdated > 0)
        printf(
            message("out of date already, because their German has changed since: %zu\n"),
            counts->outdated);
    if (job->report.refused > 0)
        printf(message("refused and left out: %zu\n"), job->report.refused);
}

static bool read_files(struct job *job, struct cmd_context *context,
                       const struct translating *asked, struct format_texts *counts,
                       struct err *err)
{
    struct format_ask ask = *asked->ask;
    const struct intake intake = {job, take_record, take_note, NULL, NULL};
    ask.known = &job->there;
    for (int i = 0; i < context->count; i++) {
        struct format_texts one = {0};
        ask.texts = &one;
        job->path = context->argument[i];
        if (!asked->format->read(context->argument[i], &ask, &intake, err))
            return false;
        add_counts(counts, &one);
    }
    return true;
}

/* `*kept_out`: the workspace has it now. */
static bool keep(struct job *job, struct store *store, const struct translating *asked,
                 bool *kept_out, struct err *err)
{
    size_t conflicts = 0;
    *kept_out = !asked->dry_run && (job->report.refused == 0 || asked->partial);
    return !*kept_out ||
           (saving_apply(store, "import", &job->before, &job->changed, &conflicts, err) &&
            (conflicts == 0 ||
             err_set(err, "%zu offers have changed meanwhile and were left out",
                     conflicts)));
}

static bool check_asked(const struct cmd_context *context,
                        const struct translating *asked, struct err *err)
{
    for (int i = 0; i < context->count; i++)
        if (formats_of_path(asked->named, context->argument[i], NULL) != asked->format)
            return err_set(err,
                           "%s: translations (%s) and other files are taken in one "
                           "after the other",
                           context->argument[i], asked->format->ending[0]);
    return true;
}

/* Reads, keeps, and says so. */
static bool take_in(struct job *job, struct cmd_context *context,
                    const struct translating *asked, struct store *store, struct err *err)
{
    struct format_texts counts = {0};
    bool kept = false;
    import_report_begin(&job->report);
    bool ok = read_files(job, context, asked, &counts, err) &&
              keep(job, store, asked, &kept, err);
    import_report_close(&job->report);
    if (asked->json)
        tell_json(job, &counts, kept);
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
    struct job job = {
        .report = {.json = asked->json, .dry_run = asked->dry_run, .most = asked->most}};
    struct store *store = NULL;
    bool ok = check_asked(context, asked, err) && workspace_open(context, &store, err) &&
              store_load(store, &job.arena, &job.there, err) &&
              saving_copy(&job.arena, &job.there, &job.before, err) &&
              take_in(&job, context, asked, store, err);
    store_close(store);
    arena_free(&job.arena);
    return ok;
}
