#include "core/crypt.h"
#include "flow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "device/trust.h"

/* A terminal is set up by its first stick, and once more by a later one. Cut at any
 * moment it was never set up, or wholly. */

#define TRUST CALLS_DISK "/trust"

enum { STEPS = 2 };

static struct buf text[STEPS];

/* One site after the other; the key is a point that everybody knows: Ed25519's base
 * point. */
static void make(void)
{
    static const char *const sites[STEPS] = {"ennigerloh", "everswinkel"};
    struct err err = {""};
    if (!crypt_init(&err))
        exit(2);
    for (int i = 0; i < STEPS; i++) {
        struct setup setup;
        setup_begin(&setup);
        snprintf(setup.site, sizeof setup.site, "%s", sites[i]);
        snprintf(setup.town, sizeof setup.town, "Ort");
        snprintf(setup.name, sizeof setup.name, "Rathaus");
        setup.created = (struct date){2026, 11, 20};
        memset(setup.key.bytes, 0x66, sizeof setup.key.bytes);
        setup.key.bytes[0] = 0x58;
        setup_write(&setup, &text[i]);
    }
}

static struct disk *prepare(void)
{
    if (text[0].len == 0)
        make();
    return disk_new();
}

static bool step(int number, struct err *err)
{
    return trust_keep(TRUST, &text[number], err);
}

static enum flow_verdict start(int said, char why[FLOW_WHY])
{
    struct setup setup;
    struct err err = {""};
    enum trust_state state = trust_find(TRUST, &setup, &err);
    if (state == TRUST_BROKEN) {
        snprintf(why, FLOW_WHY, "what was set up is not read: %.200s", err.text);
        return FLOW_DARK;
    }
    bool old = said == 0 ? state == TRUST_NONE : trust_holds(TRUST, &text[said - 1]);
    bool new = said < STEPS &&trust_holds(TRUST, &text[said]);
    if (old || new)
        return FLOW_HOLDS;
    snprintf(why, FLOW_WHY, "after %d setups the terminal stands in %s", said,
             state == TRUST_KEPT ? setup.site : "no place");
    return state == TRUST_KEPT ? FLOW_MIXED : FLOW_LOST;
}

const struct flow flow_setup = {
    .name = "setup",
    .steps = STEPS,
    .prepare = prepare,
    .step = step,
    .start = start,
    .deaf_percent = 30,
    .again = true,
    .weight = 10,
};
