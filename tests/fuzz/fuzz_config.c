#include "fuzz/feed.h"

#include <string.h>

#include "config.h"

/* kiosk.conf: what is taken is within its limits, what is refused leaves nothing. */

static void check(const struct config *c)
{
    MUST(memchr(c->state, '\0', sizeof c->state) != NULL);
    MUST(memchr(c->site, '\0', sizeof c->site) != NULL);
    MUST(c->key_count <= CONFIG_KEYS && c->stick_count <= CONFIG_STICKS);
    MUST(c->lang_count <= CONFIG_LANGS);
    MUST(c->width_mm == 0 || (c->width_mm >= 50 && c->width_mm <= 5000));
    MUST(c->distance_mm == 0 || (c->distance_mm >= 200 && c->distance_mm <= 3000));
    MUST(c->turn >= 0 && c->turn < 360 && c->turn % 90 == 0);
    MUST(c->ask_seconds >= 20 && c->ask_seconds <= 3600);
    MUST(c->wipe_seconds >= 20 && c->wipe_seconds <= 600);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct config config;
    static struct config before;
    struct err err = {""};
    config_defaults(&config);
    before = config;
    if (config_read(&config, feed_file("kiosk.conf", data, size), &err)) {
        check(&config);
    } else {
        MUST(memcmp(&config, &before, sizeof config) == 0);
        MUST(strstr(err.text, "kiosk.conf") != NULL);
    }
    return 0;
}
