#include "stage.h"

#include "ui/focus.h"

static struct stage stage;
static struct reading reading;

/* A heading, a and b in a grid; a card with words in it; x, which is off; the bar with d.
 */
static void fill(void)
{
    stage_begin(&stage, TEXT_LTR);
    struct element words = {.role = ROLE_HEADING, .label = "Titel"};
    words.rect = (struct rect){100, 20, 200, 40};
    frame_add(&stage.frame, &words);
    stage_add(&stage, "a", (struct rect){100, 100, 80, 80});
    stage_add(&stage, "b", (struct rect){300, 100, 80, 80});
    struct element card = {.id = "card", .role = ROLE_PANEL};
    card.rect = (struct rect){50, 200, 400, 80};
    frame_add(&stage.frame, &card);
    words.role = ROLE_TEXT;
    words.rect = (struct rect){100, 210, 60, 20};
    frame_add(&stage.frame, &words);
    words.rect.x = 200;
    words.joined = true;
    frame_add(&stage.frame, &words);
    stage_add(&stage, "x", (struct rect){300, 300, 80, 80})->state = STATE_DISABLED;
    stage.frame.zone = ZONE_BAR;
    stage_add(&stage, "d", (struct rect){310, 500, 80, 80});
    reading_make(&reading, &stage.frame);
}

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

static int begin(void **state)
{
    (void)state;
    fill();
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
        {"page/1", FOCUS_NEXT, "a"},
        {"b", FOCUS_NEXT, "card/1"},
        {"card/1", FOCUS_NEXT, "x"},
        {"x", FOCUS_NEXT, "d"},
        {"d", FOCUS_NEXT, "page/1"},
        {"page/1", FOCUS_PREVIOUS, "d"},
        {"x", FOCUS_PREVIOUS, "card/1"},
        {"page/1", FOCUS_NEXT_SECTION, "card/1"},
        {"card/1", FOCUS_NEXT_SECTION, "x"},
        {"x", FOCUS_NEXT_SECTION, "d"},
        {"d", FOCUS_NEXT_SECTION, "page/1"},
        {"page/1", FOCUS_PREVIOUS_SECTION, "d"},
        /* first to where its own begins */
        {"b", FOCUS_PREVIOUS_SECTION, "page/1"},
        {"a", FOCUS_NEXT_SECTION, "card/1"},
        /* what is not there (any more) leads to where the page begins */
        {"", FOCUS_NEXT, "page/1"},
        {"gone", FOCUS_PREVIOUS, "page/1"},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct focus focus = {.shown = true};
        utf8_copy(focus.id, sizeof focus.id, table[i].from);
        int scroll_px = 1;
        focus_move(&focus, &reading, table[i].way, &scroll_px);
        assert_string_equal(focus.id, table[i].to);
        assert_int_equal(scroll_px, 0);
    }
}

static void test_first_key_only_shows(void **state)
{
    (void)state;
    struct focus focus = {.id = "b"};
    int scroll_px;
    focus_move(&focus, &reading, FOCUS_NEXT, &scroll_px);
    assert_true(focus.shown);
    assert_string_equal(focus.id, "b");
    focus_move(&focus, &reading, FOCUS_NEXT, &scroll_px);
    assert_string_equal(focus.id, "card/1");
}

static void test_nothing_to_read(void **state)
{
    (void)state;
    stage_begin(&stage, TEXT_LTR);
    reading_make(&reading, &stage.frame);
    struct focus focus = {0};
    int scroll_px;
    focus_move(&focus, &reading, FOCUS_NEXT, &scroll_px);
    assert_null(focus_item(&focus, &reading));
    focus_show(&focus, &reading);
    assert_string_equal(focus.id, "");
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
    struct focus focus = {.id = "card/1"};
    focus_show(&focus, &reading);
    assert_int_equal(focused(), 0);
    focus.shown = true;
    focus_show(&focus, &reading);
    assert_int_equal(focused(), 1);
    const struct element *words = &stage.frame.element[4];
    struct rect both = {100, 210, 160, 20};
    assert_int_not_equal(words->state & STATE_FOCUSED, 0);
    assert_true(rect_equal(words->ring, both));
    focus_leave_page(&focus);
    focus_show(&focus, &reading);
    assert_string_equal(focus.id, "page/1");
    utf8_copy(focus.id, sizeof focus.id, "gone");
    focus_show(&focus, &reading);
    assert_int_equal(focused(), 0);
}

/* What lies outside the view is reached, and the page moves so far that it is seen whole,
 * or if it is longer than the view, from where it begins. */
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
        stage_add(&stage, "long", (struct rect){0, 950, 80, 900});
        frame_scroll_end(&stage.frame, 2000);
        reading_make(&reading, &stage.frame);
        struct focus focus = {.shown = true, .id = "up"};
        int scroll_px = 0;
        assert_int_equal(focus_unseen(&focus, &reading), scrolled);
        focus_move(&focus, &reading, FOCUS_NEXT, &scroll_px);
        assert_string_equal(focus.id, "down");
        assert_int_equal(scroll_px, scrolled ? 0 : 850 + 80 + air - 600);
        assert_int_equal(focus_away(&focus, &reading), scroll_px);
        focus_move(&focus, &reading, FOCUS_NEXT, &scroll_px);
        assert_string_equal(focus.id, "long");
        assert_int_equal(scroll_px, 950 - px - air - 200);
        focus_move(&focus, &reading, FOCUS_NEXT, &scroll_px);
        assert_string_equal(focus.id, "up");
        assert_int_equal(scroll_px, scrolled ? 250 - 400 - air - 200 : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_ways, begin),
        cmocka_unit_test_setup(test_first_key_only_shows, begin),
        cmocka_unit_test_setup(test_nothing_to_read, begin),
        cmocka_unit_test_setup(test_look, begin),
        cmocka_unit_test_setup(test_scrolls, begin),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
