#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/crypt.h"
#include "workspace/keys_seal.h"

static const char secret[] = "untrusted comment: a key\nRWQAAEIy\n";

static void opens_with_its_passphrase_alone(void **state)
{
    (void)state;
    struct buf sealed = {0};
    struct buf plain = {0};
    struct err err = {""};
    assert_true(crypt_init(NULL));
    assert_true(keys_seal("geheim", secret, sizeof secret, &sealed, &err));
    assert_null(memmem(sealed.bytes, sealed.len, "RWQAAEIy", 8));
    assert_false(keys_seal_open("Geheim", sealed.bytes, sealed.len, &plain, &err));
    assert_non_null(strstr(err.text, "the passphrase is wrong"));
    assert_int_equal(plain.len, 0);
    assert_true(keys_seal_open("geheim", sealed.bytes, sealed.len, &plain, &err));
    assert_int_equal(plain.len, sizeof secret);
    assert_memory_equal(plain.bytes, secret, sizeof secret);
    buf_free(&plain);
    sealed.bytes[sealed.len - 1] ^= 1;
    assert_false(keys_seal_open("geheim", sealed.bytes, sealed.len, &plain, &err));
    buf_free(&sealed);
}

static void refuses_what_is_none(void **state)
{
    (void)state;
    struct buf sealed = {0};
    struct buf plain = {0};
    struct err err = {""};
    assert_true(crypt_init(NULL));
    assert_true(keys_seal("x", "", 0, &sealed, NULL));
    assert_true(keys_seal_open("x", sealed.bytes, sealed.len, &plain, NULL));
    for (size_t len = 0; len < sealed.len; len += 7)
        assert_false(keys_seal_open("x", sealed.bytes, len, &plain, &err));
    /* One that would need all memory of the machine. */
    memset(sealed.bytes + 8 + 16 + 8, 0x7F, 8);
    assert_false(keys_seal_open("x", sealed.bytes, sealed.len, &plain, &err));
    assert_non_null(strstr(err.text, "not enough memory"));
    sealed.bytes[0] = 'X';
    assert_false(keys_seal_open("x", sealed.bytes, sealed.len, &plain, &err));
    assert_non_null(strstr(err.text, "not a sealed file"));
    buf_free(&sealed);
    buf_free(&plain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_with_its_passphrase_alone),
        cmocka_unit_test(refuses_what_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
