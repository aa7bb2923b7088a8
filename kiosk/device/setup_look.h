#ifndef ANNA_DEVICE_SETUP_LOOK_H
#define ANNA_DEVICE_SETUP_LOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/delivery.h"
#include "core/setup.h"

/* A setup on a stick (`anna/setup.conf`), seen by the terminal that it is plugged into.
 * What may be taken is copied to the terminal's state first: people are asked about the
 * copy, and the copy is what is kept when they say yes, whatever the stick does
 * meanwhile. */

struct setup_look {
    const char *state;                /* folder that the copy goes to */
    const char *trust;                /* folder that keeps what was set up (trust.h) */
    const struct signature_key *keys; /* that are trusted now */
    size_t key_count;
    bool broken; /* what is kept is damaged: nothing is taken */
};

enum setup_found {
    SETUP_FOUND_NONE, /* none lies there, or the one that is kept already */
    SETUP_FOUND_GOOD, /* it was copied; people must be asked */
    SETUP_FOUND_BAD   /* `*reason` says why it is not taken */
};

/* Looks at the file systems of a stick: the first good setup counts, else the first bad
 * one. `err` is set for SETUP_FOUND_BAD, in words for an engineer. */
enum setup_found setup_look(const struct setup_look *look, const char *const *folder,
                            size_t count, enum delivery_reason *reason, struct err *err);

/* Path of the copy; its signature lies beside it. `out` has room for SETUP_LOOK_PATH. */
enum { SETUP_LOOK_PATH = 1024 };
bool setup_look_path(const char *state, char out[SETUP_LOOK_PATH]);

#endif
