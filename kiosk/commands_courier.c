#include "commands.h"

#include <stdio.h>

#include "core/courier.h"
#include "device/shelf.h"

/* A courier that could not fetch anything for so long must be looked at. */
#define PATIENCE ((int64_t)8 * 24 * 3600)

/* "2026-11-30 10:12". */
static void write_time(char out[32], int64_t seconds)
{
    struct moment m = moment_from_unix(seconds);
    snprintf(out, 32, "%04d-%02d-%02d %02d:%02d", m.date.year, m.date.month, m.date.day,
             m.minute / 60, m.minute % 60);
}

/* What it brought and the terminal does not take is told too: this program says why. */
static bool taken(const struct config *config, char words[HEALTH_WORDS])
{
    long number = courier_newest(config->courier);
    if (number <= shelf_floor(config->state))
        return true;
    snprintf(words, HEALTH_WORDS,
             "number %ld came, and is not taken yet; \"anna-kiosk install "
             "%.500s/content/anna-%ld.anna\" says why",
             number, config->courier, number);
    return false;
}

bool check_courier(const struct config *config, int64_t wall, bool *set,
                   char words[HEALTH_WORDS])
{
    struct courier_status status;
    struct err err = {""};
    char tried[32];
    char good[32];
    *set = config->courier[0] != '\0';
    if (!*set) {
        snprintf(words, HEALTH_WORDS, "content comes by stick alone");
        return false;
    }
    if (!courier_status_read(config->courier, &status, &err)) {
        snprintf(words, HEALTH_WORDS, "it has not tried yet: %s", err.text);
        return false;
    }
    write_time(tried, status.tried);
    write_time(good, status.good);
    if (status.failures == 0 && wall - status.good <= PATIENCE) {
        bool sends = status.unsent[0] == '\0';
        snprintf(words, HEALTH_WORDS, "asked %s%s%s", good,
                 sends ? "" : "; reports cannot be sent: ", status.unsent);
        return taken(config, words) && sends;
    }
    if (status.failures == 0)
        snprintf(words, HEALTH_WORDS, "it has not tried since %s", good);
    else if (status.good == 0)
        snprintf(words, HEALTH_WORDS, "never went well, tried %s: %s", tried, status.why);
    else
        snprintf(words, HEALTH_WORDS, "went well last %s, tried %s: %s", good, tried,
                 status.why);
    return false;
}
