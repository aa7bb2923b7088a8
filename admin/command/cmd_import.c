#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/share.h"
#include "base/message.h"
#include "command/cmd.h"
#include "command/formats.h"
#include "command/import_look.h"
#include "command/import_report.h"
#include "command/import_words.h"
#include "command/piped.h"
#include "formats/gathering.h"
#include "command/saving.h"
#include "command/translating.h"
#include "command/workspace.h"

enum { FILES_MOST = 10000 };

struct job {
    struct cmd_context *context;
    struct arena arena;
    struct import_report report;
    struct store_import *import;
    struct document known; /* topics and sites that are there, or will be */
    struct gathering demo; /* for a workspace without topics */
    struct format_ask ask;
    const char *format;
    const char *path; /* that is being read */
    bool partial, restore;
    unsigned only; /* kinds, bits; 0: all */
};

static void note(void *context, const struct intake_note *note)
{
    import_report_note(&((struct job *)context)->report, note);
}

static enum intake_answer take_record(void *context, struct record *record,
                                      struct err *err)
{
    struct job *job = context;
    if (!import_look_days(&job->report, job->path, record, job->context->today, err))
        return INTAKE_BROKEN;
    import_look_topic(&job->report, &job->ask.topic, record);
    enum intake_answer answer = store_import_take(job->import, record, err);
    job->report.taken += answer == INTAKE_TAKEN;
    if (answer == INTAKE_TAKEN &&
        !import_look_signs(&job->report, job->path, record, err))
        return INTAKE_BROKEN;
    return answer;
}

static bool rest(void *context, const struct record *record, const char *json,
                 struct err *err)
{
    return store_import_rest(((struct job *)context)->import, record, json, err);
}

static void progress(void *context, size_t done, size_t whole)
{
    import_report_progress(&((struct job *)context)->report, done, whole);
}

static void tell(void *context, const char *file, const char *words)
{
    struct job *job = context;
    if (job->report.json)
        buf_print(&job->report.found, "%s%s", job->report.found.len > 0 ? "; " : "",
                  words);
    else
        printf("%s: %s\n", file, words);
}

static void sum(void *context, const struct format_sum *sum)
{
    import_report_sum(&((struct job *)context)->report, sum);
}

/* A file that cannot be read is a note like others, so that all of them are named. False
 * if the import cannot go on. */
static bool take_path(struct job *job, const char *path, struct err *err)
{
    struct err why = {""};
    const struct intake intake = {job, take_record, note, progress, rest};
    const struct format *format = formats_of_path(job->format, path, &why);
    job->path = job->report.file = path;
    job->report.format = format != NULL ? format->name : NULL;
    if (format != NULL && format->texts)
        err_set(&why, "translations are taken in for themselves, not with other files");
    else if (format != NULL && format->read(path, &job->ask, &intake, &why))
        return !job->arena.failed || err_set(err, "not enough memory");
    note(job, &(struct intake_note){.file = path,
                                    .column = "",
                                    .value = "",
                                    .reason = why.text,
                                    .done = INTAKE_FILE_REFUSED});
    return true;
}

static int is_own(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && format_ends(formats_own(), entry->d_name);
}

/* A folder that is no package of a format: all files of ours in it, by name. */
static bool take_folder(struct job *job, const char *path, struct err *err)
{
    struct dirent **entry = NULL;
    int count = scandir(path, &entry, is_own, alphasort);
    bool ok = count > 0;
    if (count == 0)
        err_set(err, "%s: there is no %s file in this folder, and it is no package", path,
                formats_own()->ending[0]);
    if (count < 0)
        err_set_errno(err, "%s: the folder could not be read", path);
    for (int i = 0; i < count; i++) {
        const char *file = arena_print(&job->arena, "%s/%s", path, entry[i]->d_name);
        struct stat info;
        if (file != NULL && stat(file, &info) == 0 && !S_ISREG(info.st_mode))
            note(job, &(struct intake_note){.file = file,
                                            .column = "",
                                            .value = "",
                                            .reason = message("is no file; passed over"),
                                            .done = INTAKE_VALUE_LEFT_OUT});
        else
            ok = ok && file != NULL && take_path(job, file, err);
        free(entry[i]);
    }
    free(entry);
    return ok;
}

static bool take_all(struct job *job, struct err *err)
{
    for (int i = 0; i < job->context->count; i++) {
        struct stat info;
        const char *path = job->context->argument[i];
        if (stat(path, &info) != 0)
            return err_set_errno(err, "%s: could not be opened", path);
        bool package = formats_of_path(job->format, path, NULL) != NULL;
        if (S_ISDIR(info.st_mode) && !package ? !take_folder(job, path, err)
                                              : !take_path(job, path, err))
            return false;
    }
    return !job->arena.failed || err_set(err, "not enough memory");
}

/* Takes all records of one kind of the demonstration. */
static bool take_demo(struct job *job, const struct document *demo, enum record_kind kind,
                      struct err *err)
{
    for (size_t i = 0; i < demo->list[kind].count; i++)
        if (!store_import_fill(job->import, demo->list[kind].item[i], err))
            return false;
    if (!job->report.json)
        printf(
            message(
                "there was no %s yet: the %s of the demonstration come with the offers\n"),
            message(record_kind_name(kind)), message(record_kind_plural(kind)));
    return true;
}

/* A list of offers alone says nothing about the terminal it is for. A workspace without
 * topics that gets offers begins with the sites, topics and barriers of the
 * demonstration. */
static bool fill_up(struct job *job, struct err *err)
{
    static const enum record_kind kinds[] = {RECORD_SITE, RECORD_TOPIC, RECORD_BARRIER};
    bool offers;
    bool topics;
    if (!store_import_has(job->import, RECORD_OFFER, &offers, err) ||
        !store_import_has(job->import, RECORD_TOPIC, &topics, err))
        return false;
    if (!offers || topics)
        return true;
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        bool there;
        if (!store_import_has(job->import, kinds[k], &there, err) ||
            (!there && !take_demo(job, &job->demo.document, kinds[k], err)))
            return false;
    }
    return true;
}

/* What stopped an import that is all or nothing. */
static bool all_or_nothing(const struct job *job, struct err *err)
{
    size_t refused = job->report.refused + job->report.files_refused;
    if (refused > 0 && !job->partial)
        return err_set(
            err,
            message_count(
                "%zu refusal, so nothing was taken in; correct the file, or take "
                "the good rows with --partial",
                "%zu refusals, so nothing was taken in; correct the file, or take "
                "the good rows with --partial",
                refused),
            refused);
    return job->report.files_refused == 0 ||
           err_set(err, "a file could not be read at all, so nothing was taken in; "
                        "correct it or leave it out");
}

static bool run(struct job *job, struct store *store, struct err *err)
{
    const struct store_import_told told = import_report_told(&job->report);
    struct store_import_tally tally;
    const char *source =
        job->ask.source != NULL
            ? job->ask.source
            : import_report_source(&job->arena, job->context->argument[0]);
    memset(&tally, 0, sizeof tally);
    const char *what =
        source == NULL ? NULL : arena_print(&job->arena, "import %s", source);
    if (what == NULL)
        return err_set(err, "not enough memory");
    const struct history_deed deed = saving_deed(what);
    if (!store_import_begin(&job->import, store, &deed, source, &told, err))
        return false;
    if (job->restore)
        store_import_restore(job->import);
    if (job->only != 0)
        store_import_only(job->import, job->only);
    import_report_begin(&job->report);
    bool ok = take_all(job, err) && all_or_nothing(job, err) && fill_up(job, err);
    bool keep = ok && !job->report.dry_run;
    struct err end = {""};
    if (!store_import_end(job->import, keep, &tally, &end) && ok)
        ok = err_set(err, "%s", end.text);
    job->report.batch = store_batch(store);
    import_report_end(&job->report, &tally, ok && keep);
    return ok;
}

/* Of what is there, importers need to know topics and sites; where there are no topics,
 * those that fill_up brings. */
static bool load_known(struct job *job, struct store *store, struct err *err)
{
    char path[SHARE_PATH];
    struct intake intake = gathering_intake(&job->demo);
    job->ask.known = &job->known;
    if (!store_load_kind(store, RECORD_SITE, &job->arena, &job->known, err) ||
        !store_load_kind(store, RECORD_TOPIC, &job->arena, &job->known, err))
        return false;
    if (job->known.list[RECORD_TOPIC].count > 0)
        return true;
    if (!formats_own()->read(share_path("assets/content/demo.json", path), &job->ask,
                             &intake, err))
        return false;
    if (job->known.list[RECORD_SITE].count == 0)
        job->known.list[RECORD_SITE] = job->demo.document.list[RECORD_SITE];
    job->known.list[RECORD_TOPIC] = job->demo.document.list[RECORD_TOPIC];
    return true;
}

static bool know_topic(const struct job *job, struct err *err)
{
    const char *topic = job->ask.topic;
    return topic == NULL || document_find(&job->known, RECORD_TOPIC, topic) != NULL ||
           err_set(err, "--topic %.40s: there is no such topic", topic);
}

struct words {
    const char *format, *only, *most;
    bool dry_run, partial, json, restore;
    struct format_ask ask;
};

/* The good rows were asked for, and there was none. */
static bool none_is_good(const struct job *job)
{
    return job->partial && job->report.taken == 0 && job->report.refused > 0;
}

static enum cmd_result import(struct cmd_context *context, struct err *err)
{
    struct job job = {.context = context};
    const struct words *words = context->options;
    const struct format *format =
        formats_of_path(words->format, context->argument[0], NULL);
    if (!import_words_number(words->most, &job.report.most, err))
        return CMD_COULD_NOT;
    if (format != NULL && format->texts) {
        const struct translating texts = {format,         words->format,  &words->ask,
                                          words->partial, words->dry_run, words->json,
                                          job.report.most};
        return translating_import(context, &texts, err) ? CMD_DONE : CMD_COULD_NOT;
    }
    if (!import_words_kinds(words->only, &job.only, err))
        return CMD_COULD_NOT;
    job.partial = words->partial;
    job.restore = words->restore;
    job.report.dry_run = words->dry_run;
    job.report.json = words->json;
    job.format = words->format;
    job.ask = words->ask;
    struct store *store = NULL;
    job.ask.today = context->today;
    job.ask.tell = tell;
    job.ask.sum = sum;
    job.ask.tell_context = &job;
    if (isatty(STDIN_FILENO) == 1) {
        job.ask.answers = job.report.answers = stdin;
        job.ask.questions = job.report.questions = stderr;
    }
    bool ok = workspace_open(context, &store, err) && load_known(&job, store, err) &&
              know_topic(&job, err) && run(&job, store, err);
    store_close(store);
    gathering_free(&job.demo);
    arena_free(&job.arena);
    return !ok ? CMD_COULD_NOT : none_is_good(&job) ? CMD_NO : CMD_DONE;
}

/* What comes through pipes is a file first. */
static enum cmd_result import_piped(struct cmd_context *context, struct err *err)
{
    struct arena arena = {0};
    bool ok = true;
    struct piped *piped =
        arena_take_array(&arena, (size_t)context->count + 1, sizeof *piped);
    char **argument =
        arena_take_array(&arena, (size_t)context->count + 1, sizeof *argument);
    if (piped == NULL || argument == NULL)
        ok = err_set(err, "not enough memory");
    for (int i = 0; ok && i < context->count; i++) {
        argument[i] = context->argument[i];
        if (!piped_is(argument[i]))
            continue;
        ok = piped_read(&piped[i], &arena, argument[i], err);
        argument[i] = arena_copy(&arena, ok ? piped[i].path : "");
        ok = ok && (argument[i] != NULL || err_set(err, "not enough memory"));
    }
    struct cmd_context files = *context;
    files.argument = argument;
    enum cmd_result result = ok ? import(&files, err) : CMD_COULD_NOT;
    for (int i = 0; piped != NULL && i < context->count; i++)
        piped_end(&piped[i]);
    arena_free(&arena);
    return result;
}

static const struct option_row options[] = {
    OPTION_FLAG(struct words, restore, "restore",
                "what the office has removed comes back too"),
    OPTION_FLAG(struct words, dry_run, "dry-run",
                "show every difference, and change nothing"),
    OPTION_FLAG(struct words, partial, "partial",
                "take the good rows where some cannot be taken"),
    OPTION_FLAG(struct words, json, "json", "say all of it as one JSON object"),
    OPTION_WORD(struct words, only, "only", "KINDS",
                "add or change records of these kinds alone, as offer,answer"),
    OPTION_WORD(struct words, most, "most", "N",
                "with --json: tell N of a sort alone, and count the rest"),
    OPTION_WORD(struct words, format, "format", FORMATS_ARGUMENT,
                "what the file is; else it is found out"),
    OPTION_WORD(struct words, ask.map, "map", "FILE",
                "what the columns of a table are, or where the terms of a source belong"),
    OPTION_WORD(struct words, ask.scope, "scope", "TOWN",
                "whom offers are for that do not say it"),
    OPTION_WORD(struct words, ask.topic, "topic", "TOPIC", "for offers that name none"),
    OPTION_WORD(struct words, ask.source, "source", "NAME",
                "what this source is called, else the name of its file or folder"),
    FORMATS_READ_OPTIONS(struct words),
};

const struct cmd cmd_import = {
    .help = {.name = "import",
             .form = {MESSAGE("[OPTIONS] FILE|FOLDER|-..."),
                      MESSAGE("[OPTIONS] FILE.xlf...")},
             .summary =
                 MESSAGE("take in offers, and sites, topics, coaches; texts from a "
                         "translator"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = FILES_MOST,
    .options_size = sizeof(struct words),
    .run = import_piped,
};
