#ifndef ANNA_ADMIN_PUBLISH_FIRST_STICK_H
#define ANNA_ADMIN_PUBLISH_FIRST_STICK_H

#include "base/buf.h"
#include "core/setup.h"
#include "workspace/keys.h"

/* Making a stick the first one of a terminal (core/setup.h), and the sheet of paper that
 * goes with it. */

struct first_stick_order {
    const char *folder; /* where the stick is mounted */
    const char *kept;   /* folder of the workspace that keeps what was signed */
    const struct setup *setup;
    const struct keys_signing *signer;
    const struct signature_key *before; /* that the terminal trusts until now; NULL: it
                                           never had one, and the setup's own key signs */
};

/* Signs, keeps SITE.conf and its signature, puts both onto the stick as
 * `anna/setup.conf` with its signature, each whole or not at all, reads them back past
 * all memory and verifies them as the terminal would. After a failure there is no setup
 * on the stick. */
bool first_stick_write(const struct first_stick_order *order, struct err *err);

/* Takes a setup that this key signed from a stick that goes on its round: it would ask
 * the staff of each other terminal. `*taken` says whether there was one. What a stranger
 * signed stays. */
bool first_stick_clear(const char *folder, const struct signature_key *key, bool *taken,
                       struct err *err);

/* The sheet for whoever plugs the stick in: HTML in German, from the template at
 * `path`. */
bool first_stick_sheet(const struct setup *setup, const char *path, const char *day,
                       struct buf *out, struct err *err);

#endif
