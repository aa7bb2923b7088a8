#ifndef ANNA_KIOSK_APP_STICK_H
#define ANNA_KIOSK_APP_STICK_H

#include <stdbool.h>
#include <stdint.h>

#include "app_stick_options.h"
#include "base/err.h"
#include "screens/screen.h"

/* The stick while the terminal runs: which one is plugged in, the program that installs
 * from it, what the screen says about it. It fills hall->stick. Functions that return
 * bool say whether something on the screen changed. */

struct app_stick;

bool app_stick_open(struct app_stick **stick_out, const struct app_stick_options *options,
                    struct hall *hall, struct err *err);
/* A child that works goes on and ends by itself; NULL is allowed. */
void app_stick_close(struct app_stick *stick);

/* Looks for sticks where kiosk.conf says: once, and with `watch` from now on, waking the
 * loop when something happens (INPUT_WAKE). Visits do without: they say what comes and
 * goes. */
bool app_stick_begin(struct app_stick *stick, bool watch, int64_t now_ms,
                     struct err *err);

/* Wakes the loop too when there is something to read there: of headphones. */
void app_stick_listen(struct app_stick *stick, int descriptor);

/* Something came, went or spoke. `now_ms` as in app_time.ms, here and below. */
bool app_stick_look(struct app_stick *stick, int64_t now_ms);

/* For visits: plugs a stick in, pulls it (app_plugs.h), to be noticed by the next look.
 */
bool app_stick_plug(struct app_stick *stick, const char *folders);
bool app_stick_pull(struct app_stick *stick, const char *folder);
/* For visits: true while a child works; and waits until it has something to say. */
bool app_stick_works(const struct app_stick *stick);
void app_stick_wait(const struct app_stick *stick);

/* The visitor is gone: a stick that waited begins. */
bool app_stick_free(struct app_stick *stick, int64_t now_ms);

/* True once after a setup was kept, which somebody had confirmed. Then what the terminal
 * trusts is read anew, and app_stick_set_up goes on with the same stick. */
bool app_stick_kept(struct app_stick *stick);
bool app_stick_set_up(struct app_stick *stick, const struct signature_key *keys,
                      size_t key_count, int64_t now_ms);

/* Carries out what was pressed. */
bool app_stick_press(struct app_stick *stick, enum stick_press press, int64_t now_ms);

/* Lets time pass, and says after how many milliseconds it changes something, -1 = never.
 */
bool app_stick_tick(struct app_stick *stick, int64_t now_ms);
int app_stick_next_ms(const struct app_stick *stick, int64_t now_ms);

/* For tests of the screen: shows this. */
void app_stick_show(struct app_stick *stick, const struct stick_view *view);

#endif
