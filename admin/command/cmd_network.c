#include <stdio.h>
#include <string.h>

#include "base/durable.h"
#include "base/message.h"
#include "base/share.h"
#include "command/cmd.h"
#include "lint/lint_doubles.h"
#include "related/network_svg.h"
#include "command/workspace.h"

/* A picture of who refers to whom, and what stands alone. */

static void print_islands(const struct network *network)
{
    size_t islands = 0;
    for (size_t i = 0; i < network->offers; i++) {
        const struct network_offer *offer = &network->offer[i];
        if (offer->links > 0)
            continue;
        printf(
            message("island: offer %s: nothing refers to it, and it refers to nothing\n"),
            record_id(offer->record));
        islands++;
    }
    for (size_t i = 0; i < network->providers; i++)
        if (network->provider[i].links == 0)
            printf(message("island: provider \"%s\": all that it offers\n"),
                   network->provider[i].name);
    printf(message("%zu offers of %zu providers, %zu links, %zu islands\n"),
           network->offers, network->providers, network->links, islands);
}

static bool print_doubles(struct arena *arena, const struct document *document,
                          struct err *err)
{
    struct lint_doubles doubles = {0};
    if (!lint_doubles_find(arena, document, &doubles))
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < doubles.count; i++) {
        const char *why = rule_say(arena, &doubles.item[i].why, rule_lang_of_reader());
        if (why == NULL)
            return err_set(err, "not enough memory");
        printf(message("double: %s and %s: %s\n"), record_id(doubles.item[i].other),
               record_id(doubles.item[i].record), why);
    }
    return true;
}

static bool write_picture(struct arena *arena, const struct cmd_context *context,
                          const struct document *document, const struct network *network,
                          struct err *err)
{
    char path[SHARE_PATH];
    struct buf out = {0};
    const char *file = context->argument[0];
    bool ok = network_svg(arena, document, network,
                          share_path("assets/office/network.svg", path), context->today,
                          &out, err) &&
              durable_write(file, out.bytes, out.len, 0644, err);
    buf_free(&out);
    return ok;
}

struct words {
    const char *topic, *scope;
};

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct store *store = NULL;
    struct arena arena = {0};
    struct document document = {0};
    struct network network = {0};
    const struct words *words = context->options;
    bool ok =
        workspace_open(context, &store, err) && store_load(store, &arena, &document, err);
    if (ok && words->topic != NULL &&
        document_find(&document, RECORD_TOPIC, words->topic) == NULL)
        ok = err_set(err, "%s: there is no topic of that id", words->topic);
    if (ok && !network_make(&arena, &document, words->topic, words->scope, &network))
        ok = err_set(err, "not enough memory");
    if (ok && network.offers == 0)
        ok = err_set(err, "there are no such offers, so there is nothing to draw");
    ok = ok && write_picture(&arena, context, &document, &network, err);
    if (ok) {
        print_islands(&network);
        if (network.left_out > 0)
            printf(
                message(
                    "%zu offers with the fewest links are not in the picture; draw a part "
                    "with --topic or --scope\n"),
                network.left_out);
        ok = print_doubles(&arena, &document, err);
    }
    arena_free(&arena);
    store_close(store);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static const struct option_row options[] = {
    OPTION_WORD(struct words, topic, "topic", "TOPIC",
                "draw the offers of this topic alone"),
    OPTION_WORD(struct words, scope, "scope", "TOWN",
                "draw the offers for this town alone"),
};

const struct cmd cmd_network = {
    .help = {.name = "network",
             .form = {MESSAGE("[OPTIONS] OUT.svg")},
             .summary =
                 MESSAGE("draw providers, offers and how they refer to each other; list "
                         "islands and doubles"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run,
};
