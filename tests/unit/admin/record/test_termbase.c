#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/folder.h"
#include "record/termbase.h"

static const char *const rows =
    "de\tplain\ttr\tpl\tuk\tar\n"
    "Kindergeld\tGeld\tçocuk parası\tzasiłek na dziecko\tдопомога на дитину\tمال الأطفال\n"
    "Kita | Kindergarten\tHaus\tkreş\tprzedszkole\tсадок\t\n"
    "Bildungs- und Teilhabepaket\tGeld\teğitim paketi\tpakiet\tпакет\tحزمة\r\n";

static struct termbase base;
static struct arena arena;

static bool open_text(const char *text, struct termbase *out, struct err *err)
{
    const char *folder = folder_make();
    const char *path = folder_file(folder, "terms.tsv");
    file_write_text(path, text);
    bool ok = termbase_open(&arena, path, out, err);
    folder_remove(folder);
    return ok;
}

static int set_up(void **state)
{
    struct err err = {""};
    (void)state;
    arena = (struct arena){0};
    return open_text(rows, &base, &err) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void reads_terms_and_languages(void **state)
{
    (void)state;
    assert_int_equal(base.count, 3);
    assert_int_equal(base.lang_count, 4);
    assert_string_equal(termbase_words(&base, &base.term[0], "pl"), "zasiłek na dziecko");
    assert_string_equal(base.term[2].plain, "Geld");
    assert_string_equal(termbase_words(&base, &base.term[2], "ar"), "حزمة");
    assert_null(termbase_words(&base, &base.term[1], "ar"));
    assert_null(termbase_words(&base, &base.term[1], "xx"));
}

static bool says(const struct termbase *terms, size_t which, const char *german)
{
    const struct term *found[32];
    size_t count = termbase_find(&arena, terms, german, found, 32);
    for (size_t i = 0; i < count; i++)
        if (found[i] == &terms->term[which])
            return true;
    return false;
}

static void german_says_a_term_in_all_its_forms(void **state)
{
    static const struct {
        size_t term;
        const char *german;
        bool says;
    } cases[] = {
        {0, "Das Kindergeld kommt.", true},
        {0, "Höhe des Kindergeldes", true},
        {0, "Kinder\xC2\xADgeld", true},
        {0, "Kindergeldstelle", false},
        {0, "Alleinkindergeld", false},
        {1, "zwei Kitas", true},
        {1, "im Kindergarten", true},
        {1, "Kitaplatz", false},
        {2, "das Bildungs- und Teilhabepaket", true},
        {2, "das Bildungspaket", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (says(&base, cases[i].term, cases[i].german) != cases[i].says)
            fail_msg("%s", cases[i].german);
}

static void a_translation_keeps_the_word_in_its_forms(void **state)
{
    static const struct {
        size_t term;
        const char *lang, *text;
        bool keeps;
    } cases[] = {
        {0, "tr", "Çocuk parasını alın.", true},
        {0, "tr", "Aile yardımını alın.", false},
        {0, "tr", "Kindergeld alın.", true},
        {0, "pl", "Złóż wniosek o zasiłku na dziecko", true},
        {0, "pl", "pieniądze na dzieci", false},
        {0, "uk", "Подайте заяву на допомогу на дитину", true},
        {0, "uk", "Гроші для родин", false},
        {0, "ar", "بمال الأطفال", true},
        {0, "ar", "نقود", false},
        {1, "uk", "у садку", true},
        {1, "uk", "у школі", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct term *term = &base.term[cases[i].term];
        const char *words = termbase_words(&base, term, cases[i].lang);
        if (termbase_keeps(&arena, term, words, cases[i].text) != cases[i].keeps)
            fail_msg("%s", cases[i].text);
    }
}

static void a_broken_file_is_told_with_its_line(void **state)
{
    static const char *const cases[][2] = {
        {"", "empty"},
        {"wort\tplain\ttr\n", "line 1"},
        {"de\tplain\n", "line 1"},
        {"de\tplain\ttr\nKita\tHaus\n", "line 2"},
        {"de\tplain\ttr\n\nKita\tHaus\tkreş\tmehr\n", "line 3"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct err err = {""};
        struct termbase none = {.count = 99};
        assert_false(open_text(cases[i][0], &none, &err));
        assert_int_equal(none.count, 99);
        if (strstr(err.text, cases[i][1]) == NULL)
            fail_msg("%s: %s", cases[i][0], err.text);
    }
}

/* What stands in the office: each term has a word in every language. */
static void the_shipped_termbase_is_whole(void **state)
{
    struct err err = {""};
    struct termbase whole;
    (void)state;
    if (!termbase_open(&arena, ANNA_ASSETS_DIR "/content/terms.tsv", &whole, &err))
        fail_msg("%s", err.text);
    assert_true(whole.count >= 80);
    for (size_t i = 0; i < whole.count; i++) {
        assert_true(whole.term[i].plain[0] != '\0');
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(whole.term[i].german, whole.term[k].german);
        assert_true(says(&whole, i,
                         arena_copy_len(&arena, whole.term[i].german,
                                        strcspn(whole.term[i].german, "|"))));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_terms_and_languages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(german_says_a_term_in_all_its_forms, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_translation_keeps_the_word_in_its_forms, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_broken_file_is_told_with_its_line, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_shipped_termbase_is_whole, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
