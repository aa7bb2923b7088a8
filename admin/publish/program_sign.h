#ifndef ANNA_ADMIN_PUBLISH_PROGRAM_SIGN_H
#define ANNA_ADMIN_PUBLISH_PROGRAM_SIGN_H

#include "base/buf.h"
#include "core/program.h"
#include "workspace/keys.h"

/* Signing a new version of the terminals' program (core/program.h). */

enum { PROGRAM_SIGN_PATH = 4200 };

struct program_order {
    const char *image;  /* the squashfs */
    const char *folder; /* where it goes: a stick */
    const struct program_label *label;
    const struct keys_signing *signer;
    const struct signature_key *key; /* public, of the signer */
};

/* The line that kiosk/standing/image.sh writes beside an image: NAME.program beside
 * NAME.anna-program, else beside NAME itself. `*there` is false if there is none, and
 * then `*out` is untouched. */
bool program_sign_beside(const char *image, struct program_label *out, bool *there,
                         struct err *err);

/* "FOLDER/anna-VERSION-NUMBER-MACHINE.anna-program". */
void program_sign_path(const struct program_order *order, char out[PROGRAM_SIGN_PATH]);

/* Looks whether the image is a whole squashfs that GRUB can read (gzip or xz), copies it
 * into the folder with its signature, and reads both back past all memory; what is read
 * is what was signed. Older programs for the same machine that this key signed are taken
 * away then, each with a line in `told`. After a failure neither file is there. */
bool program_sign(const struct program_order *order, struct buf *told, struct err *err);

#endif
