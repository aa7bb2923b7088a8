#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "core/crypt.h"
#include "core/signature.h"
#include "help/signer.h"

static int set_up(void **state)
{
    static struct signer signer;
    signer_make(&signer, 1);
    *state = &signer;
    return crypt_init(NULL) ? 0 : -1;
}

static void reads_a_key(void **state)
{
    const struct signer *signer = *state;
    struct signature_key key;
    struct buf text = {0};
    signer_public_text(signer, &text);
    assert_true(signature_parse_key(&key, text.bytes, text.len, NULL));
    assert_memory_equal(key.id, signer->id, 8);
    assert_memory_equal(key.bytes, signer->pub, 32);
    buf_free(&text);
}

#define COMMENT "untrusted comment: k\n"
#define KEY "RWRqe6HXpO9eNMOYwK/P23+r9Rk7DQhlQuNqtAHTFhj8ASDEBx3Lg/nX"
#define NO_COMMENT "the public key file does not begin with an untrusted comment"
#define NO_KEY "the second line of the public key file is no minisign key"

static void refuses_what_is_no_key(void **state)
{
    static const struct {
        const char *text;
        const char *words;
    } rows[] = {
        {"", NO_COMMENT},
        {"untrusted comment: k", NO_KEY},
        {"untrusted comment:", NO_COMMENT},
        {"Untrusted comment: k\n" KEY "\n", NO_COMMENT},
        {"untrusted comment:\n" KEY "\n", NO_COMMENT},
        {"\n" COMMENT KEY "\n", NO_COMMENT},
        {KEY "\n", NO_COMMENT},
        {COMMENT, NO_KEY},
        {COMMENT "\n", NO_KEY},
        {COMMENT "\r", NO_KEY},
        {COMMENT KEY "\r\r", NO_KEY},
        {COMMENT " " KEY "\n", NO_KEY},
        {COMMENT KEY " \n", NO_KEY},
        {COMMENT KEY "=\n", NO_KEY},
        {COMMENT "RWRqe6HXpO9eNMOYwK/P23+r9Rk7DQhlQuNqtAHTFhj8ASDEBx3Lg/n\n", NO_KEY},
        {COMMENT "RWRqe6HXpO9eNMOYwK/P23+r9Rk7DQhlQuNqtAHTFhj8ASDEBx3Lg/nXAAAA\n",
         NO_KEY},
        {COMMENT "RWRqe6HXpO9eNMOYwK/P23+r9Rk7DQhlQuNqtAHTFhj8ASDEBx3Lg_nX\n", NO_KEY},
        {COMMENT KEY "\n\n", "there is something after the key in the public key file"},
        {COMMENT KEY "\n" KEY "\n",
         "there is something after the key in the public key file"},
        {COMMENT "RURqe6HXpO9eNMOYwK/P23+r9Rk7DQhlQuNqtAHTFhj8ASDEBx3Lg/nX\n",
         "the public key is not of the kind Ed25519"},
        {COMMENT "AABqe6HXpO9eNMOYwK/P23+r9Rk7DQhlQuNqtAHTFhj8ASDEBx3Lg/nX\n",
         "the public key is not of the kind Ed25519"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct signature_key key = {{7}, {7}};
        struct err err = {""};
        size_t len = strlen(rows[i].text);
        if (signature_parse_key(&key, rows[i].text, len, &err))
            fail_msg("row %zu was taken", i);
        assert_string_equal(err.text, rows[i].words);
        assert_int_equal(key.id[0], 7);
        assert_int_equal(key.bytes[0], 7);
    }
    char text[1100];
    struct signature_key key;
    struct err err = {""};
    memset(text, 'x', sizeof text);
    memcpy(text, "untrusted comment: ", 19);
    memcpy(text + sizeof text - sizeof KEY - 1, "\n" KEY "\n", sizeof KEY + 1);
    assert_false(signature_parse_key(&key, text, sizeof text, &err));
    assert_string_equal(err.text, "the public key file is too long to be one");
}

/* The end of the last line may be missing, half of it too. */
static void needs_no_last_newline(void **state)
{
    static const char *const rows[] = {(COMMENT KEY "\n"), (COMMENT KEY),
                                       (COMMENT KEY "\r\n"), (COMMENT KEY "\r"),
                                       ("untrusted comment: k\r\n" KEY)};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct signature_key key;
        struct err err = {""};
        char line[SIGNATURE_KEY_LINE];
        if (!signature_parse_key(&key, rows[i], strlen(rows[i]), &err))
            fail_msg("row %zu: %s", i, err.text);
        signature_key_line(&key, line);
        assert_string_equal(line, KEY);
    }
}

/* Points that would let anybody sign, or that have two spellings. */
static void refuses_keys_that_protect_nothing(void **state)
{
    static const char *const rows[] = {
        /* the small orders: 4, 1, 8, 8, 2, 4 again not reduced, 1 again not reduced */
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        /* the same with the sign bit */
        "0100000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        /* y = 2: not on the curve; y = 3 not reduced; all ones */
        "0200000000000000000000000000000000000000000000000000000000000000",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        /* the base point and a point of order 2 together: not in the main group */
        "9599999999999999999999999999999999999999999999999999999999999999",
    };
    struct signer signer = *(const struct signer *)*state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct signature_key key;
        struct err err = {""};
        struct buf text = {0};
        for (size_t k = 0; k < 32; k++)
            signer.pub[k] = (unsigned char)strtoul(
                (char[]){rows[i][2 * k], rows[i][2 * k + 1], 0}, NULL, 16);
        signer_public_text(&signer, &text);
        if (signature_parse_key(&key, text.bytes, text.len, &err))
            fail_msg("%s was taken", rows[i]);
        assert_string_equal(err.text, "the public key is one that protects nothing");
        buf_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_key),
        cmocka_unit_test(refuses_what_is_no_key),
        cmocka_unit_test(needs_no_last_newline),
        cmocka_unit_test(refuses_keys_that_protect_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
