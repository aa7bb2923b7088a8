#include <stdio.h>
#include <string.h>

#include "command/cmd.h"
#include "base/message.h"
#include "core/bundle.h"
#include "core/content.h"
#include "core/crypt.h"
#include "core/schema.h"
#include "base/file.h"

static void print_hash(const char *path, struct err *err)
{
    unsigned char hash[SIGNATURE_HASH_LEN];
    if (!signature_hash_file(path, BUNDLE_LIMIT, hash, err)) {
        printf(message("hash: %s\n"), err->text);
        return;
    }
    printf(message("hash: BLAKE2b-512 "));
    for (size_t i = 0; i < sizeof hash; i++)
        printf("%02x", hash[i]);
    printf("\n");
}

static bool print_schema(const char *path, const struct bundle_label *label)
{
    struct err err = {""};
    struct content *content = NULL;
    size_t topics = 0;
    bool ok = bundle_may_follow(label, NULL, false, "", &err) &&
              content_open(&content, path, &err);
    if (ok && content_sequence(content) != label->sequence)
        ok = err_set(&err, "the number inside is %ld, the signature says %ld",
                     content_sequence(content), label->sequence);
    if (content != NULL)
        content_topics(content, &topics);
    content_close(content);
    if (ok)
        printf(message_count("schema: %d, opens, %zu topic\n",
                             "schema: %d, opens, %zu topics\n", topics),
               label->schema, topics);
    else
        printf(message("schema: refused: %s\n"), err.text);
    return ok;
}

static bool print_validity(const struct bundle_label *label, struct date today)
{
    bool ok = date_compare(today, label->valid_until) <= 0;
    printf(message("validity: %04d-%02d-%02d to %04d-%02d-%02d%s\n"), label->created.year,
           label->created.month, label->created.day, label->valid_until.year,
           label->valid_until.month, label->valid_until.day,
           ok ? "" : message(", ended"));
    return ok;
}

static enum cmd_result verify(const char *path, const struct signature_key *key,
                              struct date today)
{
    struct bundle_label label;
    struct err err = {""};
    if (!bundle_verify(path, NULL, key, 1, &label, NULL, &err)) {
        printf(message("signature: refused: %s\n"), err.text);
        print_hash(path, &err);
        printf(message(
            "schema: not looked at\nsequence: not looked at\nvalidity: not looked at\n"));
        return CMD_NO;
    }
    printf(message("signature: good, for site %s\n"), label.site);
    print_hash(path, &err);
    bool opens = print_schema(path, &label);
    printf(message("sequence: %ld\n"), label.sequence);
    bool valid = print_validity(&label, today);
    return opens && valid ? CMD_DONE : CMD_NO;
}

struct words {
    const char *pub;
};

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    struct signature_key key;
    if (words->pub == NULL) {
        err_set(err, "say --key PUB: the public key that is trusted");
        return CMD_COULD_NOT;
    }
    const char *path = context->argument[0];
    if (!file_exists(path)) {
        err_set(err, "%s: there is no such file", path);
        return CMD_COULD_NOT;
    }
    if (!crypt_init(err) || !bundle_read_keys(&key, &words->pub, 1, err))
        return CMD_COULD_NOT;
    return verify(path, &key, context->today);
}

static const struct option_row options[] = {
    OPTION_WORD(struct words, pub, "key", "PUB", "the public key that is trusted"),
};

const struct cmd cmd_verify = {
    .help = {.name = "verify",
             .form = {MESSAGE("FILE.anna --key PUB")},
             .summary = MESSAGE("check a bundle as a terminal would"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run,
};
