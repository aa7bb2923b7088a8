#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/share.h"
#include "command/cmd.h"
#include "command/linting.h"
#include "formats/export_json.h"
#include "lint/lint_texts.h"
#include "record/coach_check.h"
#include "record/day.h"
#include "command/recording.h"
#include "command/saving.h"
#include "command/setting_hours.h"
#include "formats/loose/hours_setting.h"
#include "formats/loose/phone_written.h"
#include "command/workspace.h"

/* site, coach, answer, host, and what offers have of it: list, show, set, remove. One
 * code for all kinds: what differs stands in the table of fields. */

struct words {
    bool yes;
};

struct job {
    enum record_kind kind;
    bool yes;
    struct cmd_context *context;
    struct store *store;
    struct arena arena;
    struct document document;
};

static const char *or_nothing(const char *text)
{
    return text == NULL ? "" : text;
}

/* What a list says of a record that is no offer. */
static const char *headline(const struct record *record)
{
    return record->kind == RECORD_ANSWER ? answer_text(record, ANSWER_DONE)
           : record->kind == RECORD_HOST ? host_text(record, HOST_COMMENT)
                                         : record_name(record);
}

static bool list(struct job *job)
{
    for (size_t i = 0; i < job->document.list[job->kind].count; i++) {
        const struct record *record = job->document.list[job->kind].item[i];
        printf("%s\t%s\n", record_id(record), or_nothing(headline(record)));
    }
    return true;
}

static bool find_record(struct job *job, const char *id, struct record **out,
                        struct err *err)
{
    struct record *record = document_find(&job->document, job->kind, id);
    if (record == NULL) {
        err_set(err, "%s: there is no %s of this id; see anna-admin %s list", id,
                message(record_kind_name(job->kind)), record_kind_name(job->kind));
        return false;
    }
    *out = record;
    return true;
}

/* On stderr, so that the record can be piped on. */
static bool tell_outdated(struct job *job, const struct record *record, struct err *err)
{
    for (size_t i = 0; i < record->translation_count; i++) {
        const struct translation *part = &record->translation[i];
        struct rule_said said;
        const char *what = lint_outdated(&job->arena, record, part, &said)
                               ? rule_say(&job->arena, &said, rule_lang_of_reader())
                               : NULL;
        if (what != NULL)
            fprintf(stderr, message("text.%s may be out of date: %s\n"), part->lang,
                    what);
    }
    return !job->arena.failed || err_set(err, "not enough memory");
}

static bool show(struct job *job, const char *id, struct err *err)
{
    struct record *record = NULL;
    struct document one = {0};
    struct buf out = {0};
    if (!find_record(job, id, &record, err))
        return false;
    bool ok = document_add(&job->arena, &one, record);
    if (ok)
        export_json(&one, &out);
    ok = ok && !out.failed && fwrite(out.bytes, 1, out.len, stdout) == out.len;
    buf_free(&out);
    if (!ok)
        return err_set(err, "the output could not be written");
    return job->kind != RECORD_OFFER || tell_outdated(job, record, err);
}

static bool name_fields(struct job *job, const char *field, struct err *err)
{
    struct buf names = {0};
    size_t count;
    const struct field *fields = record_fields(job->kind, &count);
    for (size_t i = 1; i < count; i++)
        buf_print(&names, "%s%s", i == 1 ? "" : ", ", fields[i].name);
    err_set(err, "\"%s\" is not a field of %s that can be set; there are: %s", field,
            message(record_kind_plural(job->kind)), names.failed ? "" : names.bytes);
    buf_free(&names);
    return false;
}

/* What no import needs to bring first is made here: an answer, an allowed host. */
static bool find_or_make(struct job *job, const char *id, struct record **out,
                         struct err *err)
{
    size_t count;
    const struct field *field = record_fields(job->kind, &count);
    if ((job->kind != RECORD_ANSWER && job->kind != RECORD_HOST) ||
        document_find(&job->document, job->kind, id) != NULL)
        return find_record(job, id, out, err);
    struct record *record = arena_take(&job->arena, sizeof *record);
    if (record == NULL) {
        err_set(err, "not enough memory");
        return false;
    }
    record->kind = job->kind;
    const struct date today = job->context->today;
    const char *month = arena_print(&job->arena, "%04d-%02d", today.year, today.month);
    int changed = record_field(job->kind, "changed_on");
    if (changed >= 0 && (month == NULL || !record_set(&job->arena, &field[changed], month,
                                                      &record->value[changed], err)))
        return false;
    if (!record_set(&job->arena, &field[0], id, &record->value[0], err)) {
        err_prefix(err, "id");
        return false;
    }
    *out = record;
    return true;
}

static bool complete(const struct record *record, struct err *err)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    for (size_t i = 0; i < count; i++)
        if (field[i].required && !record->value[i].set)
            return err_set(err, "%s: set %s first", record_id(record), field[i].name);
    return true;
}

/* What the history calls it. */
static const char *deed(struct job *job, const char *verb)
{
    return arena_print(&job->arena, "%s %s", record_kind_name(job->kind), verb);
}

static bool save(struct job *job, const struct record *before, const struct record *after,
                 struct err *err)
{
    const char *what = deed(job, before == NULL ? "add" : "set");
    if (what == NULL)
        return err_set(err, "not enough memory");
    return saving_one(job->store, what, before, after, err);
}

/* A host needs nothing but its name. */
static bool add_host(struct job *job, const char *id, struct err *err)
{
    struct record *record = NULL;
    if (!find_or_make(job, id, &record, err) ||
        (document_find(&job->document, job->kind, id) == NULL &&
         !save(job, NULL, record, err)))
        return false;
    printf(message("%s is allowed\n"), id);
    return true;
}

/* Answers are read by visitors: what is hard to read is said at once, on stderr. */
static bool lint_answer(struct job *job, const struct record *record, struct err *err)
{
    struct plain_book book;
    struct lint_findings findings = {0};
    char path[SHARE_PATH];
    if (!plain_book_open(&job->arena, share_path("assets/content/amtsdeutsch.tsv", path),
                         &book, err) ||
        !lint_one(&job->arena, &job->document, record, &book, job->context->today,
                  &findings, err))
        return false;
    for (size_t i = 0; i < findings.count; i++) {
        const struct lint_finding *one = &findings.item[i];
        const char *advice =
            lint_advice(&job->arena, &one->said, one->proposal, rule_lang_of_reader());
        if (advice == NULL)
            return err_set(err, "not enough memory");
        fprintf(stderr, "%s: %s%s%s%s%s (%s)\n",
                linting_level(one->level == LINT_ERROR, rule_lang_of_reader()),
                one->field, one->field[0] != '\0' ? ": " : "", one->sentence,
                one->sentence[0] != '\0' ? ": " : "", advice, rule_id(one->said.rule));
    }
    return true;
}

static bool set(struct job *job, char **word, struct err *err)
{
    struct record *record = NULL;
    size_t count;
    const struct field *field = record_fields(job->kind, &count);
    int at = record_field(job->kind, word[2]);
    if (at <= 0)
        return name_fields(job, word[2], err);
    if (!find_or_make(job, word[1], &record, err))
        return false;
    bool there = document_find(&job->document, job->kind, word[1]) != NULL;
    const struct record before = *record;
    const char *text = day_read(&job->arena, &field[at], word[3], job->context->today);
    if (text == NULL)
        return err_set(err, "not enough memory");
    if (field[at].type == FIELD_PHONE && text[0] != '\0' &&
        !phone_setting(&job->arena, text, &text, err))
        return err_prefix(err, "%s %s", word[1], word[2]);
    bool hours = field[at].type == FIELD_HOURS && text[0] != '\0';
    if (hours ? !hours_setting(&job->arena, record, (enum offer_field)at, text, job->yes,
                               err)
              : !record_set(&job->arena, &field[at], text, &record->value[at], err) ||
                    !day_possible(&field[at], text, job->context->today, err))
        return err_prefix(err, "%s %s", word[1], word[2]);
    if (!complete(record, err))
        return false;
    if (job->kind == RECORD_COACH && (at == COACH_OPEN_PLACES || at == COACH_CAPACITY) &&
        !coach_check_places(record, err))
        return err_prefix(err, "%s %s", word[1], word[2]);
    if (job->kind == RECORD_ANSWER && !lint_answer(job, record, err))
        return false;
    if (!save(job, there ? &before : NULL, record, err))
        return false;
    printf(message("%s: %s is set\n"), word[1], word[2]);
    if (hours)
        setting_hours_told(&before, record, (enum offer_field)at, job->context->today);
    return true;
}

/* It goes with all that was written into it: somebody must want that. */
static bool may_remove(struct job *job, const struct record *record, struct err *err)
{
    char line[16];
    if (job->yes)
        return true;
    if (isatty(STDIN_FILENO) == 0)
        return err_set(err,
                       "%s: say --yes if it shall be removed; anna-admin undo brings "
                       "it back",
                       record_id(record));
    const char *name = record_name(record);
    printf(message("%s %s (%s): remove it? y, n: "), message(record_kind_name(job->kind)),
           record_id(record), name != NULL ? name : "");
    fflush(stdout);
    return (fgets(line, sizeof line, stdin) != NULL &&
            (line[0] == 'y' || line[0] == 'j')) ||
           err_set(err, "%s: stays", record_id(record));
}

static bool remove_one(struct job *job, const char *id, struct err *err)
{
    struct record *record = NULL;
    const char *what = deed(job, "remove");
    if (!find_record(job, id, &record, err) || !may_remove(job, record, err) ||
        what == NULL || !saving_begin(job->store, what, err))
        return false;
    if (store_take_out(job->store, job->kind, id, err) != STORE_DONE) {
        store_rollback(job->store);
        return false;
    }
    if (!store_commit(job->store, err))
        return false;
    printf(message("%s is removed (anna-admin undo %lld brings it back)\n"), id,
           (long long)store_batch(job->store));
    return true;
}

static bool dispatch(struct job *job, struct err *err)
{
    char **word = job->context->argument;
    int count = job->context->count;
    if (strcmp(word[0], "list") == 0 && count == 1)
        return list(job);
    if (strcmp(word[0], "show") == 0 && count == 2)
        return show(job, word[1], err);
    if (strcmp(word[0], "set") == 0 && count == 4)
        return set(job, word, err);
    if (strcmp(word[0], "remove") == 0 && count == 2)
        return remove_one(job, word[1], err);
    if (job->kind == RECORD_HOST && strcmp(word[0], "add") == 0 && count == 2)
        return add_host(job, word[1], err);
    return err_set(err, "say list, show ID, set ID FIELD VALUE, or remove ID");
}

enum cmd_result recording_run(enum record_kind kind, struct cmd_context *context,
                              bool yes, struct err *err)
{
    struct job job = {.kind = kind, .yes = yes, .context = context};
    bool ok = workspace_open(context, &job.store, err) &&
              store_load(job.store, &job.arena, &job.document, err) &&
              dispatch(&job, err);
    arena_free(&job.arena);
    store_close(job.store);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static enum cmd_result run(enum record_kind kind, struct cmd_context *context,
                           struct err *err)
{
    return recording_run(kind, context, ((const struct words *)context->options)->yes,
                         err);
}

static enum cmd_result run_site(struct cmd_context *context, struct err *err)
{
    return run(RECORD_SITE, context, err);
}

static enum cmd_result run_coach(struct cmd_context *context, struct err *err)
{
    return run(RECORD_COACH, context, err);
}

static enum cmd_result run_answer(struct cmd_context *context, struct err *err)
{
    return run(RECORD_ANSWER, context, err);
}

static enum cmd_result run_host(struct cmd_context *context, struct err *err)
{
    return run(RECORD_HOST, context, err);
}

static const struct option_row options[] = {
    OPTION_FLAG(struct words, yes, "yes", "remove: do not ask"),
};

const struct cmd cmd_site = {
    .help = {.name = "site",
             .form = {RECORDING_FORMS},
             .summary = MESSAGE("the terminals"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 4,
    .options_size = sizeof(struct words),
    .run = run_site,
};

const struct cmd cmd_coach = {
    .help = {.name = "coach",
             .form = {RECORDING_FORMS},
             .summary = MESSAGE("the coaches"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 4,
    .options_size = sizeof(struct words),
    .run = run_coach,
};

const struct cmd cmd_answer = {
    .help = {.name = "answer",
             .form = {RECORDING_FORMS},
             .summary = MESSAGE("answers to barriers"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 4,
    .options_size = sizeof(struct words),
    .run = run_answer,
};

const struct cmd cmd_host = {
    .help = {.name = "host",
             .form = {MESSAGE("list"), MESSAGE("add HOST"), MESSAGE("show HOST"),
                      MESSAGE("set HOST comment WORDS"), MESSAGE("remove [--yes] HOST")},
             .summary = MESSAGE("where booking links may lead"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 4,
    .options_size = sizeof(struct words),
    .run = run_host,
};
