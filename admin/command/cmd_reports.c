#include <stdio.h>
#include <string.h>

#include "command/cmd.h"
#include "base/arena.h"
#include "base/message.h"
#include "command/answering.h"
#include "command/months.h"
#include "reports/ledger.h"
#include "command/report_rows.h"
#include "command/reporting.h"
#include "command/saving.h"
#include "command/workspace.h"
#include "reports/ledger_change.h"

/* The ledger: list, filter, set a state, answer, forget a text, export counts. */

struct words {
    struct passphrase_options passphrase;
    const char *older_than;
    bool json, texts, anyway;
    struct ledger_filter filter;
};

static bool list(const struct cmd_context *context, struct ledger *ledger,
                 struct arena *arena, const struct words *words, struct err *err)
{
    bool any_sealed = false;
    struct ledger_row *row = NULL;
    size_t count = 0;
    enum ledger_state state;
    struct ledger_filter filter = words->filter;
    if (filter.state != NULL) {
        if (!ledger_state_find(filter.state, &state, err))
            return false;
        filter.state = ledger_state_name(state);
    }
    struct unseal *unseal = NULL;
    struct buf out = {0};
    bool ask = words->texts || words->passphrase.fd != NULL;
    if (!ledger_list(ledger, arena, &filter, &row, &count, err) ||
        !workspace_unseal(context, &words->passphrase, ask, &unseal, err))
        return false;
    bool ok = report_rows_open(arena, unseal, row, count, &any_sealed, err);
    unseal_close(unseal);
    if (!ok)
        return false;
    if (any_sealed)
        fputs(message("texts are sealed; --texts asks for the passphrase\n"), stderr);
    if (words->json)
        report_rows_json(&out, row, count);
    else
        report_rows_print(row, count);
    return !words->json || report_rows_write(&out, err);
}

static bool set(struct ledger *ledger, struct arena *arena, char **word, struct err *err)
{
    const struct history_deed deed = saving_deed("reports set");
    enum ledger_state state;
    const char *id = NULL;
    if (!ledger_state_find(word[2], &state, err) ||
        !ledger_change_state(ledger, arena, word[1], state, &deed, &id, err))
        return false;
    printf(message("%s is %s\n"), id, ledger_state_name(state));
    return true;
}

static bool forget(struct ledger *ledger, struct arena *arena, const char *word,
                   struct err *err)
{
    const char *id = NULL;
    if (!ledger_forget_text(ledger, arena, word, &id, err))
        return false;
    printf(message("%s: its text is gone, and what it was answered\n"), id);
    return true;
}

static bool forget_old(const struct cmd_context *context, struct ledger *ledger,
                       const char *age, struct err *err)
{
    int months = 0;
    char month[16];
    size_t count = 0;
    if (!months_read(age, &months, err))
        return false;
    months_before(context->today, months, month);
    if (!ledger_forget_before(ledger, month, &count, err))
        return false;
    printf(message_count("%zu text of before %s is gone\n",
                         "%zu texts of before %s are gone\n", count),
           count, month);
    return true;
}

static bool accept(struct ledger *ledger, struct arena *arena, const char *word,
                   struct err *err)
{
    const char *id = NULL;
    if (!ledger_accept(ledger, arena, word, &id, err))
        return false;
    printf(message("%s counts\n"), id);
    return true;
}

static bool dispatch(struct cmd_context *context, struct ledger *ledger,
                     struct arena *arena, const struct words *words, struct err *err)
{
    char **word = context->argument;
    int count = context->count;
    if (count == 0 || (strcmp(word[0], "list") == 0 && count == 1))
        return list(context, ledger, arena, words, err);
    if (strcmp(word[0], "set") == 0 && count == 3)
        return set(ledger, arena, word, err);
    if (strcmp(word[0], "answer") == 0 && count == 3)
        return answering_run(ledger, arena, word[1], word[2], words->anyway, err);
    if (strcmp(word[0], "forget-text") == 0 && count == 2)
        return forget(ledger, arena, word[1], err);
    if (strcmp(word[0], "forget-text") == 0 && count == 1 && words->older_than != NULL)
        return forget_old(context, ledger, words->older_than, err);
    if (strcmp(word[0], "accept") == 0 && count == 2)
        return accept(ledger, arena, word[1], err);
    if (strcmp(word[0], "export") == 0 && count == 2)
        return reporting_export(context, ledger, arena, word[1], err);
    return err_set(err, "say list, set ID STATE, answer ID TEXT, forget-text ID or "
                        "--older-than AGE, accept ID, or export OUT.csv or OUT.html");
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    struct arena arena = {0};
    struct ledger *ledger = NULL;
    struct store *store = NULL;
    /* The ledger writes into the history: a store that opens makes its tables. */
    bool ok = workspace_open(context, &store, err);
    store_close(store);
    ok = ok && workspace_ledger(context, &ledger, err) &&
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
    OPTION_FLAG(struct words, filter.apart, "apart",
                "list: those that are set apart and do not count"),
    OPTION_FLAG(struct words, filter.asks, "asks",
                "list: those whose visitor waits for an answer"),
    OPTION_FLAG(struct words, anyway, "anyway",
                "answer: take a text that is hard, or could say whom it is for"),
    OPTION_FLAG(struct words, texts, "texts",
                "list: ask for the passphrase, if the texts need one"),
    OPTION_WORD(struct words, older_than, "older-than", "AGE",
                "forget-text: all of months before, as 12m or 1y"),
    PASSPHRASE_OPTIONS(struct words, passphrase),
};

const struct cmd cmd_reports = {
    .help = {.name = "reports",
             .form = {MESSAGE("[list] [OPTIONS]"), MESSAGE("set ID STATE"),
                      MESSAGE("answer ID TEXT"),
                      MESSAGE("forget-text ID|--older-than AGE"), MESSAGE("accept ID"),
                      MESSAGE("export OUT.csv|OUT.html")},
             .summary = MESSAGE("what families said does not work"),
             CMD_OPTIONS(options)},
    .most = 3,
    .options_size = sizeof(struct words),
    .run = run,
};
