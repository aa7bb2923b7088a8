#ifndef ANNA_CORE_SEAL_H
#define ANNA_CORE_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "core/report.h"

/* Sealing reports to the coordinator's public key: libsodium's sealed boxes
 * (crypto_box_seal, https://doc.libsodium.org/public-key_cryptography/sealed_boxes). The
 * key that sealed is thrown away, so whoever sealed a slot cannot open it again; a dummy
 * looks like a report. Nothing here can open one: that code is the office's. crypt_init
 * comes first. Chance is
 * libsodium's own (randombytes); tests put theirs in its place with
 * randombytes_set_implementation. */

enum {
    SEAL_KEY_LEN = 32,
    SEAL_SLOT_LEN = REPORT_LEN + 48, /* 1,072 */
    SEAL_HASH_LEN = 65,              /* of a slot's hash as text, with its end */
    SEAL_NAME_LEN = 33               /* of a random name, with its end */
};

/* Reads a public key from 64 hexadecimal digits, as the bundle has it. `out` is untouched
 * on failure. */
bool seal_read_key(unsigned char out[SEAL_KEY_LEN], const char *hex, struct err *err);

/* Seals a report. Its plain bytes lie in locked memory while it works and are overwritten
 * before it returns. After a failure `slot` means nothing. */
bool seal_report(unsigned char slot[SEAL_SLOT_LEN], const struct report *report,
                 const unsigned char key[SEAL_KEY_LEN], struct err *err);
bool seal_dummy(unsigned char slot[SEAL_SLOT_LEN], const unsigned char key[SEAL_KEY_LEN],
                struct err *err);

/* What office and terminal call a slot by: BLAKE2b-256 of its bytes, as text. */
void seal_hash(char out[SEAL_HASH_LEN], const unsigned char slot[SEAL_SLOT_LEN]);

/* A name that says nothing: 32 hexadecimal digits. */
void seal_name(char out[SEAL_NAME_LEN]);

#endif
