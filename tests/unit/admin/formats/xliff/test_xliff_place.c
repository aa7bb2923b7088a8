#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "formats/xliff/xliff.h"

static void reads_ids(void **state)
{
    static const struct {
        const char *id;
        bool ok;
        size_t offer_len;
        int field;
        size_t item;
    } rows[] = {
        {"a:name", true, 1, SOURCE_NAME, 0},
        {"en-tafel:steps:12", true, 8, SOURCE_STEPS, 12},
        {"a:heads_up.text", true, 1, SOURCE_HEADS_UP, 0},
        {"a:phone", true, 1, -1, 0},
        {"a:phone:2", true, 1, -1, 2},
        {"a", false, 0, 0, 0},
        {":name", false, 0, 0, 0},
        {"a:", false, 0, 0, 0},
        {"a:steps", false, 0, 0, 0},
        {"a:name:1", false, 0, 0, 0},
        {"a:steps:0", false, 0, 0, 0},
        {"a:steps:01", false, 0, 0, 0},
        {"a:steps:1000", false, 0, 0, 0},
        {"a:steps:1:2", false, 0, 0, 0},
        {"a:steps:x", false, 0, 0, 0},
        {"a:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false, 0, 0, 0},
        {"", false, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct xliff_place place = {.field = 77};
        if (xliff_place_read(rows[i].id, &place) != rows[i].ok)
            fail_msg("\"%s\"", rows[i].id);
        if (rows[i].ok) {
            assert_int_equal(place.offer_len, rows[i].offer_len);
            assert_int_equal(place.field, rows[i].field);
            assert_int_equal(place.item, rows[i].item);
        }
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
