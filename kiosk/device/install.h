#ifndef ANNA_DEVICE_INSTALL_H
#define ANNA_DEVICE_INSTALL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "core/bundle.h"
#include "core/signature.h"

/* Taking a bundle into the terminal. The file may lie on a stick that lies: each of its
 * bytes is read once, and what was copied is what is verified and used. The point of no
 * return is the swap of the link `current`; before it the old content stays, after it the
 * new one stands. */

struct install_options {
    const char *state; /* folder; made if it is not there */
    const char *site;  /* id of this terminal's site; "" = any */
    const struct signature_key *keys;
    size_t key_count;
};

struct install_result {
    struct bundle_label label;
    bool nothing_new; /* it was installed already, byte for byte */
    long before;      /* number of what was installed before, 0 if nothing */
};

/* Installs the bundle `file` with the signature "FILE.minisig". On failure what was
 * installed stays, and `err` says in one sentence why. */
bool install_bundle(const struct install_options *options, const char *file,
                    struct install_result *out, struct err *err);

#endif
