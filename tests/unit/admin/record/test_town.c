#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "help/records.h"
#include "record/town.h"

static void a_town_is_called_as_a_site_there_says(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    const char *const bare[][2] = {
        {"id", "a"}, {"name", "Adorf, Rathaus"}, {"town", "x"}};
    const char *const whole[][2] = {{"id", "b"},
                                    {"name", "Haus"},
                                    {"town", "y"},
                                    {"address.city", "Ypsilon, Kreis Z"}};
    records_add(&arena, &document, RECORD_SITE, bare, 3);
    records_add(&arena, &document, RECORD_SITE, whole, 4);
    assert_string_equal(town_name(&arena, &document, "x"), "Adorf");
    assert_string_equal(town_name(&arena, &document, "y"), "Ypsilon");
    assert_string_equal(town_name(&arena, &document, "zett"), "zett");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_town_is_called_as_a_site_there_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
