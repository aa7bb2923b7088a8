#include "stage.h"

#include "ui/press.h"

/* One step of a finger at a time in milliseconds, and what comes of it. */
struct step {
    enum { DOWN, MOVE, UP, CANCEL } what;
    int x, y;
    int64_t ms;
    enum press_result result;
    const char *hit; /* of PRESS_ACTIVATE */
    int scroll_px;   /* of PRESS_SCROLL */
};

static struct stage stage;

/* Two buttons far from each other, two keys side by side, one that is off. Buttons are 20
 * mm. The page is twice as long as its view. */
static int open_stage(void **state)
{
    (void)state;
    stage_open(&stage, 800, 1200);
    struct rect view = {0, 0, 800, 1000};
    frame_scroll_begin(&stage.frame, view, 0);
    stage_add(&stage, "one", (struct rect){100, 100, 80, 80});
    stage_add(&stage, "two", (struct rect){100, 600, 80, 80});
    stage_add(&stage, "beside", (struct rect){185, 100, 80, 80});
    stage_add(&stage, "key:a", (struct rect){400, 100, 80, 80})->role = ROLE_KEY;
    stage_add(&stage, "key:b", (struct rect){485, 100, 80, 80})->role = ROLE_KEY;
    stage_add(&stage, "off", (struct rect){400, 600, 80, 80})->state = STATE_DISABLED;
    frame_scroll_end(&stage.frame, 2000);
    stage_add(&stage, "bar", (struct rect){100, 1050, 80, 80});
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

static void play(const char *name, const struct step *step, size_t count)
{
    struct press press = {0};
    for (size_t i = 0; i < count; i++) {
        const struct step *s = &step[i];
        int scroll_px = 0;
        enum press_result result =
            s->what == DOWN   ? press_down(&press, &stage.frame, s->x, s->y, s->ms)
            : s->what == MOVE ? press_move(&press, &stage.frame, s->x, s->y, &scroll_px)
            : s->what == UP   ? press_up(&press, &stage.frame, s->x, s->y, s->ms)
                              : press_cancel(&press);
        if (result != s->result || scroll_px != s->scroll_px)
            fail_msg("%s, step %zu: %d instead of %d, scrolled by %d instead of %d", name,
                     i, (int)result, (int)s->result, scroll_px, s->scroll_px);
        if (result == PRESS_ACTIVATE)
            assert_string_equal(press.hit_id, s->hit);
    }
}

#define PLAY(...)                                         \
    do {                                                  \
        static const struct step steps[] = {__VA_ARGS__}; \
        play(__func__, steps, COUNT(steps));              \
    } while (0)

#define HIT(x, y, ms, id)                   \
    {DOWN, x, y, ms, PRESS_LOOK, NULL, 0},  \
    {                                       \
        UP, x, y, ms, PRESS_ACTIVATE, id, 0 \
    }
#define MISS(x, y, ms)                     \
    {DOWN, x, y, ms, PRESS_LOOK, NULL, 0}, \
    {                                      \
        UP, x, y, ms, PRESS_LOOK, NULL, 0  \
    }

static void test_acts_on_release(void **state)
{
    (void)state;
    PLAY(HIT(140, 140, 1000, "one"));
}

static void test_release_outside(void **state)
{
    (void)state;
    /* 3 mm beside it forgives, more does not; the button shows that it is left. */
    PLAY({DOWN, 105, 140, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 88, 140, 0, PRESS_NOTHING, NULL, 0},
         {UP, 88, 140, 500, PRESS_ACTIVATE, "one", 0});
    PLAY({DOWN, 105, 140, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 87, 140, 0, PRESS_LOOK, NULL, 0},
         {UP, 87, 140, 500, PRESS_LOOK, NULL, 0});
    /* Who comes back to it has pressed it. */
    PLAY({DOWN, 105, 140, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 87, 140, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 105, 140, 0, PRESS_LOOK, NULL, 0},
         {UP, 105, 140, 500, PRESS_ACTIVATE, "one", 0});
    /* From one to its neighbour presses neither, however near. */
    PLAY({DOWN, 178, 140, 0, PRESS_LOOK, NULL, 0},
         {UP, 185, 140, 500, PRESS_LOOK, NULL, 0});
}

static void test_long_way_in_it(void **state)
{
    (void)state;
    /* On the page up to 12 mm, whichever way. */
    PLAY({DOWN, 110, 110, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 158, 158, 0, PRESS_NOTHING, NULL, 0},
         {UP, 158, 158, 500, PRESS_ACTIVATE, "one", 0});
    PLAY({DOWN, 110, 110, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 110, 159, 0, PRESS_LOOK, NULL, 0},
         {UP, 110, 159, 500, PRESS_LOOK, NULL, 0});
    /* Where nothing scrolls, as long as it likes. */
    PLAY({DOWN, 102, 1052, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 178, 1128, 0, PRESS_NOTHING, NULL, 0},
         {UP, 178, 1128, 500, PRESS_ACTIVATE, "bar", 0});
}

static void test_nothing_under_it(void **state)
{
    (void)state;
    PLAY({DOWN, 300, 300, 0, PRESS_NOTHING, NULL, 0},
         {UP, 300, 300, 500, PRESS_LOOK, NULL, 0},
         /* from nothing onto a button */
         {DOWN, 300, 300, 0, PRESS_NOTHING, NULL, 0},
         {UP, 140, 140, 1500, PRESS_LOOK, NULL, 0},
         /* what is off cannot be pressed */
         {DOWN, 440, 640, 0, PRESS_NOTHING, NULL, 0},
         {UP, 440, 640, 2500, PRESS_LOOK, NULL, 0},
         /* a release that never began */
         {UP, 140, 140, 3500, PRESS_NOTHING, NULL, 0});
}

static void test_second_hit(void **state)
{
    (void)state;
    PLAY(HIT(140, 140, 1000, "one"), MISS(140, 140, 1100), MISS(140, 140, 1499),
         HIT(140, 140, 1500, "one"));
    /* A bounce that slips onto the neighbour is one as well; another place is not. */
    PLAY(HIT(178, 140, 1000, "one"), MISS(188, 140, 1200), HIT(140, 640, 1300, "two"));
    /* The clock counts from the last hit that counted, not from a bounce. */
    PLAY(HIT(140, 140, 1000, "one"), MISS(140, 140, 1400), HIT(140, 140, 1600, "one"));
}

static void test_second_hit_of_keys(void **state)
{
    (void)state;
    PLAY(HIT(440, 140, 1000, "key:a"), HIT(525, 140, 1050, "key:b"),
         HIT(440, 140, 1100, "key:a"));
    PLAY(HIT(440, 140, 1000, "key:a"), MISS(440, 140, 1119),
         HIT(440, 140, 1120, "key:a"));
}

static void test_drag_scrolls(void **state)
{
    (void)state;
    PLAY({DOWN, 140, 660, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 140, 612, 0, PRESS_NOTHING, NULL, 0}, /* within 12 mm */
         {MOVE, 140, 611, 0, PRESS_LOOK, NULL, 0},    /* the button lets go */
         {MOVE, 140, 581, 0, PRESS_SCROLL, NULL, 30},
         {MOVE, 140, 591, 0, PRESS_SCROLL, NULL, -10},
         {MOVE, 150, 591, 0, PRESS_NOTHING, NULL, 0},
         {UP, 150, 591, 1000, PRESS_LOOK, NULL, 0});
    /* Back onto the button it began on: still a drag. */
    PLAY({DOWN, 140, 660, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 140, 600, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 140, 660, 0, PRESS_SCROLL, NULL, -60},
         {UP, 140, 660, 1000, PRESS_LOOK, NULL, 0});
    /* Where nothing is held, the page follows after 5 mm. */
    PLAY({DOWN, 300, 300, 0, PRESS_NOTHING, NULL, 0},
         {MOVE, 300, 320, 0, PRESS_NOTHING, NULL, 0},
         {MOVE, 300, 321, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 300, 311, 0, PRESS_SCROLL, NULL, 10});
}

static void test_drag_off_the_page(void **state)
{
    (void)state;
    /* What began on the bar neither scrolls nor presses beside it. */
    PLAY({DOWN, 140, 1090, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 140, 1000, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 140, 900, 0, PRESS_NOTHING, NULL, 0},
         {UP, 140, 900, 1000, PRESS_LOOK, NULL, 0});
}

static void test_second_finger(void **state)
{
    (void)state;
    PLAY({DOWN, 140, 140, 0, PRESS_LOOK, NULL, 0}, {CANCEL, 0, 0, 0, PRESS_LOOK, NULL, 0},
         {MOVE, 140, 300, 0, PRESS_NOTHING, NULL, 0},
         {UP, 140, 140, 1000, PRESS_LOOK, NULL, 0}, HIT(140, 140, 1001, "one"));
    /* One that leads in the place of another begins anew. */
    PLAY({DOWN, 140, 140, 0, PRESS_LOOK, NULL, 0}, {CANCEL, 0, 0, 0, PRESS_LOOK, NULL, 0},
         HIT(140, 640, 1000, "two"));
}

/* A finger that rests is a press like another when it leaves; nothing happens before. */
static void test_long_press(void **state)
{
    (void)state;
    PLAY(HIT(140, 140, 3600 * 1000, "one"));
}

/* Makes the list anew, with one button at one place. */
static void show(struct press *press, const char *id, struct rect rect, bool grave,
                 uint64_t page, bool asked, int64_t ms)
{
    stage_begin(&stage, TEXT_LTR);
    stage_add(&stage, id, rect)->action.grave = grave;
    targets_see(&press->targets, &stage.frame, page, asked, ms);
}

static bool hits(struct press *press, int x, int y, int64_t down_ms, int64_t up_ms)
{
    press_down(press, &stage.frame, x, y, down_ms);
    return press_up(press, &stage.frame, x, y, up_ms) == PRESS_ACTIVATE;
}

/* What stands where something else was pressed takes nothing for 0.9 s, and if it sends,
 * for 1.5 s; counted from when the finger comes down. */
static void test_place_has_changed(void **state)
{
    (void)state;
    const struct rect place = {100, 100, 80, 80};
    for (int grave = 0; grave < 2; grave++) {
        struct press press = {0};
        int64_t pause = grave ? 1500 : 900;
        show(&press, "next", place, false, 1, false, 0);
        assert_true(hits(&press, 140, 140, 1000, 1000));
        show(&press, "send", place, grave, 2, true, 1010);
        assert_false(hits(&press, 140, 140, 1300, 9000));
        assert_false(hits(&press, 140, 140, 1010 + pause - 1, 9000));
        assert_true(hits(&press, 140, 140, 1010 + pause, 9000));
    }
    /* Elsewhere the new page takes a press at once. */
    struct press press = {0};
    show(&press, "next", place, false, 1, false, 0);
    assert_true(hits(&press, 140, 140, 1000, 1000));
    show(&press, "far", (struct rect){300, 100, 80, 80}, true, 2, true, 1010);
    assert_true(hits(&press, 340, 140, 1100, 1150));
}

/* What two fingers of a hand press together may do anything but what is grave. */
static void test_shared(void **state)
{
    (void)state;
    for (int grave = 0; grave < 2; grave++) {
        struct press press = {0};
        show(&press, "send", (struct rect){100, 100, 80, 80}, grave, 1, false, 0);
        press_down(&press, &stage.frame, 140, 140, 1000);
        press_share(&press);
        assert_int_equal(press_up(&press, &stage.frame, 140, 140, 1100),
                         grave ? PRESS_LOOK : PRESS_ACTIVATE);
        assert_true(hits(&press, 140, 140, 2000, 2100));
    }
}

/* The same button on another page is another one; on the same page it is the same. */
static void test_same_button(void **state)
{
    (void)state;
    const struct rect place = {100, 100, 80, 80};
    struct press press = {0};
    show(&press, "back", place, false, 1, false, 0);
    assert_true(hits(&press, 140, 140, 1000, 1000));
    show(&press, "back", place, false, 2, true, 1010);
    assert_false(hits(&press, 140, 140, 1600, 1700));
    assert_true(hits(&press, 140, 140, 1910, 1950));
    show(&press, "back", place, false, 2, true, 1960);
    assert_true(hits(&press, 140, 140, 2500, 2550));
    /* The visitor has gone: her second hit is still hers. */
    press_leave(&press);
    show(&press, "start", place, false, 3, true, 2560);
    assert_false(hits(&press, 140, 140, 3100, 3150));
    assert_true(hits(&press, 140, 140, 3460, 3500));
}

static void test_changes_by_itself(void **state)
{
    (void)state;
    struct press press = {0};
    show(&press, "one", (struct rect){100, 100, 80, 80}, false, 1, false, 0);
    assert_true(hits(&press, 140, 140, 10, 20));
    show(&press, "two", (struct rect){300, 100, 80, 80}, false, 1, false, 5000);
    assert_false(hits(&press, 340, 140, 5899, 5950));
    assert_true(hits(&press, 340, 140, 5900, 5950));
}

/* The page may change under the finger: what it began on must still be there. */
static void test_list_changes_under_it(void **state)
{
    (void)state;
    struct press press = {0};
    assert_int_equal(press_down(&press, &stage.frame, 140, 140, 0), PRESS_LOOK);
    struct stage other;
    stage_open(&other, 800, 1200);
    stage_add(&other, "another", (struct rect){100, 100, 80, 80});
    assert_int_equal(press_up(&press, &other.frame, 140, 140, 1000), PRESS_LOOK);
    stage_close(&other);
}

static void test_look(void **state)
{
    (void)state;
    struct press press = {0};
    press_show(&press, &stage.frame);
    for (size_t i = 0; i < stage.frame.count; i++)
        assert_int_equal(stage.frame.element[i].state & STATE_PRESSED, 0);
    press_down(&press, &stage.frame, 140, 140, 0);
    press_show(&press, &stage.frame);
    for (size_t i = 0; i < stage.frame.count; i++)
        assert_int_equal((stage.frame.element[i].state & STATE_PRESSED) != 0, i == 0);
}

/* The topmost counts, a veil covers all below it, and what is scrolled away is not there.
 */
static void test_hit(void **state)
{
    (void)state;
    struct stage s;
    stage_open(&s, 800, 1200);
    struct rect view = {0, 200, 800, 400};
    frame_scroll_begin(&s.frame, view, 0);
    stage_add(&s, "half", (struct rect){0, 150, 100, 100});
    stage_add(&s, "under", (struct rect){0, 300, 100, 100});
    frame_scroll_end(&s.frame, 600);
    stage_add(&s, "over", (struct rect){50, 300, 100, 100});
    stage_add(&s, NULL, (struct rect){0, 300, 800, 100});
    assert_null(press_hit(&s.frame, 50, 199));
    assert_string_equal(press_hit(&s.frame, 50, 200)->id, "half");
    assert_string_equal(press_hit(&s.frame, 99, 249)->id, "half");
    assert_null(press_hit(&s.frame, 100, 249));
    assert_string_equal(press_hit(&s.frame, 49, 350)->id, "under");
    assert_string_equal(press_hit(&s.frame, 50, 350)->id, "over");
    stage_add(&s, NULL, (struct rect){0, 0, 800, 1200})->look.veil = true;
    stage_add(&s, "stay", (struct rect){300, 300, 100, 100});
    assert_null(press_hit(&s.frame, 50, 350));
    assert_string_equal(press_hit(&s.frame, 300, 300)->id, "stay");
    stage_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_acts_on_release),
        cmocka_unit_test(test_release_outside),
        cmocka_unit_test(test_long_way_in_it),
        cmocka_unit_test(test_nothing_under_it),
        cmocka_unit_test(test_second_hit),
        cmocka_unit_test(test_second_hit_of_keys),
        cmocka_unit_test(test_drag_scrolls),
        cmocka_unit_test(test_drag_off_the_page),
        cmocka_unit_test(test_second_finger),
        cmocka_unit_test(test_long_press),
        cmocka_unit_test(test_list_changes_under_it),
        cmocka_unit_test(test_look),
        cmocka_unit_test(test_hit),
        cmocka_unit_test(test_place_has_changed),
        cmocka_unit_test(test_shared),
        cmocka_unit_test(test_same_button),
        cmocka_unit_test(test_changes_by_itself),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
