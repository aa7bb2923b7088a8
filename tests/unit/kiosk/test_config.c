#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config.h"
#include "help/folder.h"

static bool read_text(const char *text, size_t len, struct config *config,
                      struct err *err)
{
    const char *folder = folder_make();
    const char *path = folder_file(folder, "kiosk.conf");
    file_write(path, text, len);
    bool ok = config_read(config, path, err);
    folder_remove(folder);
    return ok;
}

static void every_setting_is_read(void **state)
{
    static const char text[] = "; a terminal\n"
                               "[terminal]\n"
                               "site = ennigerloh\n"
                               "state = /srv/anna\n"
                               "key = /etc/anna/a.pub\n"
                               "key = /etc/anna/b.pub\n"
                               "languages = de, en de tr\tar en\n"
                               "\n"
                               "[panel]\r\n"
                               "width_mm = 344.5\r\n"
                               "height_mm=193\n"
                               "distance_mm = 400\n"
                               "turn = 270\n"
                               "# idle\n"
                               "[idle]\n"
                               "ask_seconds = 20\n"
                               "wipe_seconds = 600\n"
                               "[desk]\n"
                               "name = Bürger-Service\n"
                               "phone = +492214710120\n"
                               "[sound]\n"
                               "card = USB Audio\n"
                               "jack = key\n"
                               "[keypad]\n"
                               "up = F18\n"
                               "up = KEY_KP8\n"
                               "switch2 = A\n"
                               "[stick]\n"
                               "folder = /media/a\n"
                               "folder = /media/b c";
    struct config c;
    struct err err = {""};
    (void)state;
    config_defaults(&c);
    if (!read_text(text, sizeof text - 1, &c, &err))
        fail_msg("%s", err.text);
    assert_string_equal(c.site, "ennigerloh");
    assert_string_equal(c.state, "/srv/anna");
    assert_int_equal(c.key_count, 2);
    assert_string_equal(c.key[0], "/etc/anna/a.pub");
    assert_string_equal(c.key[1], "/etc/anna/b.pub");
    assert_int_equal(c.lang_count, 4);
    assert_string_equal(c.lang[0], "de");
    assert_string_equal(c.lang[3], "ar");
    assert_true(c.width_mm == 344.5 && c.height_mm == 193 && c.distance_mm == 400);
    assert_int_equal(c.turn, 270);
    assert_int_equal(c.ask_seconds, 20);
    assert_int_equal(c.wipe_seconds, 600);
    assert_string_equal(c.desk_name, "Bürger-Service");
    assert_string_equal(c.desk_phone, "+492214710120");
    assert_string_equal(c.card, "USB Audio");
    assert_int_equal(c.jack, CONFIG_JACK_KEY);
    enum input_key key;
    assert_int_equal(c.keypad.count, 3);
    assert_true(keypad_find(&c.keypad, 109, &key) && key == KEY_UP);
    assert_true(keypad_find(&c.keypad, 96, &key) && key == KEY_UP);
    assert_true(keypad_find(&c.keypad, 4, &key) && key == KEY_SWITCH_TWO);
    assert_int_equal(c.stick_count, 2);
    assert_string_equal(c.stick[1], "/media/b c");
}

#define NO_SETTING "there is no such setting"
#define NO_VALUE "the value is not one that is allowed here"
#define NO_LINE "this is not name = value"
#define WORDS_64 "0123456789012345678901234567890123456789012345678901234567890123"

static void a_line_that_is_not_understood_is_named(void **state)
{
    static const struct {
        const char *text;
        int line;
        const char *words;
    } rows[] = {
        {"[terminal]\nsite = a\nstie = b\n", 3, NO_SETTING},
        {"site = a\n", 1, NO_SETTING},
        {"[Terminal]\nsite = a\n", 2, NO_SETTING},
        {"[panel]\nsite = a\n", 2, NO_SETTING},
        {"[terminal.site]\n = a\n", 2, NO_SETTING},
        {"[terminal]\nsite\n", 2, NO_LINE},
        {"[terminal\nsite = a\n", 1, NO_LINE},
        {"nonsense\n[terminal]\nsite = a\n", 1, NO_LINE},
        {"[terminal]\nsite = " WORDS_64 "\n", 2, NO_VALUE},
        {"[terminal]\nkey = a\nkey = b\nkey = c\n", 4, NO_VALUE},
        {"[terminal]\nlanguages =\n", 2, NO_VALUE},
        {"[terminal]\nlanguages = deutsch-plain\n", 2, NO_VALUE},
        {"[terminal]\nlanguages = a b c d e f g h i j k l m n o p q\n", 2, NO_VALUE},
        {"[panel]\nwidth_mm = 49\n", 2, NO_VALUE},
        {"[panel]\nwidth_mm = 5001\n", 2, NO_VALUE},
        {"[panel]\nwidth_mm = nan\n", 2, NO_VALUE},
        {"[panel]\nwidth_mm = inf\n", 2, NO_VALUE},
        {"[panel]\nwidth_mm = 1e999\n", 2, NO_VALUE},
        {"[panel]\nwidth_mm = 344mm\n", 2, NO_VALUE},
        {"[panel]\nwidth_mm =\n", 2, NO_VALUE},
        {"[panel]\nheight_mm = -193\n", 2, NO_VALUE},
        {"[panel]\ndistance_mm = 199\n", 2, NO_VALUE},
        {"[panel]\ndistance_mm = 3001\n", 2, NO_VALUE},
        {"[panel]\nturn = 45\n", 2, NO_VALUE},
        {"[panel]\nturn = 360\n", 2, NO_VALUE},
        {"[panel]\nturn = -90\n", 2, NO_VALUE},
        {"[panel]\nturn = 90.5\n", 2, NO_VALUE},
        {"[idle]\nask_seconds = 19\n", 2, NO_VALUE},
        {"[idle]\nask_seconds = 3601\n", 2, NO_VALUE},
        {"[idle]\nask_seconds = 30.5\n", 2, NO_VALUE},
        {"[idle]\nwipe_seconds = 601\n", 2, NO_VALUE},
        {"[desk]\nphone = +4922147101202214710120221471012\n", 2, NO_VALUE},
        {"[sound]\njack = yes\n", 2, NO_VALUE},
        {"[sound]\njack =\n", 2, NO_VALUE},
        {"[sound]\ncard = " WORDS_64 WORDS_64 "\n", 2, NO_VALUE},
        {"[keypad]\nup = F25\n", 2, NO_VALUE},
        {"[keypad]\nup = \n", 2, NO_VALUE},
        {"[keypad]\nupwards = F18\n", 2, NO_SETTING},
        {"[stick]\nfolder=a\nfolder=b\nfolder=c\nfolder=d\nfolder=e\n", 6, NO_VALUE},
        /* the first of several is named */
        {"[terminal]\nx = 1\nturn = 2\n", 2, NO_SETTING},
        {"[terminal]\nx\ny = 1\n", 2, NO_LINE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct config c;
        struct err err = {""};
        char words[256];
        config_defaults(&c);
        strcpy(c.site, "untouched");
        if (read_text(rows[i].text, strlen(rows[i].text), &c, &err))
            fail_msg("taken: %s", rows[i].text);
        snprintf(words, sizeof words,
                 "/kiosk.conf, line %d: %s; kiosk.conf(5) lists the settings",
                 rows[i].line, rows[i].words);
        if (strstr(err.text, words) == NULL)
            fail_msg("%s: %s", rows[i].text, err.text);
        assert_string_equal(c.site, "untouched");
        assert_int_equal(c.key_count, 0);
    }
}

/* Long paths are taken whole or refused, never cut in two. */
static void long_lines_are_whole_or_refused(void **state)
{
    (void)state;
    for (size_t len = 150; len < 700; len++) {
        struct buf text = {0};
        struct config c;
        struct err err = {""};
        config_defaults(&c);
        c.state[0] = '\0';
        buf_add_text(&text, "[terminal]\nsite = a\nstate = /");
        for (size_t i = 1; i < len; i++)
            buf_add_text(&text, "p");
        buf_add_text(&text, "\nsite = b\n");
        if (read_text(text.bytes, text.len, &c, &err)) {
            assert_int_equal(strlen(c.state), len);
            assert_string_equal(c.site, "b");
        } else {
            assert_true(len > 180);
            assert_non_null(strstr(err.text, "line 3: it is too long"));
        }
        buf_free(&text);
    }
}

static void a_zero_in_a_line_hides_nothing(void **state)
{
    static const char text[] = "[terminal]\nsite = a\0b\n";
    struct config c;
    struct err err = {""};
    (void)state;
    config_defaults(&c);
    assert_false(read_text(text, sizeof text - 1, &c, &err));
    assert_non_null(strstr(err.text, "line 2: there is a zero byte in it"));
}

static void a_file_that_cannot_be_read_is_said(void **state)
{
    const char *folder = folder_make();
    struct config c;
    struct err err = {""};
    (void)state;
    config_defaults(&c);
    assert_false(config_read(&c, folder_file(folder, "none"), &err));
    assert_non_null(strstr(err.text, "none: could not be"));
    assert_non_null(strstr(err.text, "No such file"));
    assert_false(config_read(&c, folder, &err));
    assert_non_null(strstr(err.text, "Is a directory"));
    folder_remove(folder);
}

static void defaults_hold_without_a_file(void **state)
{
    static const struct {
        const char *xdg;
        const char *home;
        const char *state;
    } rows[] = {
        {"/x", "/home/a", "/x/anna-kiosk"},
        {NULL, "/home/a", "/home/a/.local/state/anna-kiosk"},
        {"relative", "/home/a", "/home/a/.local/state/anna-kiosk"},
        {NULL, "relative", "/var/lib/anna-kiosk"},
        {NULL, NULL, "/var/lib/anna-kiosk"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct config c;
        unsetenv("XDG_STATE_HOME");
        unsetenv("HOME");
        if (rows[i].xdg != NULL)
            setenv("XDG_STATE_HOME", rows[i].xdg, 1);
        if (rows[i].home != NULL)
            setenv("HOME", rows[i].home, 1);
        config_defaults(&c);
        assert_string_equal(c.state, rows[i].state);
        assert_int_equal(c.ask_seconds, 90);
        assert_int_equal(c.wipe_seconds, 30);
        assert_int_equal(c.key_count + c.stick_count + c.lang_count, 0);
    }
}

/* A stick's setup over kiosk.conf: what it does not say stays. */
static void a_setup_comes_over_it(void **state)
{
    static const char text[] = "[terminal]\nsite = a\nkey = /k.pub\nlanguages = de ar\n"
                               "[panel]\nwidth_mm = 344.5\ndistance_mm = 400\n"
                               "[desk]\nname = Empfang\n";
    struct config c;
    struct err err = {""};
    struct setup setup;
    struct signature_key keys[CONFIG_KEYS];
    size_t count = 9;
    (void)state;
    config_defaults(&c);
    assert_true(config_waits(&c));
    assert_true(config_keys(&c, keys, &count, &err));
    assert_int_equal(count, 0);
    assert_true(read_text(text, sizeof text - 1, &c, &err));
    assert_false(config_waits(&c));
    setup_begin(&setup);
    strcpy(setup.site, "b");
    memset(&setup.key, 7, sizeof setup.key);
    setup.distance_mm = 900;
    setup.turn = 270;
    strcpy(setup.desk_phone, "+4912345");
    config_take_setup(&c, &setup);
    assert_string_equal(c.site, "b");
    assert_int_equal(c.lang_count, 2);
    assert_true(c.width_mm > 344 && c.width_mm < 345 && c.distance_mm == 900);
    assert_int_equal(c.turn, 270);
    assert_string_equal(c.desk_name, "Empfang");
    assert_string_equal(c.desk_phone, "+4912345");
    assert_true(config_keys(&c, keys, &count, &err));
    assert_int_equal(count, 1);
    assert_memory_equal(&keys[0], &setup.key, sizeof setup.key);
    strcpy(setup.languages, "tr tr");
    setup.turn = 0;
    config_take_setup(&c, &setup);
    assert_int_equal(c.lang_count, 1);
    assert_string_equal(c.lang[0], "tr");
    assert_int_equal(c.turn, 0);
    c.set_up = false;
    c.setup_broken = true;
    assert_true(config_keys(&c, keys, &count, &err));
    assert_int_equal(count, 0);
    assert_false(config_waits(&c));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_setting_is_read),
        cmocka_unit_test(a_line_that_is_not_understood_is_named),
        cmocka_unit_test(long_lines_are_whole_or_refused),
        cmocka_unit_test(a_zero_in_a_line_hides_nothing),
        cmocka_unit_test(a_file_that_cannot_be_read_is_said),
        cmocka_unit_test(defaults_hold_without_a_file),
        cmocka_unit_test(a_setup_comes_over_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
