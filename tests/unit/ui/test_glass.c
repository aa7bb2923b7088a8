#include "stage.h"

#include <math.h>

#include "ui/glass.h"

/* What displays say about their size, and what becomes of it. */

static const struct {
    const char *what;
    int w_px, h_px;
    double said_w_mm, said_h_mm;
    double w_mm, h_mm; /* 0: not believed */
} sayings[] = {
    {"21.5 inches", 1920, 1080, 476, 268, 476, 268},
    {"27 inches, upright", 1080, 1920, 336, 597, 336, 597},
    {"23 inches: 96 dots per inch", 1920, 1080, 509, 286, 509, 286},
    {"7 inches", 1024, 600, 154, 86, 154, 86},
    {"12.5 inches with all of 4K", 3840, 2160, 277, 156, 277, 156},
    {"86 inches", 1920, 1080, 1895, 1066, 1895, 1066},
    {"a wall of 75 inches", 1366, 768, 1650, 928, 1650, 928},
    {"20 inches, 4:3", 1600, 1200, 400, 300, 400, 300},
    {"4:3 on a panel of 16:9", 1024, 768, 476, 268, 476, 268},
    {"an upright panel that says how it lies", 1080, 1920, 597, 336, 336, 597},
    {"a lying panel that says how it stands", 1920, 1080, 336, 597, 597, 336},
    {"nothing", 1920, 1080, 0, 0, 0, 0},
    {"half of it", 1920, 1080, 476, 0, 0, 0},
    {"no number", 1920, 1080, NAN, NAN, 0, 0},
    {"less than nothing", 1920, 1080, -476, -268, 0, 0},
    {"aspect", 1920, 1080, 16, 9, 0, 0},
    {"aspect in centimetres", 1920, 1080, 160, 90, 0, 0},
    {"the same, on a small panel", 1024, 600, 160, 90, 0, 0},
    {"the same, upright", 1080, 1920, 90, 160, 0, 0},
    {"aspect, ten times again", 1920, 1080, 1600, 900, 0, 0},
    {"aspect of 16:10", 1280, 800, 160, 100, 0, 0},
    {"aspect of 16:10, large", 1920, 1200, 1600, 1000, 0, 0},
    {"aspect of 4:3", 800, 600, 40, 30, 0, 0},
    {"aspect of 5:4", 640, 512, 50, 40, 0, 0},
    {"aspect of 21:9", 2560, 1080, 210, 90, 0, 0},
    {"centimetres", 1920, 1080, 34, 20, 0, 0},
    {"centimetres of 27 inches", 1920, 1080, 60, 34, 0, 0},
    {"tenths of millimetres", 1920, 1080, 4760, 2680, 0, 0},
    {"letters as small as dust", 3840, 2160, 120, 68, 0, 0},
    {"a ribbon", 1920, 1080, 900, 200, 0, 0},
};

static void test_believe(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sayings); i++) {
        double w = sayings[i].said_w_mm;
        double h = sayings[i].said_h_mm;
        bool believed = glass_believe(sayings[i].w_px, sayings[i].h_px, &w, &h);
        if (believed != (sayings[i].w_mm > 0) || fabs(w - sayings[i].w_mm) > 0.01 ||
            fabs(h - sayings[i].h_mm) > 0.01)
            fail_msg("%s: %.0f x %.0f", sayings[i].what, w, h);
    }
}

/* Whatever a display says: what is laid out has letters that can be read, and more than
 * one target across. */
static void test_usable(void **state)
{
    (void)state;
    struct text *text = open_text(1u << 20);
    for (size_t i = 0; i < COUNT(sayings); i++) {
        struct measure m;
        struct measure_panel panel = {.w_px = sayings[i].w_px,
                                      .h_px = sayings[i].h_px,
                                      .w_mm = sayings[i].said_w_mm,
                                      .h_mm = sayings[i].said_h_mm};
        glass_believe(panel.w_px, panel.h_px, &panel.w_mm, &panel.h_mm);
        measure_set(&m, panel, 100, text);
        int narrow = panel.w_px < panel.h_px ? panel.w_px : panel.h_px;
        if (m.target_px * 3 > narrow || m.least_body_px < 5)
            fail_msg("%s: targets of %d px, capitals of %d px", sayings[i].what,
                     m.target_px, m.least_body_px);
    }
    text_close(text);
}

static void test_assume(void **state)
{
    (void)state;
    double w_mm, h_mm;
    glass_assume(1920, 1080, &w_mm, &h_mm);
    assert_true(fabs(hypot(w_mm, h_mm) - 27 * 25.4) < 0.01);
    assert_true(fabs(w_mm / h_mm - 16.0 / 9) < 0.001);
    glass_assume(600, 1024, &w_mm, &h_mm);
    assert_true(fabs(hypot(w_mm, h_mm) - 10 * 25.4) < 0.01);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_believe),
        cmocka_unit_test(test_usable),
        cmocka_unit_test(test_assume),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
