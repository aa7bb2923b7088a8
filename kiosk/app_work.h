#ifndef ANNA_KIOSK_APP_WORK_H
#define ANNA_KIOSK_APP_WORK_H

#include "app_stick.h"
#include "device/child.h"
#include "device/mounts.h"

/* The programs that work for the terminal: this one again, for the same terminal, without
 * a configuration of its own. */

struct app_work {
    const struct mounts_stick *stick;
    const char *note; /* only leave a note for this reason; NULL: install */
    bool as_is;       /* a setup on the stick is left alone */
};

/* Takes what is new from the stick. */
bool app_work_install(const struct app_work *work,
                      const struct app_stick_options *options, struct child *child,
                      struct err *err);

/* Keeps the setup that somebody has confirmed. */
bool app_work_set_up(const struct app_stick_options *options, struct child *child,
                     struct err *err);

#endif
