#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/hash.h"

/* Values of http://www.isthe.com/chongo/src/fnv/test_fnv.c, FNV-1a with 64 bits. */
static void is_the_hash_of_its_source(void **state)
{
    (void)state;
    assert_true(hash_bytes(HASH_BEGIN, "", 0) == UINT64_C(0xcbf29ce484222325));
    assert_true(hash_bytes(HASH_BEGIN, "a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(hash_bytes(HASH_BEGIN, "foobar", 6) == UINT64_C(0x85944171f73967e8));
}

static void goes_on_and_counts_ends(void **state)
{
    (void)state;
    uint64_t foo = hash_bytes(HASH_BEGIN, "foo", 3);
    assert_true(hash_bytes(foo, "bar", 3) == hash_bytes(HASH_BEGIN, "foobar", 6));
    assert_true(hash_text(HASH_BEGIN, "foo") == hash_bytes(HASH_BEGIN, "foo", 4));
    assert_true(hash_text(hash_text(HASH_BEGIN, "ab"), "c") !=
                hash_text(hash_text(HASH_BEGIN, "a"), "bc"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_the_hash_of_its_source),
        cmocka_unit_test(goes_on_and_counts_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
