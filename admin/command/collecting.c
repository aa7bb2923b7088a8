#include "command/collecting.h"

#include <stdio.h>

#include "reports/collect.h"
#include "workspace/keys.h"
#include "publish/notes.h"
#include "command/workspace.h"

static bool open_key(const struct cmd_context *context,
                     const struct passphrase_options *options, struct arena *arena,
                     struct unseal **out, struct err *err)
{
    const char *path = workspace_path(arena, context, "keys/reports.key");
    bool protected = false;
    char *passphrase = NULL;
    if (path == NULL)
        return err_set(err, "not enough memory");
    if (!keys_init(err) || !keys_reports_protected(path, &protected, err))
        return false;
    if (protected && !passphrase_get(options, false, &passphrase, err))
        return false;
    bool ok = unseal_open(out, path, passphrase, err);
    passphrase_forget(passphrase);
    return ok;
}

static enum cmd_result tell(const char *folder, const struct collect_result *result)
{
    if (result->files == 0 && result->refused == 0)
        printf("%s: no reports on it\n", folder);
    else
        printf("%s: %zu new reports, %zu known already, from %zu %s\n", folder,
               result->added, result->known, result->files,
               result->files == 1 ? "file" : "files");
    if (result->early > 0)
        printf("%zu of them named a month that has not come, they count for this one; a "
               "terminal's clock is ahead, anna-kiosk check says which\n",
               result->early);
    if (result->damaged > 0)
        printf("%zu places in them could not be read; the terminals send those again\n",
               result->damaged);
    if (result->refused == 0)
        return CMD_DONE;
    fflush(stdout);
    fputs(result->refusals.failed ? "not enough memory\n" : result->refusals.bytes,
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

enum cmd_result collecting_run(const struct cmd_context *context,
                               const struct passphrase_options *passphrase,
                               const char *folder, struct err *err)
{
    struct arena arena = {0};
    struct store *store = NULL;
    struct ledger *ledger = NULL;
    struct unseal *unseal = NULL;
    struct collect_result result = {0};
    long sequence = 0;
    bool ok =
        workspace_open(context, &store, err) && store_sequence(store, &sequence, err);
    store_close(store);
    ok = ok && workspace_ledger(context, &ledger, err) &&
         open_key(context, passphrase, &arena, &unseal, err) &&
         collect_folder(ledger, unseal, folder, sequence, context->today, &result, err) &&
         tell_alerts(folder, err);
    unseal_close(unseal);
    ledger_close(ledger);
    enum cmd_result told = ok ? tell(folder, &result) : CMD_COULD_NOT;
    buf_free(&result.refusals);
    arena_free(&arena);
    return told;
}
