#include "device/proof.h"

#include <stdlib.h>

#include "core/bundle.h"
#include "core/crypt.h"
#include "device/source.h"

enum { PIECE_LEN = 256 * 1024 };

struct proof {
    struct crypt_hash hash;
    void (*tell)(void *context, int percent);
    void *context;
};

static void pass(void *context, const void *bytes, size_t len, int percent)
{
    struct proof *proof = context;
    crypt_hash_add(&proof->hash, bytes, len);
    if (proof->tell != NULL)
        proof->tell(proof->context, percent);
}

static bool read_all(const char *path, struct proof *proof)
{
    struct source *source;
    struct err ignored = {""};
    unsigned char *piece = malloc(PIECE_LEN);
    if (piece == NULL ||
        !source_open(&source, path, BUNDLE_LIMIT, pass, proof, &ignored)) {
        free(piece);
        return false;
    }
    size_t len = 1;
    bool ok = true;
    while (ok && len > 0)
        ok = source_more(source, piece, PIECE_LEN, &len, &ignored);
    source_close(source);
    free(piece);
    return ok;
}

enum delivery_reason proof_read(const char *path, const struct signature *signature,
                                const struct signature_key *keys, size_t key_count,
                                void (*tell)(void *context, int percent), void *context)
{
    struct proof proof = {.tell = tell, .context = context};
    unsigned char hash[SIGNATURE_HASH_LEN];
    struct err ignored = {""};
    crypt_hash_begin(&proof.hash);
    bool ok = read_all(path, &proof);
    crypt_hash_end(&proof.hash, hash);
    if (!ok)
        return DELIVERY_UNREADABLE;
    return signature_verify(signature, hash, keys, key_count, &ignored)
               ? DELIVERY_NO_REASON
               : DELIVERY_DAMAGED;
}
