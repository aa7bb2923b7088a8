#ifndef ANNA_DEVICE_WRITABLE_H
#define ANNA_DEVICE_WRITABLE_H

#include <stdbool.h>

#include "base/err.h"

/* A stick is mounted read-only, so that it may be pulled at any moment. Who has something
 * to write on it asks the system for a moment in which it can be written: with a file
 * named after the mount point in the folder `write` beside the folder of mount points,
 * /run/anna/write/sda1 for /run/anna/stick/sda1. The system's side is
 * kiosk/standing/stick. */

enum { WRITABLE_PATH = 1024, WRITABLE_MOST_MS = 5000 };

struct writable {
    char folder[WRITABLE_PATH];
    char request[WRITABLE_PATH]; /* "" = it could be written without asking */
};

/* Waits until the stick mounted at `folder` can be written, at most WRITABLE_MOST_MS.
 * False if it cannot: then nothing is left to be ended. */
bool writable_begin(struct writable *writable, const char *folder, struct err *err);

/* The moment is over: what was written is on the stick, and it is read-only again when
 * this returns, or WRITABLE_MOST_MS are over. All files on it must be closed. */
void writable_end(struct writable *writable);

#endif
