#ifndef ANNA_KIOSK_APP_STICK_OPTIONS_H
#define ANNA_KIOSK_APP_STICK_OPTIONS_H

#include <stddef.h>

#include "config.h"
#include "core/signature.h"

/* What the work with a stick must know of its terminal. What it points to stays with the
 * caller. */

struct app_stick_options {
    const struct config *config;
    const struct signature_key *keys;
    size_t key_count;
    const char *program; /* of the child: this one */
};

#endif
