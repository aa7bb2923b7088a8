#include "stage.h"

#include "ui/paint.h"

enum { W = 480, H = 360, PAIRS = 1500 };

static struct stage stage;
static uint32_t pixel[W * H], whole[W * H];
static const struct canvas canvas = {pixel, W, H, W};

static int open_stage(void **state)
{
    (void)state;
    stage_open(&stage, W, H);
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

/* All that an element can be, from numbers alone. */
static void add_thing(uint32_t seed)
{
    static const char *const words[] = {"Jetzt offen", "fj Kjf Größe", "مرحبا", "A\nB\nÇ",
                                        "Ein langer Satz, der bricht"};
    static const char *const icons[] = {"home", "search", "payments"};
    struct text_style style = {TEXT_BOLD, 14 + (int)thrown(&seed, 20), 0};
    style.pitch_px = text_least_pitch(style.size_px);
    struct element e = {
        .id = "thing",
        .role = ROLE_BUTTON,
        .rect = {(int)thrown(&seed, W) - 40, (int)thrown(&seed, H) - 40,
                 20 + (int)thrown(&seed, 160), 20 + (int)thrown(&seed, 100)},
    };
    e.action.verb = 1;
    e.look = (struct look){.filled = thrown(&seed, 2) == 0,
                           .fill = thrown(&seed, 0xFFFFFF),
                           .edge_px = (int)thrown(&seed, 4),
                           .edge = thrown(&seed, 0xFFFFFF),
                           .radius_px = (int)thrown(&seed, 20),
                           .shadow_px = thrown(&seed, 3) == 0 ? 6 : 0,
                           .veil = thrown(&seed, 40) == 0};
    static const unsigned states[] = {
        0, 0, 0, STATE_PRESSED, STATE_FOCUSED, STATE_DISABLED};
    e.state = states[thrown(&seed, COUNT(states))];
    e.ring = rect_inset(e.rect, (int)thrown(&seed, 9) - 4);
    uint32_t word = thrown(&seed, COUNT(words) + 1);
    if (word < COUNT(words))
        frame_text(&stage.frame, &e, words[word], style, thrown(&seed, 0xFFFFFF), e.rect,
                   TEXT_START, 0);
    if (thrown(&seed, 3) == 0) {
        e.icon = icons[thrown(&seed, COUNT(icons))];
        e.icon_rect = (struct rect){e.rect.x, e.rect.y, 24, 24};
        e.icon_ink = thrown(&seed, 0xFFFFFF);
    }
    static struct text_box mark;
    mark = (struct text_box){2, 2, 15, 12};
    if (e.text != NULL && thrown(&seed, 4) == 0) {
        e.mark = &mark;
        e.mark_count = 1;
        e.mark_fill = 0xFFE3A3;
    }
    assert_non_null(frame_add(&stage.frame, &e));
}

/* A list of things, each from its own seed; some stand on a page that is scrolled. */
static void make(const uint32_t *seed, size_t count, int scroll_px)
{
    stage_begin(&stage, TEXT_LTR);
    struct rect view = {30, 60, W - 60, H - 120};
    for (size_t i = 0; i < count; i++) {
        if (i == count / 2)
            frame_scroll_begin(&stage.frame, view, scroll_px);
        add_thing(seed[i]);
    }
    if (count > 0)
        frame_scroll_end(&stage.frame, 2 * H);
}

static void poison(uint32_t *at)
{
    for (size_t i = 0; i < (size_t)W * H; i++)
        at[i] = 0xDEAD0000u | (uint32_t)i;
}

/* What a painter who knows nothing of the last frame makes of this one. */
static void paint_whole(void)
{
    struct painter *fresh = painter_new();
    struct canvas other = {whole, W, H, W};
    struct rect changed[PAINT_MOST_RECTS];
    poison(whole);
    assert_int_equal(painter_paint(fresh, &other, &stage.frame, changed), 1);
    assert_true(rect_equal(changed[0], (struct rect){0, 0, W, H}));
    painter_free(fresh);
}

static void assert_same_picture(const char *where, uint32_t number)
{
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            if (pixel[y * W + x] != whole[y * W + x])
                fail_msg("%s %u: pixel %d,%d is %06x, drawn whole it is %06x", where,
                         (unsigned)number, x, y, (unsigned)pixel[y * W + x],
                         (unsigned)whole[y * W + x]);
}

/* Frames that differ by a few things, as those of a terminal do: one comes, goes,
 * changes, moves up or down, the page scrolls. */
static void change(uint32_t *random, uint32_t *seed, size_t *count, int *scroll_px)
{
    for (uint32_t changes = thrown(random, 3); changes > 0; changes--) {
        size_t at = *count > 0 ? thrown(random, (uint32_t)*count) : 0;
        uint32_t what = thrown(random, 8);
        if (what < 3 && *count > 0)
            seed[at] = 1 + thrown(random, 1u << 30);
        else if (what < 5 && *count < 12)
            seed[(*count)++] = 1 + thrown(random, 1u << 30);
        else if (what < 6 && *count > 0)
            seed[at] = seed[--*count];
        else if (what < 7)
            *scroll_px = (int)thrown(random, 100);
        else if (*count > 1) {
            uint32_t other = seed[at];
            seed[at] = seed[0];
            seed[0] = other;
        }
    }
}

static void test_incremental_is_whole(void **state)
{
    (void)state;
    struct painter *painter = painter_new();
    uint32_t random = 20261123;
    uint32_t seed[12] = {0};
    size_t count = 0;
    int scroll_px = 0;
    for (uint32_t i = 0; i < PAIRS; i++) {
        struct rect changed[PAINT_MOST_RECTS];
        change(&random, seed, &count, &scroll_px);
        make(seed, count, scroll_px);
        int rects = painter_paint(painter, &canvas, &stage.frame, changed);
        assert_in_range(rects, 0, PAINT_MOST_RECTS);
        for (int k = 0; k < rects; k++)
            assert_true(rect_inside(changed[k], (struct rect){0, 0, W, H}));
        paint_whole();
        assert_same_picture("frame", i);
    }
    painter_free(painter);
}

static bool in_any(const struct rect *list, int count, int x, int y)
{
    for (int i = 0; i < count; i++)
        if (rect_holds(list[i], x, y))
            return true;
    return false;
}

/* Poisons the canvas between two frames: what is not named as changed stays poisoned,
 * what is named has nothing of it. */
static void test_only_what_differs(void **state)
{
    (void)state;
    struct painter *painter = painter_new();
    uint32_t random = 7;
    uint32_t seed[12] = {0};
    size_t count = 0;
    int scroll_px = 0;
    long left_alone = 0;
    for (uint32_t i = 0; i < PAIRS / 4; i++) {
        struct rect changed[PAINT_MOST_RECTS];
        change(&random, seed, &count, &scroll_px);
        make(seed, count, scroll_px);
        poison(pixel);
        int rects = painter_paint(painter, &canvas, &stage.frame, changed);
        paint_whole();
        for (int p = 0; p < W * H; p++) {
            bool named = in_any(changed, rects, p % W, p / W);
            if (pixel[p] != (named ? whole[p] : (0xDEAD0000u | (uint32_t)p)))
                fail_msg("frame %u: pixel %d,%d is %s", (unsigned)i, p % W, p / W,
                         named ? "not as drawn whole" : "drawn, but not named");
            left_alone += !named;
        }
    }
    assert_true(left_alone > (long)PAIRS / 4 * W * H / 3);
    painter_free(painter);
}

/* Every single thing that can be seen of an element is noticed when it changes, in the
 * place where it stands. */
static void test_each_difference(void **state)
{
    (void)state;
    static struct text_box box = {1, 1, 9, 9};
    for (int what = 0; what < 16; what++) {
        struct painter *painter = painter_new();
        struct rect changed[PAINT_MOST_RECTS];
        for (int after = 0; after < 2; after++) {
            stage_begin(&stage, TEXT_LTR);
            struct element e = {.rect = {100, 100, 90, 60},
                                .look = {.filled = true, .fill = 0x808080, .edge_px = 1},
                                .icon = "home",
                                .icon_rect = {100, 100, 24, 24}};
            struct text_style style = {TEXT_REGULAR, 16, 22};
            const char *words = "Kita";
            uint32_t ink = 0;
            bool now = after == 1;
            e.rect.x += now && what == 0;
            e.rect.h += now && what == 1;
            e.look.fill += now && what == 2;
            e.look.edge += now && what == 3;
            e.look.edge_px += now && what == 4;
            e.look.radius_px += now && what == 5 ? 8 : 0;
            e.look.shadow_px += now && what == 6 ? 4 : 0;
            e.look.veil = now && what == 7;
            e.state = now && what == 8   ? STATE_PRESSED
                      : now && what == 9 ? STATE_FOCUSED
                                         : 0;
            e.ring = e.rect;
            ink += now && what == 10;
            words = now && what == 11 ? "Kitz" : words;
            e.icon = now && what == 12 ? "search" : e.icon;
            e.icon_ink += now && what == 13;
            style.size_px += now && what == 14;
            frame_text(&stage.frame, &e, words, style, ink, e.rect, TEXT_START, 0);
            e.mark = &box;
            e.mark_count = now && what == 15;
            frame_add(&stage.frame, &e);
            int count = painter_paint(painter, &canvas, &stage.frame, changed);
            if (count != 1)
                fail_msg("difference %d: %d rectangles", what, count);
            struct rect around = {80, 80, 140, 110};
            assert_true(!now || rect_inside(changed[0], around));
        }
        /* The same list again: nothing to do. */
        assert_int_equal(painter_paint(painter, &canvas, &stage.frame, changed), 0);
        painter_forget(painter);
        assert_int_equal(painter_paint(painter, &canvas, &stage.frame, changed), 1);
        assert_true(rect_equal(changed[0], (struct rect){0, 0, W, H}));
        painter_free(painter);
    }
}

/* Changes in places far from each other stay apart; too many are joined, none is lost. */
static void test_many_places(void **state)
{
    (void)state;
    struct painter *painter = painter_new();
    struct rect changed[PAINT_MOST_RECTS];
    for (int places = 1; places <= 24; places++) {
        for (int after = 0; after < 2; after++) {
            stage_begin(&stage, TEXT_LTR);
            for (int i = 0; i < 24; i++) {
                struct element e = {
                    .rect = {(i % 6) * 80, (i / 6) * 90, 20, 20},
                    .look = {.filled = true,
                             .fill = after && i < places ? 0xFF : 0xFF00}};
                frame_add(&stage.frame, &e);
            }
            painter_paint(painter, &canvas, &stage.frame, changed);
        }
        paint_whole();
        assert_same_picture("places", (uint32_t)places);
        stage_begin(&stage, TEXT_LTR);
        int count = painter_paint(painter, &canvas, &stage.frame, changed);
        assert_in_range(count, 1, PAINT_MOST_RECTS);
    }
    painter_free(painter);
}

/* An element that leaves leaves nothing behind: letters may reach out of their box. */
static void test_overhang(void **state)
{
    (void)state;
    struct painter *painter = painter_new();
    struct rect changed[PAINT_MOST_RECTS];
    struct text_style style = {TEXT_BOLD, 60, text_least_pitch(60)};
    stage_begin(&stage, TEXT_LTR);
    struct element e = {0};
    struct rect rect = {100, 100, 200, 0};
    rect.h = frame_text(&stage.frame, &e, "Jjf", style, 0, rect, TEXT_START, 0);
    struct text_box ink = text_ink(stage.text, e.text);
    assert_true(ink.x < 0);
    e.rect = rect;
    frame_add(&stage.frame, &e);
    painter_paint(painter, &canvas, &stage.frame, changed);
    stage_begin(&stage, TEXT_LTR);
    painter_paint(painter, &canvas, &stage.frame, changed);
    paint_whole();
    assert_same_picture("overhang", 0);
    painter_free(painter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_incremental_is_whole),
        cmocka_unit_test(test_only_what_differs),
        cmocka_unit_test(test_each_difference),
        cmocka_unit_test(test_many_places),
        cmocka_unit_test(test_overhang),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
