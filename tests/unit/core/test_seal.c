#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "core/crypt.h"
#include "core/seal.h"

static unsigned char public_key[SEAL_KEY_LEN];
static unsigned char secret_key[crypto_box_SECRETKEYBYTES];

static int set_up(void **state)
{
    (void)state;
    if (!crypt_init(NULL))
        return -1;
    return crypto_box_keypair(public_key, secret_key);
}

/* Some of the 10,000 have no text, some the longest; offers, steps, months vary. */
static struct report random_report(void)
{
    static const char *const letter[] = {"a", " ", "ß", "ع", "7"};
    struct report report = {.site = "ennigerloh",
                            .year = 2026 + (int)randombytes_uniform(10),
                            .month = 1 + (int)randombytes_uniform(12),
                            .step =
                                (enum report_step)randombytes_uniform(REPORT_STEP_COUNT),
                            .sequence = randombytes_uniform(100000)};
    if (randombytes_uniform(2) == 0)
        snprintf(report.offer, sizeof report.offer, "offer-%u",
                 randombytes_uniform(1000000));
    for (uint32_t i = randombytes_uniform(12); i > 0; i--) {
        char id[16];
        snprintf(id, sizeof id, "b%u", randombytes_uniform(200));
        report_turn_barrier(&report, id);
    }
    for (uint32_t i = randombytes_uniform(300); i > 0; i--)
        report_type(&report, letter[randombytes_uniform(5)]);
    return report;
}

/* Proof of the size: 10,000 random reports, one sealed length, each the one that went in.
 */
static void every_report_has_one_length(void **state)
{
    (void)state;
    for (int i = 0; i < 10000; i++) {
        struct report report = random_report();
        struct report back = {.site = ""};
        unsigned char slot[SEAL_SLOT_LEN + 16];
        unsigned char plain[REPORT_LEN];
        bool dummy = false;
        memset(slot, 0xA5, sizeof slot);
        assert_true(seal_report(slot, &report, public_key, NULL));
        for (size_t k = SEAL_SLOT_LEN; k < sizeof slot; k++)
            assert_int_equal(slot[k], 0xA5);
        assert_int_equal(
            crypto_box_seal_open(plain, slot, SEAL_SLOT_LEN, public_key, secret_key), 0);
        assert_true(report_decode(&back, &dummy, plain, NULL));
        assert_memory_equal(&back, &report, sizeof back);
    }
    assert_int_equal(SEAL_SLOT_LEN, 1072);
}

/* The same report twice is two slots that nobody can tell to be the same. */
static void the_same_twice_looks_like_two(void **state)
{
    (void)state;
    struct report report = random_report();
    unsigned char one[SEAL_SLOT_LEN];
    unsigned char two[SEAL_SLOT_LEN];
    char hash_one[SEAL_HASH_LEN];
    char hash_two[SEAL_HASH_LEN];
    assert_true(seal_report(one, &report, public_key, NULL));
    assert_true(seal_report(two, &report, public_key, NULL));
    size_t same = 0;
    for (size_t i = 0; i < SEAL_SLOT_LEN; i++)
        same += one[i] == two[i];
    assert_true(same < 40); /* of 1,072: about 4 by chance */
    seal_hash(hash_one, one);
    seal_hash(hash_two, two);
    assert_string_not_equal(hash_one, hash_two);
    assert_int_equal(strlen(hash_one), SEAL_HASH_LEN - 1);
}

static void what_cannot_be_is_not_sealed(void **state)
{
    (void)state;
    struct report report = random_report();
    unsigned char slot[SEAL_SLOT_LEN];
    struct err err = {""};
    report.month = 0;
    assert_false(seal_report(slot, &report, public_key, &err));
    assert_true(err.text[0] != '\0');
    /* A point of low order: everybody could open it. */
    unsigned char low[SEAL_KEY_LEN] = {1};
    report.month = 1;
    assert_false(seal_report(slot, &report, low, &err));
    struct buf file = {0};
    assert_false(seal_file(&file, slot, 1, low, &err));
    assert_int_equal(file.len, 0);
}

static void keys_are_64_digits(void **state)
{
    (void)state;
    char hex[2 * SEAL_KEY_LEN + 1];
    unsigned char key[SEAL_KEY_LEN] = {0};
    sodium_bin2hex(hex, sizeof hex, public_key, sizeof public_key);
    assert_true(seal_read_key(key, hex, NULL));
    assert_memory_equal(key, public_key, sizeof key);
    static const char *const bad[] = {
        "", "abc", "zz",
        "0000000000000000000000000000000000000000000000000000000000000000"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        unsigned char before[SEAL_KEY_LEN];
        memcpy(before, key, sizeof before);
        assert_false(seal_read_key(key, bad[i], NULL));
        assert_memory_equal(key, before, sizeof before);
    }
    char longer[2 * SEAL_KEY_LEN + 3];
    snprintf(longer, sizeof longer, "%s00", hex);
    assert_false(seal_read_key(key, longer, NULL));
    hex[63] = 'x';
    assert_false(seal_read_key(key, hex, NULL));
}

/* Who has no slot cannot tell a receipt from chance; with another salt it is another. */
static void receipts_differ_from_bundle_to_bundle(void **state)
{
    (void)state;
    static const char hash[] =
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    static const char one[] = "00112233445566778899aabbccddeeff";
    static const char two[] = "00112233445566778899aabbccddeefe";
    char a[SEAL_HASH_LEN];
    char b[SEAL_HASH_LEN];
    seal_receipt(a, hash, one);
    seal_receipt(b, hash, one);
    assert_string_equal(a, b);
    assert_int_equal(strspn(a, "0123456789abcdef"), SEAL_HASH_LEN - 1);
    seal_receipt(b, hash, two);
    assert_string_not_equal(a, b);
    assert_string_not_equal(a, hash);
}

static void names_say_nothing(void **state)
{
    (void)state;
    char one[SEAL_NAME_LEN];
    char two[SEAL_NAME_LEN];
    seal_name(one);
    seal_name(two);
    assert_string_not_equal(one, two);
    assert_int_equal(strspn(one, "0123456789abcdef"), SEAL_NAME_LEN - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_report_has_one_length),
        cmocka_unit_test(the_same_twice_looks_like_two),
        cmocka_unit_test(what_cannot_be_is_not_sealed),
        cmocka_unit_test(keys_are_64_digits),
        cmocka_unit_test(receipts_differ_from_bundle_to_bundle),
        cmocka_unit_test(names_say_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
