#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/crypt.h"

static int set_up(void **state)
{
    (void)state;
    return crypt_init(NULL) ? 0 : -1;
}

/* BLAKE2b-512, RFC 7693 appendix A, and of nothing. */
static void hashes_as_rfc_7693(void **state)
{
    static const unsigned char of_abc[] = {0xBA, 0x80, 0xA5, 0x3F,
                                           0x98, 0x1C, 0x4D, 0x0D};
    static const unsigned char of_none[] = {0x78, 0x6A, 0x02, 0xF7,
                                            0x42, 0x01, 0x59, 0x03};
    /* The state aligns itself wherever it lies. */
    static char room[sizeof(struct crypt_hash) + 64];
    (void)state;
    for (size_t shift = 0; shift < 64; shift++) {
        struct crypt_hash *running = (void *)(room + shift);
        unsigned char out[CRYPT_HASH_LEN];
        crypt_hash_begin(running);
        crypt_hash_end(running, out);
        assert_memory_equal(out, of_none, sizeof of_none);
        crypt_hash_begin(running);
        crypt_hash_add(running, "a", 1);
        crypt_hash_add(running, "", 0);
        crypt_hash_add(running, "bc", 2);
        crypt_hash_end(running, out);
        assert_memory_equal(out, of_abc, sizeof of_abc);
    }
}

static void base64_is_spelled_in_one_way(void **state)
{
    static const char *const wrong[] = {
        "YWJj", "YWJjZA", "YWJjZB==", "YWJj ZA==", "YWJjZA==\n", "YWJjZGU=", ""};
    char text[CRYPT_BASE64_LEN];
    char bytes[5] = "";
    (void)state;
    crypt_to_base64(text, "abcd", 4);
    assert_string_equal(text, "YWJjZA==");
    assert_true(crypt_from_base64(bytes, 4, text, strlen(text)));
    assert_string_equal(bytes, "abcd");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(crypt_from_base64(bytes, 4, wrong[i], strlen(wrong[i])));
    /* What libsodium 1.0.18 takes for "////". */
    assert_false(crypt_from_base64(bytes, 3, "\xFF\xFF\xFF\xFF", 4));
}

static void the_longest_base64_comes_back(void **state)
{
    static unsigned char bytes[381];
    static unsigned char back[381];
    char text[CRYPT_BASE64_LEN];
    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * 7);
    crypt_to_base64(text, bytes, 380);
    assert_true(crypt_from_base64(back, 380, text, strlen(text)));
    assert_memory_equal(back, bytes, 380);
    assert_false(crypt_from_base64(back, 381, text, strlen(text)));
    char longer[4 * 127];
    memset(longer, 'A', sizeof longer);
    assert_false(crypt_from_base64(back, 381, longer, sizeof longer));
}

static void hexadecimal_is_whole_and_not_all_zero(void **state)
{
    static const unsigned char bytes[] = {0x00, 0xAB, 0x10};
    static const char *const wrong[] = {"00ab",    "00ab1",  "00ab1000", "00ab1x",
                                        "00ab10x", "000000", ""};
    unsigned char back[3];
    char text[7];
    (void)state;
    crypt_to_hex(text, bytes, 3);
    assert_string_equal(text, "00ab10");
    assert_true(crypt_from_hex(back, 3, text));
    assert_memory_equal(back, bytes, 3);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(crypt_from_hex(back, 3, wrong[i]));
}

static void locked_memory_is_overwritten(void **state)
{
    (void)state;
    char words[64] = "geheim";
    crypt_lock(words, sizeof words);
    assert_string_equal(words, "geheim");
    crypt_unlock(words, sizeof words);
    for (size_t i = 0; i < sizeof words; i++)
        assert_int_equal(words[i], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_as_rfc_7693),
        cmocka_unit_test(base64_is_spelled_in_one_way),
        cmocka_unit_test(the_longest_base64_comes_back),
        cmocka_unit_test(hexadecimal_is_whole_and_not_all_zero),
        cmocka_unit_test(locked_memory_is_overwritten),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
