#include <stdio.h>
#include <string.h>

#include "command/cmd.h"
#include "base/json_write.h"
#include "reports/ledger.h"
#include "command/reporting.h"
#include "command/workspace.h"

/* The ledger: list, filter, set a state, forget a text, export counts. */

struct words {
    bool json;
    struct ledger_filter filter;
};

static void print_text(const struct ledger_row *row, size_t count)
{
    for (size_t i = 0; i < count; i++, row++) {
        printf("%s\t%s\t%s\t%s\t%s\t", row->id, row->month, row->site,
               row->offer != NULL ? row->offer : "-", row->step);
        for (size_t k = 0; k < row->barriers.count; k++)
            printf("%s%s", k > 0 ? "," : "", row->barriers.item[k]);
        printf("%s\t%s\t%s\n", row->barriers.count == 0 ? "-" : "",
               ledger_state_name(row->state), row->text != NULL ? row->text : "");
    }
    printf("%zu %s\n", count, count == 1 ? "report" : "reports");
}

static void add_text(struct buf *out, const char *name, const char *text)
{
    buf_print(out, ", \"%s\": ", name);
    if (text != NULL)
        json_write_text(out, text);
    else
        buf_add_text(out, "null");
}

static void add_json(struct buf *out, const struct ledger_row *row)
{
    buf_add_text(out, "{\"id\": ");
    json_write_text(out, row->id);
    add_text(out, "month", row->month);
    add_text(out, "site", row->site);
    add_text(out, "offer", row->offer);
    add_text(out, "step", row->step);
    buf_add_text(out, ", \"barriers\": [");
    for (size_t i = 0; i < row->barriers.count; i++) {
        buf_add_text(out, i > 0 ? ", " : "");
        json_write_text(out, row->barriers.item[i]);
    }
    buf_add_text(out, "]");
    add_text(out, "text", row->text);
    add_text(out, "state", ledger_state_name(row->state));
    buf_print(out, ", \"sequence\": %ld}", row->sequence);
}

static bool print_json(const struct ledger_row *row, size_t count)
{
    struct buf out = {0};
    for (size_t i = 0; i < count; i++) {
        buf_add_text(&out, i == 0 ? "[\n " : ",\n ");
        add_json(&out, &row[i]);
    }
    buf_add_text(&out, count == 0 ? "[]\n" : "\n]\n");
    bool ok = !out.failed && fwrite(out.bytes, 1, out.len, stdout) == out.len;
    buf_wipe_free(&out);
    return ok;
}

static bool list(struct ledger *ledger, struct arena *arena, const struct words *words,
                 struct err *err)
{
    struct ledger_row *row = NULL;
    size_t count = 0;
    enum ledger_state state;
    struct ledger_filter filter = words->filter;
    if (filter.state != NULL) {
        if (!ledger_state_find(filter.state, &state, err))
            return false;
        filter.state = ledger_state_name(state);
    }
    if (!ledger_list(ledger, arena, &filter, &row, &count, err))
        return false;
    if (!words->json)
        print_text(row, count);
    return !words->json || print_json(row, count) ||
           err_set(err, "the output could not be written");
}

static bool set(struct ledger *ledger, struct arena *arena, char **word, struct err *err)
{
    enum ledger_state state;
    const char *id = NULL;
    if (!ledger_state_find(word[2], &state, err) ||
        !ledger_set_state(ledger, arena, word[1], state, &id, err))
        return false;
    printf("%s is %s\n", id, ledger_state_name(state));
    return true;
}

static bool forget(struct ledger *ledger, struct arena *arena, const char *word,
                   struct err *err)
{
    const char *id = NULL;
    if (!ledger_forget_text(ledger, arena, word, &id, err))
        return false;
    printf("%s: its text is gone\n", id);
    return true;
}

static bool dispatch(struct cmd_context *context, struct ledger *ledger,
                     struct arena *arena, const struct words *words, struct err *err)
{
    char **word = context->argument;
    int count = context->count;
    if (count == 0 || (strcmp(word[0], "list") == 0 && count == 1))
        return list(ledger, arena, words, err);
    if (strcmp(word[0], "set") == 0 && count == 3)
        return set(ledger, arena, word, err);
    if (strcmp(word[0], "forget-text") == 0 && count == 2)
        return forget(ledger, arena, word[1], err);
    if (strcmp(word[0], "export") == 0 && count == 2)
        return reporting_export(context, ledger, arena, word[1], err);
    return err_set(err, "say list, set ID STATE, forget-text ID, or export OUT.csv or "
                        "OUT.html");
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    struct arena arena = {0};
    struct ledger *ledger = NULL;
    bool ok = workspace_ledger(context, &ledger, err) &&
              dispatch(context, ledger, &arena, words, err);
    ledger_close(ledger);
    arena_wipe(&arena);
    arena_free(&arena);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static const struct option_row options[] = {
    OPTION_FLAG(struct words, json, "json", "list: as JSON, for programs"),
    OPTION_WORD(struct words, filter.state, "state", "STATE",
                "list: those in this state"),
    OPTION_WORD(struct words, filter.site, "site", "SITE", "list: those of this site"),
    OPTION_WORD(struct words, filter.offer, "offer", "OFFER",
                "list: those on this offer"),
    OPTION_WORD(struct words, filter.step, "step", "STEP",
                "list: those where it stopped there"),
    OPTION_WORD(struct words, filter.barrier, "barrier", "BARRIER",
                "list: those that name this barrier"),
    OPTION_WORD(struct words, filter.month, "month", "MONTH",
                "list: those of this month, as 2026-11"),
};

const struct cmd cmd_reports = {
    .help = {.name = "reports",
             .form = {"[list] [OPTIONS]", "set ID STATE", "forget-text ID",
                      "export OUT.csv|OUT.html"},
             .summary = "what families said does not work",
             CMD_OPTIONS(options)},
    .most = 3,
    .options_size = sizeof(struct words),
    .run = run,
};
