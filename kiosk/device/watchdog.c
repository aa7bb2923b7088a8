#include "device/watchdog.h"

#include <systemd/sd-daemon.h>

static void answer(struct watchdog *watchdog, int64_t within_ms, int64_t now_ms)
{
    sd_notifyf(0, "WATCHDOG=1\nWATCHDOG_USEC=%lld", (long long)within_ms * 1000);
    watchdog->answered_ms = now_ms;
}

void watchdog_open(struct watchdog *watchdog, int64_t now_ms)
{
    uint64_t usec = 0;
    *watchdog = (struct watchdog){.answered_ms = now_ms, .input_ms = now_ms};
    if (sd_watchdog_enabled(0, &usec) > 0)
        watchdog->sleep_ms = (int64_t)(usec / 1000);
}

void watchdog_ready(struct watchdog *watchdog, int64_t now_ms)
{
    sd_notify(0, "READY=1");
    watchdog->answered_ms = now_ms;
}

int watchdog_wait_ms(const struct watchdog *watchdog, int64_t now_ms)
{
    if (watchdog->sleep_ms == 0)
        return -1;
    int64_t due = watchdog->at_work ? watchdog->input_ms + WATCHDOG_REST_MS
                                    : watchdog->answered_ms + watchdog->sleep_ms / 2;
    return due > now_ms ? (int)(due - now_ms) : 0;
}

void watchdog_wake(struct watchdog *watchdog, bool by_input, int64_t now_ms)
{
    if (watchdog->sleep_ms == 0)
        return;
    if (by_input)
        watchdog->input_ms = now_ms;
    if (watchdog->at_work)
        return;
    watchdog->at_work = true;
    answer(watchdog, WATCHDOG_WORK_MS, now_ms);
}

void watchdog_shown(struct watchdog *watchdog, int64_t now_ms)
{
    if (watchdog->sleep_ms == 0 || !watchdog->at_work)
        return;
    if (now_ms - watchdog->input_ms >= WATCHDOG_REST_MS) {
        watchdog->at_work = false;
        answer(watchdog, watchdog->sleep_ms, now_ms);
    } else if (now_ms - watchdog->answered_ms >= WATCHDOG_REST_MS) {
        answer(watchdog, WATCHDOG_WORK_MS, now_ms);
    }
}
