#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#include "base/durable.h"
#include "base/share.h"
#include "core/strings.h"
#include "help/folder.h"
#include "publish/note_home.h"

static const char *folder;
static struct store *store;
static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    char words[SHARE_PATH];
    folder = folder_make();
    const char *path = folder_file(folder, "workspace.db");
    return mkdir(arena_print(&arena, "%s/anna", folder), 0700) == 0 &&
                   strings_open(share_path("strings", words), NULL) &&
                   store_make(path, NULL) && store_open(&store, path, NULL)
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    (void)state;
    store_close(store);
    store = NULL;
    arena_free(&arena);
    folder_remove(folder);
    return 0;
}

/* A terminal leaves a note at that second; it comes home on that day of November. */
static void bring(const char *name, const char *text, int64_t written, int day)
{
    const char *path = arena_print(&arena, "%s/anna/%s", folder, name);
    const struct utimbuf times = {written, written};
    assert_true(durable_write(path, text, strlen(text), 0644, NULL));
    assert_int_equal(utime(path, &times), 0);
    assert_true(note_home_keep(store, folder, (struct date){2026, 11, day}, NULL));
}

static struct store_notes kept(void)
{
    struct store_notes notes;
    assert_true(store_notes(store, &arena, &notes, NULL));
    return notes;
}

static void a_note_is_home_on_the_day_on_which_it_was_new(void **state)
{
    (void)state;
    static const char first[] = "ANNA-Gerät: a\r\n\r\nFertig\r\n";
    bring("ANNA-Meldung-a.txt", first, 1000, 3);
    /* The stick comes back, and nobody was at the terminal. */
    bring("ANNA-Meldung-a.txt", first, 1000, 10);
    struct store_notes notes = kept();
    assert_int_equal(notes.count, 1);
    assert_string_equal(notes.item[0].name, "ANNA-Meldung-a.txt");
    assert_string_equal(notes.item[0].words, "ANNA-Gerät: a\n\nFertig");
    assert_string_equal(notes.item[0].brought_on, "2026-11-03");
    assert_int_equal(notes.item[0].written, 1000);
    /* The same words anew, and other words. */
    bring("ANNA-Meldung-a.txt", first, 2000, 17);
    assert_string_equal(kept().item[0].brought_on, "2026-11-17");
    bring("ANNA-Meldung-a.txt", "Anders\n", 2000, 24);
    assert_string_equal(kept().item[0].brought_on, "2026-11-24");
    assert_string_equal(kept().item[0].words, "Anders");
    bring("ANNA-Meldung-b.txt", "Zwei\n", 5, 25);
    assert_int_equal(kept().count, 2);
    bring("Anderes.txt", "Drei\n", 5, 25);
    assert_int_equal(kept().count, 2);
}

static void what_a_stranger_wrote_does_no_harm(void **state)
{
    (void)state;
    bring("ANNA-Meldung-x.txt", "\033[31mrot \342\200\256 b\302\237c\n<b>fett</b>\n", 1,
          1);
    const char *words = kept().item[0].words;
    assert_null(strchr(words, '\033'));
    assert_null(strstr(words, "\342\200\256"));
    assert_null(strchr(words, '<'));
}

static struct note_home read_words(const char *name, const char *words)
{
    const struct store_note note = {name, words, 0, "2026-11-29"};
    struct note_home home;
    assert_true(note_home_read(&arena, &note, &home));
    return home;
}

static void a_note_says_what_the_terminal_s_words_say(void **state)
{
    (void)state;
    const char *day = "1. März 2020";
    const char *content = "Nummer 41, Stand 23. November 2026";
    assert_true(strings_set_lang("de", NULL));
    const char *words = arena_print(
        &arena, "ANNA-Gerät: a\n\n%s\n%s\n\n%s\n%s\n", strings_get("stick.why.disk_full"),
        strings_get("stick.alert"), strings_fill(&arena, "stick.shown", &content, 1),
        strings_fill(&arena, "stick.clock_behind", &day, 1));
    struct note_home home = read_words("ANNA-Meldung-ew-rathaus.txt", words);
    assert_string_equal(home.site, "ew-rathaus");
    assert_string_equal(home.shown, content);
    assert_int_equal(home.number, 41);
    assert_true(home.older);
    assert_string_equal(home.disk, strings_get("stick.why.disk_full"));
    assert_non_null(strstr(home.clock, day));
}

static void what_a_note_does_not_say_is_not_known(void **state)
{
    (void)state;
    struct note_home home =
        read_words("ANNA-Meldung.txt", "Gezeigt wurde nichts\nFertig");
    assert_string_equal(home.site, "");
    assert_null(home.shown);
    assert_null(home.clock);
    assert_null(home.disk);
    assert_false(home.older);
    assert_int_equal(home.number, 0);
    home = read_words("ANNA-Meldung-.txt", "");
    assert_string_equal(home.site, "");
    home = read_words("x", "");
    assert_string_equal(home.site, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_note_is_home_on_the_day_on_which_it_was_new,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_stranger_wrote_does_no_harm, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_note_says_what_the_terminal_s_words_say, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_a_note_does_not_say_is_not_known, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
