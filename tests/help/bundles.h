#ifndef ANNA_TESTS_HELP_BUNDLES_H
#define ANNA_TESTS_HELP_BUNDLES_H

#include "help/sample.h"

/* A terminal's state folder and a stick, in a folder of the test's own, and bundles with
 * chosen offers on it. */

enum { BUNDLES_PATH = 256 };

struct bundles {
    char folder[BUNDLES_PATH - 64];
    char state[BUNDLES_PATH];
    char stick[BUNDLES_PATH];
    struct signer signer;
    struct signature_key key;
};

/* `offers` are ids, separated by spaces, all about money; "x*" has another name than "x",
 * "x+" an English text, "x#" another day on which somebody checked it, "x-" may not be
 * shown. */
struct bundle_plan {
    long number;
    const char *site; /* NULL: all */
    const char *offers;
};

/* Two of them trust each other's key only with the same seed. */
void bundles_set_up(struct bundles *bundles, unsigned char seed);
void bundles_tear_down(struct bundles *bundles);

/* For a test that needs one office and nothing else: *state is its struct bundles. */
int bundles_state_set_up(void **state);
int bundles_state_tear_down(void **state);

/* FOLDER/NAME, made and signed. */
void bundles_make(const struct bundles *bundles, const char *folder, const char *name,
                  const struct bundle_plan *plan);

/* Turns one bit of FOLDER/NAME over. */
void bundles_flip(const char *folder, const char *name, long at);

#endif
