#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/secret.h"

static int set_up(void **state)
{
    (void)state;
    return crypt_init(NULL) ? 0 : -1;
}

static void what_is_wiped_is_gone(void **state)
{
    static const char none[16];
    char words[16] = "geheim";
    (void)state;
    secret_wipe(words, sizeof words);
    assert_true(secret_same(words, none, sizeof words));
    words[15] = 1;
    assert_false(secret_same(words, none, sizeof words));
}

static void a_signature_is_of_one_pair(void **state)
{
    unsigned char pub[2][CRYPT_KEY_LEN];
    unsigned char secret[2][SECRET_SIGNING_LEN];
    unsigned char signature[CRYPT_SIGNATURE_LEN];
    (void)state;
    secret_signing_pair(pub[0], secret[0]);
    secret_signing_pair(pub[1], secret[1]);
    secret_sign(signature, "words", 5, secret[0]);
    assert_true(crypt_signed(signature, "words", 5, pub[0]));
    assert_false(crypt_signed(signature, "Words", 5, pub[0]));
    assert_false(crypt_signed(signature, "words", 5, pub[1]));
    assert_true(secret_signing_fits(secret[0]));
    memcpy(secret[0] + 32, secret[1] + 32, 32);
    assert_false(secret_signing_fits(secret[0]));
}

static void a_seal_opens_with_its_own_key(void **state)
{
    unsigned char pub[2][CRYPT_KEY_LEN];
    unsigned char secret[2][SECRET_SEALING_LEN];
    unsigned char sealed[5 + CRYPT_SEAL_LEN];
    unsigned char plain[5];
    (void)state;
    secret_sealing_pair(pub[0], secret[0]);
    secret_sealing_pair(pub[1], secret[1]);
    assert_true(secret_sealing_fits(pub[0], secret[0]));
    assert_false(secret_sealing_fits(pub[1], secret[0]));
    assert_true(crypt_seal(sealed, (const unsigned char *)"words", 5, pub[0]));
    assert_true(secret_unseal(plain, sealed, sizeof sealed, pub[0], secret[0]));
    assert_memory_equal(plain, "words", 5);
    assert_false(secret_unseal(plain, sealed, sizeof sealed, pub[1], secret[1]));
    sealed[40] ^= 1;
    assert_false(secret_unseal(plain, sealed, sizeof sealed, pub[0], secret[0]));
}

static void a_box_opens_with_its_passphrase(void **state)
{
    static const unsigned char salt[SECRET_ARGON_SALT_LEN] = {1};
    static const unsigned char nonce[SECRET_BOX_NONCE_LEN] = {2};
    const struct secret_cost little = {1, 8192};
    unsigned char key[SECRET_BOX_KEY_LEN];
    unsigned char box[5 + SECRET_BOX_MAC_LEN];
    unsigned char plain[5];
    (void)state;
    assert_true(secret_argon(key, "passphrase", salt, little));
    secret_box(box, (const unsigned char *)"words", 5, nonce, key);
    assert_true(secret_box_open(plain, box, sizeof box, nonce, key));
    assert_memory_equal(plain, "words", 5);
    assert_true(secret_argon(key, "Passphrase", salt, little));
    assert_false(secret_box_open(plain, box, sizeof box, nonce, key));
}

static void a_password_fits_what_is_kept_of_it(void **state)
{
    char kept[2][SECRET_PASSWORD_LEN];
    (void)state;
    assert_true(secret_password_keep(kept[0], "kaffee um acht"));
    assert_true(secret_password_keep(kept[1], "kaffee um acht"));
    assert_memory_equal(kept[0], "$argon2id$v=19$m=19456,t=2,p=1$", 31);
    assert_string_not_equal(kept[0], kept[1]);
    assert_true(secret_password_fits(kept[0], "kaffee um acht"));
    assert_true(secret_password_fits(kept[1], "kaffee um acht"));
    assert_false(secret_password_fits(kept[0], "kaffee um ach"));
    assert_false(secret_password_fits((char[SECRET_PASSWORD_LEN]){""}, "kaffee um acht"));
}

static void kept_memory_can_be_read(void **state)
{
    char *words = secret_take(7);
    (void)state;
    assert_non_null(words);
    memcpy(words, "geheim", 7);
    secret_keep(words);
    assert_string_equal(words, "geheim");
    secret_free(words);
    secret_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wiped_is_gone),
        cmocka_unit_test(a_signature_is_of_one_pair),
        cmocka_unit_test(a_seal_opens_with_its_own_key),
        cmocka_unit_test(a_box_opens_with_its_passphrase),
        cmocka_unit_test(a_password_fits_what_is_kept_of_it),
        cmocka_unit_test(kept_memory_can_be_read),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
