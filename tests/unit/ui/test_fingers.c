#include "stage.h"

#include "ui/fingers.h"

/* Four pixels a millimetre: 10 mm are 40 pixels, a target is 80. */
static const struct measure measure = {.px_per_mm = 4, .target_px = 80};

/* One event of one finger, and what it is. */
struct step {
    enum input_kind kind;
    int64_t finger;
    int x, y;
    int64_t ms;
    enum finger_part part;
    bool alive;
};

static void play(const char *name, const struct step *step, size_t count)
{
    struct fingers fingers = {.leader = 0};
    for (size_t i = 0; i < count; i++) {
        const struct step *s = &step[i];
        struct input input = {.kind = s->kind, .finger = s->finger, .x = s->x, .y = s->y};
        bool alive = false;
        /* each column of 200 pixels is a target, but the last */
        uint64_t on = s->x < 800 ? (uint64_t)s->x / 200 + 1 : 0;
        enum finger_part part =
            fingers_take(&fingers, &input, on, &measure, s->ms, &alive);
        if (part != s->part || alive != s->alive)
            fail_msg("%s, step %zu: part %d instead of %d, alive %d instead of %d", name,
                     i, (int)part, (int)s->part, alive, s->alive);
    }
}

#define PLAY(...)                                         \
    do {                                                  \
        static const struct step steps[] = {__VA_ARGS__}; \
        play(__func__, steps, COUNT(steps));              \
    } while (0)

static void test_one(void **state)
{
    (void)state;
    PLAY({INPUT_DOWN, 1, 100, 100, 0, FINGER_BEGINS, true},
         {INPUT_MOVE, 1, 105, 100, 10, FINGER_GOES_ON, false},
         {INPUT_UP, 1, 105, 100, 90, FINGER_ENDS, false},
         /* nobody knows this one */
         {INPUT_MOVE, 1, 300, 100, 95, FINGER_NOTHING, false},
         {INPUT_UP, 1, 300, 100, 99, FINGER_NOTHING, false},
         {INPUT_KEY, 1, 0, 0, 99, FINGER_NOTHING, false});
}

static void test_beside(void **state)
{
    (void)state;
    PLAY({INPUT_DOWN, 1, 100, 100, 0, FINGER_BEGINS, true},
         {INPUT_DOWN, 2, 500, 100, 1000, FINGER_TAKES_BACK, true},
         {INPUT_MOVE, 2, 510, 100, 1010, FINGER_NOTHING, false},
         {INPUT_UP, 1, 100, 100, 1020, FINGER_ENDS, false},
         /* the other stays down, and is in nobody's way */
         {INPUT_DOWN, 3, 100, 100, 1500, FINGER_BEGINS, true},
         {INPUT_UP, 2, 510, 100, 1600, FINGER_NOTHING, false},
         {INPUT_UP, 3, 100, 100, 1700, FINGER_ENDS, false});
}

static void test_rests(void **state)
{
    (void)state;
    /* It fidgets within a target for three seconds: then others lead, one after the
     * other, and it is nothing until it comes anew. */
    PLAY({INPUT_DOWN, 1, 100, 100, 0, FINGER_BEGINS, true},
         {INPUT_MOVE, 1, 180, 20, 1500, FINGER_GOES_ON, false},
         {INPUT_MOVE, 1, 40, 120, 2900, FINGER_GOES_ON, false},
         {INPUT_DOWN, 2, 500, 100, 2999, FINGER_TAKES_BACK, true},
         {INPUT_UP, 2, 500, 100, 2999, FINGER_NOTHING, false},
         {INPUT_DOWN, 2, 500, 100, 3000, FINGER_BEGINS, true},
         {INPUT_MOVE, 1, 80, 110, 3050, FINGER_NOTHING, false},
         {INPUT_UP, 2, 500, 100, 3100, FINGER_ENDS, false},
         {INPUT_DOWN, 3, 500, 100, 3200, FINGER_BEGINS, true},
         {INPUT_UP, 1, 80, 110, 3250, FINGER_NOTHING, false},
         {INPUT_UP, 3, 500, 100, 3300, FINGER_ENDS, false},
         {INPUT_DOWN, 1, 100, 100, 3400, FINGER_BEGINS, true});
    /* Several rest at once. */
    PLAY({INPUT_DOWN, 1, 100, 100, 0, FINGER_BEGINS, true},
         {INPUT_DOWN, 2, 300, 100, 10, FINGER_SHARES, true},
         {INPUT_DOWN, 3, 500, 100, 20, FINGER_SHARES, true},
         {INPUT_DOWN, 4, 700, 100, 3000, FINGER_BEGINS, true},
         {INPUT_UP, 4, 700, 100, 3010, FINGER_ENDS, false});
}

/* Fingers of one hand come together: the first counts, on the same target or none the
 * others change nothing. */
static void test_same_hand(void **state)
{
    (void)state;
    PLAY({INPUT_DOWN, 1, 100, 100, 0, FINGER_BEGINS, true},
         {INPUT_DOWN, 2, 150, 100, 2000, FINGER_NOTHING, true},
         {INPUT_DOWN, 3, 900, 100, 2000, FINGER_NOTHING, true},
         {INPUT_UP, 3, 900, 100, 2100, FINGER_NOTHING, false},
         {INPUT_UP, 1, 100, 100, 2200, FINGER_ENDS, false});
    PLAY({INPUT_DOWN, 1, 100, 100, 0, FINGER_BEGINS, true},
         {INPUT_DOWN, 2, 300, 100, 249, FINGER_SHARES, true},
         {INPUT_UP, 1, 100, 100, 300, FINGER_ENDS, false});
    PLAY({INPUT_DOWN, 1, 100, 100, 0, FINGER_BEGINS, true},
         {INPUT_DOWN, 2, 300, 100, 250, FINGER_TAKES_BACK, true});
}

/* A palm where nothing is to be pressed gives way at once; a finger that scrolls from
 * there does not. */
static void test_palm(void **state)
{
    (void)state;
    PLAY({INPUT_DOWN, 1, 900, 100, 0, FINGER_BEGINS, true},
         {INPUT_DOWN, 2, 950, 100, 10, FINGER_NOTHING, true},
         {INPUT_DOWN, 3, 100, 100, 500, FINGER_BEGINS, true},
         {INPUT_UP, 1, 900, 100, 550, FINGER_NOTHING, false},
         {INPUT_UP, 3, 100, 100, 600, FINGER_ENDS, false});
    PLAY({INPUT_DOWN, 1, 900, 100, 0, FINGER_BEGINS, true},
         {INPUT_MOVE, 1, 900, 121, 100, FINGER_GOES_ON, false},
         {INPUT_DOWN, 2, 100, 100, 500, FINGER_TAKES_BACK, true});
}

static void test_goes_on(void **state)
{
    (void)state;
    /* Who moves is somebody: two hands are two hands. */
    PLAY({INPUT_DOWN, 1, 100, 100, 0, FINGER_BEGINS, true},
         {INPUT_MOVE, 1, 100, 181, 2900, FINGER_GOES_ON, true},
         {INPUT_DOWN, 2, 500, 100, 5000, FINGER_TAKES_BACK, true});
    /* Who rests and then goes on leads still, as long as no other came. */
    PLAY({INPUT_DOWN, 1, 100, 100, 0, FINGER_BEGINS, true},
         {INPUT_MOVE, 1, 100, 200, 60000, FINGER_GOES_ON, true},
         {INPUT_UP, 1, 100, 200, 60010, FINGER_ENDS, false});
}

static void test_lost_release(void **state)
{
    (void)state;
    /* The same finger again. */
    PLAY({INPUT_DOWN, 1, 100, 100, 0, FINGER_BEGINS, true},
         {INPUT_DOWN, 1, 500, 100, 500, FINGER_BEGINS, true},
         {INPUT_UP, 1, 500, 100, 600, FINGER_ENDS, false});
    /* All lost. */
    PLAY({INPUT_DOWN, 1, 100, 100, 0, FINGER_BEGINS, true},
         {INPUT_CANCEL, 0, 0, 0, 100, FINGER_TAKES_BACK, false},
         {INPUT_UP, 1, 100, 100, 200, FINGER_NOTHING, false},
         {INPUT_DOWN, 2, 100, 100, 300, FINGER_BEGINS, true});
}

/* A panel that is broken never lifts a finger: there is always a place for the next. */
static void test_many(void **state)
{
    (void)state;
    struct fingers fingers = {.leader = 0};
    int begun = 0;
    for (int i = 0; i < 1000; i++) {
        struct input input = {
            .kind = INPUT_DOWN, .finger = i, .x = i % 2 * 200, .y = 100};
        bool alive = false;
        enum finger_part part =
            fingers_take(&fingers, &input, 1, &measure, (int64_t)i * 400, &alive);
        assert_true(alive);
        begun += part == FINGER_BEGINS;
    }
    /* one in eight: each leads until it has rested for three seconds */
    assert_int_equal(begun, 125);
}

static void test_sign_of_life(void **state)
{
    (void)state;
    /* Trembling for an hour is nobody, a way longer than a target somebody. */
    struct fingers fingers = {.leader = 0};
    struct input input = {.kind = INPUT_DOWN, .finger = 1, .x = 400, .y = 400};
    bool alive = false;
    fingers_take(&fingers, &input, 1, &measure, 0, &alive);
    alive = false;
    input.kind = INPUT_MOVE;
    uint32_t seed = 20261123;
    for (int i = 0; i < 36000; i++) {
        input.x = 400 - 80 + (int)thrown(&seed, 161);
        input.y = 400 - 80 + (int)thrown(&seed, 161);
        fingers_take(&fingers, &input, 1, &measure, (int64_t)i * 100, &alive);
    }
    assert_false(alive);
    input.x = 400 + 81;
    fingers_take(&fingers, &input, 1, &measure, 3600000, &alive);
    assert_true(alive);
    /* from there it counts anew */
    alive = false;
    input.x = 400 + 10;
    fingers_take(&fingers, &input, 1, &measure, 3600100, &alive);
    assert_false(alive);
}

/* A drop of water that comes and goes is nobody after a while; a hand in between, or one
 * that takes its time, is somebody. */
static void test_comes_and_goes(void **state)
{
    (void)state;
    struct fingers fingers = {.leader = 0};
    int64_t ms = 0;
    int signs = 0;
    for (int i = 0; i < 2000; i++) {
        struct input input = {.kind = INPUT_DOWN, .finger = i, .x = 400, .y = 400};
        bool alive = false;
        input.x += i % 2 * 40;
        ms += i % 3 * 700;
        assert_int_equal(fingers_take(&fingers, &input, 1, &measure, ms, &alive),
                         FINGER_BEGINS);
        signs += alive;
        input.kind = INPUT_UP;
        assert_int_equal(fingers_take(&fingers, &input, 1, &measure, ms, &alive),
                         FINGER_ENDS);
    }
    assert_int_equal(signs, FINGERS_ROW - 1);
    struct input input = {.kind = INPUT_DOWN, .finger = 1, .x = 400, .y = 441};
    bool alive = false;
    fingers_take(&fingers, &input, 1, &measure, ms + 10, &alive);
    assert_true(alive);
    for (int i = 0; i < 100; i++) {
        alive = false;
        ms += FINGERS_ROW_MS + 10;
        fingers_take(&fingers, &input, 1, &measure, ms, &alive);
        assert_true(alive);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one),          cmocka_unit_test(test_beside),
        cmocka_unit_test(test_rests),        cmocka_unit_test(test_same_hand),
        cmocka_unit_test(test_palm),         cmocka_unit_test(test_goes_on),
        cmocka_unit_test(test_lost_release), cmocka_unit_test(test_many),
        cmocka_unit_test(test_sign_of_life), cmocka_unit_test(test_comes_and_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
