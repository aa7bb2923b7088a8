#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "device/stick_pairs.h"
#include "help/folder.h"

static char folder[256];
static struct stick_pairs pairs;

static int set_up(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "%s", folder_make());
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    stick_pairs_free(&pairs);
    folder_remove(folder);
    return 0;
}

static void put(const char *name)
{
    file_write_text(folder_file(folder, "%s", name), "");
}

/* What goes with this name, "" = nothing does; NULL: there is no such bundle. */
static const char *signature_of(const char *name)
{
    for (size_t i = 0; i < pairs.count; i++)
        if (strcmp(pairs.pair[i].name, name) == 0)
            return pairs.pair[i].signature != NULL ? pairs.pair[i].signature : "";
    return NULL;
}

static void capitals_make_no_difference(void **state)
{
    (void)state;
    static const char *const names[] = {"week.anna",
                                        "week.anna.minisig",
                                        "WEEK2.ANNA",
                                        "WEEK2.ANNA.MINISIG",
                                        "Mixed.Anna",
                                        "mixed.ANNA.minisig",
                                        "alone.anna",
                                        "other.minisig",
                                        "two.anna",
                                        "TWO.ANNA",
                                        "TWO.ANNA.minisig",
                                        "two.anna.minisig",
                                        ".hidden.anna",
                                        ".anna",
                                        "._week.anna",
                                        "._week.anna.minisig",
                                        "long.anna.anna",
                                        "long.anna.anna.minisig",
                                        "anna",
                                        "x.anna.minisig"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        put(names[i]);
    assert_true(stick_pairs_read(folder, &pairs, NULL));
    assert_int_equal(pairs.count, 7);
    assert_string_equal(signature_of("week.anna"), "week.anna.minisig");
    assert_string_equal(signature_of("WEEK2.ANNA"), "WEEK2.ANNA.MINISIG");
    assert_string_equal(signature_of("Mixed.Anna"), "mixed.ANNA.minisig");
    assert_string_equal(signature_of("two.anna"), "two.anna.minisig");
    assert_string_equal(signature_of("TWO.ANNA"), "TWO.ANNA.minisig");
    assert_string_equal(signature_of("long.anna.anna"), "long.anna.anna.minisig");
    assert_string_equal(signature_of("alone.anna"), "");
    assert_string_equal(pairs.pair[6].name, "alone.anna");
}

static void holds_what_a_stranger_puts_there(void **state)
{
    (void)state;
    for (int i = 0; i < 3000; i++) {
        char name[300];
        snprintf(name, sizeof name, "%0*d.anna%s", 200 + i % 40, i / 2,
                 i % 2 != 0 ? ".minisig" : "");
        put(name);
    }
    assert_true(stick_pairs_read(folder, &pairs, NULL));
    assert_true(pairs.count >= 1500);
    stick_pairs_free(&pairs);
    struct err err = {""};
    assert_false(stick_pairs_read("/nonexistent", &pairs, &err));
    assert_non_null(strstr(err.text, "could not be read"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {TEST(capitals_make_no_difference),
                                       TEST(holds_what_a_stranger_puts_there)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
