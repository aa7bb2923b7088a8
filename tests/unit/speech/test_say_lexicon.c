#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "speech/say_lexicon.h"

static const char *said(const struct say_lexicon *lexicon, const char *lang,
                        const char *word)
{
    const struct say_word found = say_lexicon_find(lexicon, lang, word, strlen(word));
    return found.said != NULL ? found.said : "-";
}

static void upper_layers_win(void **state)
{
    (void)state;
    struct say_lexicon *lexicon = say_lexicon_new();
    assert_true(say_lexicon_add(lexicon, SAY_LAYER_JOINTS, "de", "Ganztagsschule", NULL,
                                "Ganztags-schule"));
    assert_true(say_lexicon_add(lexicon, SAY_LAYER_OURS, "de", "Ganztagsschule", NULL,
                                "Ganz-tagsschule"));
    assert_string_equal(said(lexicon, "de", "Ganztagsschule"), "Ganztags-schule");
    assert_true(say_lexicon_add(lexicon, SAY_LAYER_OFFICE, "de", "Ganztagsschule", "en",
                                "school"));
    assert_string_equal(said(lexicon, "de", "Ganz\u00ADtags\u00ADschule"), "school");
    assert_string_equal(say_lexicon_find(lexicon, "de", "Ganztagsschule", 14).voice,
                        "en");
    assert_string_equal(said(lexicon, "tr", "Ganztagsschule"), "-");
    assert_string_equal(said(lexicon, "de", "Ganztags"), "-");
    say_lexicon_close(lexicon);
}

static void another_lies_over_it(void **state)
{
    (void)state;
    struct say_lexicon *lexicon = say_lexicon_new();
    struct say_lexicon *upper = say_lexicon_new();
    assert_true(say_lexicon_add(lexicon, SAY_LAYER_OURS, "de", "Bus", NULL, "a"));
    assert_true(say_lexicon_add(lexicon, SAY_LAYER_OURS, "all", "Jobcenter", "de", "b"));
    assert_true(say_lexicon_add(lexicon, SAY_LAYER_OURS, "en", "Kita", "de", "c"));
    assert_true(say_lexicon_add(upper, SAY_LAYER_OFFICE, "de", "Bus", NULL, "A"));
    assert_true(say_lexicon_add(upper, SAY_LAYER_OFFICE, "de", "Jobcenter", NULL, "B"));
    assert_true(say_lexicon_add(upper, SAY_LAYER_OFFICE, "de", "Kita", NULL, "C"));
    assert_true(say_lexicon_add(upper, SAY_LAYER_OFFICE, "en", "Bus", NULL, "E"));
    say_lexicon_over(lexicon, upper);
    assert_string_equal(said(lexicon, "de", "Bus"), "A");
    assert_string_equal(said(lexicon, "en", "Bus"), "E");
    /* A German word in the middle of a page in another language, with its voice. */
    assert_string_equal(said(lexicon, "tr", "Jobcenter"), "B");
    assert_string_equal(say_lexicon_find(lexicon, "tr", "Jobcenter", 9).voice, "de");
    assert_string_equal(said(lexicon, "en", "Kita"), "c");
    assert_string_equal(said(lexicon, "tr", "Bus"), "-");
    say_lexicon_over(lexicon, NULL);
    assert_string_equal(said(lexicon, "de", "Bus"), "a");
    assert_string_equal(said(lexicon, "tr", "Jobcenter"), "b");
    say_lexicon_over(lexicon, say_lexicon_new());
    say_lexicon_close(lexicon);
}

static void words_for_all_yield(void **state)
{
    (void)state;
    struct say_lexicon *lexicon = say_lexicon_new();
    assert_true(
        say_lexicon_add(lexicon, SAY_LAYER_OFFICE, "all", "Jobcenter", "de", "a"));
    assert_true(say_lexicon_add(lexicon, SAY_LAYER_OURS, "en", "Jobcenter", NULL, "b"));
    assert_string_equal(said(lexicon, "tr", "Jobcenter"), "a");
    assert_string_equal(said(lexicon, "en", "Jobcenter"), "b");
    /* A rule is of one language. */
    assert_true(say_lexicon_add(lexicon, SAY_LAYER_OURS, "all", ":to", NULL, "c"));
    assert_string_equal(said(lexicon, "tr", ":to"), "-");
    say_lexicon_close(lexicon);
}

static void marks_are_not_looked_for(void **state)
{
    (void)state;
    struct say_lexicon *lexicon = say_lexicon_new();
    assert_true(say_lexicon_add(lexicon, SAY_LAYER_OURS, "ar", "صباحًا", NULL, "صَبَاحًا"));
    assert_string_equal(said(lexicon, "ar", "صباحا"), "صَبَاحًا");
    assert_string_equal(said(lexicon, "ar", "صَباحاً"), "صَبَاحًا");
    say_lexicon_close(lexicon);
}

static void what_is_no_word_is_refused(void **state)
{
    (void)state;
    char long_word[200];
    struct err err = {""};
    struct say_lexicon *lexicon = say_lexicon_new();
    memset(long_word, 'a', sizeof long_word - 1);
    long_word[sizeof long_word - 1] = '\0';
    assert_false(say_lexicon_add(lexicon, SAY_LAYER_OFFICE, "de", "", NULL, "a"));
    assert_false(say_lexicon_add(lexicon, SAY_LAYER_OFFICE, "de", "a", NULL, ""));
    assert_false(say_lexicon_add(lexicon, SAY_LAYER_OFFICE, "de", long_word, NULL, "a"));
    assert_false(say_lexicon_add(lexicon, SAY_LAYER_OFFICE, "de", "a", NULL, long_word));
    assert_string_equal(said(lexicon, "de", long_word), "-");
    assert_false(say_lexicon_load(lexicon, "xx", &err));
    assert_non_null(strstr(err.text, "xx.tsv"));
    say_lexicon_close(lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(upper_layers_win),
        cmocka_unit_test(another_lies_over_it),
        cmocka_unit_test(words_for_all_yield),
        cmocka_unit_test(marks_are_not_looked_for),
        cmocka_unit_test(what_is_no_word_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
