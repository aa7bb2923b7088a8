#include "help/signer.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

void signer_make(struct signer *out, unsigned char seed)
{
    unsigned char bytes[crypto_sign_SEEDBYTES];
    if (sodium_init() < 0)
        abort();
    memset(bytes, seed, sizeof bytes);
    crypto_sign_seed_keypair(out->pub, out->secret, bytes);
    memset(out->id, seed, sizeof out->id);
    out->id[7] = 0x5A;
}

struct signature_key signer_key(const struct signer *signer)
{
    struct signature_key key;
    memcpy(key.id, signer->id, sizeof key.id);
    memcpy(key.bytes, signer->pub, sizeof key.bytes);
    return key;
}

static void add_base64(struct buf *out, const unsigned char *bytes, size_t len)
{
    char text[256];
    sodium_bin2base64(text, sizeof text, bytes, len, sodium_base64_VARIANT_ORIGINAL);
    buf_print(out, "%s\n", text);
}

void signer_public_text(const struct signer *signer, struct buf *out)
{
    unsigned char blob[42] = "Ed";
    memcpy(blob + 2, signer->id, 8);
    memcpy(blob + 10, signer->pub, 32);
    buf_add_text(out, "untrusted comment: minisign public key of a test\n");
    add_base64(out, blob, sizeof blob);
}

void minisig_make(struct minisig *out, const struct signer *signer, const void *message,
                  size_t len, const char *comment)
{
    *out = (struct minisig){
        .untrusted = "signature of a test", .kind = {'E', 'D'}, .trusted = comment};
    memcpy(out->id, signer->id, sizeof out->id);
    crypto_sign_detached(out->bytes, NULL, message, len, signer->secret);
    minisig_seal(out, signer);
}

void minisig_seal(struct minisig *minisig, const struct signer *signer)
{
    struct buf both = {0};
    buf_add(&both, minisig->bytes, sizeof minisig->bytes);
    buf_add_text(&both, minisig->trusted);
    crypto_sign_detached(minisig->global, NULL, (const unsigned char *)both.bytes,
                         both.len, signer->secret);
    buf_free(&both);
}

void minisig_text(const struct minisig *minisig, struct buf *out)
{
    unsigned char blob[74];
    memcpy(blob, minisig->kind, 2);
    memcpy(blob + 2, minisig->id, 8);
    memcpy(blob + 10, minisig->bytes, 64);
    buf_print(out, "untrusted comment: %s\n", minisig->untrusted);
    add_base64(out, blob, sizeof blob);
    buf_print(out, "trusted comment: %s\n", minisig->trusted);
    add_base64(out, minisig->global, sizeof minisig->global);
}
