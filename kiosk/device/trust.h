#ifndef ANNA_DEVICE_TRUST_H
#define ANNA_DEVICE_TRUST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "core/setup.h"

/* What a terminal was set up with, kept in a folder of its own. There the text of the
 * newest setup stands as it was signed, followed by its hash, in `setup.conf` and once
 * more in `setup.copy`: what has rotted in the one is read from the other. Whoever can
 * write there says whom the terminal trusts, so it belongs to root, or to the terminal's
 * own user where there is no root (`--state`).
 *
 * A terminal that may not write there asks root: it lays setup and signature into a
 * request folder, and root takes them with `anna-kiosk setup FILE`, which verifies all of
 * it once more (kiosk/standing/anna-setup.service). */

#define TRUST_REQUESTS "/run/anna/setup"

enum { TRUST_PATH = 1024, TRUST_MOST_MS = 15000 };

enum trust_state {
    TRUST_NONE, /* nothing was ever set up here */
    TRUST_KEPT,
    TRUST_BROKEN /* something is there that cannot be read or believed: neither it nor a
                    first stick is taken */
};

/* Reads what is kept. Files that another user than root or this one can write are not
 * believed. `*out` is set for TRUST_KEPT alone, `err` for TRUST_BROKEN. */
enum trust_state trust_find(const char *folder, struct setup *out, struct err *err);

/* True if what is kept is this very text. */
bool trust_holds(const char *folder, const struct buf *text);

/* Reads a setup at `path` and its signature beside it: plain files, no links. */
bool trust_read(const char *path, struct buf *text, struct buf *signature,
                struct err *err);

/* Keeps a text that was verified, over whatever is there: after a cut the one or the
 * other is found whole. Makes the folder. */
bool trust_keep(const char *folder, const struct buf *text, struct err *err);

/* True if this user may keep something in the folder. */
bool trust_writable(const char *folder);

/* Asks root by the folder `requests`, and waits until `folder` holds the text, the
 * request was refused (it is gone), or TRUST_MOST_MS are over. */
bool trust_ask(const char *folder, const char *requests, const struct buf *text,
               const struct buf *signature, struct err *err);

#endif
