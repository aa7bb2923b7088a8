#ifndef ANNA_DEVICE_BOOT_PLACE_H
#define ANNA_DEVICE_BOOT_PLACE_H

#include "device/boot_choice.h"

/* The boot partition, which is mounted read-only or not at all: it is mounted while the
 * choice is read, and writable while it is written. */

struct boot_place {
    const char *folder; /* where it is mounted, or may be */
    const char *device; /* NULL: the folder is a plain one, there is nothing to mount */
};

/* See boot_choice_read and boot_choice_write. Where something was mounted or made
 * writable for it, that is taken back in any case. */
bool boot_place_read(const struct boot_place *place, struct boot_choice *out,
                     struct err *err);
bool boot_place_write(const struct boot_place *place, const struct boot_choice *choice,
                      struct err *err);

#endif
