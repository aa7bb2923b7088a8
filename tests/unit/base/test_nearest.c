#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/nearest.h"

static const char *among(const char *word, const char *const *name)
{
    struct nearest nearest = nearest_to(word, strlen(word));
    while (*name != NULL)
        nearest_try(&nearest, *name++);
    return nearest.best;
}

static void the_nearest_is_found(void **state)
{
    static const char *const names[] = {"site", "state",         "size", "stick",
                                        "pack", "no-passphrase", NULL};
    static const struct {
        const char *word, *name;
    } rows[] = {
        {"stae", "state"},
        {"sitck", "stick"},
        {"packk", "pack"},
        {"pakc", "pack"},
        {"sta", "state"},
        {"siez", "size"},
        {"no-pass", "no-passphrase"},
        {"nopassphrase", "no-passphrase"},
        {"frobnicate", NULL},
        {"", NULL},
        {"xyz", NULL},
        {"pxxk", "pack"},
        {"pxxx", NULL},
        {"no-passphrase-that-is-far-too-long", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *name = among(rows[i].word, names);
        if (rows[i].name == NULL)
            assert_null(name);
        else
            assert_string_equal(name, rows[i].name);
    }
}

static void a_long_name_is_far(void **state)
{
    static const char *const names[] = {
        "a-name-that-is-longer-than-what-anybody-would-mistype", "a-name", NULL};
    (void)state;
    assert_string_equal(among("a-nam", names), names[0]);
    assert_string_equal(among("a-nmae", names), "a-name");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_is_found),
        cmocka_unit_test(a_long_name_is_far),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
