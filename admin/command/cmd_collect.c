#include <string.h>

#include "command/cmd.h"
#include "base/message.h"
#include "base/scratch.h"
#include "command/collecting.h"
#include "command/remoting.h"
#include "publish/drop.h"

struct words {
    struct passphrase_options passphrase;
    struct remoting_words remoting;
};

/* What is in the drop comes in as from a stick; what came in is taken from there. */
static enum cmd_result collect_drop(const struct cmd_context *context,
                                    const struct words *words, struct err *err)
{
    char folder[SCRATCH_PATH];
    struct remote remote;
    struct err ignored = {""};
    enum cmd_result result = CMD_COULD_NOT;
    if (!remoting_read(&words->remoting, context->argument[0], &remote, err) ||
        !scratch_folder(folder, "drop", err))
        return CMD_COULD_NOT;
    if (drop_fetch(&remote, folder, err))
        result = collecting_run(context, &words->passphrase, folder, err);
    bool good = result != CMD_COULD_NOT;
    if (!drop_end(&remote, folder, !good, good ? err : &ignored))
        result = CMD_COULD_NOT;
    return result;
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    if (strncmp(context->argument[0], "https://", 8) == 0)
        return collect_drop(context, words, err);
    return collecting_run(context, &words->passphrase, context->argument[0], err);
}

static const struct option_row options[] = {
    PASSPHRASE_OPTIONS(struct words, passphrase),
    REMOTING_OPTIONS(struct words, remoting),
};

const struct cmd cmd_collect = {
    .help = {.name = "collect",
             .form = {MESSAGE("[OPTIONS] FOLDER"), MESSAGE("[OPTIONS] URL")},
             .summary = MESSAGE("take in the reports from a stick, or from the drop of "
                                "terminals with a line"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run,
};
