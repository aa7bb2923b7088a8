#include "stage.h"

#include "ui/focus.h"

static struct stage stage;

/*  a b
 *  c x   (x is off, t is words)
 *  t d   */
static void fill(void)
{
    stage_begin(&stage, TEXT_LTR);
    stage_add(&stage, "a", (struct rect){100, 100, 80, 80});
    stage_add(&stage, "b", (struct rect){300, 100, 80, 80});
    stage_add(&stage, "c", (struct rect){100, 300, 80, 80});
    stage_add(&stage, "x", (struct rect){300, 300, 80, 80})->state = STATE_DISABLED;
    stage_add(&stage, NULL, (struct rect){100, 500, 80, 80});
    stage_add(&stage, "d", (struct rect){310, 500, 80, 80});
}

static int open_stage(void **state)
{
    (void)state;
    stage_open(&stage, 800, 1200);
    fill();
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

static void test_ways(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        enum focus_way way;
        const char *to;
    } table[] = {
        {"a", FOCUS_NEXT, "b"},
        {"b", FOCUS_NEXT, "c"},
        {"c", FOCUS_NEXT, "d"},
        {"d", FOCUS_NEXT, "a"},
        {"a", FOCUS_PREVIOUS, "d"},
        {"d", FOCUS_PREVIOUS, "c"},
        {"a", FOCUS_RIGHT, "b"},
        {"b", FOCUS_LEFT, "a"},
        {"a", FOCUS_DOWN, "c"},
        {"c", FOCUS_UP, "a"},
        {"b", FOCUS_DOWN, "d"},
        {"d", FOCUS_UP, "b"},
        {"c", FOCUS_DOWN, "d"},
        {"d", FOCUS_LEFT, "c"},
        /* at the rim it stays where it is */
        {"a", FOCUS_UP, "a"},
        {"a", FOCUS_LEFT, "a"},
        {"d", FOCUS_DOWN, "d"},
        {"d", FOCUS_RIGHT, "d"},
        /* what is not there (any more) leads to the first */
        {"", FOCUS_DOWN, "a"},
        {"gone", FOCUS_PREVIOUS, "a"},
        {"x", FOCUS_UP, "a"},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct focus focus = {.shown = true};
        utf8_copy(focus.id, sizeof focus.id, table[i].from);
        int scroll_px = 1;
        focus_move(&focus, &stage.frame, table[i].way, &scroll_px);
        assert_string_equal(focus.id, table[i].to);
        assert_int_equal(scroll_px, 0);
    }
}

/* All that can be pressed is reached, once each, before it begins anew. */
static void test_next_reaches_all(void **state)
{
    (void)state;
    struct focus focus = {0};
    char way[16] = "";
    int scroll_px;
    for (int i = 0; i < 5; i++) {
        focus_move(&focus, &stage.frame, FOCUS_NEXT, &scroll_px);
        strcat(way, focus.id);
    }
    assert_string_equal(way, "abcda");
}

static void test_first_key_only_shows(void **state)
{
    (void)state;
    struct focus focus = {.id = "b"};
    int scroll_px;
    focus_move(&focus, &stage.frame, FOCUS_DOWN, &scroll_px);
    assert_true(focus.shown);
    assert_string_equal(focus.id, "b");
    focus_move(&focus, &stage.frame, FOCUS_DOWN, &scroll_px);
    assert_string_equal(focus.id, "d");
}

static void test_nothing_to_press(void **state)
{
    (void)state;
    stage_begin(&stage, TEXT_LTR);
    struct focus focus = {0};
    int scroll_px;
    focus_move(&focus, &stage.frame, FOCUS_NEXT, &scroll_px);
    assert_null(focus_element(&focus, &stage.frame));
    stage_add(&stage, NULL, (struct rect){0, 0, 80, 80});
    focus_move(&focus, &stage.frame, FOCUS_NEXT, &scroll_px);
    assert_string_equal(focus.id, "");
    fill();
}

static size_t focused(void)
{
    size_t count = 0;
    for (size_t i = 0; i < stage.frame.count; i++)
        count += (stage.frame.element[i].state & STATE_FOCUSED) != 0;
    return count;
}

static void test_look(void **state)
{
    (void)state;
    struct focus focus = {.id = "c"};
    focus_show(&focus, &stage.frame);
    assert_int_equal(focused(), 0);
    focus.shown = true;
    focus_show(&focus, &stage.frame);
    assert_int_equal(focused(), 1);
    assert_int_not_equal(frame_find(&stage.frame, "c")->state & STATE_FOCUSED, 0);
    fill();
    utf8_copy(focus.id, sizeof focus.id, "gone");
    focus_show(&focus, &stage.frame);
    assert_int_equal(focused(), 0);
}

/* What lies outside the view is reached, and the page moves so far that it is seen whole.
 */
static void test_scrolls(void **state)
{
    (void)state;
    int air = stage.measure.gap_px;
    for (int scrolled = 0; scrolled < 2; scrolled++) {
        stage_begin(&stage, TEXT_LTR);
        struct rect view = {0, 200, 800, 400};
        int px = scrolled ? 400 : 0;
        frame_scroll_begin(&stage.frame, view, px);
        stage_add(&stage, "up", (struct rect){0, 250, 80, 80});
        stage_add(&stage, "down", (struct rect){0, 850, 80, 80});
        frame_scroll_end(&stage.frame, 1200);
        struct focus focus = {.shown = true, .id = "up"};
        int scroll_px = 0;
        focus_move(&focus, &stage.frame, FOCUS_DOWN, &scroll_px);
        assert_string_equal(focus.id, "down");
        assert_int_equal(scroll_px, scrolled ? 0 : 850 + 80 + air - 600);
        focus_move(&focus, &stage.frame, FOCUS_UP, &scroll_px);
        assert_string_equal(focus.id, "up");
        assert_int_equal(scroll_px, scrolled ? 250 - 400 - air - 200 : 0);
    }
    fill();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways),
        cmocka_unit_test(test_next_reaches_all),
        cmocka_unit_test(test_first_key_only_shows),
        cmocka_unit_test(test_nothing_to_press),
        cmocka_unit_test(test_look),
        cmocka_unit_test(test_scrolls),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
