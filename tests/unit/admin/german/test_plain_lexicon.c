#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "german/plain_lexicon.h"
#include "help/folder.h"

static const char words[] = ANNA_ASSETS_DIR "/words/german_classes.tsv";
static const char lists[] = ANNA_ASSETS_DIR "/words/german_lists.tsv";

static void knows_classes_and_lists(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err = {""};
    const struct plain_lexicon *lexicon = plain_lexicon_open(&arena, &err);
    if (lexicon == NULL)
        fail_msg("%s", err.text);
    assert_int_equal(plain_classes(lexicon, "wird"),
                     PLAIN_WERDEN | PLAIN_FINITE | PLAIN_FUNCTION);
    assert_int_equal(plain_classes(lexicon, "habe"), PLAIN_SUBJUNCTIVE_1);
    assert_int_equal(plain_classes(lexicon, "ihr"),
                     PLAIN_FUNCTION | PLAIN_ADDRESS | PLAIN_ARTICLE);
    assert_int_equal(plain_classes(lexicon, "unterste"), PLAIN_UN);
    assert_int_equal(plain_classes(lexicon, "Wird"), 0);
    assert_int_equal(plain_classes(lexicon, ""), 0);
    assert_true(plain_listed(lexicon, PLAIN_LIST_DOTTED, "bzw.", 3));
    assert_false(plain_listed(lexicon, PLAIN_LIST_DOTTED, "bzw", 2));
    assert_false(plain_listed(lexicon, PLAIN_LIST_DOTTED, "bzw.", 4));
    assert_false(plain_listed(lexicon, PLAIN_LIST_DOTTED, "", 0));
    assert_string_equal(plain_paired(lexicon, PLAIN_LIST_OTHER_ARTICLE, "mnder"), "das");
    assert_null(plain_paired(lexicon, PLAIN_LIST_OTHER_ARTICLE, "mn"));
    struct plain_words stems = plain_list(lexicon, PLAIN_LIST_STRONG_PARTICIPLE);
    assert_string_equal(stems.item[0], "boten");
    assert_string_equal(stems.item[stems.count - 1], "sessen"); /* over several lines */
    arena_free(&arena);
}

/* Another text in the place of one of the files. */
static void says_what_is_wrong(void **state)
{
    (void)state;
    static const struct {
        bool classes; /* else the lists */
        const char *text;
        const char *said;
    } cases[] = {
        {true, "class\twords\nwerden wird\n", "file:2: say a name and words"},
        {true, "class\twords\nwerden\t\n", "file:2: say a name and words"},
        {true, "class\twords\n\nsein\tist \n", "file:3: say a name and words"},
        {false, "list\twords\nlinked\tung  heit\tthey\n", "file:2: say a name and words"},
        {true, "class\twords\nwerdn\twird\n", "\"werdn\" is no class of words"},
        {true, "class\twords\n\twird\n", "\"\" is no class of words"},
        {false, "list\twords\nlinkd\tung\n", "\"linkd\" is no list"},
        {false, "list\twords\nlinked\tung\naffix\tbar\nlinked\theit\n",
         "stands in two places"},
        {false, "list\twords\nlinked\tung\n", "the list \"inseparable\" is not there"},
        {false, "", "the list \"inseparable\" is not there"},
    };
    const char *folder = folder_make();
    const char *path = folder_file(folder, "file");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct err err = {""};
        file_write_text(path, cases[i].text);
        assert_null(plain_lexicon_read(&arena, cases[i].classes ? path : words,
                                       cases[i].classes ? lists : path, &err));
        if (strstr(err.text, cases[i].said) == NULL)
            fail_msg("case %zu: %s", i, err.text);
        arena_free(&arena);
    }
    struct arena arena = {0};
    struct err err = {""};
    assert_null(plain_lexicon_read(&arena, "/nowhere/words", lists, &err));
    assert_non_null(strstr(err.text, "/nowhere/words"));
    arena_free(&arena);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_classes_and_lists),
        cmocka_unit_test(says_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
