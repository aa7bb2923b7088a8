#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/draw.h"

/* Pixels are changed four at a time where that is possible: whatever the place, the width
 * and the clip, it must be what one pixel after the other would become, by the formula.
 */

enum { WIDE = 48 };

static uint32_t thrown(uint32_t *random, uint32_t below)
{
    *random = *random * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)*random * below >> 32);
}

static uint32_t mixed(uint32_t ground, uint32_t rgb, uint32_t cover)
{
    uint32_t part = cover + cover / 128;
    uint32_t out = 0;
    for (int shift = 0; shift < 24; shift += 8)
        out |=
            ((rgb >> shift & 255) * part + (ground >> shift & 255) * (256 - part)) / 256
            << shift;
    return out;
}

static void test_mix(void **state)
{
    (void)state;
    uint32_t random = 3;
    for (uint32_t cover = 0; cover < 256; cover++)
        for (int i = 0; i < 100; i++) {
            uint32_t ground = thrown(&random, 1u << 24);
            uint32_t rgb = thrown(&random, 1u << 24);
            assert_int_equal(draw_mix(ground, rgb, cover), mixed(ground, rgb, cover));
        }
    assert_int_equal(draw_mix(0x123456, 0xABCDEF, 0), 0x123456);
    assert_int_equal(draw_mix(0x123456, 0xABCDEF, 255), 0xABCDEF);
}

/* One row of three, with a clip that may cut it on any side. */
struct stage {
    uint32_t pixel[3 * WIDE];
    uint32_t before[3 * WIDE];
    struct canvas canvas;
    struct rect clip;
    int x, w;
};

static void stage_throw(struct stage *stage, uint32_t *random)
{
    for (size_t i = 0; i < sizeof stage->pixel / sizeof *stage->pixel; i++)
        stage->pixel[i] = stage->before[i] = thrown(random, 1u << 24);
    stage->canvas = (struct canvas){stage->pixel, WIDE, 3, WIDE};
    stage->x = (int)thrown(random, WIDE / 2);
    stage->w = (int)thrown(random, WIDE / 2);
    stage->clip = (struct rect){0, 0, WIDE, 3};
    if (thrown(random, 2) == 0)
        stage->clip = (struct rect){(int)thrown(random, WIDE / 2), 1,
                                    (int)thrown(random, WIDE / 2), 1};
}

static bool inside(const struct stage *stage, int x, int y)
{
    return y == 1 && x >= stage->x && x < stage->x + stage->w &&
           rect_holds(stage->clip, x, y);
}

/* `cover` of each pixel of the row from `stage->x` on. */
static void assert_blended(const struct stage *stage, const uint8_t *cover, uint32_t rgb)
{
    for (int y = 0; y < 3; y++)
        for (int x = 0; x < WIDE; x++) {
            uint32_t before = stage->before[y * WIDE + x];
            uint32_t want =
                inside(stage, x, y) ? mixed(before, rgb, cover[x - stage->x]) : before;
            assert_int_equal(stage->pixel[y * WIDE + x], want);
        }
}

static void test_rows(void **state)
{
    (void)state;
    uint32_t random = 20261123;
    struct stage stage;
    uint8_t cover[WIDE];
    for (int i = 0; i < 20000; i++) {
        uint32_t rgb = thrown(&random, 1u << 24);
        uint32_t alpha = thrown(&random, 256);
        stage_throw(&stage, &random);
        struct rect row = {stage.x, 1, stage.w, 1};
        memset(cover, (int)alpha, sizeof cover);
        draw_blend(&stage.canvas, stage.clip, row, rgb, alpha);
        assert_blended(&stage, cover, rgb);

        stage_throw(&stage, &random);
        row = (struct rect){stage.x, 1, stage.w, 1};
        memset(cover, 255, sizeof cover);
        draw_fill(&stage.canvas, stage.clip, row, rgb);
        assert_blended(&stage, cover, rgb);

        stage_throw(&stage, &random);
        for (size_t k = 0; k < sizeof cover; k++) {
            uint32_t kind = thrown(&random, 3);
            cover[k] = kind == 0 ? 0 : kind == 1 ? 255 : (uint8_t)thrown(&random, 256);
            if (i % 2 == 0)
                cover[k] = k / 8 % 2 == 0 ? 0 : 255;
        }
        draw_coverage_row(&stage.canvas, stage.clip, stage.x, 1, cover, stage.w, rgb);
        assert_blended(&stage, cover, rgb);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mix),
        cmocka_unit_test(test_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
