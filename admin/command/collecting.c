#include "command/collecting.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"
#include "core/belief.h"
#include "reports/collect.h"
#include "command/months.h"
#include "publish/note_home.h"
#include "publish/notes.h"
#include "command/workspace.h"

static enum cmd_result tell(const char *folder, const struct collect_result *result)
{
    if (result->files == 0 && result->refused == 0)
        printf(message("%s: no reports on it\n"), folder);
    else
        printf(message_count("%s: %zu new reports, %zu known already, from %zu file\n",
                             "%s: %zu new reports, %zu known already, from %zu files\n",
                             result->files),
               folder, result->added, result->known, result->files);
    if (result->early > 0)
        printf(
            message(
                "%zu of them named a month that has not come, they count for this one; a "
                "terminal's clock is ahead, anna-kiosk check says which\n"),
            result->early);
    if (result->doubts.len > 0)
        fputs(result->doubts.failed ? message("not enough memory\n")
                                    : result->doubts.bytes,
              stdout);
    if (result->apart > 0)
        printf(message(
            "see anna-admin reports --apart; reports accept ID lets one count\n"));
    if (result->damaged > 0)
        printf(
            message(
                "%zu places in them could not be read; the terminals send those again\n"),
            result->damaged);
    if (result->refused == 0)
        return CMD_DONE;
    fflush(stdout);
    fputs(result->refusals.failed ? message("not enough memory\n")
                                  : result->refusals.bytes,
          stderr);
    return CMD_NO;
}

/* What the coordinator must see, even if she opens no note. */
static bool tell_alerts(const char *folder, struct err *err)
{
    struct buf alerts = {0};
    bool ok = notes_alerts(folder, &alerts, err);
    fputs(ok && alerts.len > 0 ? alerts.bytes : "", stdout);
    buf_free(&alerts);
    return ok;
}

/* What the terminals' notes say stays known when the stick goes on its round. */
static bool keep_notes(const struct cmd_context *context, const char *folder,
                       struct err *err)
{
    struct store *store = NULL;
    bool ok = workspace_open(context, &store, err) &&
              note_home_keep(store, folder, context->today, err);
    store_close(store);
    return ok;
}

/* How long texts are kept was said at init. */
static bool forget_old(const struct cmd_context *context, struct arena *arena,
                       struct ledger *ledger, struct err *err)
{
    const char *word = NULL;
    char month[16];
    size_t count = 0;
    if (!ledger_word(ledger, arena, COLLECTING_RETENTION, &word, err))
        return false;
    int months = word != NULL ? (int)strtol(word, NULL, 10) : COLLECTING_MONTHS;
    if (months <= 0 || belief_of(context->today, NULL) != BELIEF_RIGHT)
        return true;
    months_before(context->today, months, month);
    if (!ledger_forget_before(ledger, month, &count, err))
        return false;
    if (count > 0)
        printf(message_count("%zu text of before %s is forgotten, as init was told\n",
                             "%zu texts of before %s are forgotten, as init was told\n",
                             count),
               count, month);
    return true;
}

/* The records beside the ledger: what a report may name. */
static bool load(const struct cmd_context *context, struct arena *arena,
                 struct document *document, long *sequence, struct err *err)
{
    struct store *store = NULL;
    bool ok = workspace_open(context, &store, err) &&
              store_sequence(store, sequence, err) &&
              store_load(store, arena, document, err);
    store_close(store);
    return ok;
}

enum cmd_result collecting_run(const struct cmd_context *context,
                               const struct passphrase_options *passphrase,
                               const char *folder, struct err *err)
{
    struct arena arena = {0};
    struct document document = {0};
    struct ledger *ledger = NULL;
    struct unseal *unseal = NULL;
    struct collect_result result = {0};
    struct collect_order order = {.document = &document, .today = context->today};
    bool ok = load(context, &arena, &document, &order.sequence, err) &&
              workspace_ledger(context, &ledger, err) &&
              workspace_unseal(context, passphrase, true, &unseal, err);
    order.unseal = unseal;
    ok = ok && collect_folder(ledger, &order, folder, &result, err) &&
         tell_alerts(folder, err) && keep_notes(context, folder, err);
    unseal_close(unseal);
    enum cmd_result told = ok ? tell(folder, &result) : CMD_COULD_NOT;
    if (ok && !forget_old(context, &arena, ledger, err))
        told = CMD_COULD_NOT;
    ledger_close(ledger);
    buf_free(&result.refusals);
    buf_free(&result.doubts);
    arena_free(&arena);
    return told;
}
