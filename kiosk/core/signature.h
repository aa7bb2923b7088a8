#ifndef ANNA_CORE_SIGNATURE_H
#define ANNA_CORE_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "core/crypt.h"

/* Checking minisign signatures (https://jedisct1.github.io/minisign/, "Signature
 * format"): Ed25519 over BLAKE2b-512, a trusted comment covered by a second signature.
 * Nothing here can sign. crypt_init comes first. */

struct signature_key {
    unsigned char id[8];
    unsigned char bytes[32];
};

struct signature {
    unsigned char key_id[8];
    unsigned char bytes[64];
    unsigned char global[64];
    char comment[1025]; /* the trusted comment: printable, proved by signature_verify
                           alone */
};

enum { SIGNATURE_HASH_LEN = CRYPT_HASH_LEN, SIGNATURE_KEY_LINE = 57 };

/* Reads a public key (a .pub file's text), a signature (a .minisig file's text). Strict:
 * nothing may be missing, doubled, malformed or left over. The newline of the last line
 * may be missing, as minisign itself allows: editors and mail drop it. Outputs are
 * untouched on failure. */
bool signature_parse_key(struct signature_key *out, const char *text, size_t len,
                         struct err *err);
bool signature_parse(struct signature *out, const char *text, size_t len,
                     struct err *err);

/* The second line of a .pub file, without its end. */
void signature_key_line(const struct signature_key *key, char out[SIGNATURE_KEY_LINE]);

/* The hash of a file that is no larger than `limit` bytes: crypt_hash of all of it. */
bool signature_hash_file(const char *path, size_t limit,
                         unsigned char out[SIGNATURE_HASH_LEN], struct err *err);

/* True if the signature says that one of the keys made it. Proves nothing. */
bool signature_key_known(const struct signature *signature,
                         const struct signature_key *keys, size_t key_count,
                         struct err *err);

/* True if one of the keys made the signature of the comment: then the comment is what its
 * maker wrote for this very signature. Says nothing yet about the file. */
bool signature_verify_comment(const struct signature *signature,
                              const struct signature_key *keys, size_t key_count,
                              struct err *err);

/* True if one of the keys made this signature over this hash, and the comment with it. A
 * wrong key and a changed file are told apart in `err`. */
bool signature_verify(const struct signature *signature,
                      const unsigned char hash[SIGNATURE_HASH_LEN],
                      const struct signature_key *keys, size_t key_count,
                      struct err *err);

#endif
