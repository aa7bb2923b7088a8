#include "app_setup.h"

#include <stdio.h>

#include "base/durable.h"
#include "base/utf8.h"
#include "core/fingerprint.h"
#include "device/setup_look.h"
#include "device/trust.h"

_Static_assert((int)STICK_SETUP_WORDS == (int)FINGERPRINT_WORDS,
               "the screen shows them all");

static bool read_copy(const struct config *config, struct buf *text,
                      struct buf *signature)
{
    char path[SETUP_LOOK_PATH];
    struct err ignored = {""};
    return setup_look_path(config->state, path) &&
           trust_read(path, text, signature, &ignored);
}

bool app_setup_read(const struct config *config, struct stick_setup *out)
{
    struct signature_key keys[CONFIG_KEYS];
    size_t count;
    struct setup setup;
    struct buf text = {0};
    struct buf signature = {0};
    struct err ignored = {""};
    enum setup_fit fit = SETUP_TORN;
    if (config_keys(config, keys, &count, &ignored) &&
        read_copy(config, &text, &signature))
        fit = setup_verify(&setup, &text, &signature, keys, count, &ignored);
    buf_free(&text);
    buf_free(&signature);
    if (!setup_good(fit))
        return false;
    *out = (struct stick_setup){.new_key = fit == SETUP_SUCCESSOR};
    utf8_copy(out->town, sizeof out->town, setup.town);
    utf8_copy(out->name, sizeof out->name, setup.name);
    if (config->set_up)
        utf8_copy(out->before, sizeof out->before, config->own.name);
    fingerprint_of(&setup.key, out->word);
    return true;
}

bool app_setup_kept(const struct config *config)
{
    struct buf text = {0};
    struct buf signature = {0};
    bool kept = read_copy(config, &text, &signature) && trust_holds(config->setup, &text);
    buf_free(&text);
    buf_free(&signature);
    return kept;
}

void app_setup_forget(const struct config *config)
{
    char path[SETUP_LOOK_PATH];
    char beside[SETUP_LOOK_PATH + 16];
    if (!setup_look_path(config->state, path))
        return;
    snprintf(beside, sizeof beside, "%s.minisig", path);
    durable_remove(path);
    durable_remove(beside);
}
