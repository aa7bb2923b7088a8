#ifndef ANNA_ADMIN_PUBLISH_STICK_H
#define ANNA_ADMIN_PUBLISH_STICK_H

#include "base/buf.h"
#include "core/signature.h"

/* Putting a bundle onto a stick for the round of the terminals. */

struct stick_order {
    const char *folder;    /* where the stick is mounted */
    const char *published; /* folder that keeps N.anna, N.anna.minisig, N.voice */
    long sequence;
    const char *site;                /* NULL: for all */
    const struct signature_key *key; /* that signed it */
};

/* Refused before anything is written if there is no room; clips alone that find none stay
 * at home, and `told` says so: those of the bundles that it replaces go first. Writes
 * `anna-N.anna`, or `anna-N-SITE.anna`, its signature, and `anna-N.voice` if it has
 * clips, each whole or not at all; syncs the stick, reads them back past all memory and
 * verifies them as a terminal would. Only then it takes away what this one replaces:
 * bundles of lower numbers that this key signed, for the same site, and pieces that a cut
 * left. What is a stranger's stays. `told` gets a line for each file that was taken away.
 * On failure the new files are gone and the old ones, but for such clips, as they were.
 */
bool stick_write(const struct stick_order *order, struct buf *told, struct err *err);

/* The path of the bundle on the stick, into `out` (at least 4,200 bytes). */
void stick_bundle_path(const struct stick_order *order, char out[4200]);

#endif
