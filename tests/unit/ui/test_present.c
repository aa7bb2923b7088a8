#include "stage.h"

#include <SDL.h>

#include "ui/present.h"

/* The way to the glass, without one: SDL's dummy driver keeps the window's picture in
 * memory, where it is read back. */

enum { W = 64, H = 40 };

static int no_glass(void **state)
{
    (void)state;
    return setenv("SDL_VIDEODRIVER", "dummy", 1);
}

static struct present *open_present(int turn, bool hidden)
{
    struct present *present = NULL;
    struct err err = {""};
    struct present_options options = {.w = W, .h = H, .turn = turn, .hidden = hidden};
    if (!present_open(&present, &options, &err))
        fail_msg("%s", err.text);
    return present;
}

/* Where a pixel of the canvas stands in the window, written down from a turned sheet of
 * paper: clockwise, its upper left corner goes to the upper right, and so on. */
static void expected_place(int turn, int x, int y, int *wx, int *wy)
{
    *wx = turn == 0 ? x : turn == 90 ? W - 1 - y : turn == 180 ? W - 1 - x : y;
    *wy = turn == 0 ? y : turn == 90 ? x : turn == 180 ? H - 1 - y : H - 1 - x;
}

static uint32_t colour_of(int x, int y)
{
    return (uint32_t)(x << 16 | y << 8 | 0x5A);
}

static void paint(const struct canvas *canvas, struct rect r, uint32_t add)
{
    for (int y = r.y; y < r.y + r.h; y++)
        for (int x = r.x; x < r.x + r.w; x++)
            canvas->pixel[y * canvas->stride_px + x] = colour_of(x, y) + add;
}

static uint32_t window_pixel(int x, int y)
{
    SDL_Surface *surface = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    assert_non_null(surface);
    assert_int_equal(surface->w, W);
    assert_int_equal(surface->h, H);
    const uint32_t *row =
        (const uint32_t *)surface->pixels + (ptrdiff_t)y * (surface->pitch / 4);
    return row[x] & 0xFFFFFF;
}

static void assert_window(int turn, const struct canvas *canvas, struct rect newer)
{
    for (int y = 0; y < canvas->h; y++)
        for (int x = 0; x < canvas->w; x++) {
            int wx, wy;
            expected_place(turn, x, y, &wx, &wy);
            uint32_t expected = colour_of(x, y) + (rect_holds(newer, x, y) ? 0x11 : 0);
            if (window_pixel(wx, wy) != expected)
                fail_msg("turned by %d: pixel %d,%d stands as %06x", turn, x, y,
                         (unsigned)window_pixel(wx, wy));
        }
}

static void test_turned(void **state)
{
    (void)state;
    for (int turn = 0; turn < 360; turn += 90) {
        struct present *present = open_present(turn, false);
        struct canvas canvas = present_canvas(present);
        assert_int_equal(canvas.w, turn % 180 == 0 ? W : H);
        assert_int_equal(canvas.h, turn % 180 == 0 ? H : W);
        struct rect all = {0, 0, canvas.w, canvas.h};
        struct rect none = {0, 0, 0, 0};
        paint(&canvas, all, 0);
        present_show(present, &all, 1);
        assert_window(turn, &canvas, none);
        /* A part of it, off every middle: the rest of the window stays. */
        struct rect part = {3, 5, 7, 11};
        paint(&canvas, part, 0x11);
        present_show(present, &part, 1);
        assert_window(turn, &canvas, part);
        present_close(present);
    }
}

/* Turned while it is open, it is as if it had been opened so. */
static void test_turned_later(void **state)
{
    (void)state;
    struct present *present = open_present(0, false);
    for (int turn = 270; turn >= 0; turn -= 90) {
        assert_true(present_turn(present, turn));
        struct canvas canvas = present_canvas(present);
        assert_int_equal(canvas.w, turn % 180 == 0 ? W : H);
        struct rect all = {0, 0, canvas.w, canvas.h};
        paint(&canvas, all, 0);
        present_show(present, &all, 1);
        assert_window(turn, &canvas, (struct rect){0, 0, 0, 0});
    }
    present_close(present);
}

static void test_nothing_changed(void **state)
{
    (void)state;
    struct present *present = open_present(90, false);
    struct canvas canvas = present_canvas(present);
    struct rect all = {0, 0, canvas.w, canvas.h};
    paint(&canvas, all, 0);
    present_show(present, &all, 1);
    paint(&canvas, all, 0x11);
    present_show(present, NULL, 0);
    assert_window(90, &canvas, (struct rect){0, 0, 0, 0});
    present_close(present);
}

/* A finger on the window finds the pixel of the canvas that is drawn there. */
static void test_fingers(void **state)
{
    (void)state;
    for (int hidden = 0; hidden < 2; hidden++)
        for (int turn = 0; turn < 360; turn += 90) {
            struct present *present = open_present(turn, hidden == 1);
            struct canvas canvas = present_canvas(present);
            int window_w, window_h;
            present_window(present, &window_w, &window_h);
            assert_int_equal(window_w, W);
            assert_int_equal(window_h, H);
            for (int y = 0; y < canvas.h; y++)
                for (int x = 0; x < canvas.w; x++) {
                    int wx, wy;
                    expected_place(turn, x, y, &wx, &wy);
                    present_to_canvas(present, &wx, &wy);
                    if (wx != x || wy != y)
                        fail_msg("turned by %d: %d,%d instead of %d,%d", turn, wx, wy, x,
                                 y);
                }
            present_close(present);
        }
}

static void test_hidden(void **state)
{
    (void)state;
    struct present *present = open_present(0, true);
    struct canvas canvas = present_canvas(present);
    struct rect all = {0, 0, W, H};
    double w_mm = 1, h_mm = 1;
    paint(&canvas, all, 0);
    present_show(present, &all, 1);
    assert_false(present_refresh(present));
    present_panel_mm(present, &w_mm, &h_mm);
    assert_true(w_mm <= 0 && h_mm <= 0);
    assert_int_equal(SDL_WasInit(SDL_INIT_VIDEO), 0);
    present_close(present);
    present_close(NULL);
}

static void test_refresh(void **state)
{
    (void)state;
    for (int turn = 0; turn < 180; turn += 90) {
        struct present *present = open_present(turn, false);
        assert_false(present_refresh(present));
        SDL_SetWindowSize(SDL_GetWindowFromID(1), W + 20, H + 10);
        assert_true(present_refresh(present));
        struct canvas canvas = present_canvas(present);
        assert_int_equal(canvas.w, turn == 0 ? W + 20 : H + 10);
        assert_int_equal(canvas.h, turn == 0 ? H + 10 : W + 20);
        struct rect all = {0, 0, canvas.w, canvas.h};
        paint(&canvas, all, 0);
        present_show(present, &all, 1);
        present_close(present);
    }
}

static void test_no_display(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "no such driver", 1);
    struct present *present = NULL;
    struct err err = {""};
    struct present_options options = {.w = W, .h = H};
    assert_false(present_open(&present, &options, &err));
    assert_null(present);
    assert_non_null(strstr(err.text, "no display"));
    setenv("SDL_VIDEODRIVER", "dummy", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_turned_later),    cmocka_unit_test(test_turned),
        cmocka_unit_test(test_nothing_changed), cmocka_unit_test(test_fingers),
        cmocka_unit_test(test_hidden),          cmocka_unit_test(test_refresh),
        cmocka_unit_test(test_no_display),
    };
    return cmocka_run_group_tests(tests, no_glass, NULL);
}
