#ifndef ANNA_TESTS_HELP_SETUPS_H
#define ANNA_TESTS_HELP_SETUPS_H

#include "core/setup.h"
#include "help/signer.h"

/* Setups for first sticks, good and forged. */

/* Ennigerloh, upright, that names this signer's key. */
void setups_make(struct setup *out, const struct signer *names);

/* A signature over a text by `signer`. */
void setups_sign(const struct buf *text, const struct signer *signer, const char *comment,
                 struct buf *out);

/* Lays both into FOLDER/anna, which is made. */
void setups_put(const char *folder, const struct setup *setup,
                const struct signer *signer);

#endif
