#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "speech/ring.h"

static struct ring ring;

static void comes_out_as_it_went_in(void **state)
{
    (void)state;
    int16_t in[1000];
    int16_t out[1000];
    int next_in = 0;
    int next_out = 0;
    srand(7);
    ring_wipe(&ring);
    for (int round = 0; round < 2000; round++) {
        size_t count = (size_t)rand() % 1000;
        if (count <= ring_room(&ring)) {
            for (size_t i = 0; i < count; i++)
                in[i] = (int16_t)(next_in++ % 30000);
            ring_put(&ring, in, count);
        }
        count = ring_take(&ring, out, (size_t)rand() % 1000);
        for (size_t i = 0; i < count; i++)
            assert_int_equal(out[i], next_out++ % 30000);
        assert_int_equal(ring.taken, next_out);
        assert_int_equal(ring.len, next_in - next_out);
    }
    assert_true(next_in > RING_SAMPLES * 4);
}

static void gives_no_more_than_there_is(void **state)
{
    (void)state;
    const int16_t in[3] = {1, 2, 3};
    int16_t out[8];
    ring_wipe(&ring);
    assert_int_equal(ring_take(&ring, out, 8), 0);
    ring_put(&ring, in, 3);
    assert_int_equal(ring_room(&ring), RING_SAMPLES - 3);
    assert_int_equal(ring_take(&ring, out, 8), 3);
}

static void keeps_nothing_that_was_heard(void **state)
{
    (void)state;
    const int16_t in[3] = {1, 2, 3};
    int16_t out[2];
    ring_wipe(&ring);
    ring_put(&ring, in, 3);
    ring_take(&ring, out, 2);
    assert_int_equal(ring.sample[0], 0);
    assert_int_equal(ring.sample[1], 0);
    assert_int_equal(ring.sample[2], 3);
    ring_wipe(&ring);
    assert_int_equal(ring.sample[2], 0);
    assert_int_equal(ring.taken, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_out_as_it_went_in),
        cmocka_unit_test(gives_no_more_than_there_is),
        cmocka_unit_test(keeps_nothing_that_was_heard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
