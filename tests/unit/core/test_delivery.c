#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "core/delivery.h"

static void takes_what_is_said(void **state)
{
    (void)state;
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    struct delivery said;
    delivery_begin(&said);
    delivery_say(&said, out, "before %ld", 6L);
    delivery_say(&said, out, "about %d", 10);
    delivery_say(&said, out, "step %s %d", delivery_step_word(DELIVERY_COPY), 64);
    delivery_say(&said, out, "bundle %ld 2026-11-20", 7L);
    delivery_say(&said, out, "changes %d %d %d", 12, 3, 1);
    delivery_say(&said, out, "other %s %s", delivery_reason_word(DELIVERY_OLDER),
                 "alt und neu.anna");
    delivery_say(&said, out, "ours");
    delivery_say(&said, out, "shown %ld 2026-11-13", 6L);
    delivery_say(&said, out, "newest %ld -", 8L);
    delivery_say(&said, out, "newest %ld 2026-11-20", 7L);
    delivery_say(&said, out, "reports %s", delivery_reports_word(DELIVERY_REPORTS_SENT));
    delivery_say(&said, out, "clock %s 1970-01-01", belief_word(BELIEF_BEHIND));
    delivery_say(&said, out, "end %s %s", delivery_end_word(DELIVERY_INSTALLED),
                 delivery_reason_word(DELIVERY_NO_REASON));
    fclose(out);
    assert_string_equal(text, "before 6\nabout 10\nstep copy 64\nbundle 7 2026-11-20\n"
                              "changes 12 3 1\nother older alt und neu.anna\n"
                              "ours\nshown 6 2026-11-13\nnewest 8 -\n"
                              "newest 7 2026-11-20\nreports sent\n"
                              "clock behind 1970-01-01\nend installed none\n");
    struct delivery heard;
    delivery_begin(&heard);
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
        assert_true(delivery_take(&heard, line));
    assert_memory_equal(&heard, &said, sizeof said);
    assert_int_equal(heard.before, 6);
    assert_int_equal(heard.percent, 64);
    assert_int_equal(heard.number, 7);
    assert_int_equal(heard.created.month, 11);
    assert_true(heard.compared);
    assert_int_equal(heard.added, 12);
    assert_int_equal(heard.changed, 3);
    assert_int_equal(heard.gone, 1);
    assert_string_equal(heard.other[0].name, "alt und neu.anna");
    assert_true(heard.ours);
    assert_int_equal(heard.shown.number, 6);
    assert_int_equal(heard.newest.created.day, 20);
    assert_true(delivery_older(&heard.shown, &heard.newest));
    assert_false(delivery_older(&heard.newest, &heard.newest));
    assert_int_equal(heard.reports, DELIVERY_REPORTS_SENT);
    assert_int_equal(heard.clock, BELIEF_BEHIND);
    assert_int_equal(heard.clock_shows.year, 1970);
    assert_int_equal(heard.end, DELIVERY_INSTALLED);
    free(text);
}

static void all_words_are_told_apart(void **state)
{
    (void)state;
    char line[DELIVERY_LINE];
    for (int i = 0; i < DELIVERY_STEPS; i++) {
        struct delivery d;
        delivery_begin(&d);
        snprintf(line, sizeof line, "step %s 1",
                 delivery_step_word((enum delivery_step)i));
        assert_true(delivery_take(&d, line));
        assert_int_equal(d.step, i);
    }
    for (int i = 0; i < DELIVERY_REASONS; i++) {
        struct delivery d;
        delivery_begin(&d);
        snprintf(line, sizeof line, "end failed %s",
                 delivery_reason_word((enum delivery_reason)i));
        assert_true(delivery_take(&d, line));
        assert_int_equal(d.reason, i);
    }
}

static void refuses_the_rest(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "",
        " ",
        "step",
        "step copy",
        "step copy x",
        "step copy 101",
        "step copy -1",
        "step copy 1 2",
        "reports",
        "reports 17",
        "reports sent 17",
        "clock",
        "clock behind",
        "clock behind 1970-13-01",
        "clock behind 1970-01",
        "clock right 2026-11-23",
        "clock gone 2026-11-23",
        "step COPY 1",
        "step nothing 1",
        " step copy 1",
        "about 99999999999999999999",
        "about -5",
        "bundle 0 2026-11-20",
        "bundle 7 2026-13-20",
        "bundle 7 2026-11",
        "bundle 7",
        "ours 1",
        "shown 0 2026-11-20",
        "shown 7",
        "shown 7 2026-11-31",
        "newest 7 --",
        "newest 7 - -",
        "newest - 2026-11-20",
        "changes 1 2",
        "changes 1 2 x",
        "changes 1 2 3 4",
        "other older",
        "other older ",
        "other because x.anna",
        "other older a\033[2Jb",
        "other older a\xff"
        "b",
        "other older a\u202egpj.anna",
        "end",
        "end installed",
        "end runs none",
        "end installed because",
        "END installed none",
        "nonsense 1 2 3",
        "other older "
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    };
    struct delivery before;
    delivery_begin(&before);
    assert_true(delivery_take(&before, "step copy 12"));
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct delivery d = before;
        if (delivery_take(&d, lines[i]))
            fail_msg("taken: %s", lines[i]);
        assert_memory_equal(&d, &before, sizeof d);
    }
    char line[2 * DELIVERY_LINE];
    memset(line, 'a', sizeof line);
    memcpy(line, "other older ", 12);
    line[sizeof line - 1] = '\0';
    assert_false(delivery_take(&before, line));
}

static void nothing_comes_after_the_end(void **state)
{
    (void)state;
    struct delivery d;
    delivery_begin(&d);
    assert_true(delivery_take(&d, "end failed damaged"));
    assert_false(delivery_take(&d, "end installed none"));
    assert_false(delivery_take(&d, "step copy 1"));
    assert_int_equal(d.end, DELIVERY_FAILED);
}

static void counts_more_files_than_it_names(void **state)
{
    (void)state;
    struct delivery d;
    delivery_begin(&d);
    for (int i = 0; i < 20; i++)
        delivery_say(&d, NULL, "other older %d.anna", i);
    assert_int_equal(d.other_count, 20);
    assert_string_equal(d.other[DELIVERY_OTHERS - 1].name, "5.anna");
}

static void names_are_made_harmless(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"week.anna", "week.anna"},
        {"größer.anna", "größer.anna"},
        {"a\nb", "a?b"},
        {"a\xff\xfe"
         "b",
         "a??b"},
        {"a\u202e"
         "b",
         "a?b"},
        {"a\033[31m", "a?[31m"},
        {"\u0627\u0644", "\u0627\u0644"},
    };
    char out[DELIVERY_NAME];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        delivery_name(out, cases[i][0]);
        assert_string_equal(out, cases[i][1]);
    }
    char name[300];
    for (size_t i = 0; i + 2 < sizeof name; i += 2)
        memcpy(name + i, "ä", 2);
    name[298] = '\0';
    delivery_name(out, name);
    assert_int_equal(strlen(out), 62);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_what_is_said),
        cmocka_unit_test(all_words_are_told_apart),
        cmocka_unit_test(refuses_the_rest),
        cmocka_unit_test(nothing_comes_after_the_end),
        cmocka_unit_test(counts_more_files_than_it_names),
        cmocka_unit_test(names_are_made_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
