#ifndef ANNA_KIOSK_VISIT_H
#define ANNA_KIOSK_VISIT_H

#include <stdbool.h>
#include <stdio.h>

#include "app.h"
#include "base/err.h"

/* Plays a visit: a text file, one step a line, through the real input, layout and paint
 * path. anna-visit(5) lists the steps. */

struct visit_options {
    const char *path;    /* of the file */
    const char *shots;   /* folder for pictures; NULL: the working folder */
    FILE *out;           /* where `dump` prints */
    struct app_time now; /* when it begins */
};

enum visit_result { VISIT_HELD, VISIT_FAILED, VISIT_BROKEN };

/* VISIT_HELD: every expectation held. VISIT_FAILED: one did not, `err` says which line
 * and what stood there instead. VISIT_BROKEN: the file could not be played. */
enum visit_result visit_play(struct app *app, const struct visit_options *options,
                             struct err *err);

#endif
