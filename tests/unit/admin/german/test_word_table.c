#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "german/word_table.h"

enum { MANY = 20000, LONG = 8000 };

static size_t name(char out[32], size_t number)
{
    return (size_t)snprintf(out, 32, "wort%zuende", number);
}

static void finds_what_was_put_in(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct word_table small;
    struct word_table large;
    assert_true(word_table_open(&arena, 0, 0, &small)); /* grows many times */
    assert_true(word_table_open(&arena, MANY, MANY * 16, &large));
    struct word_table *const table[] = {&small, &large};
    const uint32_t *slot = large.slot;
    const char *bytes = large.bytes;
    for (size_t t = 0; t < 2; t++) {
        char word[32];
        assert_int_equal(word_table_kind(table[t], "wort", 4), 0);
        for (size_t i = 0; i < MANY; i++)
            assert_true(
                word_table_add(table[t], word, name(word, i), (unsigned)(1 + i % 3)));
        for (size_t i = 0; i < MANY; i++) {
            size_t len = name(word, i);
            assert_int_equal(word_table_kind(table[t], word, len), 1 + i % 3);
            assert_int_equal(word_table_kind(table[t], word, len - 1), 0);
            strcat(word, "n");
            assert_int_equal(word_table_kind(table[t], word, len + 1), 0);
        }
        assert_int_equal(table[t]->count, MANY);
    }
    assert_ptr_equal(large.slot, slot);
    assert_ptr_equal(large.bytes, bytes);
    arena_free(&arena);
}

static void a_word_is_of_several_kinds(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct word_table table;
    assert_true(word_table_open(&arena, 0, 0, &table));
    assert_true(word_table_add(&table, "essen und", 5, 1));
    assert_true(word_table_add(&table, "esse", 4, 2));
    assert_true(word_table_add(&table, "essen", 5, 2));
    assert_int_equal(word_table_kind(&table, "essen", 5), 3);
    assert_int_equal(word_table_kind(&table, "esse", 4), 2);
    assert_int_equal(table.count, 2);
    arena_free(&arena);
}

/* Places are 24 bits: the table says no before one is too large. */
static void is_full_in_time(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct word_table table;
    static char word[LONG];
    size_t count = 0;
    memset(word, 'a', sizeof word);
    assert_true(word_table_open(&arena, 0, 0, &table));
    for (bool room = true; room; count += room) {
        int len = snprintf(word, sizeof word, "%08zu", count);
        word[len] = 'a';
        room = word_table_add(&table, word, sizeof word, 1);
    }
    assert_int_equal(count, (WORD_TABLE_BYTES_MOST - 1) / (LONG + 1));
    assert_int_equal(table.count, count);
    assert_int_equal(word_table_kind(&table, word, sizeof word), 0);
    memcpy(word, "00000007", 8);
    assert_int_equal(word_table_kind(&table, word, sizeof word), 1);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_put_in),
        cmocka_unit_test(a_word_is_of_several_kinds),
        cmocka_unit_test(is_full_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
