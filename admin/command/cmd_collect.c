#include "command/cmd.h"
#include "base/message.h"
#include "command/collecting.h"

struct words {
    struct passphrase_options passphrase;
};

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct words *words = context->options;
    return collecting_run(context, &words->passphrase, context->argument[0], err);
}

static const struct option_row options[] = {
    PASSPHRASE_OPTIONS(struct words, passphrase),
};

const struct cmd cmd_collect = {
    .help = {.name = "collect",
             .form = {MESSAGE("[OPTIONS] FOLDER")},
             .summary = MESSAGE("take in the reports from a stick"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run,
};
