#include "text_help.h"

#include "ui/draw.h"
#include "ui/theme.h"

/* Published values: W3C's examples of 1.4.3 and 1.4.6, rounded to hundredths. */
static void test_formula(void **state)
{
    (void)state;
    static const struct {
        uint32_t a, b;
        int hundredths;
    } table[] = {
        {0x000000, 0xFFFFFF, 2100}, {0xFFFFFF, 0xFFFFFF, 100},  {0x777777, 0xFFFFFF, 448},
        {0x767676, 0xFFFFFF, 454},  {0x595959, 0xFFFFFF, 700},  {0xFF0000, 0xFFFFFF, 400},
        {0x0000FF, 0xFFFFFF, 859},  {0x00FF00, 0x000000, 1530},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        for (int turned = 0; turned < 2; turned++) {
            uint32_t a = turned ? table[i].b : table[i].a;
            uint32_t b = turned ? table[i].a : table[i].b;
            int found = (int)(theme_contrast(a, b) * 100 + 0.5);
            if (found != table[i].hundredths)
                fail_msg("%06x on %06x: %d, expected %d", (unsigned)a, (unsigned)b, found,
                         table[i].hundredths);
        }
}

struct pair {
    const char *name;
    uint32_t ink, ground;
};

static void assert_pair(const struct theme *t, const char *name, uint32_t ink,
                        uint32_t ground, double least)
{
    double contrast = theme_contrast(ink, ground);
    if (contrast < least)
        fail_msg("%s, %s: %06x on %06x is %.2f:1, under %.0f:1", t->name, name,
                 (unsigned)ink, (unsigned)ground, contrast, least);
}

/* Every pair of ink and ground that words are drawn in. */
static void test_words(void **state)
{
    (void)state;
    for (int id = 0; id < THEME_COUNT; id++) {
        const struct theme *t = theme_get((enum theme_id)id);
        double least = id == THEME_CONTRAST ? 15 : 7;
        const struct pair pairs[] = {
            {"ink, page", t->ink, t->ground},
            {"ink, card", t->ink, t->card},
            {"ink, special key", t->ink, t->key_special},
            {"soft, page", t->soft, t->ground},
            {"soft, card", t->soft, t->card},
            {"main, page", t->main, t->ground},
            {"main, card", t->main, t->card},
            {"on main", t->on_main, t->main},
            {"on pale", t->on_pale, t->pale},
            {"report", t->report, t->report_ground},
            {"count at the bar", t->report_ground, t->report},
            {"alarm", t->alarm, t->alarm_ground},
            {"good, card", t->good, t->card},
            {"on mark", t->on_mark, t->mark},
            {"on lit", t->on_lit, t->lit},
            {"on notice", t->on_notice, t->notice},
            {"on cover", t->on_cover, t->cover},
            {"greeting", t->cover, t->on_cover},
        };
        for (size_t i = 0; i < COUNT(pairs); i++)
            assert_pair(t, pairs[i].name, pairs[i].ink, pairs[i].ground, least);
    }
}

/* A target keeps 4.5:1 while a finger is on it and its ground moves towards its ink. */
static void test_pressed(void **state)
{
    (void)state;
    for (int id = 0; id < THEME_COUNT; id++) {
        const struct theme *t = theme_get((enum theme_id)id);
        const struct pair pairs[] = {
            {"card", t->ink, t->card},
            {"link", t->main, t->card},
            {"main", t->on_main, t->main},
            {"pale", t->on_pale, t->pale},
            {"alarm", t->alarm, t->alarm_ground},
            {"key", t->ink, t->key_special},
        };
        for (size_t i = 0; i < COUNT(pairs); i++)
            assert_pair(t, pairs[i].name, pairs[i].ink,
                        draw_mix(pairs[i].ground, pairs[i].ink, 30), 4.5);
    }
}

/* Pictures and the ring of the keypad: 1.4.11 asks for 3:1, we for 7:1 of pictures. */
static void test_pictures(void **state)
{
    (void)state;
    for (int id = 0; id < THEME_COUNT; id++) {
        const struct theme *t = theme_get((enum theme_id)id);
        for (int i = 0; i < t->tint_count; i++)
            assert_pair(t, t->tint[i].name, t->tint[i].ink, t->tint[i].ground, 7);
        assert_pair(t, "ring, page", t->focus, t->ground, 3);
        assert_pair(t, "ring, card", t->focus, t->card, 3);
    }
}

static void test_found_by_name(void **state)
{
    (void)state;
    static const char *const names[THEME_COUNT] = {"light", "contrast", "dark"};
    for (int id = 0; id < THEME_COUNT; id++) {
        const struct theme *t = theme_get((enum theme_id)id);
        assert_int_equal(t->id, id);
        assert_string_equal(t->name, names[id]);
        for (int i = 0; i < t->tint_count; i++)
            assert_ptr_equal(theme_tint(t, t->tint[i].name), &t->tint[i]);
        assert_ptr_equal(theme_tint(t, "no such tint"), &t->tint[0]);
        assert_ptr_equal(theme_tint(t, NULL), &t->tint[0]);
    }
    assert_int_equal(theme_get(THEME_COUNT)->id, THEME_LIGHT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formula),       cmocka_unit_test(test_words),
        cmocka_unit_test(test_pressed),       cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
