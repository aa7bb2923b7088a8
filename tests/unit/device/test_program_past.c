#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "device/program_past.h"
#include "help/folder.h"

static void there_and_back(void **state)
{
    const char *folder = folder_make();
    struct program_past past = {.good = 7, .trying = 8, .slot = BOOT_B};
    struct program_past back;
    struct err err = {""};
    (void)state;
    program_past_add_back(&past, 5);
    program_past_add_back(&past, 6);
    program_past_read(&back, folder);
    assert_true(back.good == 0 && back.trying == 0 && back.back_count == 0);
    assert_true(program_past_write(&past, folder_file(folder, "trust"), &err));
    program_past_read(&back, folder_file(folder, "trust"));
    assert_memory_equal(&back, &past, sizeof past);
    folder_remove(folder);
}

static void only_the_newest_are_kept(void **state)
{
    struct program_past past = {.good = 0};
    (void)state;
    for (long number = 1; number <= PROGRAM_PAST_BACK + 3; number++)
        program_past_add_back(&past, number);
    assert_int_equal(past.back_count, PROGRAM_PAST_BACK);
    assert_int_equal(past.back[0], 4);
    assert_int_equal(past.back[PROGRAM_PAST_BACK - 1], PROGRAM_PAST_BACK + 3);
    past.back_count = 2;
    program_past_add_back(&past, 4);
    assert_int_equal(past.back_count, 2);
    assert_true(past.back[0] == 5 && past.back[1] == 4);
}

static void texts_that_are_none(void **state)
{
#define TITLE "anna-program-past\n"
    static const char *const bad[] = {
        "",
        "\n",
        "anna-program-past",
        "good 7\n",
        TITLE "good 7",
        TITLE "good\n",
        TITLE "good 0\n",
        TITLE "good 7 8\n",
        TITLE "trying c 7\n",
        TITLE "trying a\n",
        TITLE "trying a 1000000000\n",
        TITLE "back 1\nwords\n",
        TITLE "back 123456789012345678901234567890123456789012345678901234567890\n",
        TITLE "back 1\nback 1\nback 1\nback 1\nback 1\nback 1\nback 1\nback 1\nback 1\n"
              "back 1\nback 1\nback 1\nback 1\nback 1\nback 1\nback 1\nback 1\n",
    };
    struct program_past past = {.good = 77};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (program_past_parse(&past, bad[i], strlen(bad[i])))
            fail_msg("row %zu was taken", i);
    assert_int_equal(past.good, 77);
    assert_true(program_past_parse(&past, TITLE, strlen(TITLE)));
    assert_int_equal(past.good, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_and_back),
        cmocka_unit_test(only_the_newest_are_kept),
        cmocka_unit_test(texts_that_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
