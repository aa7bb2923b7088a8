#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/message.h"
#include "command/cmd.h"
#include "base/file.h"
#include "core/crypt.h"
#include "publish/program_sign.h"
#include "publish/stick_place.h"
#include "command/packing.h"
#include "command/workspace.h"

struct program_words {
    const char *machine, *version, *number, *date;
    struct packing_words packing; /* its passphrase alone */
};

static bool read_number(const char *text, long *out, struct err *err)
{
    char *end;
    *out = strtol(text, &end, 10);
    return (text[0] >= '1' && text[0] <= '9' && *end == '\0') ||
           err_set(err, "--number: \"%s\" is not a number from 1 on", text);
}

/* What the words say; what they leave out stands beside the image, or goes without
 * saying. */
static bool make_label(const struct program_words *w, const char *image,
                       struct date today, struct program_label *out, struct err *err)
{
    bool there;
    struct program_label label = {.machine = "amd64", .created = today};
    if (!program_sign_beside(image, &label, &there, err))
        return false;
    if (!there && (w->version == NULL || w->number == NULL))
        return err_set(err,
                       "%s: nothing beside it says what it is; say --version and "
                       "--number",
                       image);
    if ((w->machine != NULL &&
         !utf8_copy(label.machine, sizeof label.machine, w->machine)) ||
        (w->version != NULL &&
         !utf8_copy(label.version, sizeof label.version, w->version)))
        return err_set(err, "--machine and --version have at most %d characters",
                       PROGRAM_WORD - 1);
    if (w->number != NULL && !read_number(w->number, &label.number, err))
        return false;
    if (w->date != NULL &&
        (strlen(w->date) != 10 || !date_parse(w->date, &label.created)))
        return err_set(err, "--date: \"%s\" is not a day; write it as in 2026-11-23",
                       w->date);
    if (!program_label_valid(&label))
        return err_set(err,
                       "machine \"%s\", version \"%s\" and number %ld cannot be signed: "
                       "letters, figures, dots and hyphens are allowed",
                       label.machine, label.version, label.number);
    *out = label;
    return true;
}

static bool check_place(const char *folder, struct err *err)
{
    struct buf told = {0};
    bool ok =
        file_is_folder(folder) ||
        err_set(err, "%s: this is not a folder; say where the stick is mounted", folder);
    ok = ok && stick_place_check(folder, &told, err);
    fputs(told.len > 0 ? told.bytes : "", stderr);
    buf_free(&told);
    return ok;
}

static bool run(const struct cmd_context *context, const struct packing_words *packing,
                struct program_order *order, struct err *err)
{
    struct arena arena = {0};
    struct buf told = {0};
    struct signature_key key;
    struct keys_signing *signer;
    const char *secret = workspace_path(&arena, context, "keys/minisign.key");
    const char *pub = workspace_path(&arena, context, "keys/minisign.pub");
    bool ok = !arena.failed || err_set(err, "not enough memory");
    ok = ok && crypt_init(err) &&
         packing_key_pair(packing, secret, pub, &signer, &key, err);
    if (ok) {
        order->signer = signer;
        order->key = &key;
        ok = program_sign(order, &told, err);
        keys_close_signing(signer);
    }
    order->signer = NULL;
    order->key = NULL;
    if (ok) {
        char path[PROGRAM_SIGN_PATH];
        char line[PROGRAM_LINE];
        program_sign_path(order, path);
        program_write_label(order->label, line);
        printf("%s: %s\n%s", path, line, told.len > 0 ? told.bytes : "");
        printf(message("%s: written, read back and found good; you may unplug it\n"),
               order->folder);
    }
    buf_free(&told);
    arena_free(&arena);
    return ok;
}

static enum cmd_result sign(struct cmd_context *context, struct err *err)
{
    const struct program_words *words = context->options;
    struct program_label label;
    struct program_order order = {
        .image = context->argument[0], .folder = context->argument[1], .label = &label};
    return check_place(order.folder, err) &&
                   make_label(words, order.image, context->today, &label, err) &&
                   run(context, &words->packing, &order, err)
               ? CMD_DONE
               : CMD_COULD_NOT;
}

static const struct option_row options[] = {
    OPTION_WORD(struct program_words, version, "version", "VERSION",
                "its version; else as the file beside the image says"),
    OPTION_WORD(struct program_words, number, "number", "N",
                "its number, higher than all before; else the same"),
    OPTION_WORD(struct program_words, machine, "machine", "MACHINE",
                "the kind of machine that it is for; amd64"),
    OPTION_WORD(struct program_words, date, "date", "DATE",
                "the day on which it was made; else today"),
    PASSPHRASE_OPTIONS(struct program_words, packing.passphrase),
};

const struct cmd cmd_program = {
    .help = {.name = "program",
             .form = {MESSAGE("[OPTIONS] SQUASHFS FOLDER")},
             .summary =
                 MESSAGE("sign a new version of the terminals' program, and put it on a "
                         "stick"),
             CMD_OPTIONS(options)},
    .least = 2,
    .most = 2,
    .options_size = sizeof(struct program_words),
    .run = sign,
};
