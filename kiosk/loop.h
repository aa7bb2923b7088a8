#ifndef ANNA_KIOSK_LOOP_H
#define ANNA_KIOSK_LOOP_H

#include "app.h"

/* The terminal's life: sleeps until something happens, takes it, shows it. */

struct loop_clock {
    struct app_time (*now)(const void *context);
    const void *context;
};

/* Returns when the system ends the program, and only then. */
void loop_run(struct app *app, struct loop_clock clock);

#endif
