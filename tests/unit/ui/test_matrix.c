#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/matrix.h"

enum { SIDE = 21, QUIET = 4, WHOLE = SIDE + 2 * QUIET };

static unsigned char module[SIDE * SIDE];
static const struct matrix matrix = {module, SIDE, QUIET};

static void fill(void)
{
    uint32_t seed = 99;
    for (int i = 0; i < SIDE * SIDE; i++) {
        seed = seed * 1664525u + 1013904223u;
        module[i] = (unsigned char)(seed >> 31);
    }
}

/* Whole pixels, at least 40 mm of squares, at most 150 mm with the quiet zone, else as
 * large as the place. */
static void is_as_large_as_a_phone_needs(void **state)
{
    (void)state;
    static const struct {
        double px_per_mm;
        int w, h;
        int px;
    } cases[] = {
        {4, 290, 500, 10},   /* the place decides */
        {4, 500, 300, 10},   /* both ways */
        {4, 299, 299, 10},   /* whole pixels, rounded down */
        {4, 2000, 2000, 20}, /* 150 mm are 600 px */
        {4, 100, 100, 8},    /* 40 mm are 160 px: 21 modules of 8 */
        {8, 100, 100, 16},   {3.5, 0, 0, 7},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct measure m = {.px_per_mm = cases[i].px_per_mm};
        int px = matrix_module_px(&m, &matrix, cases[i].w, cases[i].h);
        assert_int_equal(px, cases[i].px);
        assert_true(px * SIDE >= 40 * cases[i].px_per_mm);
        assert_int_equal(matrix_side_px(&matrix, px), WHOLE * px);
    }
}

static uint32_t pixel[300 * 300];

/* Each pixel of the rectangle is black where its module is dark, and otherwise as it was.
 */
static void draws_each_module(void **state)
{
    (void)state;
    fill();
    for (int px = 1; px <= 9; px += 4) {
        struct canvas canvas = {pixel, 300, 300, 300};
        struct rect all = {0, 0, 300, 300};
        struct rect rect = {13, 17, WHOLE * px, WHOLE * px};
        draw_fill(&canvas, all, all, 0x123456);
        draw_fill(&canvas, all, rect, 0xFFFFFF);
        matrix_draw(&canvas, all, rect, &matrix);
        for (int y = 0; y < 300; y++)
            for (int x = 0; x < 300; x++) {
                bool inside = rect_holds(rect, x, y);
                int column = (x - rect.x) / px - QUIET;
                int row = (y - rect.y) / px - QUIET;
                bool square =
                    inside && column >= 0 && row >= 0 && column < SIDE && row < SIDE;
                uint32_t want = !inside                                 ? 0x123456
                                : square && module[row * SIDE + column] ? 0x000000
                                                                        : 0xFFFFFF;
                assert_int_equal(pixel[y * 300 + x], want);
            }
    }
}

static void draws_nothing_beside_the_clip(void **state)
{
    (void)state;
    memset(module, 1, sizeof module);
    struct canvas canvas = {pixel, 300, 300, 300};
    struct rect all = {0, 0, 300, 300};
    struct rect clip = {60, 80, 50, 20};
    draw_fill(&canvas, all, all, 0xFFFFFF);
    matrix_draw(&canvas, clip, (struct rect){0, 0, WHOLE * 10, WHOLE * 10}, &matrix);
    for (int y = 0; y < 300; y++)
        for (int x = 0; x < 300; x++)
            assert_int_equal(pixel[y * 300 + x], rect_holds(clip, x, y) ? 0 : 0xFFFFFF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_as_large_as_a_phone_needs),
        cmocka_unit_test(draws_each_module),
        cmocka_unit_test(draws_nothing_beside_the_clip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
