#ifndef ANNA_DEVICE_HANDOVER_H
#define ANNA_DEVICE_HANDOVER_H

#include "core/seal.h"

/* Handing the sealed reports to the courier (core/courier.h): FOLDER/sealed, one file of
 * SEAL_FILE_LEN bytes, whether there is no report or five hundred, sealed anew as a whole
 * each time. What is more than SEAL_FILE_SLOTS waits until the office has some. The
 * reports stay until a bundle says that they have arrived. To be written by the clock
 * alone, never because of a visitor. */
bool handover_write(const char *state, const unsigned char key[SEAL_KEY_LEN],
                    const char *folder, struct err *err);

#endif
