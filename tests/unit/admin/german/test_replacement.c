#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/folder.h"
#include "german/replacement.h"

/* Plain words that fit, and those that do not. */

static struct arena arena;
static struct replacement_book book;

static int open_book(void **state)
{
    (void)state;
    return replacement_open(&arena, plain_lexicon_open(&arena, NULL),
                            ANNA_ASSETS_DIR "/content/ersatz.tsv", &book, NULL)
               ? 0
               : -1;
}

static int close_book(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

struct example {
    const char *before;
    const char *word; /* what lint points at */
    const char *behind;
    const char *then; /* the whole with the first choice; NULL: nothing fits */
};

static void check(const struct example *example)
{
    struct arena own = {0};
    struct replacement out;
    const char *text =
        arena_print(&own, "%s%s%s", example->before, example->word, example->behind);
    assert_true(replacement_find(&own, &book, text, 0, strlen(text),
                                 strlen(example->before), strlen(example->word), &out));
    if (example->then == NULL && out.choices > 0)
        fail_msg("\"%s\": \"%s\" is proposed", text, out.choice[0]);
    if (example->then != NULL && out.choices == 0)
        fail_msg("\"%s\": nothing is proposed", text);
    if (example->then != NULL)
        assert_string_equal(arena_print(&own, "%.*s%s%s", (int)out.start, text,
                                        out.choice[0], text + out.start + out.len),
                            example->then);
    arena_free(&own);
}

static void fits(void **state)
{
    (void)state;
    static const struct example examples[] = {
        /* the same gender */
        {"Holen Sie das ", "Formblatt", ".", "Holen Sie das Formular."},
        {"Das neue ", "Formblatt", " hilft.", "Das neue Formular hilft."},
        {"Das ", "Lichtbild", ", das Sie haben.", "Das Foto, das Sie haben."},
        /* another: the article changes */
        {"Holen Sie den ", "Vordruck", ".", "Holen Sie das Formular."},
        {"Der ", "Vordruck", " hilft.", "Das Formular hilft."},
        {"Mit dem ", "Vordruck", " geht es.", "Mit dem Formular geht es."},
        {"Im ", "Vordruck", " steht es.", "Im Formular steht es."},
        {"Holen Sie einen ", "Vordruck", ".", "Holen Sie ein Formular."},
        {"Ihren ", "Wohnsitz", " bitte.", "Ihre Adresse bitte."},
        {"Mit Ihrem ", "Wohnsitz", ".", "Mit Ihrer Adresse."},
        {"Ohne ", "Vordruck", " geht es nicht.", "Ohne Formular geht es nicht."},
        {"", "Vordruck", "", "Formular"},
        {"Unser ", "Beratungsangebot", " hilft.", "Unsere Beratung hilft."},
        {"Das ", "Beratungsangebot", " hilft.", "Die Beratung hilft."},
        /* more than one */
        {"Die ", "Vordrucke", " helfen.", "Die Formulare helfen."},
        {"Mit ", "Vordrucken", ".", "Mit Formularen."},
        {"Mit ", "Lichtbildern", ".", "Mit Fotos."},
        {"Für ", "Erziehungsberechtigte", ".", "Für Eltern."},
        {"Die ", "Erziehungsberechtigten", " gehen hin.", "Die Eltern gehen hin."},
        /* endings and capitals stay */
        {"Die ", "unentgeltliche", " Beratung.", "Die kostenlose Beratung."},
        {"", "Erforderliche", " Papiere.", "Nötige Papiere."},
        {"Das ist ", "kostenfrei", ".", "Das ist kostenlos."},
        {"", "Ggf", ". gehen Sie hin.", "Wenn nötig gehen Sie hin."},
        /* short forms with their dots and without spaces */
        {"Im Rathaus ", "bzw", ". dort.", "Im Rathaus oder dort."},
        {"", "Z. B", ". Kurse.", "Zum Beispiel Kurse."},
        {"Kurse, ", "z.B", ". Deutsch.", "Kurse, zum Beispiel Deutsch."},
        {"Wir haben Kurse ", "u. a", ".", "Wir haben Kurse unter anderem."},
        {"Sie müssen es ", "entrichten", ".", "Sie müssen es bezahlen."},
        {"Es gibt ", "drei", " Termine.", "Es gibt 3 Termine."},
        {"", "Zwei", " Kinder.", "2 Kinder."},
    };
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        check(&examples[i]);
}

static void doubtful(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Der Rand des ", "Vordrucks", ".", NULL},
        {"Bei der ", "Dienststelle", ".", NULL}, /* "dem Amt", or "des Amtes" */
        {"Zur ", "Dienststelle", ".", NULL},
        {"Holen Sie einen neuen ", "Vordruck", ".", NULL},
        {"Den ", "Vordruck", ", den Sie haben.", NULL},
        {"Dieser ", "Vordruck", ".", NULL},
        {"Ein ", "Beratungsangebot2", ".", NULL},
        {"Ein ", "Erziehungsberechtigter", ".", NULL},
        {"Der ", "Erziehungsberechtigte", " geht.", NULL},
        {"Dem ", "Erziehungsberechtigten", ".", NULL},
        {"Die ", "postalische", " Anschrift.", NULL},
        {"Er ", "entrichtet", " es.", NULL},
        {"Ein ", "Bescheid", ".", NULL},
        {"", "", "", NULL},
    };
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        check(&examples[i]);
}

static void choices(void **state)
{
    (void)state;
    struct arena own = {0};
    struct replacement out;
    assert_true(
        replacement_find(&own, &book, "Die Dienststelle hilft.", 0, 23, 4, 12, &out));
    assert_int_equal(out.choices, 2);
    assert_string_equal(out.choice[0], "Das Amt");
    assert_string_equal(out.choice[1], "Das B\xc3\xbcro");
    assert_int_equal(out.start, 0);
    assert_int_equal(out.len, 16);
    arena_free(&own);
}

static void bad_books(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *reason; /* NULL: a good one */
    } cases[] = {
        {"", NULL},
        {"heading", NULL},
        {"heading\na\tb\tfest\n", NULL},
        {"heading\r\na\tb\tfest\r\n", NULL},
        {"heading\na\n", ":2"},
        {"heading\na\tb\tfest\n\tb\tfest\n", ":3"},
        {"heading\na\t\tfest\n", ":2"},
        {"heading\na\tb\tanders\n", ":2"},
        {"heading\na\tb\tNomen m\n", ":2"},
        {"heading\na\tb\tNomen mx\n", ":2"},
        {"heading\na\tb / c\tNomen mm\taa\tbb\n", "plurals"},
    };
    const char *folder = folder_make();
    const char *path = folder_file(folder, "book");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena own = {0};
        struct replacement_book out = {.count = 77};
        struct err err = {""};
        file_write_text(path, cases[i].text);
        bool ok = replacement_open(&own, NULL, path, &out, &err);
        if (ok != (cases[i].reason == NULL))
            fail_msg("%s: %s", cases[i].text, ok ? "taken" : err.text);
        if (!ok) {
            assert_non_null(strstr(err.text, cases[i].reason));
            assert_int_equal(out.count, 77);
        }
        arena_free(&own);
    }
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fits),
        cmocka_unit_test(doubtful),
        cmocka_unit_test(choices),
        cmocka_unit_test(bad_books),
    };
    return cmocka_run_group_tests(tests, open_book, close_book);
}
