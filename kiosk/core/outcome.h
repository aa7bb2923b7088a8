#ifndef ANNA_CORE_OUTCOME_H
#define ANNA_CORE_OUTCOME_H

#include <stdbool.h>

#include "base/err.h"
#include "core/content.h"
#include "core/crypt.h"
#include "core/phrase.h"
#include "core/report.h"

/* "Was wurde daraus?": what a bundle says of reports that were answered, each for whoever
 * has its three words (core/phrase.h) and for nobody else. Every bundle has a salt of its
 * own; Argon2id (crypt_stretch) makes of salt and phrase 64 bytes. The first 32 are the
 * name of a row, the others the key of its envelope. So a bundle, which everybody may
 * read, tells neither which reports were answered nor what; and who wants to try all
 * phrases pays Argon2id for each of 2^33, some 30 years of one office's computer, and
 * again for the next bundle.
 *
 * It all lies in x_meta, so that terminals of before still read the bundle (a table more
 * would be another schema):
 *
 *   outcome_salt       32 hexadecimal digits
 *   outcome:NAME       NAME: 64 hexadecimal digits; its value the envelope, 1,316 of
 * them, of one byte, enum outcome_state, and the answer's UTF-8, with zeroes up to
 * REPORT_TEXT_LEN bytes
 *
 * Rows that are chance fill them up to a few counts (admin/reports/outcomes.h). They lie
 * in the order of their names, which is chance. */

enum outcome_state {
    OUTCOME_READ,
    OUTCOME_CONFIRMED,
    OUTCOME_IN_PROGRESS,
    OUTCOME_PLANNED,
    OUTCOME_FIXED,
    OUTCOME_CANNOT_FIX,
    OUTCOME_NOT_OURS,
    OUTCOME_STATE_COUNT
};

struct outcome {
    enum outcome_state state;
    char text[REPORT_TEXT_LEN]; /* German, never "" */
};

enum {
    OUTCOME_PLAIN_LEN = 1 + REPORT_TEXT_LEN,
    OUTCOME_BOX_LEN = OUTCOME_PLAIN_LEN + CRYPT_ENVELOPE_LEN,
    OUTCOME_NAME_LEN = 8 + 2 * 32 + 1,          /* "outcome:...", with its end */
    OUTCOME_VALUE_LEN = 2 * OUTCOME_BOX_LEN + 1 /* with its end */
};

/* What a phrase opens in one bundle. The owner wipes it. */
struct outcome_key {
    unsigned char bytes[CRYPT_STRETCH_LEN];
};

/* Takes a second of a weak terminal: not for the thread that draws. crypt_init comes
 * first. False if there is not enough memory. */
bool outcome_key_make(struct outcome_key *out, const struct phrase *phrase,
                      const unsigned char salt[CRYPT_SALT_LEN]);

/* A row of a bundle. */
struct outcome_row {
    char name[OUTCOME_NAME_LEN];
    char value[OUTCOME_VALUE_LEN];
};
/* A key closes one row alone. A row that no phrase opens has a key that is chance. */
void outcome_close(struct outcome_row *out, const struct outcome *outcome,
                   const struct outcome_key *key);

/* The bundle's salt; false if it has none that can be: the office does not answer so. */
bool outcome_salt(struct content *content, unsigned char out[CRYPT_SALT_LEN]);

/* What a key opens in a bundle: `*found_out` says whether there is something; else `out`
 * is untouched. False with `err` set if it could not be asked. The owner wipes `out`. */
bool outcome_find(struct content *content, const struct outcome_key *key,
                  struct outcome *out, bool *found_out, struct err *err);

#endif
