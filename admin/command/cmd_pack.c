#include <stdio.h>
#include <string.h>

#include "command/cmd.h"
#include "base/message.h"
#include "command/packing.h"

static bool named_well(const char *out, struct err *err)
{
    size_t len = strlen(out);
    return (len > 5 && strcmp(out + len - 5, ".anna") == 0) ||
           err_set(err, "%s: the name of a bundle ends in .anna", out);
}

struct words {
    struct packing_words packing;
};

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    struct pack_result result;
    const char *out = context->count > 0 ? context->argument[0] : NULL;
    char path[4200];
    if ((out != NULL && !named_well(out, err)) ||
        !packing_run(context, &words->packing, out, NULL, &result, err))
        return CMD_COULD_NOT;
    snprintf(path, sizeof path, "%s/published/%ld.anna", context->workspace,
             result.sequence);
    packing_tell(out != NULL ? out : path, &words->packing, &result);
    return CMD_DONE;
}

static const struct option_row options[] = {
    PACKING_OPTIONS(struct words, packing),
};

const struct cmd cmd_pack = {
    .help = {.name = "pack",
             .form = {MESSAGE("[OPTIONS] [OUT.anna]")},
             .summary = MESSAGE("write and sign a bundle for the terminals"),
             CMD_OPTIONS(options)},
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run,
};
