#include <stdio.h>

#include "command/cmd.h"
#include "base/message.h"
#include "command/passphrase.h"
#include "command/workspace.h"
#include "workspace/backup.h"
#include "workspace/backup_note.h"

/* The whole workspace as one file, and back. */

struct words {
    struct passphrase_options passphrase;
    bool list;
};

static void tell_file(void *context, const char *name, size_t len,
                      enum backup_guard guard)
{
    static const char *const words[] = {
        [BACKUP_PLAIN] = "",
        [BACKUP_PROTECTED] = MESSAGE(", a secret key, under its own passphrase"),
        [BACKUP_SEALED] =
            MESSAGE(", a secret key, sealed under the passphrase of this copy"),
        [BACKUP_BARE] =
            MESSAGE(", a secret key WITHOUT a passphrase: whoever has this file can "
                    "publish, or read reports"),
    };
    (void)context;
    printf(message_count("%s: %zu byte%s\n", "%s: %zu bytes%s\n", len), name, len,
           message(words[guard]));
}

static bool write_backup(const struct cmd_context *context, struct store *store,
                         struct err *err)
{
    const struct words *words = context->options;
    const char *out = context->argument[0];
    char *passphrase = NULL;
    bool bare = false;
    if (!backup_has_bare_key(context->workspace, &bare, err) ||
        (bare && !passphrase_get(&words->passphrase, true, &passphrase, err)))
        return false;
    bool ok =
        backup_write(context->workspace, store, passphrase, out, tell_file, NULL, err);
    passphrase_forget(passphrase);
    ok = ok &&
         backup_note_write(context->workspace, out, date_to_day(context->today), err);
    if (ok)
        printf(
            message(
                "%s: the offers, their history, the reports and the keys; keep it where "
                "nobody else gets it\n"),
            out);
    return ok;
}

static enum cmd_result run_backup(struct cmd_context *context, struct err *err)
{
    struct store *store = NULL;
    bool ok = workspace_open(context, &store, err) && write_backup(context, store, err);
    store_close(store);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static bool restore(const struct cmd_context *context, const struct words *words,
                    struct err *err)
{
    const char *path = context->argument[0];
    char *passphrase = NULL;
    struct store *store = NULL;
    bool sealed = false;
    long sequence = 0;
    struct err none = {""};
    if (workspace_exists(context, &none))
        return err_set(err,
                       "%s: there is a workspace already; restore into another with -w",
                       context->workspace);
    if (!backup_list(path, NULL, NULL, &sealed, err) ||
        (sealed && !passphrase_get(&words->passphrase, false, &passphrase, err)))
        return false;
    bool ok = backup_restore(path, context->workspace, passphrase, err);
    passphrase_forget(passphrase);
    ok = ok && workspace_open(context, &store, err) &&
         store_sequence(store, &sequence, err);
    store_close(store);
    if (ok)
        printf(
            message(
                "%s: is a workspace again; its last bundle was number %ld, a stick that "
                "was at a terminal says whether there are newer ones\n"),
            context->workspace, sequence);
    return ok;
}

static enum cmd_result run_restore(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    bool ok = words->list ? backup_list(context->argument[0], tell_file, NULL, NULL, err)
                          : restore(context, words, err);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static const struct option_row backup_options[] = {
    PASSPHRASE_OPTIONS(struct words, passphrase),
};

static const struct option_row restore_options[] = {
    OPTION_FLAG(struct words, list, "list", "say what the copy holds, and do nothing"),
    PASSPHRASE_OPTIONS(struct words, passphrase),
};

const struct cmd cmd_backup = {
    .help = {.name = "backup",
             .form = {MESSAGE("[OPTIONS] OUT")},
             .summary = MESSAGE(
                 "the whole workspace as one file: offers, history, reports, keys"),
             CMD_OPTIONS(backup_options)},
    .least = 1,
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run_backup,
};

const struct cmd cmd_restore = {
    .help = {.name = "restore",
             .form = {MESSAGE("[OPTIONS] IN"), MESSAGE("--list IN")},
             .summary = MESSAGE("make a workspace of such a file, where there is none"),
             CMD_OPTIONS(restore_options)},
    .least = 1,
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run_restore,
};
