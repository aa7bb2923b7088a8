#ifndef ANNA_DEVICE_JACK_H
#define ANNA_DEVICE_JACK_H

#include <stdbool.h>

#include "base/err.h"

/* Whether headphones are plugged in, as ALSA says it: a card that can feel it has a
 * control of its own for that, "Headphone Jack" or a name like it. Most USB cards have
 * none; keypads for blind people such as the AudioNav send a key instead (kiosk.conf(5),
 * `jack`). */

struct jack;

/* From now on libasound prints nothing on stderr, whoever uses it: called before sound is
 * looked for. */
void jack_quiet(void);

/* Opens the controls of all cards that can feel their jacks. False, with a sentence, if
 * there is none. jack_quiet is part of it. A card that comes later is found when this is
 * called again. */
bool jack_open(struct jack **jack_out, struct err *err);
/* NULL is allowed, here and below. */
void jack_close(struct jack *jack);

/* To poll for reading, -1 without a jack: something may have been plugged in or out, or
 * a card is gone. jack_read must be called then. */
int jack_descriptor(const struct jack *jack);

/* Takes what has come; true if headphones are in now that were not, or the other way
 * round. Never waits. */
bool jack_read(struct jack *jack);

/* True if headphones are plugged in at any of them. Those of a card that is gone are
 * not. */
bool jack_in(const struct jack *jack);

#endif
