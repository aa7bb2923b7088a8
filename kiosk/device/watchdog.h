#ifndef ANNA_DEVICE_WATCHDOG_H
#define ANNA_DEVICE_WATCHDOG_H

#include <stdbool.h>
#include <stdint.h>

/* The service manager's watchdog: it ends a terminal that no longer answers and starts it
 * anew. The loop answers itself, after the frame was shown, so that an answer means:
 * input was taken and the picture stands. Without a service manager that asks, nothing is
 * sent and nobody is woken.
 *
 * While the terminal is at work it must answer within three seconds, so that an endless
 * loop is ended soon; while it sleeps, within the time that the unit gives
 * (WatchdogSec=), so that it is woken only twice in that time. Protocol: sd_notify(3),
 * WATCHDOG=1 and WATCHDOG_USEC=. */

enum {
    WATCHDOG_WORK_MS = 3000, /* to answer in while at work */
    WATCHDOG_REST_MS = 1000  /* without input until the work counts as done */
};

struct watchdog {
    int64_t sleep_ms; /* to answer in while asleep; 0: nobody asks */
    bool at_work;
    int64_t answered_ms; /* last answer */
    int64_t input_ms;    /* last input */
};

/* Reads what the service manager asks for. */
void watchdog_open(struct watchdog *watchdog, int64_t now_ms);

/* The first picture stands: the service manager counts the start as done. */
void watchdog_ready(struct watchdog *watchdog, int64_t now_ms);

/* Milliseconds until the next answer is due; -1 = never. */
int watchdog_wait_ms(const struct watchdog *watchdog, int64_t now_ms);

/* The loop woke, `by_input` or because a time was over, and is going to work. */
void watchdog_wake(struct watchdog *watchdog, bool by_input, int64_t now_ms);

/* The frame was shown: answers, if it is time. */
void watchdog_shown(struct watchdog *watchdog, int64_t now_ms);

#endif
