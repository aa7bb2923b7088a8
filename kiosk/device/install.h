#ifndef ANNA_DEVICE_INSTALL_H
#define ANNA_DEVICE_INSTALL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "core/bundle.h"
#include "core/changes.h"
#include "core/delivery.h"
#include "core/signature.h"
#include "device/shown.h"

/* Taking a bundle into the terminal. The file may lie on a stick that lies: each of its
 * bytes is read once, and what was copied is what is verified and used. The point of no
 * return is the swap of the link `current`; before it the old content stays, after it the
 * new one stands. */

struct install_options {
    const char *state; /* folder; made if it is not there */
    const char *site;  /* id of this terminal's site; "" = any */
    const struct signature_key *keys;
    size_t key_count;
    const char *program; /* file that says what program runs (core/program.h), and the */
    const char *trust;   /* folder of what was tried; NULL: no programs are taken */
    enum delivery_reason setup; /* why a setup on the stick is not taken, or none */
    const struct moment *clock; /* what the terminal's clock shows; NULL: not known, and
                                   nothing is said about it */
};

/* Hears how far it is, in percent of the whole. */
struct install_listener {
    void (*tell)(void *context, enum delivery_step step, int percent);
    void *context;
};

struct install_result {
    struct bundle_label label;
    bool nothing_new;      /* it was installed already, byte for byte */
    long before;           /* number of what was installed before, 0 if nothing */
    bool clips;            /* that belong to it are there, or it has none */
    struct err clips_lack; /* else why not; "": nobody looked */
    bool compared;         /* with what was shown before */
    struct changes changes;
};

/* What people are told when a bundle does not fit. */
enum delivery_reason install_reason(enum bundle_fit fit);

/* The number that a stick must exceed: the highest that was ever shown, at least `found`,
 * that of the content that is good now (0: none is). A content whose key is trusted no
 * longer is not shown and blocks nothing: the numbers of a new key may begin anew. */
long install_floor(const struct install_options *options, long found);

/* Installs the bundle `file` with the signature "FILE.minisig". On failure what was
 * installed stays, and `err` says in one sentence why. */
bool install_bundle(const struct install_options *options, const char *file,
                    struct install_result *out, struct err *err);

/* The same with what is shown and the text of the signature at hand, for those who tell
 * people about it: a listener, and on failure `*reason`, which is untouched otherwise.
 * Both may be NULL. What was installed stands in `*shown` then, open, in place of what
 * was shown before, unless nothing was new. */
bool install_signed(const struct install_options *options, struct shown *shown,
                    const char *file, const struct buf *signature_text,
                    const struct install_listener *listener, struct install_result *out,
                    enum delivery_reason *reason, struct err *err);

#endif
