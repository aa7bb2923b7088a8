#ifndef ANNA_KIOSK_APP_SETUP_H
#define ANNA_KIOSK_APP_SETUP_H

#include <stdbool.h>

#include "config.h"
#include "screens/stick_view.h"

/* A setup that came with a stick: what of it is shown, and whether it was kept. */

/* Reads the copy that people are asked about (device/setup_look.h), verified once more.
 * False if it may not be taken. */
bool app_setup_read(const struct config *config, struct stick_setup *out);

/* True if that copy is what is kept now. */
bool app_setup_kept(const struct config *config);

/* The copy is not needed any more. */
void app_setup_forget(const struct config *config);

#endif
