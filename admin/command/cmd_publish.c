#include <stdio.h>

#include "command/cmd.h"
#include "base/message.h"
#include "command/remoting.h"
#include "command/workspace.h"
#include "core/bundle.h"
#include "publish/online.h"

struct words {
    const char *site;
    struct remoting_words remoting;
};

static void tell(const char *address, const char *name, size_t bytes, bool sent)
{
    printf(sent ? message("%s%s: %zu bytes, sent and read back\n")
                : message("%s%s: %zu bytes, were there already\n"),
           address, name, bytes);
    fflush(stdout);
}

static bool publish(const struct cmd_context *context, struct arena *arena,
                    const struct words *words, struct online_result *result,
                    struct err *err)
{
    const char *pub = workspace_path(arena, context, "keys/minisign.pub");
    struct signature_key key;
    struct remote remote;
    const struct online_order order = {.remote = &remote,
                                       .published =
                                           workspace_path(arena, context, "published"),
                                       .site = words->site,
                                       .key = &key,
                                       .tell = tell};
    if (arena->failed)
        return err_set(err, "not enough memory");
    return remoting_read(&words->remoting, context->argument[0], &remote, err) &&
           crypt_init(err) && bundle_read_keys(&key, &pub, 1, err) &&
           online_publish(&order, result, err);
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct arena arena = {0};
    struct online_result result;
    bool ok = publish(context, &arena, context->options, &result, err);
    arena_free(&arena);
    if (!ok)
        return CMD_COULD_NOT;
    if (result.before == 0)
        printf(message("number %ld is what terminals fetch now\n"), result.number);
    else
        printf(message("number %ld is what terminals fetch now, it was %ld before\n"),
               result.number, result.before);
    return CMD_DONE;
}

static const struct option_row options[] = {
    OPTION_WORD(struct words, site, "site", "SITE",
                "what was packed for this site; else what is for all"),
    REMOTING_OPTIONS(struct words, remoting),
};

const struct cmd cmd_publish = {
    .help = {.name = "publish",
             .form = {MESSAGE("[OPTIONS] URL")},
             .summary = MESSAGE("send what was packed last to a server, from which "
                                "terminals with a line fetch it"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run,
};
