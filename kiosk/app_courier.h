#ifndef ANNA_KIOSK_APP_COURIER_H
#define ANNA_KIOSK_APP_COURIER_H

#include <stdbool.h>
#include <stdint.h>

#include "config.h"
#include "core/content.h"
#include "core/courier.h"
#include "device/child.h"

/* What anna-courier brought while the terminal runs: taken when nobody is there, without
 * a word on the screen. Whether it is good, newer and for here is for the same program to
 * say that installs from a stick (device/install.h), in a process of its own. */

struct app_courier {
    const struct config *config;
    const char *program; /* of the child: this one */
    struct child child;
    char file[COURIER_PATH]; /* what the child installs */
    long tried;              /* number that was tried last, with `failures` so far; */
    long failures;
    int64_t tried_ms; /* and when, as app_time.ms */
    bool handed;      /* the sealed reports were written for the courier, */
    int64_t handed_ms;
};

/* Nothing is done yet. */
void app_courier_open(struct app_courier *courier, const struct config *config,
                      const char *program);

/* To be called each minute while nobody is there and no stick is worked on: begins to
 * take what is newer than all that was ever shown here. What was refused is tried again
 * an hour later, then ever twice as late, up to a day: what the folder holds may have
 * become another. */
void app_courier_look(struct app_courier *courier, int64_t now_ms);

/* At the same times: writes the sealed reports for the courier (device/handover.h), at
 * the start and every six hours. `content` has the office's key; NULL: there is none. */
void app_courier_hand_over(struct app_courier *courier, struct content *content,
                           int64_t now_ms);

/* For visits: true while a child works; waits until it says something or ends. */
bool app_courier_works(struct app_courier *courier);
void app_courier_wait(const struct app_courier *courier);

#endif
