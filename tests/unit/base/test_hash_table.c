#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/hash_table.h"

enum { MANY = 20000 };

static char name[MANY][12];

/* The place of the name; MANY if it is not there. */
static size_t place_of(const struct hash_table *table, const char *wanted)
{
    for (size_t place, at = 0;
         hash_table_next(table, hash_text(HASH_BEGIN, wanted), &at, &place);)
        if (strcmp(name[place], wanted) == 0)
            return place;
    return MANY;
}

static void finds_what_was_put_and_nothing_else(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (int heap = 0; heap < 2; heap++) {
        struct hash_table table = {0};
        assert_int_equal(place_of(&table, "n0"), MANY);
        hash_table_prefetch(&table, 1);
        for (size_t i = 0; i < MANY; i++) {
            snprintf(name[i], sizeof name[i], "n%zu", i);
            assert_true(hash_table_put(&table, heap == 1 ? NULL : &arena,
                                       hash_text(HASH_BEGIN, name[i]), i));
            hash_table_prefetch(&table, hash_text(HASH_BEGIN, name[i]));
        }
        assert_int_equal(table.count, MANY);
        assert_true(table.slots >= 2 * table.count);
        for (size_t i = 0; i < MANY; i++)
            assert_int_equal(place_of(&table, name[i]), i);
        assert_int_equal(place_of(&table, "n20000"), MANY);
        assert_int_equal(place_of(&table, ""), MANY);
        if (heap == 1) {
            hash_table_free(&table);
            assert_int_equal(table.count, 0);
            assert_int_equal(place_of(&table, "n0"), MANY);
        }
    }
    arena_free(&arena);
}

/* All of one hash, or of hashes that meet at the last slot and go on at the first: each
 * hash's places come in the order in which they were put, however often it has grown. */
static void places_of_one_hash_keep_their_order(void **state)
{
    (void)state;
    static const uint64_t hashes[] = {0, 1, 63, UINT32_MAX, UINT64_C(0xFFFFFFFF00000001)};
    enum { KINDS = sizeof hashes / sizeof hashes[0] };
    struct hash_table table = {0};
    for (size_t i = 0; i < (size_t)KINDS * 500; i++) {
        assert_true(hash_table_put(&table, NULL, hashes[i % KINDS], i));
        if (i % 97 != 0)
            continue;
        for (size_t k = 0; k < KINDS; k++) {
            size_t last = 0;
            size_t seen = 0;
            for (size_t place, at = 0; hash_table_next(&table, hashes[k], &at, &place);) {
                assert_true(seen == 0 || place > last);
                last = place;
                seen += place % KINDS == k;
            }
            assert_int_equal(seen, (i + KINDS - k) / KINDS);
        }
    }
    hash_table_free(&table);
}

static void places_have_an_end(void **state)
{
    (void)state;
    struct hash_table table = {0};
    size_t place = 0;
    size_t at = 0;
    assert_false(hash_table_put(&table, NULL, 5, (size_t)HASH_TABLE_PLACES_MOST + 1));
    assert_false(hash_table_put(&table, NULL, 5, SIZE_MAX));
    assert_int_equal(table.count, 0);
    assert_true(hash_table_put(&table, NULL, 5, HASH_TABLE_PLACES_MOST));
    assert_true(hash_table_next(&table, 5, &at, &place));
    assert_int_equal(place, HASH_TABLE_PLACES_MOST);
    assert_false(hash_table_next(&table, 5, &at, &place));
    hash_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_put_and_nothing_else),
        cmocka_unit_test(places_of_one_hash_keep_their_order),
        cmocka_unit_test(places_have_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
