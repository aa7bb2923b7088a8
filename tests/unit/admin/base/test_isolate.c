#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/isolate.h"
#include "base/template_place.h"

#define B ISOLATE_BEGIN
#define E ISOLATE_END

static void test_tags(void **state)
{
    (void)state;
    static const struct {
        const char *words, *shown;
    } rows[] = {
        {"", ""},
        {"Café <b> & 7", "Café &lt;b&gt; &amp; 7"},
        {"مركز 7", "<bdi>مركز 7</bdi>"},
        {"Haus עזרה", "<bdi>Haus עזרה</bdi>"},
        /* A sentence around it is not turned. */
        {"„" B "مركز" E "“ ist neu (3)", "„<bdi>مركز</bdi>“ ist neu (3)"},
        {"„" B "Haus" E "“ ist neu", "„Haus“ ist neu"},
        {B "von " B "مركز" E ", 7" E ".", "von <bdi>مركز</bdi>, 7."},
        {"\u2066مركز\u2069", "<bdi>مركز</bdi>"},
        /* What has no other end, overrides, or reaches out. */
        {"a\u202eb" B "c", "abc"},
        {"a" E "b", "ab"},
        {"„" B "مركز" E "\u202e 7" E "“", "„<bdi>مركز</bdi> 7“"},
        {"„" B "a" E "عزرة" E "“", "<bdi>„aعزرة“</bdi>"},
        {"\u200fa", "<bdi>\u200fa</bdi>"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = {0};
        isolate_add(&out, rows[i].words, ISOLATE_TAGS);
        assert_string_equal(out.bytes != NULL ? out.bytes : "", rows[i].shown);
        buf_free(&out);
    }
}

/* A text of signs alone is read once, and none of them counts. */
static void test_many_signs(void **state)
{
    (void)state;
    struct buf words = {0};
    struct buf out = {0};
    for (int i = 0; i < 100000; i++)
        buf_add_text(&words, B);
    buf_add_text(&words, "مركز");
    for (int i = 0; i < 100000; i++)
        buf_add_text(&words, E);
    isolate_add(&out, words.bytes, ISOLATE_TAGS);
    assert_string_equal(out.bytes, "<bdi>مركز</bdi>");
    buf_free(&words);
    buf_free(&out);
}

static void test_signs_and_the_very_words(void **state)
{
    (void)state;
    struct buf out = {0};
    isolate_add(&out, "\"" B "مركز" E "\" 7", ISOLATE_SIGNS);
    assert_string_equal(out.bytes, "&quot;" B "مركز" E "&quot; 7");
    buf_reset(&out);
    isolate_add(&out, "مركز\u202e" B "<", ISOLATE_NOT);
    assert_string_equal(out.bytes, "مركز\u202e" B "&lt;");
    buf_free(&out);
    char text[] = "„" B "مركز" E "“";
    isolate_undo(text);
    assert_string_equal(text, "„مركز“");
}

static void test_places(void **state)
{
    (void)state;
    static const char two[] = "%s of \"%.40s\": %zu, %d%%, %.0s%.*s";
    struct arena arena = {0};
    assert_ptr_equal(isolate_places(two), two);
    assert_string_equal(isolate_words(&arena, "a"), "a");
    isolate_turn_on();
    assert_string_equal(isolate_words(&arena, "b"), B "b" E);
    arena_free(&arena);
    const char *isolated = isolate_places(two);
    assert_string_equal(isolated,
                        B "%s" E " of \"" B "%.40s" E "\": %zu, %d%%, %.0s" B "%.*s" E);
    assert_ptr_equal(isolate_places(two), isolated);
    static const char *const none[] = {"%s", "no place", "%zu of 100%", "%%s"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_ptr_equal(isolate_places(none[i]), none[i]);
}

static void test_place_in_a_page(void **state)
{
    (void)state;
    static const struct {
        const char *marks;
        enum isolate_as as;
    } rows[] = {
        {"", ISOLATE_TAGS},
        {"<p class=\"a\">", ISOLATE_TAGS},
        {"<p class=\"", ISOLATE_NOT},
        {"<input value=\"", ISOLATE_NOT},
        {"<a aria-label=\"", ISOLATE_SIGNS},
        {"<img alt='", ISOLATE_SIGNS},
        {"<a aria-label=\"x\" href=\"", ISOLATE_NOT},
        {"<input ", ISOLATE_NOT},
        {"<title>", ISOLATE_SIGNS},
        {"<title>x</title><p>", ISOLATE_TAGS},
        {"<option value=\"a>b\" selected>", ISOLATE_SIGNS},
        {"<textarea rows=\"2\">\n", ISOLATE_NOT},
        {"<textarea></textarea>\n", ISOLATE_TAGS},
        {"<text x=\"1\">", ISOLATE_SIGNS},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct template_place place = {0};
        /* It comes in pieces. */
        for (const char *at = rows[i].marks; *at != '\0'; at++)
            template_place_follow(&place, at, 1);
        assert_int_equal(template_place_isolates(&place), rows[i].as);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tags),
        cmocka_unit_test(test_many_signs),
        cmocka_unit_test(test_signs_and_the_very_words),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_place_in_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
