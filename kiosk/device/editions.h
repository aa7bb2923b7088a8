#ifndef ANNA_DEVICE_EDITIONS_H
#define ANNA_DEVICE_EDITIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "core/bundle.h"
#include "core/signature.h"

/* The contents that a terminal holds: the one that is shown, and the one before or after
 * it, which whoever brings a stick of the office brings back with a tap. Files and links
 * are described in device/shelf.h.
 *
 * Going back opens no door: the link `newest` keeps the highest number that was ever
 * shown, and a stick must bring a higher one (shelf_floor), whatever is shown now. */

struct edition {
    long number; /* 0: there is none */
    struct bundle_label label;
};

struct editions {
    struct edition current; /* what the link says; not proved */
    struct edition back;    /* the newest one before it */
    struct edition forward; /* the newest one after it, when somebody has gone back */
    struct edition newest;  /* that was ever shown; its label is empty when it is lost */
    long floor;             /* see shelf_floor */
};

/* Looks what is there. A neighbour is given only when its label is proved by its
 * signature; whether its file is whole is proved by editions_go. `current.label` is empty
 * when it cannot be read. */
void editions_read(const char *state, const struct signature_key *keys, size_t key_count,
                   struct editions *out);

/* Shows another content from now on: `number` must be that of `back` or `forward`.
 * Verifies the whole file, opens it, builds its index if it does not match, keeps the
 * floor, then swaps `current`: nothing is changed before all of that held. A power cut
 * leaves either content, whole. After a failure the one that was shown stays, unless it
 * was the very last sync that failed. */
bool editions_go(const char *state, const struct signature_key *keys, size_t key_count,
                 long number, struct err *err);

#endif
