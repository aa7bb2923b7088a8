#ifndef ANNA_ADMIN_WORKSPACE_KEYS_H
#define ANNA_ADMIN_WORKSPACE_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* The coordinator's keys: one pair that signs content, in minisign's own formats
 * (https://jedisct1.github.io/minisign/), so that either program can use the other's
 * keys; one pair that opens barrier reports. Secret files are made with mode 0600.
 * Nothing is ever overwritten.
 *
 * Secret key of minisign, base64 on the second line: "Ed", "Sc" (scrypt) or two zeroes
 * (no passphrase), "B2", salt 32, opslimit 8, memlimit 8 (little endian), then, XORed
 * with the scrypt stream if there is a passphrase: key id 8, secret key 64, BLAKE2b-256
 * of "Ed", id and secret key 32.
 *
 * Secret key for reports, base64 on the second line: "AR", "Ai" (Argon2id) or two zeroes,
 * salt 16, opslimit 8, memlimit 8 (little endian), nonce 24, then crypto_secretbox (or,
 * without a passphrase, 16 zeroes and the plain text) of secret key 32 and public key 32.
 * Public key: "AR", key 32. */

enum { KEYS_REPORT_LEN = 32 };

/* Must succeed once before anything else here. */
bool keys_init(struct err *err);

/* Makes a pair as `secret_path` and `public_path`. `passphrase` NULL: the secret file is
 * not protected. With a passphrase minisign's cost is paid: a gigabyte of memory and some
 * seconds, less where there is less memory. After failure neither file is there. */
bool keys_make_signing(const char *secret_path, const char *public_path,
                       const char *passphrase, struct err *err);
bool keys_make_reports(const char *secret_path, const char *public_path,
                       const char *passphrase, struct err *err);

/* Says whether a secret signing key, or one for reports, asks for a passphrase. */
bool keys_protected(const char *secret_path, bool *protected_out, struct err *err);
bool keys_reports_protected(const char *secret_path, bool *protected_out,
                            struct err *err);

/* A secret signing key in memory that is locked and wiped. */
struct keys_signing;

/* Reads a secret key that we or minisign made. `passphrase` NULL: none is known. */
bool keys_open_signing(struct keys_signing **out, const char *secret_path,
                       const char *passphrase, struct err *err);
void keys_close_signing(struct keys_signing *key);

/* Appends the text of a .minisig file for a BLAKE2b-512 hash (64 bytes). `comment` is the
 * trusted comment: one line. */
bool keys_sign(const struct keys_signing *key, const unsigned char hash[64],
               const char *comment, struct buf *out, struct err *err);

/* Appends the text of the public key (a .pub file) that belongs to the secret one. */
void keys_public_text(const struct keys_signing *key, struct buf *out);

/* Reads the public key for reports. */
bool keys_read_reports_public(const char *path, unsigned char out[KEYS_REPORT_LEN],
                              struct err *err);

/* Reads the secret key for reports; `secret` should be locked memory, the caller wipes
 * it. */
bool keys_open_reports(const char *path, const char *passphrase,
                       unsigned char secret[KEYS_REPORT_LEN],
                       unsigned char pub[KEYS_REPORT_LEN], struct err *err);

#endif
