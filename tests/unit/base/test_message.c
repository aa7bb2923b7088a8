/* Goal: one place translates; without a translator, and for what it does not know, words
 * stay as they are. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/manual.h"
#include "base/message.h"

static const char *one_of(const char *words)
{
    static const char *const known[][2] = {
        {"en", "de"},
        {"%s: stays", "%s: bleibt"},
        {"%s in %d", "in %2$d: %1$s"},
        {"about it", "darüber"},
        {"packs", "packt ein"},
        {"DAY", "TAG"},
        {"of that day", "von diesem Tag"},
        {"No such file or directory", "Die Datei gibt es nicht"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(words, known[i][0]) == 0)
            return known[i][1];
    assert_string_not_equal(words, "");
    return words;
}

static const char *count_of(const char *one, const char *many, unsigned long n)
{
    (void)one;
    (void)many;
    return n == 1 ? "%d Angebot" : "%d Angebote";
}

static void say_nothing_without_a_translator(void **state)
{
    struct err err = {""};
    (void)state;
    message_translate(&(struct message_translator){NULL, NULL});
    const char *words = "%s: stays";
    assert_ptr_equal(message(words), words);
    assert_string_equal(message_count("%d offer", "%d offers", 1), "%d offer");
    assert_string_equal(message_count("%d offer", "%d offers", 0), "%d offers");
    assert_string_equal(message_lang(), "en");
    err_set(&err, "%s: stays", "a");
    assert_string_equal(err.text, "a: stays");
}

static void translates_failures(void **state)
{
    struct err err = {""};
    (void)state;
    message_translate(&(struct message_translator){one_of, count_of});
    assert_string_equal(message_lang(), "de");
    assert_string_equal(message(""), "");
    err_set(&err, "%s: stays", "a");
    assert_string_equal(err.text, "a: bleibt");
    err_prefix(&err, "%s in %d", "b", 7);
    assert_string_equal(err.text, "in 7: b: a: bleibt");
    err_set(&err, "nobody knows %s", "it");
    assert_string_equal(err.text, "nobody knows it");
    errno = ENOENT;
    err_set_errno(&err, "%s: stays", "a");
    assert_string_equal(err.text, "a: bleibt: Die Datei gibt es nicht");
    errno = ENOTTY;
    err_set_errno(&err, "%s: stays", "a");
    assert_string_equal(err.text, "a: bleibt: Inappropriate ioctl for device");
    char line[32];
    snprintf(line, sizeof line, message_count("%d offer", "%d offers", 2), 2);
    assert_string_equal(line, "2 Angebote");
}

static void translates_help_but_not_the_table_for_programs(void **state)
{
    static const struct option_row rows[] = {
        {"date", 0, OPTION_ONCE, "DAY", "of that day", 0, 0}};
    static const struct command_help pack = {"pack", {"DAY"}, "packs", rows, 1};
    static const struct command_help *const commands[] = {&pack};
    static const struct program_help program = {.name = "anna",
                                                .usage = "DAY",
                                                .about = "about it",
                                                .exit = "",
                                                .command = commands,
                                                .command_count = 1};
    struct buf out = {0};
    (void)state;
    message_translate(&(struct message_translator){one_of, count_of});
    manual_add(&out, &program);
    assert_non_null(strstr(out.bytes, "Usage: anna TAG\n\ndarüber\n  pack TAG\n"
                                      "      packt ein\n"
                                      "      --date TAG  von diesem Tag\n"));
    out.len = 0;
    manual_add_table(&out, &program);
    assert_string_equal(out.bytes, "program\tanna\tDAY\n"
                                   "command\tpack\tpacks\n"
                                   "form\tpack\tDAY\n"
                                   "option\tpack\t--date\t-\tDAY\tof that day\n");
    buf_free(&out);
    message_translate(&(struct message_translator){NULL, NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(say_nothing_without_a_translator),
        cmocka_unit_test(translates_failures),
        cmocka_unit_test(translates_help_but_not_the_table_for_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
