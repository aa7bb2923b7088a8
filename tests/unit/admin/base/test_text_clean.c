#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/text_clean.h"
#include "base/utf8.h"

enum {
    MARKUP = TEXT_CLEAN_MARKUP,
    ESCAPE = TEXT_CLEAN_ESCAPE,
    MISREAD = TEXT_CLEAN_MISREAD,
    HIDDEN = TEXT_CLEAN_HIDDEN,
    NO_SIGN = TEXT_CLEAN_NO_SIGN,
    LOST = TEXT_CLEAN_LOST
};

static void texts_are_cleaned(void **state)
{
    (void)state;
    static const struct {
        const char *raw;
        bool lines;
        const char *clean;
        unsigned found;
    } cases[] = {
        {"  plain   words ", false, "plain words", 0},
        {"Children&#39;s &amp; &quot;more&quot;", false, "Children's & \"more\"", MARKUP},
        {"a<br/>b<p>c</p>", true, "a\nb\nc", MARKUP},
        {"a<br>b", false, "a b", MARKUP},
        {"a\r\nb\r\rc", true, "a\nb\n\nc", 0},
        {"one\n\n\n\ntwo\n", true, "one\n\ntwo", 0},
        {"3 < 4 and AT&T", false, "3 < 4 and AT&T", 0},
        {"a &nbsp; b", false, "a b", MARKUP},
        {"Brot&nbsp;holen", false, "Brot holen", MARKUP},
        {"10\xc2\xa0\xe2\x82\xac", false, "10 \xe2\x82\xac", 0},
        {"<b>bold</b><!-- no -->", false, "bold", MARKUP},
        {"a\x01"
         "b",
         false, "ab", HIDDEN},
        {"&#0; &#xD800; &unknown; &", false, "&unknown; &", MARKUP},
        {"", true, "", 0},
        {"Wir\tkochen", true, "Wir kochen", 0},
        /* Line ends that are written out. */
        {"Eins.\\nZwei.", true, "Eins.\nZwei.", ESCAPE},
        {"Eins.\\nZwei.", false, "Eins. Zwei.", ESCAPE},
        {"Eins.\\r\\nZwei.\\tDrei.", true, "Eins.\nZwei. Drei.", ESCAPE},
        {"a\\;b \\ c\\", false, "a\\;b \\ c\\", 0},
        /* What nobody sees; what languages need stays. */
        {"Kinder\xe2\x80\x8bgarten", false, "Kindergarten", HIDDEN},
        {"\xef\xbb\xbfKind", false, "Kind", HIDDEN},
        {"a\xe2\x80\xae"
         "b\xe2\x81\xa6"
         "c",
         false, "abc", HIDDEN},
        {"a\xe2\x80\xa8"
         "b\xe2\x80\xa9"
         "c",
         true, "a\nb\nc", 0},
        {"a\xe2\x81\xa3"
         "b\xf3\xa0\x81\xa1"
         "c",
         false, "abc", HIDDEN},
        {"\xd9\x85\xe2\x80\x8f", false, "\xd9\x85\xe2\x80\x8f", 0},
        {"Kinder\xc2\xadgarten", false, "Kinder\xc2\xadgarten", 0},
        {"\xd9\x85\xe2\x80\x8c\xd9\x86", false, "\xd9\x85\xe2\x80\x8c\xd9\x86", 0},
        /* A letter that is lost is no sign that stands for none. */
        {"M\xef\xbf\xbdtter", false, "M\xef\xbf\xbdtter", LOST},
        {"Stra\xef\xbf\xbd", false, "Stra\xef\xbf\xbd", LOST},
        {"Brot \xef\xbf\xbd Wein \xef\xbf\xbd", false, "Brot Wein", NO_SIGN},
        {"bad \xff byte", false, "bad byte", NO_SIGN},
        {"M\xfctter", false, "M\xef\xbf\xbdtter", LOST},
        /* Letters that were read in a wrong encoding, once and twice. */
        {"M\xc3\x83\xc2\xbctter", false, "M\xc3\xbctter", MISREAD},
        {"M\xc3\x83\xc6\x92\xc3\x82\xc2\xbctter", false, "M\xc3\xbctter", MISREAD},
        {"Stra\xc3\x83\xc5\xb8"
         "e",
         false,
         "Stra\xc3\x9f"
         "e",
         MISREAD},
        {"\xc3\x83\xc5\x93"
         "bung",
         false,
         "\xc3\x9c"
         "bung",
         MISREAD},
        {"9\xc3\xa2\xe2\x82\xac\xe2\x80\x9c"
         "12",
         false,
         "9\xe2\x80\x93"
         "12",
         MISREAD},
        {"5 \xc3\xa2\xe2\x80\x9a\xc2\xac", false, "5 \xe2\x82\xac", MISREAD},
        {"Yard\xc3\x84\xc2\xb1m", false, "Yard\xc4\xb1m", MISREAD},
        {"\xc3\x98\xc2\xa7\xc3\x99\xe2\x80\x9e", false, "\xd8\xa7\xd9\x84", MISREAD},
        {"<b>M\xc3\x83\xc2\xbctter</b>", false, "M\xc3\xbctter", MISREAD | MARKUP},
        /* What only looks like it. */
        {"\xe2\x80\x9evon A bis \xc3\x84\xe2\x80\x9c", false,
         "\xe2\x80\x9evon A bis \xc3\x84\xe2\x80\x9c", 0},
        {"\xe2\x80\x9eMen\xc3\xbc\xe2\x80\x9c", false,
         "\xe2\x80\x9eMen\xc3\xbc\xe2\x80\x9c", 0},
        {"gro\xc3\x9f\xc2\xa0genug", false, "gro\xc3\x9f genug", 0},
        {"M\xc3\xbctter, \xc3\x98 5 cm, \xc3\x83o", false,
         "M\xc3\xbctter, \xc3\x98 5 cm, \xc3\x83o", 0},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        unsigned found = 0;
        char *clean = text_clean(&arena, cases[i].raw, cases[i].lines, &found);
        assert_non_null(clean);
        if (strcmp(clean, cases[i].clean) != 0 || found != cases[i].found)
            fail_msg("case %zu: \"%s\" %u", i, clean, found);
        char *again = text_clean(&arena, clean, cases[i].lines, &found);
        bool markup = strchr(clean, '&') != NULL;
        if (strcmp(again, clean) != 0 && !markup)
            fail_msg("case %zu again: \"%s\"", i, again);
    }
    arena_free(&arena);
}

/* Whatever the bytes, the result is UTF-8 and has none of what is taken out. */
static void any_bytes_become_words(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "<p>",      "&nbsp;",   "\\n",      "\xe2\x80\x8b",
        "\xc3",     "\xc3\x83", "\xc2\xbc", "\xef\xbf\xbd",
        "a",        " ",        "\n",       "\xe2\x80",
        "\xc3\xa2", "\x01",     "\r",       "&"};
    struct arena arena = {0};
    uint32_t dice = 1;
    for (int i = 0; i < 20000; i++) {
        char raw[80] = "";
        for (int k = 0; k < 12; k++) {
            dice = dice * 1664525u + 1013904223u;
            strcat(raw, pieces[dice >> 28]);
        }
        unsigned found = 0;
        char *clean = text_clean(&arena, raw, i % 2 == 0, &found);
        assert_non_null(clean);
        assert_true(utf8_valid(clean, strlen(clean), NULL));
        assert_null(strstr(clean, "\xe2\x80\x8b"));
        assert_null(strpbrk(clean, "\r\t\x01"));
        assert_true(i % 2 == 0 || strchr(clean, '\n') == NULL);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static void a_note_says_all_that_was_put_right(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_null(text_clean_words(&arena, 0));
    assert_null(text_clean_words(&arena, TEXT_CLEAN_LOST));
    assert_string_equal(text_clean_words(&arena, HIDDEN), "has signs that nobody sees");
    assert_string_equal(
        text_clean_words(&arena, MISREAD | MARKUP | ESCAPE | NO_SIGN),
        "has letters that were read in a wrong encoding, tags or entities of HTML, line "
        "ends written as \\n, signs that stand for none");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_cleaned),
        cmocka_unit_test(any_bytes_become_words),
        cmocka_unit_test(a_note_says_all_that_was_put_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
