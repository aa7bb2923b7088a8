#ifndef ANNA_COURIER_COURIER_CONFIG_H
#define ANNA_COURIER_COURIER_CONFIG_H

#include <stdbool.h>

#include "base/err.h"
#include "line/login.h"
#include "line/parcel.h"

/* What one courier is set up with: courier.conf, an INI file. */

#define COURIER_CONFIG_SYSTEM "/etc/anna/courier.conf"

enum { COURIER_CONFIG_TEXT = 512 };

struct courier_config {
    char content[PARCEL_ADDRESS];     /* where content lies; parcel_address */
    char folder[COURIER_CONFIG_TEXT]; /* core/courier.h */
    char ca[COURIER_CONFIG_TEXT]; /* certificates to trust instead of the system's; "" */
    struct login login;           /* no name: the server is for everybody */
    char drop[PARCEL_ADDRESS];    /* where sealed reports go; "": nowhere */
    char outgoing[COURIER_CONFIG_TEXT]; /* core/courier.h */
    char site[65];                      /* makes the minute of the week */
    int minutes;                        /* from one good try to the next, at least */
};

/* A line that is not understood is an error with its number; without an address there is
 * nothing to do. */
bool courier_config_read(struct courier_config *out, const char *path, struct err *err);

#endif
