#ifndef ANNA_KIOSK_APP_EDITIONS_H
#define ANNA_KIOSK_APP_EDITIONS_H

#include "app_stick_options.h"
#include "screens/stick_view.h"

/* The contents that the terminal holds, as the screen `stick` shows them: where one can
 * go to, and going there. */

/* Fills `newest` of the view, and where one may go from here: nowhere, unless the stick
 * is one of the office (delivery.ours). */
void app_editions_read(const struct app_stick_options *options, struct stick_view *view);

/* Shows the content before, or with `forward` the newest one, from now on. False if that
 * did not work: all is as it was. */
bool app_editions_go(const struct app_stick_options *options, bool forward);

#endif
