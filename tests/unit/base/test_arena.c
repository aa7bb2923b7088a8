#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"

static bool is_zero(const unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
    static const size_t size[] = {1, 2, 15, 16, 17, 100, 4096, 32768, 32769, 1000000, 3};
    struct arena arena = {0};
    unsigned char *piece[sizeof size / sizeof size[0]];
    (void)state;
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
            piece[i] = arena_take(&arena, size[i]);
            assert_non_null(piece[i]);
            assert_int_equal((uintptr_t)piece[i] % _Alignof(max_align_t), 0);
            assert_true(is_zero(piece[i], size[i]));
            memset(piece[i], (int)i + 1, size[i]);
        }
        for (size_t i = 0; i < sizeof size / sizeof size[0]; i++)
            for (size_t k = 0; k < size[i]; k++)
                assert_int_equal(piece[i][k], i + 1);
        arena_reset(&arena);
    }
    assert_false(arena.failed);
    arena_free(&arena);
}

static void a_reset_keeps_the_memory(void **state)
{
    struct arena arena = {0};
    (void)state;
    void *first = arena_take(&arena, 100);
    void *large = arena_take(&arena, 100000);
    arena_reset(&arena);
    assert_ptr_equal(arena_take(&arena, 100), first);
    assert_ptr_equal(arena_take(&arena, 100000), large);
    arena_free(&arena);
    assert_null(arena.first);
    assert_non_null(arena_take(&arena, 1));
    arena_free(&arena);
}

static void what_cannot_be_given_is_remembered(void **state)
{
    struct arena arena = {0};
    (void)state;
    assert_null(arena_take_array(&arena, SIZE_MAX / 4, 8));
    assert_true(arena.failed);
    arena_reset(&arena);
    assert_false(arena.failed);
    assert_null(arena_take(&arena, SIZE_MAX));
    assert_true(arena.failed);
    arena_reset(&arena);
    assert_null(arena_take(&arena, SIZE_MAX / 2));
    assert_true(arena.failed);
    assert_non_null(arena_take(&arena, 8));
    assert_true(arena.failed);
    arena_reset(&arena);
    assert_non_null(arena_take_array(&arena, 0, SIZE_MAX));
    assert_non_null(arena_take_array(&arena, SIZE_MAX, 0));
    assert_false(arena.failed);
    arena_free(&arena);
}

static void texts_are_copied_and_printed(void **state)
{
    struct arena arena = {0};
    (void)state;
    assert_string_equal(arena_copy(&arena, "Straße"), "Straße");
    assert_string_equal(arena_copy(&arena, ""), "");
    assert_null(arena_copy(&arena, NULL));
    assert_string_equal(arena_copy_len(&arena, "abcdef", 3), "abc");
    assert_string_equal(arena_copy_len(&arena, "abcdef", 0), "");
    assert_null(arena_copy_len(&arena, NULL, 3));
    assert_string_equal(arena_print(&arena, "%s-%03d", "x", 7), "x-007");
    char *padded = arena_print(&arena, "%70000d", 1);
    assert_int_equal(strlen(padded), 70000);
    assert_false(arena.failed);
    arena_free(&arena);
}

/* The blocks stay, so what stood in them can be looked at. */
static void wiping_leaves_nothing(void **state)
{
    struct arena arena = {0};
    (void)state;
    char *small = arena_copy(&arena, "what a visitor typed");
    char *large = arena_take(&arena, 70000);
    memset(large, 'v', 70000);
    arena_wipe(&arena);
    assert_true(is_zero((unsigned char *)small, 20));
    assert_true(is_zero((unsigned char *)large, 70000));
    small = arena_copy(&arena, "secret");
    wipe(small, 6);
    assert_true(is_zero((unsigned char *)small, 6));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(a_reset_keeps_the_memory),
        cmocka_unit_test(what_cannot_be_given_is_remembered),
        cmocka_unit_test(texts_are_copied_and_printed),
        cmocka_unit_test(wiping_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
