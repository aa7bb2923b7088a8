#include "stage.h"

#include <math.h>

static const struct measure_panel panels[] = {
    {1024, 600, 0, 0, 0},      {600, 1024, 0, 0, 0},      {1280, 1024, 0, 0, 0},
    {1920, 1080, 0, 0, 0},     {1080, 1920, 0, 0, 0},     {3840, 2160, 0, 0, 0},
    {1920, 1080, 476, 268, 0}, {1024, 600, 154, 86, 300}, {1366, 768, 344, 194, 1200},
};

static void test_guess(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(panels); i++) {
        struct measure_panel p = measure_panel_guess(panels[i]);
        double inches = hypot(p.w_mm, p.h_mm) / 25.4;
        bool said = panels[i].w_mm > 0;
        bool small = p.w_px * p.h_px == 1024 * 600;
        if (said)
            assert_true(p.w_mm == panels[i].w_mm && p.h_mm == panels[i].h_mm);
        else
            assert_true(fabs(inches - (small ? 10 : 27)) < 0.01);
        /* square pixels where nobody says otherwise */
        assert_true(said || fabs(p.w_px / p.w_mm - p.h_px / p.h_mm) < 0.001);
        if (panels[i].distance_mm > 0)
            assert_true(p.distance_mm == panels[i].distance_mm);
        else
            assert_true(p.distance_mm == (inches < 15 ? 400 : 600));
    }
    /* half a size is no size */
    struct measure_panel half = {1920, 1080, 500, 0, 0};
    assert_true(measure_panel_guess(half).h_mm > 300);
}

static void assert_at_least(const char *what, double found, double least)
{
    if (found < least)
        fail_msg("%s: %.2f, at least %.2f", what, found, least);
}

static void test_sizes(void **state)
{
    (void)state;
    struct text *text = open_text(1u << 20);
    for (size_t i = 0; i < COUNT(panels); i++) {
        struct measure_panel p = measure_panel_guess(panels[i]);
        struct measure m;
        struct measure before = {0};
        for (int percent = 100; percent <= 200; percent += 50) {
            measure_set(&m, panels[i], percent, text);
            double across = p.w_mm / p.w_px;
            double down = p.h_mm / p.h_px;
            double px_mm = across < down ? across : down;
            assert_at_least("a target", m.target_px * px_mm, 20);
            assert_at_least("a tile", m.tile_px * px_mm, 25);
            assert_at_least("a border", m.edge_px, 2);
            double body = text_capital_px(text, m.body) * px_mm;
            double note = text_capital_px(text, m.note) * px_mm;
            assert_at_least("body", body, 0.0122 * p.distance_mm * percent / 100);
            assert_at_least("note", note, 0.0087 * p.distance_mm * percent / 100);
            assert_at_least("around", text_capital_px(text, m.around) * px_mm,
                            0.0122 * p.distance_mm * percent / 100);
            assert_true(m.title.size_px >= m.heading.size_px &&
                        m.heading.size_px >= m.body.size_px &&
                        m.body.size_px > m.note.size_px);
            assert_true(m.body.size_px > before.body.size_px);
            /* letters grow, targets and the air around them do not */
            assert_true(percent == 100 || m.target_px == before.target_px);
            before = m;
        }
        assert_int_equal(m.wide, p.w_px > p.h_px);
    }
    text_close(text);
}

static void test_millimetres(void **state)
{
    (void)state;
    struct measure m = {.px_per_mm = 3.2};
    assert_int_equal(measure_mm(&m, 20), 64);
    assert_int_equal(measure_mm(&m, 20.01), 65);
    assert_int_equal(measure_mm(&m, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guess),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_millimetres),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
