#include "app_courier.h"

#include "app_work.h"
#include "device/handover.h"
#include "device/shelf.h"

enum { MOST_WORDS = 24, MINUTE_MS = 60 * 1000 };

#define HOUR_MS ((int64_t)60 * MINUTE_MS)
#define DAY_MS (24 * HOUR_MS)

void app_courier_open(struct app_courier *courier, const struct config *config,
                      const char *program)
{
    *courier = (struct app_courier){.config = config, .program = program};
    child_none(&courier->child);
}

bool app_courier_works(struct app_courier *courier)
{
    char ignored[CHILD_LINE_LEN];
    while (courier->child.pid != 0)
        if (child_read(&courier->child, ignored) == CHILD_NOTHING)
            return true;
    return false;
}

void app_courier_wait(const struct app_courier *courier)
{
    child_wait(&courier->child);
}

static int64_t pause_ms(long failures)
{
    int64_t pause = HOUR_MS;
    for (long i = 1; i < failures && pause < DAY_MS; i++)
        pause *= 2;
    return pause < DAY_MS ? pause : DAY_MS;
}

static void begin(struct app_courier *courier)
{
    const char *argument[MOST_WORDS] = {courier->program, "install"};
    struct err ignored = {""};
    size_t count = 2 + app_work_same(courier->config, argument + 2);
    argument[count] = courier->file;
    child_start(&courier->child, argument, &ignored);
}

void app_courier_look(struct app_courier *courier, int64_t now_ms)
{
    const struct config *config = courier->config;
    struct err ignored = {""};
    if (config->courier[0] == '\0' || app_courier_works(courier))
        return;
    long number = courier_newest(config->courier);
    if (number <= shelf_floor(config->state)) {
        courier->failures = 0;
        return;
    }
    if (number != courier->tried)
        courier->failures = 0;
    else if (courier->failures > 0 &&
             now_ms - courier->tried_ms < pause_ms(courier->failures))
        return;
    if (!courier_path(courier->file, config->courier, number, "anna", &ignored))
        return;
    courier->tried = number;
    courier->tried_ms = now_ms;
    courier->failures++;
    begin(courier);
}

void app_courier_hand_over(struct app_courier *courier, struct content *content,
                           int64_t now_ms)
{
    const struct config *config = courier->config;
    unsigned char key[SEAL_KEY_LEN];
    struct err ignored = {""};
    const char *hex = content != NULL ? content_report_key(content) : NULL;
    if (config->outgoing[0] == '\0' || hex == NULL ||
        (courier->handed && now_ms - courier->handed_ms < 6 * HOUR_MS))
        return;
    courier->handed = true;
    courier->handed_ms = now_ms;
    if (seal_read_key(key, hex, &ignored))
        handover_write(config->state, key, config->outgoing, &ignored);
}
