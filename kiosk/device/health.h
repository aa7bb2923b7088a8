#ifndef ANNA_DEVICE_HEALTH_H
#define ANNA_DEVICE_HEALTH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "core/signature.h"
#include "device/shelf.h"

/* Whether a terminal is ready, question by question. Each answers true with a few words
 * in `words`, or false with what is wrong and what to do. */

enum { HEALTH_WORDS = 768 };

struct health {
    const char *state;
    const char *site;
    const struct signature_key *keys;
    size_t key_count;
    bool wall_known;
    int64_t wall; /* seconds since 1970 */
};

/* The spoken clips of the content that is shown, read whole; `*set` is false where it has
 * none. */
bool health_clips(const struct health *health, bool *set, char words[HEALTH_WORDS]);

bool health_keys(const struct health *health, char words[HEALTH_WORDS]);
/* Also gives what was found, for the clock. */
bool health_content(const struct health *health, struct shelf_bundle *found,
                    char words[HEALTH_WORDS]);
/* Whether the content that was found is the newest that was ever shown here: somebody may
 * have gone back to an older one. */
bool health_newest(const struct health *health, const struct shelf_bundle *found,
                   char words[HEALTH_WORDS]);
/* Whether the system wakes the terminal when a stick comes. */
bool health_watch(char words[HEALTH_WORDS]);
bool health_disk(const struct health *health, char words[HEALTH_WORDS]);
/* `found` may be NULL: then only the year is looked at. */
bool health_clock(const struct health *health, const struct shelf_bundle *found,
                  char words[HEALTH_WORDS]);

#endif
