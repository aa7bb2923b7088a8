#ifndef ANNA_DEVICE_STICK_PAIRS_H
#define ANNA_DEVICE_STICK_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* The names in a folder that are called like bundles, each with that of the signature
 * that goes with it: NAME.anna and NAME.anna.minisig, in capitals or not, for some
 * programs write WEEK.ANNA. Only names are read here, and the folder once, so that a
 * stick with a camera's or a stranger's files on it is looked through in no time: it is
 * finding a name again that costs on vfat and exfat. */

enum {
    STICK_NAMES = 400000,               /* names of ours that are kept at the most */
    STICK_NAMES_LEN = 24 * 1024 * 1024, /* and bytes of them */
    STICK_NAMES_READ = 4000000          /* names that are read at all */
};

struct stick_pair {
    const char *name;      /* of the bundle */
    const char *signature; /* NULL: there is none */
};

struct stick_pairs {
    struct stick_pair *pair; /* those with a signature first; in the folder's order, in
                                which names are found again the fastest */
    size_t count;
    char *names; /* private */
};

/* True if it is called like a bundle. */
bool stick_pairs_named(const char *name);

/* Reads a folder. On failure (it cannot be read, not enough memory) `*out` is untouched.
 */
bool stick_pairs_read(const char *folder, struct stick_pairs *out, struct err *err);
void stick_pairs_free(struct stick_pairs *pairs);

#endif
