#ifndef ANNA_DEVICE_SENT_H
#define ANNA_DEVICE_SENT_H

/* What the outbox wrote to sticks lately: names alone, in the file outbox/sent of the
 * state folder, one export a line, the newest first. So a stick that comes back without
 * having been in the office does not fill up with one file more each time. */

/* After an export wrote these files to `folder` on a stick (`names`: without ending, one
 * space between): remembers them, and removes what earlier exports left there, but for
 * the newest of those: should the outbox have been damaged meanwhile, that one is still
 * whole. Whatever fails in here only leaves a file more. */
void sent_tidy(const char *state, const char *folder, const char *names);

#endif
