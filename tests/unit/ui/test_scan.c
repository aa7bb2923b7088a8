#include "stage.h"

#include "ui/scan.h"

static struct stage stage;
static struct reading reading;
static struct scan scan;
static struct scan_how how;

static int open_stage(void **state)
{
    (void)state;
    stage_open(&stage, 800, 1200);
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

static void put(enum zone zone, enum role role, const char *id, int column, int row)
{
    struct element e = {.id = id,
                        .role = role,
                        .label = id != NULL ? id : "words",
                        .rect = {100 * column, 100 * row, 80, 80}};
    e.action.verb = id != NULL;
    stage.frame.zone = zone;
    assert_non_null(frame_add(&stage.frame, &e));
}

/* A heading, a grid of two rows of three, two entries, a bar of one. */
static int begin(void **state)
{
    (void)state;
    stage_begin(&stage, TEXT_LTR);
    put(ZONE_PAGE, ROLE_HEADING, NULL, 0, 0);
    put(ZONE_PAGE, ROLE_TEXT, NULL, 1, 0);
    for (int i = 0; i < 6; i++) {
        static const char *const id[] = {"a", "b", "c", "d", "e", "f"};
        put(ZONE_PAGE, ROLE_TILE, id[i], i % 3, 1 + i / 3);
    }
    put(ZONE_PAGE, ROLE_ENTRY, "x", 0, 4);
    put(ZONE_PAGE, ROLE_ENTRY, "y", 0, 5);
    put(ZONE_BAR, ROLE_BUTTON, "home", 0, 9);
    reading_make(&reading, &stage.frame);
    how = scan_how_usual();
    how.switches = SCAN_ONE;
    scan = (struct scan){.round = 0};
    scan_begin(&scan, &reading, 0);
    return 0;
}

/* "from-last" of what is framed, a minus in front of the way up. */
static void assert_framed(const char *wanted)
{
    char got[256];
    struct scan_range range = scan_framed(&scan, &reading);
    assert_true(range.to > range.from);
    snprintf(got, sizeof got, "%s%s-%s", scan.at.up ? "^" : "",
             reading.item[range.from].id, reading.item[range.to - 1].id);
    assert_string_equal(got, wanted);
}

static int64_t now_ms;

static void wait_step(void)
{
    int left = scan_next_ms(&scan, &how, now_ms);
    assert_true(left > 0);
    assert_int_equal(scan_tick(&scan, &how, &reading, now_ms + left - 1), SCAN_SAME);
    now_ms += left;
    assert_int_equal(scan_tick(&scan, &how, &reading, now_ms), SCAN_MOVED);
}

static enum scan_news hit(void)
{
    now_ms += 500;
    assert_int_equal(scan_down(&scan, &how, &reading, false, now_ms), SCAN_SAME);
    return scan_up(&scan, &how, &reading, now_ms + 50);
}

static void test_groups(void **state)
{
    (void)state;
    now_ms = 0;
    assert_framed("page/1-page/2");
    assert_int_equal(scan_next_ms(&scan, &how, 0), 2400);
    wait_step();
    assert_framed("a-f");
    assert_int_equal(scan_next_ms(&scan, &how, now_ms), 1200);
    wait_step();
    assert_framed("x-y");
    wait_step();
    assert_framed("home-home");
    wait_step();
    assert_framed("page/1-page/2");
}

static void test_down_and_up(void **state)
{
    (void)state;
    now_ms = 0;
    wait_step();
    assert_int_equal(hit(), SCAN_MOVED);
    assert_framed("a-c");
    wait_step();
    assert_framed("d-f");
    assert_int_equal(hit(), SCAN_MOVED);
    assert_framed("d-d");
    wait_step();
    wait_step();
    assert_framed("f-f");
    wait_step();
    assert_framed("^d-f");
    assert_int_equal(hit(), SCAN_MOVED);
    assert_framed("d-f");
    assert_int_equal(hit(), SCAN_MOVED);
    wait_step();
    assert_int_equal(hit(), SCAN_TAKEN);
    assert_string_equal(scan.at.id, "e");
}

/* What is alone is taken at once; words alone are said. */
static void test_alone(void **state)
{
    (void)state;
    now_ms = 0;
    assert_int_equal(hit(), SCAN_TAKEN);
    assert_string_equal(scan.at.id, "page/1");
    now_ms = 0;
    scan = (struct scan){.round = 0};
    scan_begin(&scan, &reading, 0);
    wait_step();
    wait_step();
    wait_step();
    assert_int_equal(hit(), SCAN_TAKEN);
    assert_string_equal(scan.at.id, "home");
}

/* After its rounds it waits for a hit, and then begins. */
static void test_rests(void **state)
{
    (void)state;
    now_ms = 0;
    for (int i = 0; i < 12; i++)
        wait_step();
    assert_true(scan.rests);
    assert_int_equal(scan_next_ms(&scan, &how, now_ms), -1);
    assert_framed("page/1-page/2");
    assert_int_equal(hit(), SCAN_MOVED);
    assert_false(scan.rests);
    assert_int_equal(scan_next_ms(&scan, &how, now_ms), 2450);
}

/* Rounds without a hit lead up again. */
static void test_gives_up(void **state)
{
    (void)state;
    now_ms = 0;
    wait_step();
    wait_step();
    hit();
    assert_framed("x-x");
    for (int i = 0; i < 9; i++)
        wait_step();
    assert_int_equal(scan.at.level, SCAN_GROUPS);
    assert_framed("x-y");
}

static void test_late_hit_is_before(void **state)
{
    (void)state;
    now_ms = 0;
    wait_step();
    wait_step();
    assert_framed("x-y");
    assert_int_equal(scan_down(&scan, &how, &reading, false, now_ms + 149), SCAN_SAME);
    assert_int_equal(scan_up(&scan, &how, &reading, now_ms + 160), SCAN_MOVED);
    assert_framed("a-c");
}

static void test_blind_and_hold(void **state)
{
    (void)state;
    now_ms = 0;
    how.hold_ms = 300;
    wait_step();
    now_ms += 200;
    scan_down(&scan, &how, &reading, false, now_ms);
    assert_int_equal(scan_up(&scan, &how, &reading, now_ms + 299), SCAN_SAME);
    assert_framed("a-f");
    now_ms += 400;
    scan_down(&scan, &how, &reading, false, now_ms);
    assert_int_equal(scan_tick(&scan, &how, &reading, now_ms + 299), SCAN_SAME);
    assert_int_equal(scan_tick(&scan, &how, &reading, now_ms + 300), SCAN_MOVED);
    assert_framed("a-c");
    assert_int_equal(scan_up(&scan, &how, &reading, now_ms + 310), SCAN_SAME);
    now_ms += 300 + how.blind_ms - 1;
    scan_down(&scan, &how, &reading, false, now_ms);
    assert_false(scan.down);
    scan_down(&scan, &how, &reading, false, now_ms + 1);
    assert_true(scan.down);
}

static void test_two(void **state)
{
    (void)state;
    now_ms = 1000;
    how.switches = SCAN_TWO;
    assert_int_equal(scan_next_ms(&scan, &how, now_ms), -1);
    assert_int_equal(scan_down(&scan, &how, &reading, false, now_ms), SCAN_MOVED);
    assert_framed("a-f");
    now_ms += 500;
    assert_int_equal(scan_down(&scan, &how, &reading, false, now_ms), SCAN_MOVED);
    assert_framed("x-y");
    now_ms += 500;
    assert_int_equal(scan_down(&scan, &how, &reading, true, now_ms), SCAN_SAME);
    assert_int_equal(scan_up(&scan, &how, &reading, now_ms), SCAN_MOVED);
    assert_framed("x-x");
}

static void test_shown(void **state)
{
    (void)state;
    now_ms = 0;
    wait_step();
    scan_show(&scan, &reading);
    const struct element *e = frame_find(&stage.frame, "a");
    struct rect all = {0, 100, 280, 180};
    assert_true((e->state & STATE_FRAMED) != 0);
    assert_true(rect_equal(e->ring, all));
    for (size_t i = 0; i < stage.frame.count; i++)
        assert_true(&stage.frame.element[i] == e ||
                    (stage.frame.element[i].state & STATE_FOCUSED) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_groups, begin),
        cmocka_unit_test_setup(test_down_and_up, begin),
        cmocka_unit_test_setup(test_alone, begin),
        cmocka_unit_test_setup(test_rests, begin),
        cmocka_unit_test_setup(test_gives_up, begin),
        cmocka_unit_test_setup(test_late_hit_is_before, begin),
        cmocka_unit_test_setup(test_blind_and_hold, begin),
        cmocka_unit_test_setup(test_two, begin),
        cmocka_unit_test_setup(test_shown, begin),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
