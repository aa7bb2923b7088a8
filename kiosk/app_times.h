#ifndef ANNA_KIOSK_APP_TIMES_H
#define ANNA_KIOSK_APP_TIMES_H

#include <stdint.h>

#include "app_plugs.h"
#include "app_work.h"
#include "screens/stick_view.h"

/* How long what the screen `stick` shows may stand, and how often one looks. */

/* The phase may stand so long; 0: for ever. While it works: so long it may be silent. */
int64_t app_times_limit_ms(const struct stick_view *view);

/* It looks after so long though nothing woke it; 0: never. */
int64_t app_times_look_ms(const struct app_work *work, const struct app_plugs *plugs);

/* What is left of `limit` since then, at least 0; -1: it has no limit (0). */
int app_times_left_ms(int64_t since_ms, int64_t limit_ms, int64_t now_ms);

#endif
