#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/way.h"

/* From the market of Ennigerloh, by figures that were worked out elsewhere: a degree of
 * latitude is 111.2 km, one of longitude here 68.7 km. */
static void lengths_and_directions(void **state)
{
    (void)state;
    static const struct {
        const char *lat, *lon;
        int metres, minutes, bearing;
    } row[] = {
        {"51.8365", "8.0257", 0, 0, 0},     {"51.8410", "8.0257", 650, 15, 0},
        {"51.8365", "8.0330", 652, 15, 90}, {"51.8320", "8.0257", 650, 15, 180},
        {"51.8347", "8.0228", 367, 7, 225}, {"51.9535", "7.9924", 17177, 290, 350},
    };
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct way way;
        assert_true(way_between("51.8365", "8.0257", row[i].lat, row[i].lon, &way));
        assert_in_range(way.metres + 10, row[i].metres, row[i].metres + 20);
        assert_int_equal(way.minutes, row[i].minutes);
        assert_in_range(way.bearing + 2, row[i].bearing, row[i].bearing + 4);
    }
}

static void what_is_no_place(void **state)
{
    (void)state;
    static const char *const bad[] = {NULL,  "",      "north", "91",   "51,8",  "1e1",
                                      "nan", "51.8 ", "--1",   "0x10", "-90.1", "1.2.3"};
    struct way way;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(way_between("51.8", "8.0", bad[i], "8.0", &way));
    assert_true(way_between("-90", "-180", "90", "180", &way));
    assert_true(way.metres > 0 && way.bearing >= 0 && way.bearing < 360);
}

static void eighths(void **state)
{
    (void)state;
    assert_int_equal(way_bearing_of("se"), 135);
    assert_int_equal(way_bearing_of("south"), -1);
    assert_int_equal(way_bearing_of(NULL), -1);
    assert_int_equal(way_eighth(0), 0);
    assert_int_equal(way_eighth(22), 0);
    assert_int_equal(way_eighth(23), 1);
    assert_int_equal(way_eighth(337), 7);
    assert_int_equal(way_eighth(338), 0);
    assert_int_equal(way_eighth(359), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_and_directions),
        cmocka_unit_test(what_is_no_place),
        cmocka_unit_test(eighths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
