#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <libintl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/lang.h"
#include "core/strings.h"

#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"

static int open_words(void **state)
{
    struct err err;

    (void)state;
    return strings_open(ANNA_STRINGS_DIR, &err) ? 0 : -1;
}

/* --- a folder of words of our own
 * -------------------------------------------------------- */

static char folder[64];

static void path_of(char out[160], const char *lang, const char *rest)
{
    snprintf(out, 160, "%s/%s%s", folder, lang, rest);
}

static FILE *create(const char *lang)
{
    char path[160];
    FILE *file;

    path_of(path, lang, "");
    assert_true(mkdir(path, 0700) == 0 || access(path, W_OK) == 0);
    path_of(path, lang, "/LC_MESSAGES");
    assert_true(mkdir(path, 0700) == 0 || access(path, W_OK) == 0);
    path_of(path, lang, "/LC_MESSAGES/anna.mo");
    file = fopen(path, "wb");
    assert_non_null(file);
    return file;
}

/* A file as "The Format of GNU MO Files" has it; `pair` is sorted: id, words, id, words.
 */
static void write_words(const char *lang, const char *const *pair, uint32_t count)
{
    uint32_t head[7] = {0x950412de, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count};
    uint32_t at = 28 + 16 * count;
    FILE *file = create(lang);

    fwrite(head, sizeof head, 1, file);
    for (uint32_t which = 0; which < 2; which++)
        for (uint32_t i = 0; i < count; i++) {
            uint32_t entry[2] = {(uint32_t)strlen(pair[2 * i + which]), at};

            fwrite(entry, sizeof entry, 1, file);
            at += entry[0] + 1;
        }
    for (uint32_t which = 0; which < 2; which++)
        for (uint32_t i = 0; i < count; i++)
            fwrite(pair[2 * i + which], strlen(pair[2 * i + which]) + 1, 1, file);
    assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state)
{
    static const char *const german[] = {
        "",     "Language: de\nContent-Type: text/plain; charset=UTF-8\n",
        "both", "beide",
        "only", "nur hier"};
    static const char *const other[] = {
        "", "Language: xx\nContent-Type: text/plain; charset=UTF-8\n", "both", "xyz"};
    FILE *file;

    (void)state;
    strcpy(folder, "/tmp/anna-strings-XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    write_words("de", german, 3);
    write_words("xx", other, 2);
    write_words("yy", other, 2);
    file = create("zz");
    fputs("no file of words", file);
    fclose(file);
    return 0;
}

static int remove_folder(void **state)
{
    static const char *const langs[] = {"de", "xx", "yy", "zz"};
    char path[160];

    for (size_t i = 0; i < sizeof langs / sizeof langs[0]; i++) {
        path_of(path, langs[i], "/LC_MESSAGES/anna.mo");
        unlink(path);
        path_of(path, langs[i], "/LC_MESSAGES");
        rmdir(path);
        path_of(path, langs[i], "");
        rmdir(path);
    }
    if (rmdir(folder) != 0)
        return -1;
    return open_words(state);
}

/* --- languages
 * --------------------------------------------------------------------------- */

static void a_language_is_taken_and_changed(void **state)
{
    static const struct {
        const char *lang;
        const char *home;
    } rows[] = {{"de", "Was brauchen Sie?"},     {"ar", "ماذا تحتاجون؟"},
                {"tr", "Neye ihtiyacınız var?"}, {"en", "What do you need?"},
                {"en", "What do you need?"},     {"de", "Was brauchen Sie?"}};
    struct err err;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(strings_set_lang(rows[i].lang, &err));
        assert_string_equal(strings_lang(), rows[i].lang);
        assert_string_equal(strings_get("home.title"), rows[i].home);
    }
}

static void every_language_of_the_interface_has_words(void **state)
{
    size_t count;
    const struct lang *lang = lang_all(&count);
    struct err err;

    (void)state;
    assert_true(count >= 4);
    assert_string_equal(lang[0].id, "de");
    for (size_t i = 0; i < count; i++) {
        assert_true(strings_set_lang(lang[i].id, &err));
        assert_string_not_equal(strings_get("nav.back"), "nav.back");
        /* A .po that was copied must not keep the rule of what it was copied from. */
        assert_non_null(dgettext("anna", ""));
        assert_non_null(strstr(dgettext("anna", ""), lang[i].plural));
    }
    assert_true(strings_set_lang("de", &err));
}

static void words_of_another_language_leave_the_chosen_one(void **state)
{
    struct err err;
    const char *kept;

    (void)state;
    assert_true(strings_set_lang("tr", &err));
    kept = strings_get("nav.back");
    assert_string_equal(strings_get_in("en", "nav.back"), "Back");
    assert_string_equal(strings_get_in("tr", "nav.back"), "Geri");
    assert_string_equal(strings_get_in("qq", "nav.back"), "Zurück");
    assert_string_equal(strings_get_in("../en", "nav.back"), "Geri");
    assert_string_equal(strings_get("nav.back"), "Geri");
    assert_string_equal(strings_lang(), "tr");
    assert_true(strings_set_lang("de", &err));
    assert_string_equal(kept, "Geri");
}

static void what_is_no_language_is_refused(void **state)
{
    static const char *const ids[] = {
        "", "d", "fr", "../en", "de/", "en:de", "a b", "abcdefghijklmnopqrstuvwxyz"};
    struct err err;

    (void)state;
    assert_true(strings_set_lang("tr", &err));
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        err.text[0] = '\0';
        assert_false(strings_set_lang(ids[i], &err));
        assert_string_not_equal(err.text, "");
        assert_string_equal(strings_lang(), "tr");
        assert_string_equal(strings_get("nav.back"), "Geri");
    }
    assert_true(strings_set_lang("de", &err));
}

static void german_stands_in_for_what_is_missing(void **state)
{
    struct err err;

    (void)state;
    assert_true(strings_open(folder, &err));
    assert_true(strings_set_lang("xx", &err));
    assert_string_equal(strings_get("both"), "xyz");
    assert_string_equal(strings_get("only"), "nur hier");
    assert_string_equal(strings_get("neither"), "neither");
    assert_string_equal(strings_get(""), "");
}

static void a_damaged_file_is_refused(void **state)
{
    struct err err;

    (void)state;
    assert_true(strings_open(folder, &err));
    /* Not a file of words at all; the words of another language. */
    assert_false(strings_set_lang("zz", &err));
    assert_false(strings_set_lang("yy", &err));
    assert_string_equal(strings_lang(), "de");
    assert_string_equal(strings_get("both"), "beide");
}

static void a_folder_without_german_is_refused(void **state)
{
    struct err err;

    (void)state;
    assert_true(strings_open(ANNA_STRINGS_DIR, &err));
    assert_false(strings_open("/nowhere/at/all", &err));
    assert_non_null(strstr(err.text, "/nowhere/at/all"));
    assert_false(strings_open("/", &err));
    assert_string_equal(strings_get("nav.back"), "Zurück");
}

/* --- numbers and values
 * ------------------------------------------------------------------ */

static void counts_follow_the_plural_rules(void **state)
{
    static const struct {
        const char *lang;
        unsigned long count;
        const char *words;
    } rows[] = {{"de", 0, "0 Angebote"}, {"de", 1, "1 Angebot"},
                {"de", 2, "2 Angebote"}, {"de", 1000000, "1000000 Angebote"},
                {"en", 1, "1 offer"},    {"en", 7, "7 offers"},
                {"tr", 1, "1 hizmet"},   {"tr", 7, "7 hizmet"},
                {"ar", 0, "لا عروض"},    {"ar", 1, "عرض واحد"},
                {"ar", 2, "عرضان"},      {"ar", 3, "3 عروض"},
                {"ar", 10, "10 عروض"},   {"ar", 11, "11 عرضًا"},
                {"ar", 99, "99 عرضًا"},   {"ar", 100, "100 عرض"},
                {"ar", 102, "102 عرض"},  {"ar", 103, "103 عروض"},
                {"ar", 111, "111 عرضًا"}};
    struct arena arena = {0};
    struct err err;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(strings_set_lang(rows[i].lang, &err));
        assert_string_equal(strings_count(&arena, "topic.count", rows[i].count),
                            rows[i].words);
    }
    assert_true(strings_set_lang("de", &err));
    assert_string_equal(strings_count(&arena, "no.such.name", 3), "no.such.name");
    arena_free(&arena);
}

static void values_are_put_in(void **state)
{
    static const struct {
        const char *lang;
        const char *words;
        const char *value[4];
        size_t count;
        const char *filled;
    } rows[] = {
        {"de", "{0} bis {1}", {"8 Uhr", "12 Uhr"}, 2, "8 Uhr bis 12 Uhr"},
        {"de", "{1}, {0}, {1}", {"a", "b"}, 2, "b, a, b"},
        {"de", "{0}{1}{2}{3}", {"a", "b", "c", "d"}, 4, "abcd"},
        {"de", "ohne", {"a"}, 1, "ohne"},
        {"de", "", {"a"}, 1, ""},
        {"de", "{0}", {NULL}, 1, ""},
        {"de", "{1} {4} {x} { {} {0", {"a"}, 1, "{1} {4} {x} { {} {0"},
        {"de", "{0}", {"{0}{1}"}, 1, "{0}{1}"},
        {"de", "Name: {0}", {"عربي"}, 1, "Name: " FSI "عربي" PDI},
        {"ar", "{0}:{1}", {"8", "30"}, 2, "8:30"},
        {"ar", "في {0}", {"غدًا"}, 1, "في غدًا"},
        {"ar", "في {0}", {"Ennigerloh"}, 1, "في " FSI "Ennigerloh" PDI},
        {"ar", "{0}", {"02582 880"}, 1, FSI "02582 880" PDI},
        {"qq", "{0}", {"02582 880"}, 1, "02582 880"},
        {"de", "{0}", {"\xFF"}, 1, "\xFF"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(strings_fill_words(&arena, rows[i].lang, rows[i].words,
                                               rows[i].value, rows[i].count),
                            rows[i].filled);
    assert_string_equal(
        strings_fill(&arena, "hours.open_until", (const char *[]){"18 Uhr"}, 1),
        "Jetzt offen bis 18 Uhr");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_language_is_taken_and_changed),
        cmocka_unit_test(every_language_of_the_interface_has_words),
        cmocka_unit_test(words_of_another_language_leave_the_chosen_one),
        cmocka_unit_test(what_is_no_language_is_refused),
        cmocka_unit_test_setup_teardown(german_stands_in_for_what_is_missing, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_damaged_file_is_refused, make_folder,
                                        remove_folder),
        cmocka_unit_test(a_folder_without_german_is_refused),
        cmocka_unit_test(counts_follow_the_plural_rules),
        cmocka_unit_test(values_are_put_in),
    };

    return cmocka_run_group_tests(tests, open_words, NULL);
}
