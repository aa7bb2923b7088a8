#include "command/cmd.h"
#include "command/collecting.h"
#include "command/options.h"

enum cmd_result cmd_collect(struct cmd_context *context, struct err *err)
{
    struct passphrase_options passphrase = {0};
    const struct option rows[] = {PASSPHRASE_OPTIONS(passphrase)};
    if (!options_read(context->argument, &context->count, rows,
                      sizeof rows / sizeof rows[0], 1, 1, err))
        return CMD_COULD_NOT;
    return collecting_run(context, &passphrase, context->argument[0], err);
}
