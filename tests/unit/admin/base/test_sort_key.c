#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/sort_key.h"

static int sign(int n)
{
    return (n > 0) - (n < 0);
}

static int compare_keys(const char *a, const char *b)
{
    struct arena arena = {0};
    size_t a_len = 0;
    size_t b_len = 0;
    const unsigned char *a_key = sort_key(&arena, "de", a, &a_len);
    const unsigned char *b_key = sort_key(&arena, "de", b, &b_len);
    int result;

    assert_non_null(a_key);
    assert_non_null(b_key);
    result = memcmp(a_key, b_key, a_len < b_len ? a_len : b_len);
    if (result == 0)
        assert_int_equal(a_len, b_len);
    arena_free(&arena);
    return sign(result);
}

static void texts_sort_as_in_a_dictionary(void **state)
{
    static const char *const sorted[] = {
        "",       "1",      "Ahlen", "Ärger", "Arzt", "Ofen",   "Offen",  "Öffnung",
        "Straße", "Strauß", "Uhr",   "zäh",   "Zaun", "Zürich", "Яблоко", "عربي"};
    static const char *const same[][2] = {{"Kind", "Kind"}, {"", ""}};
    /* ß differs from ss, ä from a, capitals from small ones only when all else is the
     * same. */
    static const char *const near[][2] = {{"Strasse", "Straße"},
                                          {"Backer", "Bäcker"},
                                          {"kind", "Kind"},
                                          {"Bäcker", "Backerin"}};
    size_t count = sizeof sorted / sizeof sorted[0];

    (void)state;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            int want = sign((int)i - (int)j);

            assert_int_equal(compare_keys(sorted[i], sorted[j]), want);
        }
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
        assert_int_equal(compare_keys(same[i][0], same[i][1]), 0);
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++)
        assert_int_equal(compare_keys(near[i][0], near[i][1]), -1);
}

/* Each row's own order: ç after c and ı before i in Turkish, where German has one letter.
 */
static void every_language_sorts_by_its_row(void **state)
{
    static const char *const rows[][3] = {
        {"de", "çay", "cuma"}, {"tr", "cuma", "çay"}, {"tr", "ılık", "iki"},
        {"ar", "أب", "بيت"},   {"qq", "çay", "cuma"}, {"de", "Ärger", "Arzt"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        size_t a_len = 0;
        size_t b_len = 0;
        const unsigned char *a = sort_key(&arena, rows[i][0], rows[i][1], &a_len);
        const unsigned char *b = sort_key(&arena, rows[i][0], rows[i][2], &b_len);
        assert_non_null(a);
        assert_non_null(b);
        assert_true(memcmp(a, b, a_len < b_len ? a_len : b_len) < 0);
        arena_free(&arena);
    }
}

static void odd_texts_have_keys_too(void **state)
{
    struct arena arena = {0};
    char *longest = malloc(100001);
    size_t len = 0;

    (void)state;
    assert_non_null(longest);
    memset(longest, 'x', 100000);
    longest[100000] = '\0';
    assert_non_null(sort_key(&arena, "de", longest, &len));
    assert_true(len > 0);
    assert_int_equal(compare_keys(longest, "xa"), 1);
    assert_non_null(sort_key(&arena, "de", "\xFF\xC3", &len));
    assert_int_equal(compare_keys("\xFF\xC3", "\xFF\xC3"), 0);
    free(longest);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_sort_as_in_a_dictionary),
        cmocka_unit_test(every_language_sorts_by_its_row),
        cmocka_unit_test(odd_texts_have_keys_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
