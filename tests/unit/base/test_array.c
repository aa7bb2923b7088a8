#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/array.h"

enum { MANY = 5000 };

static void keeps_what_it_has(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (int heap = 0; heap < 2; heap++) {
        int *item = NULL;
        size_t room = 0;
        size_t moves = 0;
        for (size_t count = 0; count < MANY; count++) {
            int *more =
                array_room(heap == 1 ? NULL : &arena, item, count, &room, sizeof *item);
            assert_non_null(more);
            assert_true(room > count);
            moves += more != item;
            item = more;
            item[count] = (int)count;
        }
        assert_true(moves < 12);
        for (size_t i = 0; i < MANY; i++)
            assert_int_equal(item[i], i);
        if (heap == 1)
            free(item);
    }
    arena_free(&arena);
}

static void needs_no_room_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    int *item = NULL;
    for (size_t count = 0; count < MANY; count++) {
        int *more = array_next(&arena, item, count, sizeof *item);
        assert_non_null(more);
        assert_true(more == item || (count & (count - 1)) == 0);
        item = more;
        item[count] = (int)count;
    }
    for (size_t i = 0; i < MANY; i++)
        assert_int_equal(item[i], i);
    arena_free(&arena);
}

/* Lengths that no memory has: the list stays, whether count or bytes run over. */
static void lengths_do_not_run_over(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct arena *const from[] = {&arena, NULL};
    static const size_t counts[] = {SIZE_MAX, SIZE_MAX / 2 + 1, SIZE_MAX / 2,
                                    SIZE_MAX / 16};
    int kept = 7;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
        for (size_t k = 0; k < 2; k++) {
            size_t room = counts[i];
            assert_null(array_room(from[k], &kept, counts[i], &room, 64));
            assert_int_equal(room, counts[i]);
        }
    assert_null(array_next(&arena, &kept, SIZE_MAX / 2 + 1, 64));
    assert_null(array_next(&arena, &kept, (SIZE_MAX / 2 + 1) / 2, 64));
    assert_int_equal(kept, 7);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_what_it_has),
        cmocka_unit_test(needs_no_room_told),
        cmocka_unit_test(lengths_do_not_run_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
