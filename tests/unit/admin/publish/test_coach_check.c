#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/code.h"
#include "help/records.h"
#include "record/coach_check.h"
#include "publish/link_check.h"

static struct arena arena;

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct record *record_of(enum record_kind kind, const char *const *pair)
{
    struct record *record = arena_take(&arena, sizeof *record);
    record->kind = kind;
    for (size_t i = 0; pair[i] != NULL; i += 2)
        records_put(&arena, kind, record->value, pair[i], pair[i + 1]);
    return record;
}

static void add(struct document *document, enum record_kind kind, const char *const *pair)
{
    assert_true(document_add(&arena, document, record_of(kind, pair)));
}

#define PAIRS(...)        \
    (const char *const[]) \
    {                     \
        __VA_ARGS__, NULL \
    }

static struct document with_host(void)
{
    struct document document = {0};
    add(&document, RECORD_HOST, PAIRS("id", "termine.example.org"));
    return document;
}

static void refuses_what_would_mislead(void **state)
{
    (void)state;
    static const struct {
        const char *const pair[12];
        const char *why; /* NULL: all is well */
    } cases[] = {
        {{"id", "c1", "name", "A"}, NULL},
        {{"id", "c1", "name", "A", "open_places", "10"}, NULL},
        {{"id", "c1", "name", "A", "open_places", "11"}, "11 open places"},
        {{"id", "c1", "name", "A", "open_places", "3", "capacity", "3"}, NULL},
        {{"id", "c1", "name", "A", "open_places", "4", "capacity", "3"}, "capacity of 3"},
        {{"id", "c1", "name", "A", "booking",
          "provider=plain|url=https://termine.example.org/x"},
         NULL},
        {{"id", "c1", "name", "A", "booking",
          "provider=plain|url=https://evil.example/x"},
         "host add evil.example"},
        {{"id", "c1", "name", "A", "booking",
          "provider=plain|url=https://termine.example.org.evil.example/"},
         "termine.example.org.evil.example is not"},
        {{"id", "c1", "name", "A", "booking", "provider=ea|host=termine.example.org"},
         "serviceId"},
        {{"id", "c1", "name", "A", "booking", "host=termine.example.org"}, "no provider"},
        {{"id", "c1", "name", "A", "booking", "provider=calcom|coach=a|event-slug=b"},
         "cal.com is not"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct document document = with_host();
        struct err err = {""};
        add(&document, RECORD_COACH, cases[i].pair);
        bool ok = coach_check(&arena, &document, &err);
        if (ok != (cases[i].why == NULL))
            fail_msg("case %zu: %s", i, err.text);
        if (!ok &&
            (strstr(err.text, cases[i].why) == NULL || strstr(err.text, "c1") == NULL))
            fail_msg("case %zu: \"%s\" does not say %s", i, err.text, cases[i].why);
    }
}

/* Two ids of one number are searched for, then met. */
static void refuses_two_of_one_number(void **state)
{
    (void)state;
    char id[16] = "";
    unsigned wanted = code_coach("c1");
    for (int i = 2; i < 200000; i++) {
        snprintf(id, sizeof id, "c%d", i);
        if (code_coach(id) == wanted)
            break;
    }
    assert_int_equal(code_coach(id), wanted);
    struct document document = with_host();
    struct err err = {""};
    add(&document, RECORD_COACH, PAIRS("id", "c1", "name", "A"));
    assert_true(coach_check(&arena, &document, &err));
    add(&document, RECORD_COACH, PAIRS("id", id, "name", "B"));
    assert_false(coach_check(&arena, &document, &err));
    assert_non_null(strstr(err.text, id));
}

static void tells_the_address(void **state)
{
    (void)state;
    struct document document = with_host();
    struct err err = {""};
    const char *url = "as it was";
    struct record *coach =
        record_of(RECORD_COACH,
                  PAIRS("id", "c1", "name", "A", "booking",
                        "provider=ea|host=termine.example.org|serviceId=3|providerId=7"));
    assert_true(coach_check_link(&arena, &document, coach, &url, &err));
    assert_string_equal(url,
                        "https://termine.example.org/index.php?service=3&provider=7");
    coach = record_of(RECORD_COACH, PAIRS("id", "c1", "name", "A"));
    assert_true(coach_check_link(&arena, &document, coach, &url, &err));
    assert_null(url);
}

static void notes_day_and_result(void **state)
{
    (void)state;
    struct record *coach = record_of(RECORD_COACH, PAIRS("id", "c1", "name", "A"));
    char longer[600];
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    longer[5] = '\n';
    assert_true(link_check_note(&arena, coach, (struct date){2026, 11, 23}, "ok", NULL));
    assert_string_equal(records_text(coach, "last_check"), "ok");
    assert_string_equal(records_text(coach, "last_checked_on"), "2026-11-23");
    assert_true(
        link_check_note(&arena, coach, (struct date){2026, 11, 24}, longer, NULL));
    assert_string_equal(records_text(coach, "last_checked_on"), "2026-11-24");
    assert_true(strlen(records_text(coach, "last_check")) < 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_would_mislead),
        cmocka_unit_test(refuses_two_of_one_number),
        cmocka_unit_test(tells_the_address),
        cmocka_unit_test(notes_day_and_result),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
