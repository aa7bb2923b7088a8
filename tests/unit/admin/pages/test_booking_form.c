#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/booking.h"
#include "pages/booking_form.h"

/* Every system has its boxes: what is needed alone makes an address, and one less does
 * not. */
static void boxes_make_an_address(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *provider;
    size_t systems = 0;
    for (size_t i = 0; (provider = booking_provider(i)) != NULL; i++, systems++) {
        struct booking_part part;
        size_t needed = 0;
        for (size_t n = 0; booking_part(provider, n, &part); n++)
            needed += part.needed;
        assert_true(needed > 0);
        for (size_t without = 0; without <= needed; without++) {
            struct http_field field[16] = {{"booking.provider", provider}};
            struct http_fields typed = {field, 1, 0};
            struct texts link = {0};
            const char *item[16];
            const char *why = NULL;
            size_t at = 0;
            for (size_t n = 0; booking_part(provider, n, &part); n++) {
                bool address = strcmp(part.name, "url") == 0 ||
                               strcmp(part.name, "page") == 0 ||
                               strcmp(part.name, "registration") == 0;
                if (!part.needed || at++ == without)
                    continue;
                field[typed.count++] =
                    (struct http_field){arena_print(&arena, "booking.%s", part.name),
                                        address ? " https://a.example.org/b "
                                        : strcmp(part.name, "host") == 0 ? "a.example.org"
                                                                         : " x7 "};
            }
            field[typed.count++] = (struct http_field){"booking.of_another", "x"};
            const char *lines = booking_form_typed(&arena, &typed, "booking");
            assert_non_null(lines);
            assert_null(strstr(lines, "of_another"));
            char *copy = arena_copy(&arena, lines);
            for (char *line = strtok(copy, "\n"); line != NULL; line = strtok(NULL, "\n"))
                item[link.count++] = line;
            link.item = item;
            for (size_t n = 1; n < link.count; n++)
                assert_true(strcmp(item[n - 1], item[n]) < 0);
            assert_int_equal(booking_form_check(&arena, &link, &why), without == needed);
            assert_int_equal(why == NULL, without == needed);
        }
    }
    assert_int_equal(systems, 12);
    arena_free(&arena);
}

static void no_system_is_no_link(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct http_field field[] = {{"booking.provider", " "}, {"booking.host", "a.de"}};
    assert_string_equal(
        booking_form_typed(&arena, &(struct http_fields){field, 2, 0}, "booking"), "");
    assert_null(
        booking_form_typed(&arena, &(struct http_fields){field + 1, 1, 0}, "booking"));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_make_an_address),
        cmocka_unit_test(no_system_is_no_link),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
