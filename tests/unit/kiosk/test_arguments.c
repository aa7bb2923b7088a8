#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arguments.h"
#include "core/crypt.h"
#include "device/trust.h"
#include "help/folder.h"
#include "help/setups.h"

enum { WORDS_MAX = 16 };

static struct arguments arguments;

/* Reads a command line of words; the first is the program's name. */
static bool read_words(const char *const *word, struct err *err)
{
    static char copy[WORDS_MAX][CONFIG_TEXT + 200];
    char *argv[WORDS_MAX + 2] = {(char[]){"anna-kiosk"}};
    int argc = 1;
    for (; word[argc - 1] != NULL; argc++) {
        snprintf(copy[argc - 1], sizeof copy[0], "%s", word[argc - 1]);
        argv[argc] = copy[argc - 1];
    }
    return arguments_read(&arguments, argc, argv, err);
}

#define READ(err, ...) read_words((const char *const[]){__VA_ARGS__, NULL}, err)

static void commands_and_options_in_any_order(void **state)
{
    struct err err = {""};
    (void)state;
    assert_true(read_words((const char *const[]){NULL}, &err));
    assert_int_equal(arguments.command, COMMAND_RUN);
    assert_int_equal(arguments.w, 0);
    assert_true(READ(&err, "install", "week.anna", "--state", "/s"));
    assert_int_equal(arguments.command, COMMAND_INSTALL);
    assert_string_equal(arguments.file[0], "week.anna");
    assert_string_equal(arguments.config.state, "/s");
    assert_true(READ(&err, "--state", "/s", "install", "--site", "a", "week.anna"));
    assert_int_equal(arguments.command, COMMAND_INSTALL);
    assert_string_equal(arguments.file[0], "week.anna");
    assert_string_equal(arguments.config.site, "a");
    assert_true(READ(&err, "check"));
    assert_int_equal(arguments.command, COMMAND_CHECK);
    assert_true(READ(&err, "--size", "1080x1920", "--clock", "2026-11-23T10:05",
                     "--script", "v", "--shots", "d", "--key", "a", "--key", "b",
                     "--stick", "c"));
    assert_int_equal(arguments.w, 1080);
    assert_int_equal(arguments.h, 1920);
    assert_true(arguments.clock_given);
    assert_int_equal(arguments.clock.minute, 605);
    assert_string_equal(arguments.script, "v");
    assert_string_equal(arguments.shots, "d");
    assert_int_equal(arguments.config.key_count, 2);
    assert_string_equal(arguments.config.key[1], "b");
    assert_int_equal(arguments.config.stick_count, 1);
    assert_true(READ(&err, "--help", "--nonsense"));
    assert_int_equal(arguments.command, COMMAND_HELP);
    assert_true(READ(&err, "--version"));
    assert_int_equal(arguments.command, COMMAND_VERSION);
    assert_true(READ(&err, "install", "/run/anna/stick/sda1", "/run/anna/stick/sda2"));
    assert_int_equal(arguments.file_count, 2);
    assert_string_equal(arguments.file[1], "/run/anna/stick/sda2");
    assert_true(READ(&err, "install", "install"));
    assert_string_equal(arguments.file[0], "install");
}

#define LONG_512                                                       \
    "0123456789012345678901234567890123456789012345678901234567890123" \
    "0123456789012345678901234567890123456789012345678901234567890123" \
    "0123456789012345678901234567890123456789012345678901234567890123" \
    "0123456789012345678901234567890123456789012345678901234567890123" \
    "0123456789012345678901234567890123456789012345678901234567890123" \
    "0123456789012345678901234567890123456789012345678901234567890123" \
    "0123456789012345678901234567890123456789012345678901234567890123" \
    "0123456789012345678901234567890123456789012345678901234567890123"

static void what_is_wrong_is_said(void **state)
{
    static const struct {
        const char *word[8];
        const char *words;
    } rows[] = {
        {{"frobnicate"},
         "\"frobnicate\": there is no such command; see anna-kiosk --help"},
        {{"chekc"},
         "\"chekc\": there is no such command (did you mean check?); see anna-kiosk --help"},
        {{"help", "instal"},
         "\"instal\": there is no such command (did you mean install?); see anna-kiosk "
         "--help"},
        {{"check", "more"}, "\"more\": too many words; see anna-kiosk --help"},
        {{"check", "install"}, "\"install\": too many words; see anna-kiosk --help"},
        {{"setup", "f", "g"}, "\"g\": too many words; see anna-kiosk --help"},
        {{""}, "\"\": there is no such command; see anna-kiosk --help"},
        {{"--all"}, "--all: belongs to the command help"},
        {{"install"},
         "install: the file is missing; say anna-kiosk install FILE.anna or FOLDER"},
        {{"--state"}, "--state: its value is missing; see anna-kiosk --help"},
        {{"--nonsense", "x"},
         "--nonsense: there is no such option; see anna-kiosk --help"},
        {{"--stat=/x"},
         "--stat: there is no such option (did you mean --state?); see anna-kiosk --help"},
        {{"--as-is=yes"}, "--as-is: takes no value; see anna-kiosk --help"},
        {{"-x", "y"},
         "-x: there is no such option; a word that begins with a hyphen stands behind "
         "\"--\"; see anna-kiosk --help"},
        {{"--state=/x", "y"}, "\"y\": there is no such command; see anna-kiosk --help"},
        {{"--size=1080"}, "--size 1080: give width and height in pixels, as 1080x1920"},
        {{"--size", "1080"},
         "--size 1080: give width and height in pixels, as 1080x1920"},
        {{"--size", "319x600"},
         "--size 319x600: give width and height in pixels, as 1080x1920"},
        {{"--size", "600x319"},
         "--size 600x319: give width and height in pixels, as 1080x1920"},
        {{"--size", "16385x600"},
         "--size 16385x600: give width and height in pixels, as 1080x1920"},
        {{"--size", "600x16385"},
         "--size 600x16385: give width and height in pixels, as 1080x1920"},
        {{"--size", "1080x1920x"},
         "--size 1080x1920x: give width and height in pixels, as 1080x1920"},
        {{"--size", "108000000000x1920"},
         "--size 108000000000x1920: give width and height in pixels, as 1080x1920"},
        {{"--clock", "today"},
         "--clock today: give a day and a time, as 2026-11-23T10:00"},
        {{"--clock", "2026-02-30T10:00"},
         "--clock 2026-02-30T10:00: give a day and a time, as 2026-11-23T10:00"},
        {{"--key", "a", "--key", "b", "--key", "c"},
         "--key c: it may stand 2 times at the most"},
        {{"--key", LONG_512}, "--key: the path is too long"},
        {{"--stick", LONG_512}, "--stick: the path is too long"},
        {{"--state", LONG_512}, "--state: the path is too long"},
        {{"--site", LONG_512}, "--site: the id is too long"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct err err = {""};
        if (read_words(rows[i].word, &err))
            fail_msg("row %zu was taken", i);
        assert_string_equal(err.text, rows[i].words);
    }
}

static void options_win_over_the_file(void **state)
{
    const char *folder = folder_make();
    const char *path = folder_file(folder, "kiosk.conf");
    struct err err = {""};
    (void)state;
    file_write_text(path, "[terminal]\nsite = file\nstate = /file\nkey = a\nkey = b\n"
                          "[stick]\nfolder = x\n[panel]\nturn = 90\n");
    assert_true(READ(&err, "--config", path));
    assert_string_equal(arguments.config.site, "file");
    assert_int_equal(arguments.config.key_count, 2);
    assert_true(READ(&err, "--site", "option", "--key", "c", "--config", path, "--stick",
                     "y", "--state", "/option"));
    assert_string_equal(arguments.config.site, "option");
    assert_string_equal(arguments.config.state, "/option");
    assert_int_equal(arguments.config.key_count, 1);
    assert_string_equal(arguments.config.key[0], "c");
    assert_int_equal(arguments.config.stick_count, 1);
    assert_string_equal(arguments.config.stick[0], "y");
    assert_int_equal(arguments.config.turn, 90);
    assert_false(READ(&err, "--config", folder_file(folder, "none")));
    assert_non_null(strstr(err.text, "none: could not be"));
    file_write_text(path, "[terminal]\nnonsense = 1\n");
    assert_false(READ(&err, "--config", path));
    assert_non_null(strstr(err.text, "kiosk.conf, line 2"));
    folder_remove(folder);
}

static void a_value_may_stand_with_its_name(void **state)
{
    struct err err = {""};
    (void)state;
    assert_true(READ(&err, "--state=/x", "check", "--site=a", "--key=a", "--key", "b"));
    assert_string_equal(arguments.config.state, "/x");
    assert_string_equal(arguments.config.site, "a");
    assert_int_equal(arguments.config.key_count, 2);
    assert_int_equal(arguments.command, COMMAND_CHECK);
    /* What a script was given comes behind its own. */
    assert_true(
        READ(&err, "--size", "400x400", "--size=1080x1920", "--site=a", "--site=b"));
    assert_int_equal(arguments.w, 1080);
    assert_string_equal(arguments.config.site, "b");
    assert_true(READ(&err, "install", "--", "--site", "-x"));
    assert_string_equal(arguments.file[0], "--site");
    assert_string_equal(arguments.file[1], "-x");
    assert_true(READ(&err, "--site", "--state"));
    assert_string_equal(arguments.config.site, "--state");
}

static void help_is_of_what_it_is_asked_for(void **state)
{
    static const char *const of_install[][4] = {{"help", "install"},
                                                {"install", "--help"},
                                                {"install", "a", "-h", "--nonsense"},
                                                {"--state=/x", "install", "--help"}};
    static const char *const of_program[][3] = {
        {"help"}, {"-h", "check"}, {"--help", "--nonsense"}, {"--site", "a", "--help"}};
    struct err err = {""};
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_true(READ(&err, of_install[i][0], of_install[i][1], of_install[i][2],
                         of_install[i][3]));
        assert_int_equal(arguments.command, COMMAND_HELP);
        assert_string_equal(arguments.help_of->name, "install");
        assert_true(READ(&err, of_program[i][0], of_program[i][1], of_program[i][2]));
        assert_int_equal(arguments.command, COMMAND_HELP);
        assert_null(arguments.help_of);
        assert_false(arguments.help_table);
    }
    assert_true(READ(&err, "help", "--all"));
    assert_true(arguments.help_table);
    assert_true(READ(&err, "check", "--version"));
    assert_int_equal(arguments.command, COMMAND_VERSION);
}

/* Each option of the table is read, and the help names it. */
static void help_and_reading_have_the_same_options(void **state)
{
    struct buf table = {0};
    struct buf words = {0};
    struct err err = {""};
    size_t count = 0;
    (void)state;
    assert_true(READ(&err, "help", "--all"));
    assert_true(arguments_help(&arguments, &table, &err));
    assert_true(READ(&err, "--help"));
    assert_true(arguments_help(&arguments, &words, &err));
    for (const char *p = table.bytes; (p = strstr(p, "\t--")) != NULL; p++, count++) {
        char name[64];
        char line[80];
        snprintf(name, sizeof name, "%.*s", (int)strcspn(p + 1, "\t"), p + 1);
        snprintf(line, sizeof line, "  %s", name);
        assert_true(strstr(words.bytes, line) != NULL || strcmp(name, "--help") == 0);
        READ(&err, name, "x");
        assert_null(strstr(err.text, "there is no such option"));
    }
    assert_int_equal(count, 17);
    buf_free(&table);
    buf_free(&words);
}

/* What a stick set up lies below the state, or where one says; options win over it. */
static void what_a_stick_set_up(void **state)
{
    struct err err = {""};
    struct signer signer;
    struct setup setup;
    struct buf text = {0};
    char folder[256];
    (void)state;
    assert_true(crypt_init(&err));
    snprintf(folder, sizeof folder, "%s", folder_make());
    signer_make(&signer, 1);
    setups_make(&setup, &signer);
    setup_write(&setup, &text);
    assert_true(READ(&err, "--config", "/dev/null", "--state", folder));
    assert_true(config_waits(&arguments.config));
    assert_true(trust_keep(folder_file(folder, "setup"), &text, &err));
    assert_true(READ(&err, "--config", "/dev/null", "--state", folder));
    assert_string_equal(arguments.config.site, "ennigerloh");
    assert_true(arguments.config.set_up);
    assert_int_equal(arguments.config.turn, 90);
    assert_true(READ(&err, "--config", "/dev/null", "--setup",
                     folder_file(folder, "setup"), "--site", "x", "--key", "/k.pub"));
    assert_string_equal(arguments.config.site, "x");
    assert_false(arguments.config.set_up);
    assert_int_equal(arguments.config.key_count, 1);
    file_write_text(folder_file(folder, "setup/setup.conf"), "torn");
    unlink(folder_file(folder, "setup/setup.copy"));
    assert_true(READ(&err, "--config", "/dev/null", "--state", folder));
    assert_true(arguments.config.setup_broken);
    assert_false(config_waits(&arguments.config));
    assert_true(READ(&err, "setup", "f", "--as-is"));
    assert_int_equal(arguments.command, COMMAND_SETUP);
    assert_string_equal(arguments.file[0], "f");
    assert_true(arguments.as_is);
    assert_false(READ(&err, "setup"));
    assert_true(READ(&err, "--config", "/dev/null", "--printer", "bon"));
    assert_string_equal(arguments.config.printer, "bon");
    buf_free(&text);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands_and_options_in_any_order),
        cmocka_unit_test(what_is_wrong_is_said),
        cmocka_unit_test(options_win_over_the_file),
        cmocka_unit_test(a_value_may_stand_with_its_name),
        cmocka_unit_test(help_is_of_what_it_is_asked_for),
        cmocka_unit_test(help_and_reading_have_the_same_options),
        cmocka_unit_test(what_a_stick_set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
