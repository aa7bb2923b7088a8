#include <stdio.h>
#include <string.h>

#include "command/cmd.h"
#include "base/message.h"
#include "command/collecting.h"
#include "core/bundle.h"
#include "base/file.h"
#include "core/crypt.h"
#include "publish/first_stick.h"
#include "workspace/keys.h"
#include "workspace/store_bundle.h"
#include "publish/stick.h"
#include "publish/stick_place.h"
#include "command/packing.h"
#include "command/setting_up.h"
#include "command/workspace.h"

/* One question for both keys, since one passphrase protects both; before anything is
 * done. */
static bool ask_once(const struct cmd_context *context, struct arena *arena,
                     struct passphrase_options *options, struct err *err)
{
    const char *signing = workspace_path(arena, context, "keys/minisign.key");
    const char *reports = workspace_path(arena, context, "keys/reports.key");
    struct store *store = NULL;
    bool one = false;
    bool other = false;
    if (arena->failed)
        return err_set(err, "not enough memory");
    if (!workspace_open(context, &store, err))
        return false;
    store_close(store);
    return keys_init(err) && keys_protected(signing, &one, err) &&
           keys_reports_protected(reports, &other, err) &&
           (!(one || other) || passphrase_keep(options, err));
}

/* Whoever asks later which bundle came onto a stick finds it in the workspace. */
static bool keep_read_back(const struct cmd_context *context, long sequence,
                           struct err *err)
{
    struct store *store = NULL;
    bool ok = workspace_open(context, &store, err) &&
              store_keep_read_back(store, sequence, date_to_day(context->today), err);
    store_close(store);
    return ok;
}

static bool write_stick(const struct cmd_context *context, struct arena *arena,
                        const struct packing_words *words, const char *folder,
                        struct err *err)
{
    const char *pub = workspace_path(arena, context, "keys/minisign.pub");
    const char *published = workspace_path(arena, context, "published");
    struct signature_key key;
    struct pack_result result;
    struct buf told = {0};
    char path[4200];
    if (arena->failed)
        return err_set(err, "not enough memory");
    if (!packing_run(context, words, NULL, folder, &result, err) || !crypt_init(err) ||
        !bundle_read_keys(&key, &pub, 1, err))
        return false;
    struct stick_order order = {.folder = folder,
                                .published = published,
                                .sequence = result.sequence,
                                .site = words->site,
                                .key = &key};
    bool ok =
        stick_write(&order, &told, err) && keep_read_back(context, result.sequence, err);
    if (ok) {
        stick_bundle_path(&order, path);
        packing_tell(path, words, &result);
        fputs(told.len > 0 ? told.bytes : "", stdout);
    }
    buf_free(&told);
    return ok;
}

/* A stick that goes on its round sets nobody up. */
static bool clear_setup(const struct cmd_context *context, struct arena *arena,
                        const char *folder, struct err *err)
{
    const char *pub = workspace_path(arena, context, "keys/minisign.pub");
    struct signature_key key;
    bool taken;
    if (arena->failed)
        return err_set(err, "not enough memory");
    if (!bundle_read_keys(&key, &pub, 1, err) ||
        !first_stick_clear(folder, &key, &taken, err))
        return false;
    if (taken)
        printf(message("%s/anna/%s: taken away, this stick sets nobody up any more\n"),
               folder, SETUP_NAME);
    return true;
}

static bool check_place(const char *folder, struct err *err)
{
    struct buf told = {0};
    bool ok = stick_place_check(folder, &told, err);
    fputs(told.len > 0 ? told.bytes : "", stderr);
    buf_free(&told);
    return ok;
}

/* The terminal must take the content that lies beside its setup. */
static bool fits(const struct packing_words *words, const struct setting_up_words *first,
                 struct err *err)
{
    return first->site == NULL || words->site == NULL ||
           strcmp(first->site, words->site) == 0 ||
           err_set(err, "--site %s: the stick sets up %s", words->site, first->site);
}

struct words {
    struct packing_words packing;
    struct setting_up_words first;
};

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct words *both = context->options;
    struct packing_words *words = &both->packing;
    const struct setting_up_words *first = &both->first;
    struct setup setup;
    struct arena arena = {0};
    enum cmd_result result = CMD_COULD_NOT;
    const char *folder = context->argument[0];
    bool ok =
        file_is_folder(folder) ||
        err_set(err, "%s: this is not a folder; say where the stick is mounted", folder);
    ok = ok && check_place(folder, err) && setting_up_make(context, first, &setup, err) &&
         fits(words, first, err) && ask_once(context, &arena, &words->passphrase, err);
    if (ok)
        result = collecting_run(context, &words->passphrase, folder, err);
    if (result != CMD_COULD_NOT &&
        (!write_stick(context, &arena, words, folder, err) ||
         !(first->site != NULL
               ? setting_up_run(context, first, words, &setup, folder, err)
               : clear_setup(context, &arena, folder, err))))
        result = CMD_COULD_NOT;
    if (ok && result == CMD_COULD_NOT && stick_place_gone(folder))
        err_set(err,
                "%s: the stick is not there any more, it was unplugged too early; plug "
                "it in, and publish once more",
                folder);
    if (result != CMD_COULD_NOT)
        printf(message("%s: written, read back and found good; you may unplug it\n"),
               folder);
    passphrase_forget(words->passphrase.kept);
    arena_free(&arena);
    return result;
}

static const struct option_row options[] = {
    PACKING_OPTIONS(struct words, packing),
    SETTING_UP_OPTIONS(struct words, first),
};

const struct cmd cmd_stick = {
    .help = {.name = "stick",
             .form = {MESSAGE("[OPTIONS] FOLDER"),
                      MESSAGE("--setup SITE [OPTIONS] FOLDER")},
             .summary = MESSAGE(
                 "take in the reports from a stick, and put the newest content on "
                 "it; --setup: and make it the first stick of a terminal"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run,
};
