#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/folder.h"
#include "german/compound.h"

/* How compounds are divided, with a list of words of our own; tests/plain/ has the
 * figures with the real one. */

static const char *const list =
    "Kinder\nTages\nEinrichtung\nEin\nRichtung\nUnterhalt\nUnterhalts\nVorschuss\nBund\n"
    "Bundes\nAusbildung\nFörderung\nGesetz\nSchuldner\nBeratung\nStelle\nSchule\nAmt\n"
    "Samt\nGesundheit\nsprechen\nStunde\nZeit\nPflicht\npflichtig\nTelefon\nÜbung\n"
    "Wirtschaft\nVersicherung\nKranken\nRat\nweiter\nBildung\nab\nZeug\xffnis\n12\n\n"
    "Staub\nStau\nBecken\nEcken\nErbe\nerbringen\nLeistung\nDonaudampfschifffahrt";

struct example {
    const char *word; /* "|" where it is divided */
    size_t most;
};

static struct arena arena;
static struct compound_book book;

static int open_book(void **state)
{
    (void)state;
    const char *folder = folder_make();
    const char *path = folder_file(folder, "words");
    file_write_text(path, list);
    bool ok =
        compound_open(&arena, plain_lexicon_open(&arena, NULL), path, &book, NULL) &&
        book.has_list;
    folder_remove(folder);
    return ok ? 0 : -1;
}

static int close_book(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void check(const struct compound_book *of, const struct example *example)
{
    char word[256] = "";
    char divided[512];
    size_t len = 0;
    size_t out = 0;
    size_t joint[COMPOUND_JOINTS];
    for (const char *at = example->word; *at != '\0'; at++)
        if (*at != '|')
            word[len++] = *at;
    size_t joints = compound_joints(of, word, len, example->most, joint);
    for (size_t i = 0, k = 0; i < len; i++) {
        if (k < joints && joint[k] == i) {
            divided[out++] = '|';
            k++;
        }
        divided[out++] = word[i];
    }
    divided[out] = '\0';
    assert_string_equal(divided, example->word);
}

static void joints(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Kinder|tages|einrichtung", 15}, /* "einrichtung" is a word: no "ein|richtung" */
        {"Unterhalts|vorschuss", 15},
        {"UNTERHALTS|VORSCHUSS", 15},
        {"Bundes|ausbildungs|förderungs|gesetz", 15},
        {"Schuldner|beratungs|stelle", 15},
        {"Kinder|tages|einrichtungen", 15},
        {"Gesundheits|amt", 12},    /* no velvet */
        {"Sprech|stunden|zeit", 8}, /* a verb without its ending */
        {"Schul|pflicht", 11},      /* a noun without its e */
        {"Leistungs|erbringer", 15},
        {"weiter|bildungs|pflichtig", 15},
        {"Übungs|telefon", 12},
        {"Jakobus|schule", 12}, /* nobody knows Jakobus */
        {"Telefon|telefon|telefon", 15},
        {"Donaudampfschifffahrt", 15}, /* a word, and nothing in it is known */
    };
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        check(&book, &examples[i]);
}

static void stays_whole(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"", 0},
        {"Amt", 15},
        {"Amt", 0},
        {"Kindertageseinrichtung", 22},
        {"Kinder-Tageseinrichtung", 15}, /* the caller parts at hyphens */
        {"Kinder tageseinrichtung", 15},
        {"Kinder12tageseinrichtung", 15},
        {"Kinder\xfftageseinrichtung", 15},
        {"\xc3", 0},
        {"xxxxxxxxxxxxxxxxxxxxxxxxxxx", 15},
        {"Частныйдетский", 5}, /* not our letters, and no known word */
        {"مستشفىالأطفالالكبير", 5},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         15}, /* longer than any word */
    };
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        check(&book, &examples[i]);
}

/* Without the list only what the content says is known, and nothing is guessed. */
static void without_list(void **state)
{
    (void)state;
    struct arena own = {0};
    struct compound_book content;
    assert_true(compound_open(&own, plain_lexicon_open(&own, NULL), "/nowhere/words",
                              &content, NULL));
    assert_false(content.has_list);
    check(&content, &(struct example){"Kindertageseinrichtung", 15});
    check(&content, &(struct example){"Schuldnerberatungs|stelle", 15}); /* "ungs" */
    assert_true(
        compound_add_text(&content, "Das Kinder\u00adhaus hat eine Einrichtung."));
    check(&content, &(struct example){"Kinder|einrichtung", 15});
    check(&content, &(struct example){"Haus|einrichtung", 12}); /* "haus" is a word now */
    assert_true(compound_add_text(&content, ""));
    assert_true(compound_open(&own, NULL, NULL, &content, NULL));
    arena_free(&own);
}

static void cannot_be_read(void **state)
{
    (void)state;
    struct arena own = {0};
    struct compound_book unused = {.has_list = true};
    struct err err = {""};
    assert_false(compound_open(&own, NULL, "/", &unused, &err));
    assert_string_not_equal(err.text, "");
    assert_true(unused.has_list);
    arena_free(&own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joints),
        cmocka_unit_test(stays_whole),
        cmocka_unit_test(without_list),
        cmocka_unit_test(cannot_be_read),
    };
    return cmocka_run_group_tests(tests, open_book, close_book);
}
