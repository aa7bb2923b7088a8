#ifndef ANNA_LINE_PARCEL_H
#define ANNA_LINE_PARCEL_H

#include <stdbool.h>

#include "base/err.h"

/* What lies on a server for the terminals, below one address:
 *
 *   7.anna.zst          a bundle, squeezed (squeeze.h)
 *   7-from-6.anna.zst   the same since number 6; may be missing, or there for others
 *   7.voice             its spoken clips as they are, if it has any
 *   latest.minisig      the signature of the newest; its label says the number
 *
 * What once stands under a number never changes; latest.minisig changes last. So whoever
 * reads at any moment finds whole pairs. */

#define PARCEL_LATEST "latest.minisig"

enum {
    PARCEL_NAME = 64,
    PARCEL_PATCHED = 4,          /* numbers back from which there are patches */
    PARCEL_PATCH_FROM = 1 << 20, /* bytes of a bundle; smaller ones have none */
    PARCEL_ADDRESS = 1024
};

/* "N.anna.zst"; with `since` "N-from-SINCE.anna.zst". */
void parcel_bundle(char out[PARCEL_NAME], long number, long since);
void parcel_clips(char out[PARCEL_NAME], long number);

/* An address that names may be put behind: https and a host, no user in it, no "?" nor
 * "#", with its last slash. `out` is at least PARCEL_ADDRESS bytes. `err` does not repeat
 * what might be a secret. */
bool parcel_address(char out[PARCEL_ADDRESS], const char *url, struct err *err);

#endif
