#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/options.h"

enum { WORDS = 16 };

struct places {
    const char *date, *site, *folder, *key[2];
    bool json, help;
};

static const struct option_row rows[] = {
    OPTION_WORD(struct places, date, "date", "DATE", "a day"),
    {"site", 's', OPTION_LAST, "SITE", "a site",
     OPTION_PLACE(struct places, site, const char **), 0},
    {"key", 0, OPTION_MANY, "PUB", "a key", offsetof(struct places, key), 2},
    OPTION_FLAG(struct places, json, "json", "as JSON"),
    {"help", 'h', OPTION_ENDS, NULL, "help", OPTION_PLACE(struct places, help, bool *),
     0},
};

static const struct option_row more_rows[] = {
    OPTION_WORD(struct places, folder, "folder", "DIR", "a folder"),
    OPTION_FLAG(struct places, json, "date", "never meant: the first row of a name is"),
};

static struct places places;
static char *plain[WORDS];
static int plain_count;
static int next;

static bool take_word(void *context, char *word, struct err *err)
{
    (void)context;
    if (strcmp(word, "refuse") == 0)
        return err_set(err, "refused");
    plain[plain_count++] = word;
    return true;
}

static bool read_words(bool stop, const char *const *word, struct err *err)
{
    static char copy[WORDS][80];
    char *argv[WORDS + 2] = {(char[]){"anna"}};
    int argc = 1;
    for (; word[argc - 1] != NULL; argc++) {
        strcpy(copy[argc - 1], word[argc - 1]);
        argv[argc] = copy[argc - 1];
    }
    const struct options options = {
        .see = "anna --help",
        .set = {{rows, sizeof rows / sizeof rows[0], &places},
                {more_rows, sizeof more_rows / sizeof more_rows[0], &places}},
        .word = stop ? NULL : take_word,
    };
    memset(&places, 0, sizeof places);
    plain_count = 0;
    bool ok = options_read(&options, argc, argv, &next, err);
    for (int i = 1; i < argc; i++)
        assert_ptr_equal(argv[i], copy[i - 1]);
    return ok;
}

#define READ(...) read_words(false, (const char *const[]){__VA_ARGS__, NULL}, NULL)
#define READ_TO_WORD(...) read_words(true, (const char *const[]){__VA_ARGS__, NULL}, NULL)

static void assert_plain(int count, const char *first)
{
    assert_int_equal(plain_count, count);
    if (count > 0)
        assert_string_equal(plain[0], first);
}

static void a_value_stands_behind_or_with_the_name(void **state)
{
    (void)state;
    assert_true(READ("--date", "d", "--folder=f", "--site=", "--key=a=b"));
    assert_string_equal(places.date, "d");
    assert_string_equal(places.folder, "f");
    assert_string_equal(places.site, "");
    assert_string_equal(places.key[0], "a=b");
    assert_false(places.json);
    assert_true(READ("-s", "x", "-sy", "--json", "-sz"));
    assert_string_equal(places.site, "z");
    assert_true(places.json);
    assert_true(READ("--date", "--json", "-s", "-h", "--folder", "--"));
    assert_string_equal(places.date, "--json");
    assert_string_equal(places.site, "-h");
    assert_string_equal(places.folder, "--");
    assert_false(places.json);
    assert_true(READ("--key", "a", "--key", "b"));
    assert_string_equal(places.key[1], "b");
}

static void words_stand_anywhere(void **state)
{
    (void)state;
    assert_true(READ("one", "--date", "d", "two", "--json", "three"));
    assert_plain(3, "one");
    assert_string_equal(plain[2], "three");
    assert_true(places.json);
    assert_true(READ("--", "--date", "-x", "--"));
    assert_plain(3, "--date");
    assert_null(places.date);
    assert_true(READ("-", "", "-5 Euro", "- ein Punkt", "-\303\226l", "--json"));
    assert_plain(5, "-");
    assert_string_equal(plain[4], "-\303\226l");
    assert_true(places.json);
    assert_false(READ("one", "refuse"));
    assert_false(READ("--", "refuse"));
}

static void the_environment_changes_nothing(void **state)
{
    (void)state;
    setenv("POSIXLY_CORRECT", "1", 1);
    assert_true(READ("one", "--date", "d"));
    unsetenv("POSIXLY_CORRECT");
    assert_string_equal(places.date, "d");
    assert_plain(1, "one");
}

static void it_stops_where_it_is_told(void **state)
{
    (void)state;
    assert_true(READ_TO_WORD("--date", "d", "pack", "--nonsense"));
    assert_int_equal(next, 3);
    assert_true(READ_TO_WORD("--", "pack"));
    assert_int_equal(next, 2);
    assert_true(READ_TO_WORD("-5", "--nonsense"));
    assert_int_equal(next, 1);
    assert_true(READ_TO_WORD("--json"));
    assert_int_equal(next, 2);
    assert_true(READ("one", "-h", "--nonsense"));
    assert_true(places.help);
    /* A reading that ended within "-hx" leaves nothing to the next. */
    assert_true(READ("-hx", "two"));
    assert_true(READ("-5", "three"));
    assert_plain(2, "-5");
}

static void what_is_wrong_is_said(void **state)
{
    static const struct {
        const char *word[6];
        const char *words;
    } all[] = {
        {{"--nonsense", "x"}, "--nonsense: there is no such option; see anna --help"},
        {{"--nonsense=x"}, "--nonsense: there is no such option; see anna --help"},
        {{"--dat", "x"},
         "--dat: there is no such option (did you mean --date?); see anna --help"},
        {{"--jso"},
         "--jso: there is no such option (did you mean --json?); see anna --help"},
        {{"--fodler=x"},
         "--fodler: there is no such option (did you mean --folder?); see anna --help"},
        {{"-json"},
         "-json: there is no such option (did you mean --json?); see anna --help"},
        {{"-x"},
         "-x: there is no such option; a word that begins with a hyphen stands behind "
         "\"--\"; see anna --help"},
        {{"-hx"}, ""},
        {{"one", "--date"}, "--date: its value is missing; see anna --help"},
        {{"-s"}, "-s: its value is missing; see anna --help"},
        {{"--json=yes"}, "--json: takes no value; see anna --help"},
        {{"--help=yes"}, "--help: takes no value; see anna --help"},
        {{"--date", "a", "--date=a"}, "--date: stands there twice"},
        {{"--key", "a", "--key", "b", "--key=c"},
         "--key c: it may stand 2 times at the most"},
        {{"--="}, "--: there is no such option; see anna --help"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        struct err err = {""};
        assert_int_equal(read_words(false, all[i].word, &err), all[i].words[0] == '\0');
        assert_string_equal(err.text, all[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_stands_behind_or_with_the_name),
        cmocka_unit_test(words_stand_anywhere),
        cmocka_unit_test(the_environment_changes_nothing),
        cmocka_unit_test(it_stops_where_it_is_told),
        cmocka_unit_test(what_is_wrong_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
