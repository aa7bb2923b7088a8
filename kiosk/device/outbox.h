#ifndef ANNA_DEVICE_OUTBOX_H
#define ANNA_DEVICE_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "core/content.h"
#include "core/seal.h"

/* Sealed reports on their way to the office. The state folder has
 *
 *   outbox/sent      see device/sent.h
 *   outbox/slots     slots of SEAL_SLOT_LEN bytes, sorted by their bytes; not there
 *                    while there are none
 *
 * The slots are written anew as a whole for each change, so that the same reports are the
 * same bytes whatever came when; its times and its folder's are constant. What a cut left
 * behind (outbox/slots.part) is overwritten by the next write and never read.
 *
 * A report stays until a bundle names its hash: what is lost with a stick is sent again,
 * what comes twice is dropped by the office. Each function locks the folder against other
 * processes while it works. */

enum { OUTBOX_MOST = 65536 /* slots */ };

/* All slots there are, none if there is no file. Bytes at the end of a damaged file that
 * are no whole slot are left out. `out` is untouched on failure. */
bool outbox_read(const char *state, struct buf *out, struct err *err);

/* Adds one. When it returns true the slot is on the disk for good; when false, what was
 * there before is still there, and the slot may or may not be. Adding one that is there
 * already changes nothing. */
bool outbox_add(const char *state, const unsigned char slot[SEAL_SLOT_LEN],
                struct err *err);

/* Whether the office has the slot of this hash; see content_received. False with `err`
 * set if it could not be asked. */
typedef bool outbox_asks(void *context, const char *hash, bool *arrived_out,
                         struct err *err);

/* Forgets the slots that have arrived. Writes nothing if there are none. */
bool outbox_forget(const char *state, outbox_asks *asks, void *context, struct err *err);

/* The same, asking a bundle: whoever takes a bundle into use says so here. */
bool outbox_receive(const char *state, struct content *content, struct err *err);

/* Writes the slots to a stick that is mounted at `stick`, as
 * anna/reports/RANDOM.anna-reports: one file of SEAL_FILE_LEN bytes, whether there is no
 * report or five hundred, sealed as a whole under a fresh key (core/seal.h). Two exports
 * have nothing in common but their first 8 bytes, which all have: who brings a stick
 * before and after a visitor learns nothing. Only more than SEAL_FILE_SLOTS reports that
 * wait at one terminal show, as a second such file. What others wrote there stays; of
 * what this outbox wrote there before, the newest stays (device/sent.h). After a failure
 * there may be whole files, never a piece under a whole one's name. */
bool outbox_export(const char *state, const unsigned char key[SEAL_KEY_LEN],
                   const char *stick, struct err *err);

#endif
