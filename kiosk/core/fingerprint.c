#include "core/fingerprint.h"

#include <stdio.h>

enum { BITS_A_WORD = 11 };

static unsigned bit_at(const unsigned char *bytes, unsigned at)
{
    return (unsigned)(bytes[at / 8] >> (7 - at % 8)) & 1U;
}

void fingerprint_of(const struct signature_key *key, const char *word[FINGERPRINT_WORDS])
{
    static const char what[] = "anna-fingerprint-1";
    unsigned char hash[SIGNATURE_HASH_LEN];
    struct crypt_hash running;
    crypt_hash_begin(&running);
    crypt_hash_add(&running, what, sizeof what - 1);
    crypt_hash_add(&running, key->id, sizeof key->id);
    crypt_hash_add(&running, key->bytes, sizeof key->bytes);
    crypt_hash_end(&running, hash);
    for (unsigned i = 0; i < FINGERPRINT_WORDS; i++) {
        unsigned number = 0;
        for (unsigned bit = 0; bit < BITS_A_WORD; bit++)
            number = number << 1 | bit_at(hash, i * BITS_A_WORD + bit);
        word[i] = fingerprint_list[number];
    }
}

void fingerprint_text(const struct signature_key *key, char out[FINGERPRINT_TEXT])
{
    const char *w[FINGERPRINT_WORDS];
    fingerprint_of(key, w);
    snprintf(out, FINGERPRINT_TEXT, "%s %s %s %s %s %s", w[0], w[1], w[2], w[3], w[4],
             w[5]);
}
