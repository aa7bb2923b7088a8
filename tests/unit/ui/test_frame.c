#include "stage.h"

static struct stage stage;

static int open_stage(void **state)
{
    (void)state;
    stage_open(&stage, 800, 600);
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

static void assert_rect(struct rect r, int x, int y, int w, int h)
{
    if (!rect_equal(r, (struct rect){x, y, w, h}))
        fail_msg("%d,%d,%d,%d instead of %d,%d,%d,%d", r.x, r.y, r.w, r.h, x, y, w, h);
}

static void test_mirror(void **state)
{
    (void)state;
    struct element e = {.rect = {100, 50, 200, 80},
                        .text_rect = {110, 60, 50, 20},
                        .icon_rect = {250, 60, 24, 24}};
    stage_begin(&stage, TEXT_LTR);
    assert_rect(frame_add(&stage.frame, &e)->rect, 100, 50, 200, 80);
    stage_begin(&stage, TEXT_RTL);
    const struct element *added = frame_add(&stage.frame, &e);
    assert_rect(added->rect, 500, 50, 200, 80);
    assert_rect(added->text_rect, 640, 60, 50, 20);
    assert_rect(added->icon_rect, 526, 60, 24, 24);
    assert_string_equal(added->label, "");
}

/* A frame that fills a part of the canvas mirrors within that part. */
static void test_mirror_of_a_part(void **state)
{
    (void)state;
    struct rect all = {200, 100, 400, 300};
    arena_reset(&stage.arena);
    frame_begin(&stage.frame, &stage.arena, stage.text, theme_get(THEME_LIGHT),
                &stage.measure, TEXT_RTL, all);
    struct element e = {.rect = {200, 100, 100, 50}};
    const struct element *added = frame_add(&stage.frame, &e);
    assert_rect(added->rect, 500, 100, 100, 50);
    assert_rect(added->clip, 200, 100, 400, 300);
}

/* The view is 400 high and begins at 50: a page that ends at 3050 is 3000 long. */
static void test_scroll(void **state)
{
    (void)state;
    static const struct {
        int wanted_px, end_y, scroll_px;
        bool again, overflows;
    } table[] = {
        {0, 450, 0, false, false},      {0, 451, 0, false, true},
        {700, 3050, 700, false, true},  {2600, 3050, 2600, false, true},
        {2601, 3050, 2600, true, true}, {9999, 3050, 2600, true, true},
        {-1, 3050, 0, true, true},      {10, 450, 0, true, false},
        {10, 50, 0, true, false},
    };
    struct rect view = {20, 50, 700, 400};
    for (size_t i = 0; i < COUNT(table); i++) {
        stage_begin(&stage, TEXT_LTR);
        frame_scroll_begin(&stage.frame, view, table[i].wanted_px);
        const struct element *moved =
            stage_add(&stage, "moved", (struct rect){20, 50, 100, 100});
        assert_int_equal(moved->rect.y, 50 - table[i].wanted_px);
        assert_rect(moved->clip, 20, 50, 700, 400);
        assert_true(moved->scrolls);
        assert_int_equal(frame_scroll_end(&stage.frame, table[i].end_y), table[i].again);
        assert_int_equal(stage.frame.scroll_px, table[i].scroll_px);
        assert_int_equal(frame_overflows(&stage.frame), table[i].overflows);
        assert_false(stage_add(&stage, "bar", (struct rect){0, 500, 800, 100})->scrolls);
    }
}

static void test_shorter_view(void **state)
{
    (void)state;
    stage_begin(&stage, TEXT_RTL);
    stage_add(&stage, "fixed", (struct rect){0, 0, 800, 50});
    struct rect view = {20, 50, 700, 400};
    frame_scroll_begin(&stage.frame, view, 0);
    stage_add(&stage, "moved", (struct rect){20, 50, 100, 100});
    frame_view_shorten(&stage.frame, 150);
    stage_add(&stage, "later", (struct rect){20, 150, 100, 300});
    frame_scroll_end(&stage.frame, 450);
    assert_rect(frame_find(&stage.frame, "fixed")->clip, 0, 0, 800, 600);
    assert_rect(frame_find(&stage.frame, "moved")->clip, 80, 50, 700, 250);
    assert_rect(element_seen(frame_find(&stage.frame, "later")), 680, 150, 100, 150);
    assert_true(frame_overflows(&stage.frame));
}

static void test_direction_of_words(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        enum text_direction on_ltr, on_rtl;
    } table[] = {
        {"Wohngeld beantragen.", TEXT_LTR, TEXT_LTR},
        {"طلب إعانة السكن.", TEXT_RTL, TEXT_RTL},
        {"Jobcenter (مركز العمل)", TEXT_LTR, TEXT_RTL},
        {"+49 2581 53-5200", TEXT_LTR, TEXT_LTR},
        {"", TEXT_LTR, TEXT_LTR},
        {"שלום", TEXT_RTL, TEXT_RTL},
        {"\xff\xfe", TEXT_LTR, TEXT_LTR},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        stage_begin(&stage, TEXT_LTR);
        assert_int_equal(frame_direction(&stage.frame, table[i].words), table[i].on_ltr);
        stage_begin(&stage, TEXT_RTL);
        assert_int_equal(frame_direction(&stage.frame, table[i].words), table[i].on_rtl);
    }
}

/* German words on an Arabic page stand on the side where that page's lines begin. */
static void test_words_on_the_other_side(void **state)
{
    (void)state;
    stage_begin(&stage, TEXT_RTL);
    struct element e = {0};
    struct rect rect = {0, 0, 400, 0};
    int h = frame_text(&stage.frame, &e, "Kita", stage.measure.body, 0x123456, rect,
                       TEXT_START, 0);
    assert_int_equal(h, stage.measure.body.pitch_px);
    assert_int_equal(e.text_rect.h, h);
    assert_int_equal(e.ink, 0x123456);
    assert_string_equal(e.label, "Kita");
    struct text_box ink = text_ink(stage.text, e.text);
    assert_true(ink.x > 200);
    uint64_t hash = e.text_hash;
    frame_text(&stage.frame, &e, "Kita", stage.measure.body, 0, rect, TEXT_START, 0);
    assert_true(e.text_hash == hash);
    frame_text(&stage.frame, &e, "Kitas", stage.measure.body, 0, rect, TEXT_START, 0);
    assert_true(e.text_hash != hash);
}

static void test_find(void **state)
{
    (void)state;
    stage_begin(&stage, TEXT_LTR);
    assert_null(frame_find(&stage.frame, "a"));
    stage_add(&stage, NULL, (struct rect){0, 0, 1, 1});
    stage_add(&stage, "a", (struct rect){0, 0, 1, 1});
    stage_add(&stage, "ab", (struct rect){0, 0, 1, 1});
    assert_string_equal(frame_find(&stage.frame, "ab")->id, "ab");
    assert_null(frame_find(&stage.frame, "b"));
    assert_string_equal(frame_print(&stage.frame, "%s:%d", "offer", 7), "offer:7");
}

/* A list without end says that it is not whole, and goes on. */
static void test_too_many(void **state)
{
    (void)state;
    stage_begin(&stage, TEXT_LTR);
    struct element e = {.id = "one"};
    int added = 0;
    for (int i = 0; i < 10000; i++)
        added += frame_add(&stage.frame, &e) != NULL;
    assert_true(stage.frame.failed);
    assert_int_equal(added, stage.frame.count);
    assert_in_range(added, 1000, 4096);
    stage_begin(&stage, TEXT_LTR);
    assert_false(stage.frame.failed);
}

static void test_element(void **state)
{
    (void)state;
    for (int i = 0; i < ROLE_COUNT; i++)
        for (int k = 0; k < i; k++)
            assert_string_not_equal(element_role_name((enum role)i),
                                    element_role_name((enum role)k));
    assert_string_equal(element_role_name(ROLE_COUNT), "unknown");
    struct element e = {.rect = {0, 0, 100, 100}, .clip = {50, 0, 100, 20}};
    assert_false(element_pressable(&e));
    e.action.verb = 3;
    assert_true(element_pressable(&e));
    e.state = STATE_DISABLED | STATE_CHECKED;
    assert_false(element_pressable(&e));
    assert_rect(element_seen(&e), 50, 0, 50, 20);
    e.clip.x = 100;
    assert_true(rect_empty(element_seen(&e)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mirror),
        cmocka_unit_test(test_mirror_of_a_part),
        cmocka_unit_test(test_scroll),
        cmocka_unit_test(test_shorter_view),
        cmocka_unit_test(test_direction_of_words),
        cmocka_unit_test(test_words_on_the_other_side),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_too_many),
        cmocka_unit_test(test_element),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
