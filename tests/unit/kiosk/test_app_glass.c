#include "terminal.h"

/* The display changes while somebody stands there: its new size is filled, and the visit
 * goes on. */

static void resize(struct terminal *t, int w, int h)
{
    SDL_SetWindowSize(SDL_GetWindowFromID(1), w, h);
    take_all(t);
}

static void assert_filled(struct terminal *t, int w, int h)
{
    struct canvas canvas = app_canvas(t->app);
    const struct frame *frame = app_frame(t->app);
    SDL_Surface *surface = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    assert_int_equal(canvas.w, w);
    assert_int_equal(canvas.h, h);
    assert_int_equal(surface->w, w);
    assert_int_equal(surface->h, h);
    assert_int_equal(frame->all.w, w);
    assert_int_equal(frame->all.h, h);
    /* Something of the frame's ground is in each corner. */
    for (int i = 0; i < 4; i++) {
        const uint32_t *row =
            canvas.pixel + (ptrdiff_t)(i / 2 * (h - 1)) * canvas.stride_px;
        if ((row[i % 2 * (w - 1)] & 0xFFFFFF) == 0)
            fail_msg("%d x %d: corner %d is black", w, h, i);
    }
}

static void type_query(struct terminal *t)
{
    come(t);
    tap(t, 1, "nav:search");
    key(t, SDLK_k, "k", false);
    key(t, SDLK_i, "i", false);
}

static void test_visit_is_kept(void **state)
{
    struct terminal *t = *state;
    static const int sizes[][2] = {{1920, 1080}, {1024, 600},  {3840, 2160},
                                   {1080, 1920}, {1280, 1024}, {600, 1024}};
    type_query(t);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        resize(t, sizes[i][0], sizes[i][1]);
        assert_filled(t, sizes[i][0], sizes[i][1]);
        assert_screen(t, "search");
        assert_string_equal(frame_find(app_frame(t->app), "field:query")->label, "ki");
        /* A finger finds what stands there now, if it did not come for what was there. */
        tap(t, 1, "nav:home");
        assert_screen(t, "search");
        pass(t, 900);
        tap(t, 1, "nav:home");
        assert_screen(t, "home");
        tap(t, 1, "nav:search");
        key(t, SDLK_k, "k", false);
        key(t, SDLK_i, "i", false);
    }
}

/* There and back: each time the picture is that of a terminal which began so. */
static void test_as_if_begun_so(void **state)
{
    struct terminal *t = *state;
    come(t);
    struct canvas canvas = app_canvas(t->app);
    size_t len = (size_t)canvas.h * (size_t)canvas.stride_px * sizeof *canvas.pixel;
    uint32_t *before = malloc(len);
    assert_non_null(before);
    memcpy(before, canvas.pixel, len);
    resize(t, 1024, 600);
    resize(t, W, H);
    canvas = app_canvas(t->app);
    assert_memory_equal(before, canvas.pixel, len);
    free(before);
}

/* Who has scrolled half down a long page is there afterwards, not at its beginning. */
static void test_place_is_kept(void **state)
{
    struct terminal *t = *state;
    come(t);
    tap(t, 1, "nav:display");
    tap(t, 1, "size:200");
    tap(t, 1, "nav:home");
    tap(t, 1, "topic:money");
    tap(t, 1, "offer:uhv");
    resize(t, 1024, 600);
    app_scroll(t->app, 1, t->now);
    take_all(t);
    const struct frame *frame = app_frame(t->app);
    double share = (double)frame->scroll_px / frame->page_px;
    assert_true(share > 0.1);
    resize(t, 600, 1024);
    assert_screen(t, "offer");
    double after = (double)frame->scroll_px / frame->page_px;
    if (after < share - 0.05 || after > share + 0.05)
        fail_msg("%.2f of the page before, %.2f after", share, after);
}

/* What a finger held down when the display changed is not pressed by its release. */
static void test_finger_is_lifted(void **state)
{
    struct terminal *t = *state;
    int x, y;
    come(t);
    pass(t, 700);
    middle_of(t, "nav:search", &x, &y);
    finger(t, SDL_FINGERDOWN, 1, x, y);
    resize(t, 1280, 1024);
    middle_of(t, "nav:search", &x, &y);
    finger(t, SDL_FINGERUP, 1, x, y);
    assert_screen(t, "home");
    pass(t, 900);
    tap(t, 1, "nav:search");
    assert_screen(t, "search");
}

/* A change of the display is nobody: the question comes when it would have come. */
static void test_nobody_is_there(void **state)
{
    struct terminal *t = *state;
    come(t);
    for (int i = 0; i < 9; i++) {
        pass(t, 10000);
        resize(t, i % 2 == 0 ? 1920 : W, i % 2 == 0 ? 1080 : H);
    }
    pass(t, 1000);
    assert_screen(t, "still_there");
    pass(t, 30000);
    assert_screen(t, "attract");
    resize(t, 1024, 600);
    assert_filled(t, 1024, 600);
    assert_screen(t, "attract");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(test_visit_is_kept),    TEST(test_as_if_begun_so),  TEST(test_place_is_kept),
        TEST(test_finger_is_lifted), TEST(test_nobody_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
