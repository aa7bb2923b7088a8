#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "line/parcel.h"

static void names_say_number_and_kind(void **state)
{
    char name[PARCEL_NAME];
    (void)state;
    parcel_bundle(name, 7, 0);
    assert_string_equal(name, "7.anna.zst");
    parcel_bundle(name, 7, 6);
    assert_string_equal(name, "7-from-6.anna.zst");
    parcel_bundle(name, 9223372036854775807L, 9223372036854775806L);
    assert_string_equal(name, "9223372036854775807-from-9223372036854775806.anna.zst");
    parcel_clips(name, 12);
    assert_string_equal(name, "12.voice");
}

static void an_address_ends_in_a_slash(void **state)
{
    char out[PARCEL_ADDRESS];
    struct err err = {""};
    (void)state;
    assert_true(parcel_address(out, "https://anna.example.org", &err));
    assert_string_equal(out, "https://anna.example.org/");
    assert_true(parcel_address(out, "https://anna.example.org:8443/a/b/", &err));
    assert_string_equal(out, "https://anna.example.org:8443/a/b/");
}

static void what_is_no_address_is_refused(void **state)
{
    static const char *const bad[] = {"",
                                      "http://anna.example.org/",
                                      "ftp://anna.example.org/",
                                      "https://",
                                      "https:///a",
                                      "https://a:b@anna.example.org/",
                                      "https://anna.example.org/?a=b",
                                      "https://anna.example.org/#a",
                                      "https://anna.example.org/a b",
                                      "https://anna.example.org/\n",
                                      "file:///etc/passwd"};
    char long_one[PARCEL_ADDRESS + 20];
    char out[PARCEL_ADDRESS];
    struct err err = {""};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(parcel_address(out, bad[i], &err));
    memset(long_one, 'a', sizeof long_one - 1);
    memcpy(long_one, "https://", 8);
    long_one[sizeof long_one - 1] = '\0';
    assert_false(parcel_address(out, long_one, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_say_number_and_kind),
        cmocka_unit_test(an_address_ends_in_a_slash),
        cmocka_unit_test(what_is_no_address_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
