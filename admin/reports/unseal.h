#ifndef ANNA_ADMIN_REPORTS_UNSEAL_H
#define ANNA_ADMIN_REPORTS_UNSEAL_H

#include "base/buf.h"
#include "base/err.h"
#include "core/report.h"
#include "core/seal.h"

/* Opening what terminals sealed (core/seal.h). Only the office has the key, and only the
 * office's programs have this code. */

struct unseal; /* the secret key, in memory that is locked and guarded */

/* Reads keys/reports.key; `passphrase` NULL: none is known. keys_init comes first. */
bool unseal_open(struct unseal **out, const char *secret_path, const char *passphrase,
                 struct err *err);
void unseal_close(struct unseal *unseal); /* NULL is allowed */

enum unseal_result {
    UNSEAL_REPORT, /* `out` is filled */
    UNSEAL_DUMMY,  /* filled a file of version 1 up */
    UNSEAL_NEWER,  /* a report of a version that this program does not read yet */
    UNSEAL_STRANGE /* sealed to another key, damaged, or never a slot */
};

enum unseal_result unseal_slot(const struct unseal *unseal,
                               const unsigned char slot[SEAL_SLOT_LEN],
                               struct report *out);

enum unseal_file {
    UNSEAL_FILE_OPEN,    /* `slots` has what it holds: some slots, or none */
    UNSEAL_FILE_NEWER,   /* of a version that this program does not read yet */
    UNSEAL_FILE_FOREIGN, /* sealed to another key, or never a file of reports */
    UNSEAL_FILE_CUT      /* of no length that a terminal writes */
};

/* Opens the outer layer of a file from a stick (core/seal.h); a file of version 1 has
 * none. `slots` is appended to. */
enum unseal_file unseal_file(const struct unseal *unseal, const struct buf *file,
                             struct buf *slots);

/* Opens a text of the ledger (sealed_text.h) into `out`; one of before, which is not
 * sealed, is copied. False if it is sealed to another key. The caller wipes `out`. */
bool unseal_text(const struct unseal *unseal, const char *stored,
                 char out[REPORT_TEXT_LEN]);

/* The public key that goes with the secret one. */
const unsigned char *unseal_public(const struct unseal *unseal);

#endif
