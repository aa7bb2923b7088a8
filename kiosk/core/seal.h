#ifndef ANNA_CORE_SEAL_H
#define ANNA_CORE_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "core/report.h"

/* Sealing reports to the coordinator's public key: libsodium's sealed boxes
 * (crypto_box_seal, https://doc.libsodium.org/public-key_cryptography/sealed_boxes). The
 * key that sealed is thrown away, so whoever sealed a slot cannot open it again. Nothing
 * here can open one: that code is the office's. crypt_init comes first. Chance is
 * libsodium's own (randombytes); tests put theirs in its place with
 * randombytes_set_implementation. */

/* What goes on a stick is one file of always the same length, sealed once more as a
 * whole:
 *
 *   0      "ANNAREP"
 *   7      version of the file, SEAL_FILE_VERSION
 *   8..    a sealed box (its key is new each time) of: 4 bytes, little endian, how many
 *          slots follow; the slots; zeroes, up to SEAL_FILE_SLOTS slots
 *
 * So no byte of one export is in the next, and who has two of them cannot tell whether
 * somebody reported in between. A file of version 1 has no head: it is slots and nothing
 * else, 64, 256, 1,024 or 4,096 of them. The first 8 bytes stay in every version. */

enum {
    SEAL_FILE_VERSION = 2,
    SEAL_FILE_HEAD_LEN = 8,
    SEAL_FILE_SLOTS = 512,
    SEAL_KEY_LEN = 32,
    SEAL_SLOT_LEN = REPORT_LEN + 48, /* 1,072 */
    SEAL_FILE_PLAIN_LEN = 4 + SEAL_FILE_SLOTS * SEAL_SLOT_LEN,
    SEAL_FILE_LEN = SEAL_FILE_HEAD_LEN + 48 + SEAL_FILE_PLAIN_LEN, /* 548,924 */
    SEAL_HASH_LEN = 65, /* of a slot's hash as text, with its end */
    SEAL_NAME_LEN = 33  /* of a random name, with its end */
};

/* Reads a public key from 64 hexadecimal digits, as the bundle has it. `out` is untouched
 * on failure. */
bool seal_read_key(unsigned char out[SEAL_KEY_LEN], const char *hex, struct err *err);

/* Seals a report. Its plain bytes lie in locked memory while it works and are overwritten
 * before it returns. After a failure `slot` means nothing. */
bool seal_report(unsigned char slot[SEAL_SLOT_LEN], const struct report *report,
                 const unsigned char key[SEAL_KEY_LEN], struct err *err);

/* Appends the file for a stick to `out`; `count` is at most SEAL_FILE_SLOTS. */
bool seal_file(struct buf *out, const void *slots, size_t count,
               const unsigned char key[SEAL_KEY_LEN], struct err *err);

/* What office and terminal call a slot by: BLAKE2b-256 of its bytes, as text. */
void seal_hash(char out[SEAL_HASH_LEN], const unsigned char slot[SEAL_SLOT_LEN]);

/* What a bundle calls a slot that has arrived: BLAKE2b-256 of the bundle's salt and
 * its hash, as text. Who has no slot cannot tell it from chance. `salt` has 32 to 64
 * bytes. */
void seal_receipt(char out[SEAL_HASH_LEN], const char *hash, const char *salt);

/* A name that says nothing: 32 hexadecimal digits. */
void seal_name(char out[SEAL_NAME_LEN]);

#endif
