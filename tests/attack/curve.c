#include "attack/play.h"

#include <stdio.h>
#include <string.h>

#include <sodium.h>

/* Forged signatures of Ed25519, after the cases of Wycheproof
 * (https://github.com/C2SP/wycheproof, eddsa) and of "Taming the many EdDSAs" (Chalkias,
 * Garillot, Nikolaenko, 2020). The equation is RFC 8032's without a cofactor. */

enum { ORDER_MULTIPLES = 15, TORSION = 8, OTHER_KEYS = 100 };

static const unsigned char order[32] = {0xED, 0xD3, 0xF5, 0x5C, 0x1A,       0x63,
                                        0x12, 0x58, 0xD6, 0x9C, 0xF7,       0xA2,
                                        0xDE, 0xF9, 0xDE, 0x14, [31] = 0x10};

/* Points of small order; those behind the eighth are other spellings of the same. */
static const char *const small[] = {
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
};
enum { SMALL = sizeof small / sizeof small[0] };

struct curve {
    struct signer signer;
    struct signature_key key;
    struct signature good;
    unsigned char hash[SIGNATURE_HASH_LEN];
    size_t tried;
};

static void point_of(unsigned char out[32], size_t i)
{
    sodium_hex2bin(out, 32, small[i], 64, NULL, NULL, NULL);
}

/* The signature with these bytes, its comment sealed anew, must be refused by its bytes.
 */
static void refuse(struct curve *curve, const unsigned char bytes[64], const char *name)
{
    struct signature forged = curve->good;
    struct minisig minisig = {.trusted = forged.comment};
    struct err err = {""};
    memcpy(forged.bytes, bytes, 64);
    memcpy(minisig.bytes, bytes, 64);
    minisig_seal(&minisig, &curve->signer);
    memcpy(forged.global, minisig.global, 64);
    curve->tried++;
    if (signature_verify(&forged, curve->hash, &curve->key, 1, &err))
        play_complain(name, "was accepted");
    else if (strcmp(err.text, "it was changed after it was signed") != 0)
        play_complain(name, "says \"%s\"", err.text);
}

static void flips(struct curve *curve)
{
    for (size_t bit = 0; bit < 512; bit++) {
        unsigned char bytes[64];
        memcpy(bytes, curve->good.bytes, 64);
        bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
        refuse(curve, bytes, "a bit of R or S");
    }
}

static void other_spellings_of_s(struct curve *curve)
{
    static const unsigned char constant[][32] = {
        {0}, {1}, {2}, {[31] = 0x10}, {[31] = 0x20}, {[31] = 0x40}, {[31] = 0x80}};
    unsigned char bytes[64];
    memcpy(bytes, curve->good.bytes, 64);
    for (int i = 0; i < ORDER_MULTIPLES; i++) {
        sodium_add(bytes + 32, order, 32);
        refuse(curve, bytes, "S plus multiples of the order");
    }
    for (size_t i = 0; i < sizeof constant / sizeof constant[0]; i++) {
        memcpy(bytes + 32, constant[i], 32);
        refuse(curve, bytes, "a constant S");
        sodium_add(bytes + 32, order, 32);
        refuse(curve, bytes, "a constant S plus the order");
    }
    memset(bytes + 32, 0xFF, 32);
    refuse(curve, bytes, "S of ones");
    crypto_core_ed25519_scalar_negate(bytes + 32, curve->good.bytes + 32);
    refuse(curve, bytes, "S negated");
}

static void other_points_as_r(struct curve *curve)
{
    unsigned char bytes[64];
    for (size_t i = 0; i < SMALL + 3; i++) {
        memcpy(bytes, curve->good.bytes, 64);
        if (i < SMALL)
            point_of(bytes, i);
        else
            memcpy(bytes, curve->signer.pub, 32);
        if (i == SMALL + 1)
            bytes[31] ^= 0x80;
        if (i == SMALL + 2)
            memset(bytes, 0xFF, 32);
        refuse(curve, bytes, "another R");
        memset(bytes + 32, 0, 32);
        refuse(curve, bytes, "another R and no S");
        memcpy(bytes + 32, order, 32);
        refuse(curve, bytes, "another R and the order as S");
    }
}

static void halves(struct curve *curve)
{
    unsigned char bytes[64];
    memcpy(bytes, curve->good.bytes + 32, 32);
    memcpy(bytes + 32, curve->good.bytes, 32);
    refuse(curve, bytes, "R and S swapped");
    for (size_t i = 0; i < 64; i++)
        bytes[i] = curve->good.bytes[63 - i];
    refuse(curve, bytes, "all backwards");
    for (size_t i = 0; i < 64; i++)
        bytes[i] = curve->good.bytes[i < 32 ? i : 95 - i];
    refuse(curve, bytes, "S backwards");
    memset(bytes, 0, 64);
    refuse(curve, bytes, "zeroes");
    memset(bytes, 0xFF, 64);
    refuse(curve, bytes, "ones");
}

static void secret_scalar(const struct signer *signer, unsigned char out[32])
{
    unsigned char hash[64];
    unsigned char wide[64] = {0};
    crypto_hash_sha512(hash, signer->secret, 32);
    memcpy(wide, hash, 32);
    wide[0] &= 248;
    wide[31] = (unsigned char)((wide[31] & 127) | 64);
    crypto_core_ed25519_scalar_reduce(out, wide);
}

/* A signature of our own making with R moved by a point of small order: right but for the
 * cofactor. */
static void moved_r(struct curve *curve, size_t torsion, unsigned char bytes[64])
{
    unsigned char a[32];
    unsigned char r[32] = {7, 7, 7};
    unsigned char point[32];
    unsigned char wide[64];
    unsigned char k[32];
    crypto_hash_sha512_state state;
    secret_scalar(&curve->signer, a);
    (void)!crypto_scalarmult_ed25519_base_noclamp(bytes, r);
    point_of(point, torsion);
    if (torsion > 0)
        crypto_core_ed25519_add(bytes, bytes, point);
    crypto_hash_sha512_init(&state);
    crypto_hash_sha512_update(&state, bytes, 32);
    crypto_hash_sha512_update(&state, curve->signer.pub, 32);
    crypto_hash_sha512_update(&state, curve->hash, SIGNATURE_HASH_LEN);
    crypto_hash_sha512_final(&state, wide);
    crypto_core_ed25519_scalar_reduce(k, wide);
    crypto_core_ed25519_scalar_mul(k, k, a);
    crypto_core_ed25519_scalar_add(bytes + 32, r, k);
}

static void small_order(struct curve *curve)
{
    unsigned char bytes[64];
    struct signature own = curve->good;
    struct minisig minisig = {.trusted = own.comment};
    moved_r(curve, 0, own.bytes);
    memcpy(minisig.bytes, own.bytes, 64);
    minisig_seal(&minisig, &curve->signer);
    memcpy(own.global, minisig.global, 64);
    if (!signature_verify(&own, curve->hash, &curve->key, 1, NULL))
        play_complain("R not moved",
                      "is no good signature, so the moved ones prove nothing");
    for (size_t i = 1; i < TORSION; i++) {
        moved_r(curve, i, bytes);
        refuse(curve, bytes, "R moved by a point of small order");
    }
    for (size_t i = 0; i < SMALL; i++) {
        struct signer moved = curve->signer;
        struct signature_key key;
        struct buf text = {0};
        unsigned char point[32];
        point_of(point, i);
        if (i > 0 && i < TORSION)
            crypto_core_ed25519_add(moved.pub, moved.pub, point);
        else
            memcpy(moved.pub, point, 32);
        signer_public_text(&moved, &text);
        curve->tried++;
        if (signature_parse_key(&key, text.bytes, text.len, NULL))
            play_complain("a key with a part of small order", "was accepted");
        buf_free(&text);
    }
}

static void other_messages(struct curve *curve)
{
    static const size_t len[] = {0, 1, 32, 63, 65, 128};
    unsigned char message[128] = {0};
    unsigned char bytes[64];
    memcpy(message, curve->hash, SIGNATURE_HASH_LEN);
    for (size_t i = 0; i < sizeof len / sizeof len[0]; i++) {
        crypto_sign_detached(bytes, NULL, message, len[i], curve->signer.secret);
        refuse(curve, bytes, "a signature of part of the hash, or of more");
    }
    crypto_sign_ed25519ph_state state;
    crypto_sign_ed25519ph_init(&state);
    crypto_sign_ed25519ph_update(&state, curve->hash, SIGNATURE_HASH_LEN);
    crypto_sign_ed25519ph_final_create(&state, bytes, NULL, curve->signer.secret);
    refuse(curve, bytes, "Ed25519ph");
    crypto_hash_sha512(message, curve->hash, SIGNATURE_HASH_LEN);
    crypto_sign_detached(bytes, NULL, message, 64, curve->signer.secret);
    refuse(curve, bytes, "SHA-512 in place of BLAKE2b");
    for (unsigned char i = 0; i < OTHER_KEYS; i++) {
        struct signer other;
        signer_make(&other, (unsigned char)(i + 3));
        crypto_sign_detached(bytes, NULL, curve->hash, SIGNATURE_HASH_LEN, other.secret);
        refuse(curve, bytes, "a signature by another key");
    }
}

void play_curve(void)
{
    struct curve curve = {.hash = {1, 2, 3}};
    struct minisig minisig;
    signer_make(&curve.signer, 1);
    curve.key = signer_key(&curve.signer);
    minisig_make(&minisig, &curve.signer, curve.hash, sizeof curve.hash, "words");
    memcpy(curve.good.key_id, minisig.id, 8);
    memcpy(curve.good.bytes, minisig.bytes, 64);
    memcpy(curve.good.global, minisig.global, 64);
    strcpy(curve.good.comment, "words");
    if (!signature_verify(&curve.good, curve.hash, &curve.key, 1, NULL))
        play_complain("curve", "the good signature is refused");
    flips(&curve);
    other_spellings_of_s(&curve);
    other_points_as_r(&curve);
    halves(&curve);
    small_order(&curve);
    other_messages(&curve);
    printf("%zu forged signatures of Ed25519, none accepted\n", curve.tried);
}
