#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/code.h"
#include "help/records.h"
#include "record/coach_code.h"

static const struct date today = {2026, 11, 29};

static void make(struct arena *arena, struct document *out)
{
    const char *const coach[][2] = {{"id", "c1"}, {"name", "Frau Y"}};
    const char *const topic[][2] = {
        {"id", "money"}, {"name", "Geld"}, {"icon", "i"}, {"tint", "t"}};
    records_add(arena, out, RECORD_COACH, coach, 2);
    records_add(arena, out, RECORD_TOPIC, topic, 4);
}

static struct coach_code read_code(const struct document *document,
                                   const struct code *code)
{
    char text[CODE_ROOM];
    struct coach_code out;
    code_write(code, text);
    assert_true(coach_code_read(document, text, today, &out, NULL));
    return out;
}

static void a_code_says_coach_topic_wishes_and_month(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    make(&arena, &document);
    struct code code = {code_coach("c1"), 1, CODE_INTERPRETER | CODE_CHILD, 10};
    struct coach_code out = read_code(&document, &code);
    assert_string_equal(record_id(out.coach), "c1");
    assert_string_equal(record_id(out.topic), "money");
    assert_true(out.good && out.dated && !out.topic_gone);
    assert_int_equal(out.made.month, 10);
    assert_int_equal(out.until.month, 11);
    assert_string_equal(coach_code_wish(out.wishes, 0), "an interpreter");
    assert_string_equal(coach_code_wish(out.wishes, 1), "the child comes along");
    assert_null(coach_code_wish(out.wishes, 2));
    arena_free(&arena);
}

static void what_is_gone_is_said(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    make(&arena, &document);
    struct code code = {code_coach("c1") ^ 1, 2, 0, 0};
    struct coach_code out = read_code(&document, &code);
    assert_null(out.coach);
    assert_null(out.topic);
    assert_true(out.topic_gone && !out.dated && !out.good);
    code = (struct code){code_coach("c1"), 0, 0, 9};
    out = read_code(&document, &code);
    assert_non_null(out.coach);
    assert_false(out.good || out.topic_gone);
    struct err why = {""};
    assert_false(coach_code_read(&document, "nothing", today, &out, &why));
    assert_true(why.text[0] != '\0');
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_says_coach_topic_wishes_and_month),
        cmocka_unit_test(what_is_gone_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
