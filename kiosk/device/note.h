#ifndef ANNA_DEVICE_NOTE_H
#define ANNA_DEVICE_NOTE_H

#include <stdbool.h>

#include "base/err.h"
#include "core/delivery.h"

/* A note to the coordinator on the stick: the sentence that stood on the screen, in
 * German, in a file that any computer opens. It lies in the folder `anna` and is named
 * after the terminal's site, so that each terminal on the stick's round has its own. */

/* Writes `anna/ANNA-Meldung-SITE.txt`, whole or not at all; leaves it alone if it says
 * the same already. `technical` are words for an engineer, may be "". Takes German for
 * the interface's words and keeps it. */
bool note_write(const char *folder, const char *site, const struct delivery *delivery,
                const char *technical, struct err *err);

#endif
