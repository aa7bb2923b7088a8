#ifndef ANNA_TESTS_HELP_SIGNER_H
#define ANNA_TESTS_HELP_SIGNER_H

#include <stddef.h>

#include "base/buf.h"
#include "core/signature.h"

/* Makes minisign keys and signatures, good ones and, part by part, forged ones. */

struct signer {
    unsigned char id[8];
    unsigned char pub[32];
    unsigned char secret[64];
};

/* The same seed makes the same pair. */
void signer_make(struct signer *out, unsigned char seed);

/* As the kiosk trusts it, and the text of its .pub file. */
struct signature_key signer_key(const struct signer *signer);
void signer_public_text(const struct signer *signer, struct buf *out);

/* A .minisig file in its parts. */
struct minisig {
    const char *untrusted; /* the words behind "untrusted comment: " */
    char kind[2];          /* "ED" over the hash; "Ed" over the bytes themselves */
    unsigned char id[8];
    unsigned char bytes[64];
    const char *trusted; /* the words behind "trusted comment: " */
    unsigned char global[64];
};

/* A good signature over `message`: the hash of the file, 64 bytes, for "ED". */
void minisig_make(struct minisig *out, const struct signer *signer, const void *message,
                  size_t len, const char *comment);

/* The global signature anew, after `bytes` or `trusted` were changed. */
void minisig_seal(struct minisig *minisig, const struct signer *signer);

/* Adds the text of the file. */
void minisig_text(const struct minisig *minisig, struct buf *out);

#endif
