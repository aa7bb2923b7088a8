#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/cmd.h"
#include "base/message.h"
#include "command/saving.h"
#include "command/workspace.h"

/* A house moves to another address in the web: one word for another, in all addresses of
 * all records. */

struct words {
    bool yes;
};

struct job {
    const char *old, *new;
    struct store *store;
    struct arena arena;
    struct document document;
    struct document before;
    size_t changed, refused;
};

static bool is_address(const struct field *field)
{
    return field->type == FIELD_WEB || field->type == FIELD_EMAIL ||
           field->type == FIELD_LINK;
}

/* `text` with every `old` as `new`; NULL if there is none. */
static const char *replaced(struct job *job, const char *text)
{
    struct buf out = {0};
    size_t len = strlen(job->old);
    if (strstr(text, job->old) == NULL)
        return NULL;
    for (const char *at = strstr(text, job->old); at != NULL;
         at = strstr(text, job->old)) {
        buf_add(&out, text, (size_t)(at - text));
        buf_add_text(&out, job->new);
        text = at + len;
    }
    buf_add_text(&out, text);
    const char *copy = out.failed ? NULL : arena_copy(&job->arena, out.bytes);
    job->arena.failed = job->arena.failed || out.failed;
    buf_free(&out);
    return copy;
}

/* One text of a field, or one item of its list. */
static void replace_text(struct job *job, const struct record *record,
                         const struct field *field, const char **text)
{
    struct err why = {""};
    const char *now = replaced(job, *text);
    if (now == NULL)
        return;
    bool good = record_check(field, now, &why);
    printf("%s %s: %s: %s -> %s%s%s\n", message(record_kind_name(record->kind)),
           record_id(record), field->name, *text, now,
           good ? "" : message(": left alone, "), why.text);
    job->refused += !good;
    job->changed += good;
    if (good)
        *text = now;
}

static void replace_in(struct job *job, struct record *record)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    for (size_t i = 1; i < count; i++) {
        struct value *value = &record->value[i];
        if (!value->set || !is_address(&field[i]))
            continue;
        if (!field_is_list(&field[i])) {
            replace_text(job, record, &field[i], &value->text);
            continue;
        }
        const char **item =
            arena_take_array(&job->arena, value->list.count + 1, sizeof *item);
        for (size_t k = 0; item != NULL && k < value->list.count; k++) {
            item[k] = value->list.item[k];
            replace_text(job, record, &field[i], &item[k]);
        }
        if (item != NULL)
            value->list.item = item;
    }
}

static bool sure(const struct words *words, size_t changed)
{
    char line[16];
    if (words->yes)
        return true;
    if (isatty(STDIN_FILENO) == 0) {
        printf(message_count("%zu address would change; say --yes, and it does\n",
                             "%zu addresses would change; say --yes, and they do\n",
                             changed),
               changed);
        return false;
    }
    printf(message_count("change this %zu? y, n: ", "change these %zu? y, n: ", changed),
           changed);
    fflush(stdout);
    return fgets(line, sizeof line, stdin) != NULL && (line[0] == 'y' || line[0] == 'j');
}

static bool replace_all(struct job *job, struct err *err)
{
    if (!store_load(job->store, &job->arena, &job->document, err) ||
        !saving_copy(&job->arena, &job->document, &job->before, err))
        return false;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < job->document.list[kind].count; i++)
            replace_in(job, job->document.list[kind].item[i]);
    return !job->arena.failed || err_set(err, "not enough memory");
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct job job = {.old = context->argument[0], .new = context->argument[1]};
    size_t conflicts = 0;
    enum cmd_result result = CMD_DONE;
    bool ok = (job.old[0] != '\0' || err_set(err, "say what is to be replaced")) &&
              workspace_open(context, &job.store, err) && replace_all(&job, err);
    if (ok && job.changed == 0) {
        printf(job.refused > 0
                   ? message("%s: stands in no address where it could be replaced\n")
                   : message("%s: stands in no address\n"),
               job.old);
        result = CMD_NO;
    } else if (ok && !sure(context->options, job.changed)) {
        result = CMD_NO;
    } else if (ok) {
        ok = saving_apply(job.store, "replace", &job.before, &job.document, &conflicts,
                          err);
        if (ok)
            printf(message_count("%zu address is changed\n",
                                 "%zu addresses are changed\n", job.changed),
                   job.changed);
        result = conflicts > 0 || job.refused > 0 ? CMD_NO : CMD_DONE;
    }
    arena_free(&job.arena);
    store_close(job.store);
    return ok ? result : CMD_COULD_NOT;
}

static const struct option_row options[] = {
    OPTION_FLAG(struct words, yes, "yes", "do not ask"),
};

const struct cmd cmd_replace = {
    .help = {.name = "replace",
             .form = {MESSAGE("[--yes] OLD NEW")},
             .summary = MESSAGE(
                 "words for others in all web and mail addresses; shows them first"),
             CMD_OPTIONS(options)},
    .least = 2,
    .most = 2,
    .options_size = sizeof(struct words),
    .run = run,
};
