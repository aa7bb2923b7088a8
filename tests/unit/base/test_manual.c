#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/manual.h"

struct places {
    const char *state, *date;
    bool help, json;
};

static const struct option_row program_rows[] = {
    {"state", 's', OPTION_LAST, "DIR", "where it is kept",
     OPTION_PLACE(struct places, state, const char **), 0},
    {"help", 0, OPTION_ENDS, NULL, "help", OPTION_PLACE(struct places, help, bool *), 0},
};

static const struct option_row pack_rows[] = {
    OPTION_WORD(struct places, date, "date", "DATE",
                "a sentence of so many words that the line is full before they all stand "
                "on it"),
    OPTION_FLAG(struct places, json, "help", "its own"),
};

static const struct command_help pack = {
    "pack", {"[OPTIONS] OUT", "list"}, "packs what there is", pack_rows, 2};
static const struct command_help check = {"check", {""}, "checks", NULL, 0};
static const struct command_help *const commands[] = {&pack, &check};

static const struct program_help program = {
    .name = "anna",
    .usage = "COMMAND",
    .about = "About.\n",
    .exit = "Exit: 0.",
    .option = program_rows,
    .option_count = 2,
    .command = commands,
    .command_count = 2,
};

static void assert_text(struct buf *out, const char *expected)
{
    assert_false(out->failed);
    assert_string_equal(out->bytes, expected);
    buf_free(out);
}

static void everything(void **state)
{
    struct buf out = {0};
    (void)state;
    manual_add(&out, &program);
    assert_text(&out, "Usage: anna COMMAND\n\nAbout.\n\n"
                      "  pack [OPTIONS] OUT\n"
                      "  pack list\n"
                      "      packs what there is\n"
                      "      --date DATE  a sentence of so many words that the line is "
                      "full before they\n"
                      "                   all stand on it\n"
                      "      --help       its own\n"
                      "  check\n"
                      "      checks\n"
                      "\nOptions, which may stand before and behind the command:\n"
                      "  -s, --state DIR  where it is kept\n"
                      "  --help           help\n"
                      "\nExit: 0.\n");
}

static void one_command(void **state)
{
    struct buf out = {0};
    (void)state;
    manual_add_command(&out, &program, &check);
    assert_text(&out, "Usage: anna check\n  checks\n\nOptions of all commands:\n"
                      "  -s, --state DIR  where it is kept\n"
                      "  --help           help\n");
    manual_add_command(&out, &program, &pack);
    assert_non_null(strstr(out.bytes, "Usage: anna pack [OPTIONS] OUT\n"
                                      "       anna pack list\n"
                                      "  packs what there is\n\n"
                                      "  --date DATE  a sentence"));
    assert_non_null(strstr(out.bytes, "its own"));
    /* Its own --help is the one that is read. */
    assert_null(strstr(out.bytes, "  help\n"));
    buf_free(&out);
}

static void the_table(void **state)
{
    struct buf out = {0};
    (void)state;
    manual_add_table(&out, &program);
    assert_text(&out, "program\tanna\tCOMMAND\n"
                      "option\t-\t--state\ts\tDIR\twhere it is kept\n"
                      "option\t-\t--help\t-\t-\thelp\n"
                      "command\tpack\tpacks what there is\n"
                      "form\tpack\t[OPTIONS] OUT\n"
                      "form\tpack\tlist\n"
                      "option\tpack\t--date\t-\tDATE\ta sentence of so many words that "
                      "the line is full before they all stand on it\n"
                      "option\tpack\t--help\t-\t-\tits own\n"
                      "command\tcheck\tchecks\n"
                      "form\tcheck\t\n");
}

static void commands_are_found(void **state)
{
    struct err err = {""};
    (void)state;
    assert_ptr_equal(manual_find(&program, "pack"), &pack);
    assert_null(manual_find(&program, "pac"));
    assert_ptr_equal(manual_need(&program, "check", &err), &check);
    assert_null(manual_need(&program, "chekc", &err));
    assert_string_equal(err.text, "\"chekc\": there is no such command (did you mean "
                                  "check?); see anna --help");
    assert_null(manual_need(&program, "frobnicate", &err));
    assert_string_equal(err.text,
                        "\"frobnicate\": there is no such command; see anna --help");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything),
        cmocka_unit_test(one_command),
        cmocka_unit_test(the_table),
        cmocka_unit_test(commands_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
