#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/message.h"
#include "base/utf8.h"
#include "command/cmd.h"
#include "command/saving.h"
#include "command/workspace.h"

/* What was changed, and taking it back. */

enum { WORDS_SHOWN = 61 };

struct words {
    bool json, check;
    const char *batch;
};

/* On one line, and short: whoever wants the whole takes --json. */
static void print_words(const char *words)
{
    char shown[WORDS_SHOWN];
    if (words == NULL) {
        printf("-");
        return;
    }
    bool whole = utf8_copy(shown, sizeof shown, words);
    for (char *at = shown; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7F)
            *at = ' ';
    printf("\"%s%s\"", shown, whole ? "" : "...");
}

struct undo_words {
    bool rest;
};

struct telling {
    struct buf out; /* JSON */
    int64_t batch;  /* of the row before */
    bool json;
};

static void add_json(struct buf *out, const struct history_row *row)
{
    const char *const pair[][2] = {
        {"time", row->time}, {"who", row->who}, {"deed", row->deed},
        {"kind", row->kind}, {"id", row->id},   {"field", row->field},
        {"lang", row->lang}, {"was", row->was}, {"now", row->now},
    };
    buf_print(out, "%s {\"number\": %lld, \"batch\": %lld", out->len == 0 ? "[\n" : ",\n",
              (long long)row->number, (long long)row->batch);
    for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++) {
        buf_print(out, ", \"%s\": ", pair[i][0]);
        if (pair[i][1] == NULL)
            buf_add_text(out, "null");
        else
            json_write_text(out, pair[i][1]);
    }
    buf_add_text(out, "}");
}

static bool tell_row(void *context, const struct history_row *row, struct err *err)
{
    struct telling *telling = context;
    (void)err;
    if (telling->json) {
        add_json(&telling->out, row);
        return true;
    }
    if (row->batch != telling->batch)
        printf("%lld\t%s\t%s\t%s\n", (long long)row->batch, row->time, row->who,
               row->deed);
    telling->batch = row->batch;
    printf("\t%s %s", row->kind, row->id);
    if (row->field[0] == '\0') {
        printf("\t%s\n", row->was == NULL ? message("is new") : message("was removed"));
        return true;
    }
    printf("\t%s%s%s\t", row->lang, row->lang[0] != '\0' ? " " : "", row->field);
    print_words(row->was);
    printf(" -> ");
    print_words(row->now);
    printf("\n");
    return true;
}

static bool read_batch(const char *text, int64_t *out, struct err *err)
{
    char *end;
    long long number = strtoll(text, &end, 10);
    if (text[0] < '1' || text[0] > '9' || *end != '\0')
        return err_set(err, "\"%s\" is not the number of a batch; see anna-admin history",
                       text);
    *out = number;
    return true;
}

static bool list_history(struct store *store, const struct cmd_context *context,
                         struct err *err)
{
    const struct words *words = context->options;
    struct history_filter filter = {.id =
                                        context->count > 0 ? context->argument[0] : NULL};
    struct telling telling = {.json = words->json};
    if (words->batch != NULL && !read_batch(words->batch, &filter.batch, err))
        return false;
    bool ok = store_history(store, &filter, tell_row, &telling, err);
    if (ok && words->json) {
        buf_add_text(&telling.out, telling.out.len == 0 ? "[]\n" : "\n]\n");
        ok = (!telling.out.failed &&
              fwrite(telling.out.bytes, 1, telling.out.len, stdout) == telling.out.len) ||
             err_set(err, "the output could not be written");
    }
    buf_free(&telling.out);
    return ok;
}

static enum cmd_result check_history(struct store *store)
{
    struct err why = {""};
    bool right = store_history_check(store, &why);
    printf("%s\n", right ? message("the history is as it was written") : why.text);
    return right ? CMD_DONE : CMD_NO;
}

static enum cmd_result run_history(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    struct store *store = NULL;
    enum cmd_result result = CMD_COULD_NOT;
    if (workspace_open(context, &store, err))
        result = words->check                        ? check_history(store)
                 : list_history(store, context, err) ? CMD_DONE
                                                     : CMD_COULD_NOT;
    store_close(store);
    return result;
}

static void tell_conflict(void *context, const struct history_row *row, const char *why)
{
    (void)row;
    ++*(size_t *)context;
    fprintf(stderr, "%s\n", why);
}

static bool undo(struct store *store, int64_t batch, bool rest, struct err *err)
{
    char what[32];
    size_t conflicts = 0;
    const struct store_undo_told told = {&conflicts, tell_conflict};
    history_undo_name(batch, what);
    if (!saving_begin(store, what, err))
        return false;
    enum store_answer answer = store_undo(store, batch, &told, err);
    if (answer != STORE_DONE && !(answer == STORE_CONFLICT && rest)) {
        store_rollback(store);
        return answer == STORE_CONFLICT
                   ? err_set(err,
                             "%zu were changed again since, so nothing is undone; --rest "
                             "takes back all but these",
                             conflicts)
                   : false;
    }
    if (!store_commit(store, err))
        return false;
    if (store_batch(store) == 0)
        return err_set(err, "nothing of batch %lld is left to undo", (long long)batch);
    printf(message("batch %lld is undone, in batch %lld"), (long long)batch,
           (long long)store_batch(store));
    if (conflicts > 0)
        printf(message(", but for %zu that were changed again since"), conflicts);
    printf("\n");
    return true;
}

static enum cmd_result run_undo(struct cmd_context *context, struct err *err)
{
    const struct undo_words *words = context->options;
    struct store *store = NULL;
    int64_t batch = 0;
    bool ok = workspace_open(context, &store, err);
    if (ok && context->count > 0)
        ok = read_batch(context->argument[0], &batch, err);
    else if (ok)
        ok = store_history_last(store, &batch, err) &&
             (batch > 0 || err_set(err, "there is nothing to undo"));
    ok = ok && undo(store, batch, words->rest, err);
    store_close(store);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static const struct option_row options[] = {
    OPTION_WORD(struct words, batch, "batch", "N", "what one command did"),
    OPTION_FLAG(struct words, json, "json", "whole and as JSON, for programs"),
    OPTION_FLAG(struct words, check, "check",
                "look whether the history is as it was written"),
};

const struct cmd cmd_history = {
    .help = {.name = "history",
             .form = {MESSAGE("[OPTIONS] [ID]"), MESSAGE("--check")},
             .summary = MESSAGE("what was changed, when and by whom"),
             CMD_OPTIONS(options)},
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run_history,
};

static const struct option_row undo_options[] = {
    OPTION_FLAG(struct undo_words, rest, "rest",
                "take back all but what was changed again since"),
};

const struct cmd cmd_undo = {
    .help = {.name = "undo",
             .form = {MESSAGE("[--rest] [BATCH]")},
             .summary = MESSAGE("take back what a command did, the newest unless said"),
             CMD_OPTIONS(undo_options)},
    .most = 1,
    .options_size = sizeof(struct undo_words),
    .run = run_undo,
};
