#ifndef ANNA_DEVICE_SHELF_H
#define ANNA_DEVICE_SHELF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "core/bundle.h"
#include "core/signature.h"

/* The state folder of a terminal:
 *
 *   content/7.anna           an installed bundle, as it was signed
 *   content/7.anna.minisig   its signature
 *   content/7.index          the search index made from it
 *   content/7.voice          its spoken clips, if it has any (device/clips.h)
 *   content/current          a link to the one that is shown
 *   content/newest           a link to the newest one that was ever shown, made when
 *                            somebody goes back to an older one; may point nowhere
 *   *.part                   what a cut left behind
 *
 * A second one stays beside `current` and takes over when `current` is damaged. */

enum { SHELF_PATH = 1024, SHELF_MOST = 64 };

struct shelf_bundle {
    struct bundle_label label;
    unsigned char hash[SIGNATURE_HASH_LEN];
    char path[SHELF_PATH];  /* of the .anna file */
    char index[SHELF_PATH]; /* of its index */
    bool previous;          /* `current` could not be used, this is the one before */
};

/* "STATE/content/NAME". False if it is too long. */
bool shelf_path(char out[SHELF_PATH], const char *state, const char *name,
                struct err *err);
/* "STATE/content/NUMBER.END", END being "anna", "anna.minisig", "index" or
 * "voice". */
bool shelf_number_path(char out[SHELF_PATH], const char *state, long number,
                       const char *end, struct err *err);

/* Removes what a cut left behind. */
void shelf_tidy(const char *state);

/* The bundle to show: `current` if its signature is good, else the newest other one that
 * is and that was shown before, else any other that is: also when the link itself has
 * rotted. False when there is none; `err` then says what is wrong with the one that
 * should be there. When `previous` is set, `err` says why. */
bool shelf_find(const char *state, const struct signature_key *keys, size_t key_count,
                struct shelf_bundle *out, struct err *err);

/* The number of the bundle that `current` points to, 0 if there is none. Proves nothing.
 */
long shelf_current(const char *state);

/* The highest number that was ever shown, 0 if none was: what a stick brings must be
 * higher, also while an older one is shown. A link to a number that nothing lies
 * here of does not count: it has rotted, or a higher one took its place. */
long shelf_floor(const char *state);

/* The numbers of the bundles that lie in the folder, newest first; how many were written.
 */
size_t shelf_numbers(const char *state, long out[SHELF_MOST]);

/* Verifies the bundle of that number where it lies, whatever `current` says. */
bool shelf_verify(const char *state, long number, const struct signature_key *keys,
                  size_t key_count, struct shelf_bundle *out, struct err *err);

/* Removes all bundles but these two, and what a cut left of others. */
void shelf_prune(const char *state, long keep, long keep_too);

#endif
