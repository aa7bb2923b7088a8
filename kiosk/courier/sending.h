#ifndef ANNA_COURIER_SENDING_H
#define ANNA_COURIER_SENDING_H

#include <stdint.h>

#include "courier/courier_config.h"

/* Taking the terminal's sealed file (core/courier.h) to a drop: a server that lets
 * anybody put files there, and only the office look at them. One file of one length each
 * week, whether there is a report or not, at a minute made from the site's name, under a
 * name of chance: who listens learns nothing. It has nothing to do with fetching. */

/* The last time before or at `now` at which it was the site's turn. Seconds since 1970.
 */
int64_t sending_turn(const char *site, int64_t now);

/* The first time after `now`. */
int64_t sending_next_turn(const char *site, int64_t now);

/* Whether it is to be sent now: not since the site's last turn. Who never sent waits for
 * the next turn. */
bool sending_due(const struct courier_config *config, int64_t now);

/* Sends what lies there, and remembers it. On failure it stays due. */
bool sending_run(const struct courier_config *config, int64_t now, struct err *err);

#endif
