#ifndef ANNA_COURIER_PAUSE_H
#define ANNA_COURIER_PAUSE_H

/* How long the courier rests between two tries. */

/* In seconds. After a good try (`failures` 0) so many minutes, after the first that
 * failed five, then ever twice as long, up to six hours. A part of it is `chance`, 0 to
 * 255, so that a thousand of them do not come at once: up to a quarter more. */
long pause_seconds(long failures, int minutes, unsigned char chance);

#endif
