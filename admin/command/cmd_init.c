#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/durable.h"
#include "base/message.h"
#include "command/cmd.h"
#include "base/file.h"
#include "workspace/guard.h"
#include "workspace/keys.h"
#include "workspace/place.h"
#include "workspace/store.h"
#include "command/collecting.h"
#include "command/months.h"
#include "command/passphrase.h"
#include "command/workspace.h"

struct files {
    const char *folder;
    const char *address; /* NULL: the database is a file */
    char *note;
    char *db;
    char *keys;
    char *published;
    char *minisign_key;
    char *minisign_pub;
    char *reports_key;
    char *reports_pub;
};

static bool nothing_there(const struct files *files, struct err *err)
{
    const char *const each[] = {files->db,           files->note,
                                files->minisign_key, files->minisign_pub,
                                files->reports_key,  files->reports_pub};
    for (size_t i = 0; i < sizeof each / sizeof each[0]; i++)
        if (file_exists(each[i]))
            return err_set(err, "%s: is there already; init never overwrites", each[i]);
    return true;
}

static bool make_database(const struct files *files, struct err *err)
{
    return files->address == NULL ? store_make(files->db, err)
                                  : store_make(files->address, err) &&
                                        place_keep(files->folder, files->address, err);
}

/* Keys first, the database last: a workspace with a database is whole. */
static bool make(const struct files *files, const char *passphrase, struct err *err)
{
    if (!durable_folder(files->keys, 0700, err) ||
        !durable_folder(files->published, 0700, err))
        return false;
    if (!keys_make_signing(files->minisign_key, files->minisign_pub, passphrase, err))
        return false;
    bool ok = keys_make_reports(files->reports_key, files->reports_pub, passphrase, err);
    if (ok && !make_database(files, err)) {
        unlink(files->reports_key);
        unlink(files->reports_pub);
        ok = false;
    }
    if (!ok) {
        unlink(files->minisign_key);
        unlink(files->minisign_pub);
    }
    return ok;
}

struct words {
    struct passphrase_options passphrase;
    const char *retention;
};

static bool keep_retention(const struct files *files, const char *word, struct err *err)
{
    struct ledger *ledger = NULL;
    char number[16];
    int months = COLLECTING_MONTHS;
    if (word != NULL && strcmp(word, "never") == 0)
        months = 0;
    else if (word != NULL && !months_read(word, &months, err))
        return false;
    snprintf(number, sizeof number, "%d", months);
    bool ok =
        ledger_open(&ledger, files->address != NULL ? files->address : files->db, err) &&
        ledger_set_word(ledger, COLLECTING_RETENTION, number, err);
    ledger_close(ledger);
    return ok;
}

/* Before anything is made. */
static bool check_retention(const char *word, struct err *err)
{
    int months;
    return word == NULL || strcmp(word, "never") == 0 || months_read(word, &months, err);
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    struct arena arena = {0};
    const struct files files = {
        .folder = context->workspace,
        .address = context->address,
        .note = workspace_path(&arena, context, "database"),
        .db = workspace_path(&arena, context, "workspace.db"),
        .keys = workspace_path(&arena, context, "keys"),
        .published = workspace_path(&arena, context, "published"),
        .minisign_key = workspace_path(&arena, context, "keys/minisign.key"),
        .minisign_pub = workspace_path(&arena, context, "keys/minisign.pub"),
        .reports_key = workspace_path(&arena, context, "keys/reports.key"),
        .reports_pub = workspace_path(&arena, context, "keys/reports.pub"),
    };
    char *passphrase = NULL;
    bool ok = !arena.failed || err_set(err, "not enough memory");
    /* Nothing is readable for others, not even for a moment. */
    umask(077);
    ok = ok && keys_init(err) && check_retention(words->retention, err) &&
         nothing_there(&files, err) &&
         passphrase_get(&words->passphrase, true, &passphrase, err) &&
         make(&files, passphrase, err) && keep_retention(&files, words->retention, err);
    guard_workspace(context->workspace);
    passphrase_forget(passphrase);
    if (ok)
        printf(message("workspace %s is made\npublic key for the terminals: %s\n"),
               context->workspace, files.minisign_pub);
    arena_free(&arena);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static const struct option_row options[] = {
    PASSPHRASE_OPTIONS(struct words, passphrase),
    OPTION_WORD(struct words, retention, "retention", "AGE",
                "how long texts of reports are kept: 12m (usual), 2y, never"),
};

const struct cmd cmd_init = {
    .help = {.name = "init",
             .form = {MESSAGE("[OPTIONS]")},
             .summary = MESSAGE("make a workspace and its keys"),
             CMD_OPTIONS(options)},
    .options_size = sizeof(struct words),
    .run = run,
};
