#include "commands.h"

#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "core/fingerprint.h"
#include "device/trust.h"

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2 };

static int complain(const struct err *err, int code)
{
    fprintf(stderr, "anna-kiosk: %s\n", err->text);
    return code;
}

static bool keep(const struct config *config, const struct buf *text,
                 const struct buf *signature, struct err *err)
{
    if (trust_holds(config->setup, text))
        return true;
    return trust_writable(config->setup)
               ? trust_keep(config->setup, text, err)
               : trust_ask(config->setup, TRUST_REQUESTS, text, signature, err);
}

static void tell(const struct config *config, const struct setup *setup)
{
    char words[FINGERPRINT_TEXT];
    fingerprint_text(&setup->key, words);
    printf("%s: set up for %s (%s), key: %s\n", config->setup, setup->name, setup->site,
           words);
}

/* Everything is verified here, whoever asks: root runs this for a terminal that may not
 * write itself. */
static int set_up(const struct config *config, const char *path, struct buf *text,
                  struct buf *signature)
{
    struct err err = {""};
    struct setup setup;
    struct signature_key keys[CONFIG_KEYS];
    size_t count;
    if (config->setup_broken) {
        err_set(&err, "%s: what is kept there is damaged; an engineer must look at it",
                config->setup);
        return complain(&err, EXIT_COULD_NOT);
    }
    if (!config_keys(config, keys, &count, &err) ||
        !trust_read(path, text, signature, &err))
        return complain(&err, EXIT_COULD_NOT);
    if (!setup_good(setup_verify(&setup, text, signature, keys, count, &err))) {
        err_prefix(&err, "%s", path);
        return complain(&err, EXIT_NO);
    }
    if (!keep(config, text, signature, &err))
        return complain(&err, EXIT_COULD_NOT);
    tell(config, &setup);
    return EXIT_DONE;
}

int command_setup(const struct arguments *arguments)
{
    struct buf text = {0};
    struct buf signature = {0};
    int code = set_up(&arguments->config, arguments->file[0], &text, &signature);
    buf_free(&text);
    buf_free(&signature);
    return code;
}

bool check_setup(const struct config *config, char words[HEALTH_WORDS])
{
    struct signature_key keys[CONFIG_KEYS];
    size_t count;
    struct setup setup;
    struct err err = {""};
    char fingerprint[FINGERPRINT_TEXT] = "";
    if (config->setup_broken) {
        trust_find(config->setup, &setup, &err);
        snprintf(words, HEALTH_WORDS, "%.400s; remove it, and bring a first stick",
                 err.text);
        return false;
    }
    if (config_waits(config)) {
        snprintf(words, HEALTH_WORDS, "waits for its first stick; nothing in %.400s",
                 config->setup);
        return false;
    }
    if (!config_keys(config, keys, &count, &err)) {
        snprintf(words, HEALTH_WORDS, "%s", err.text);
        return false;
    }
    fingerprint_text(&keys[0], fingerprint);
    if (config->set_up)
        snprintf(words, HEALTH_WORDS,
                 "%s (%s), key %s; by a stick of %04d-%02d-%02d, in %.200s",
                 config->own.name, config->site, fingerprint, config->own.created.year,
                 config->own.created.month, config->own.created.day, config->setup);
    else
        snprintf(words, HEALTH_WORDS, "by hand: site %s, key %s",
                 config->site[0] != '\0' ? config->site : "not said", fingerprint);
    return true;
}
