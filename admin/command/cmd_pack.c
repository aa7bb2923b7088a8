#include <string.h>

#include "command/cmd.h"
#include "command/options.h"
#include "command/packing.h"

static bool named_well(const char *out, struct err *err)
{
    size_t len = strlen(out);
    return (len > 5 && strcmp(out + len - 5, ".anna") == 0) ||
           err_set(err, "%s: the name of a bundle ends in .anna", out);
}

enum cmd_result cmd_pack(struct cmd_context *context, struct err *err)
{
    struct packing_words words = {0};
    struct pack_result result;
    const struct option rows[] = {PACKING_OPTIONS(words)};
    if (!options_read(context->argument, &context->count, rows,
                      sizeof rows / sizeof rows[0], 1, 1, err))
        return CMD_COULD_NOT;
    const char *out = context->argument[0];
    if (!named_well(out, err) || !packing_run(context, &words, out, &result, err))
        return CMD_COULD_NOT;
    packing_tell(out, &words, &result);
    return CMD_DONE;
}
