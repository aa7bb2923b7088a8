#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/share.h"
#include "german/plain_book.h"
#include "lint/lint_reply.h"
#include "lint/lint_telltale.h"

static struct arena arena;
static struct plain_book book;

static int set_up(void **state)
{
    (void)state;
    char path[SHARE_PATH];
    return plain_book_open(&arena, share_path("assets/content/amtsdeutsch.tsv", path),
                           &book, NULL)
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static bool reply(const char *text, struct lint_reply *out)
{
    return lint_reply(&arena, &book, text, out, NULL);
}

static void what_can_be_read_and_tells_nothing_may_go(void **state)
{
    (void)state;
    struct lint_reply out;
    assert_true(reply("Der Bus fährt jetzt auch um 18 Uhr.", &out));
    assert_null(out.telltale);
    assert_int_equal(out.errors, 0);
}

static void what_is_hard_is_found(void **state)
{
    (void)state;
    struct lint_reply out;
    assert_true(reply("Die Inanspruchnahme der Leistung wird durch die Behörde nach "
                      "Prüfung aller Unterlagen unverzüglich beschieden werden können.",
                      &out));
    assert_true(out.errors > 0);
    assert_true(out.findings.count >= out.errors);
}

static void what_says_whom_it_is_for_is_found(void **state)
{
    (void)state;
    struct lint_reply out;
    assert_true(reply("Rufen Sie an: 0170 1234567.", &out));
    assert_string_equal(out.telltale, "a phone number");
    assert_true(reply("Ich heiße Maria. Rufen Sie an: 0170 1234567.", &out));
    assert_string_equal(out.telltale, "a name");
    assert_null(lint_telltale(&arena, "Der Bus kommt um 18 Uhr."));
}

static void what_never_can_be_one_is_refused(void **state)
{
    (void)state;
    struct lint_reply out;
    char longest[282];
    memset(longest, 'a', sizeof longest);
    longest[281] = '\0';
    assert_false(reply(longest, &out));
    longest[280] = '\0';
    assert_true(reply(longest, &out));
    assert_false(reply("Zwei\nZeilen.", &out));
    assert_false(reply("\x7F", &out));
    assert_false(reply("\xFF", &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_can_be_read_and_tells_nothing_may_go),
        cmocka_unit_test(what_is_hard_is_found),
        cmocka_unit_test(what_says_whom_it_is_for_is_found),
        cmocka_unit_test(what_never_can_be_one_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
