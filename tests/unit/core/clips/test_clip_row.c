#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "core/clips/clip_row.h"

#define HASH "000102030405060708090a0b0c0d0e0f"

static void name_is_of_pieces_and_languages(void **state)
{
    (void)state;
    char one[CLIP_NAME];
    char other[CLIP_NAME];
    const char *const de[] = {"de", "de"};
    const char *const en[] = {"de", "en"};
    const char *const words[] = {"Guten", "Tag."};
    const char *const parted[] = {"GutenT", "ag."};
    clip_row_name(one, de, words, 2);
    assert_int_equal(strlen(one), CLIP_NAME - 1);
    assert_memory_equal(one, "clip:", 5);
    clip_row_name(other, de, words, 2);
    assert_string_equal(one, other);
    clip_row_name(other, en, words, 2);
    assert_string_not_equal(one, other);
    clip_row_name(other, de, parted, 2);
    assert_string_not_equal(one, other);
    clip_row_name(other, de, words, 1);
    assert_string_not_equal(one, other);
}

static void reads_what_it_writes(void **state)
{
    (void)state;
    static const char value[] = "0 7021 " HASH " 0,31,12,0";
    struct clip_row row;
    struct buf out = {0};
    assert_true(clip_row_read(&row, value));
    assert_int_equal(row.position, 0);
    assert_int_equal(row.len, 7021);
    assert_int_equal(row.hash[15], 15);
    assert_int_equal(row.piece_count, 4);
    assert_int_equal(row.start[1], 31);
    assert_int_equal(row.start[2], 43);
    assert_int_equal(row.start[3], 43);
    clip_row_write(&row, &out);
    assert_string_equal(out.bytes, value);
    buf_free(&out);
}

static void refuses_what_no_office_writes(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "0",
        "0 7",
        "0 7 " HASH,
        "0 7 " HASH " ",
        "0 7 " HASH " 0,",
        "0 7 " HASH " ,0",
        "0 7 " HASH " 0,-1",
        "0 7 " HASH " 0 1",
        "0 0 " HASH " 0",
        "00 7 " HASH " 0",
        "-1 7 " HASH " 0",
        " 0 7 " HASH " 0",
        "0 262145 " HASH " 0",
        "99999999999999999999 7 " HASH " 0",
        "0 7 " HASH "0 0",
        "0 7 0001 0",
        "0 7 " HASH " 6001",
        "0 7 " HASH " 5000,1001",
    };
    struct clip_row row;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (clip_row_read(&row, bad[i]))
            fail_msg("\"%s\" was read", bad[i]);
    struct buf many = {0};
    buf_add_text(&many, "0 7 " HASH " 0");
    for (int i = 1; i < CLIP_PIECES; i++)
        buf_add_text(&many, ",1");
    assert_true(clip_row_read(&row, many.bytes));
    buf_add_text(&many, ",1");
    assert_false(clip_row_read(&row, many.bytes));
    buf_free(&many);
}

static void reads_the_whole(void **state)
{
    (void)state;
    static const char value[] = "4740000 " HASH HASH HASH HASH;
    struct clip_whole whole;
    struct buf out = {0};
    assert_true(clip_whole_read(&whole, value));
    assert_int_equal(whole.len, 4740000);
    clip_whole_write(&whole, &out);
    assert_string_equal(out.bytes, value);
    buf_free(&out);
    assert_false(clip_whole_read(&whole, "4740000 " HASH));
    assert_false(clip_whole_read(&whole, "4740000"));
    assert_false(clip_whole_read(&whole, ""));
    assert_false(clip_whole_read(&whole, "7 " HASH HASH HASH HASH " "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_is_of_pieces_and_languages),
        cmocka_unit_test(reads_what_it_writes),
        cmocka_unit_test(refuses_what_no_office_writes),
        cmocka_unit_test(reads_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
