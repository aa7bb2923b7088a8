#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "device/program_ask.h"
#include "help/folder.h"

struct place {
    char folder[200], asks[256], told[256], sticks[256], path[300];
    enum program_answer answer; /* what root says; PROGRAM_NONE: it takes the question
                                   away without a word */
    bool foreign_mark;
    int heard, last;
};

static struct place place;

static int begin(void **state)
{
    struct place *p = &place;
    place = (struct place){.answer = PROGRAM_WRITTEN};
    snprintf(p->folder, sizeof p->folder, "%s", folder_make());
    snprintf(p->asks, sizeof p->asks, "%.199s/asks", p->folder);
    snprintf(p->told, sizeof p->told, "%.199s/told", p->folder);
    snprintf(p->sticks, sizeof p->sticks, "%.199s/sticks", p->folder);
    snprintf(p->path, sizeof p->path, "%.255s/a.anna-program", p->sticks);
    mkdir(p->asks, 0700);
    mkdir(p->sticks, 0755);
    file_write_text(p->path, "x");
    *state = p;
    return 0;
}

static int end(void **state)
{
    const struct place *p = *state;
    folder_remove(p->folder);
    return 0;
}

static void hear(void *context, int percent)
{
    struct place *p = context;
    p->heard++;
    p->last = percent;
}

static void *root(void *context)
{
    const struct place *p = context;
    struct program_ask ask;
    struct err err = {""};
    const char *question = folder_file(p->asks, "ask");
    while (!program_ask_read(&ask, p->asks, p->sticks, &err))
        usleep(1000);
    if (p->foreign_mark)
        ask.mark[0] = ask.mark[0] == '9' ? '8' : '9';
    program_ask_tell(&ask, p->told, 42, &err);
    usleep(200000);
    if (p->answer != PROGRAM_NONE)
        program_ask_end(&ask, p->told, p->answer, 7, &err);
    unlink(question);
    return NULL;
}

static enum program_answer ask(struct place *p)
{
    pthread_t thread;
    struct err err = {""};
    pthread_create(&thread, NULL, root, p);
    enum program_answer answer = program_ask(p->asks, p->told, p->path, hear, p, &err);
    pthread_join(thread, NULL);
    assert_false(file_is_there(folder_file(p->asks, "ask")));
    assert_true((err.text[0] != '\0') == (p->answer == PROGRAM_NONE || p->foreign_mark));
    return answer;
}

static void root_answers(void **state)
{
    struct place *p = *state;
    assert_int_equal(ask(p), PROGRAM_WRITTEN);
    assert_true(p->heard > 0);
    p->answer = PROGRAM_DAMAGED;
    assert_int_equal(ask(p), PROGRAM_DAMAGED);
}

static void root_says_nothing(void **state)
{
    struct place *p = *state;
    p->answer = PROGRAM_NONE;
    assert_int_equal(ask(p), PROGRAM_UNKEPT);
}

/* An answer of before is none. */
static void somebody_elses_answer(void **state)
{
    struct place *p = *state;
    p->foreign_mark = true;
    assert_int_equal(ask(p), PROGRAM_UNKEPT);
    assert_int_equal(p->last, 0);
}

static void nobody_may_ask(void **state)
{
    struct place *p = *state;
    struct err err = {""};
    assert_int_equal(
        program_ask(folder_file(p->folder, "none"), p->told, p->path, hear, p, &err),
        PROGRAM_UNKEPT);
    assert_int_equal(program_ask(p->asks, p->told, "/a\nb", hear, p, &err),
                     PROGRAM_UNREADABLE);
    assert_false(program_ask_restart(folder_file(p->folder, "none"), &err));
    assert_true(program_ask_restart(p->asks, &err));
    assert_true(file_is_there(folder_file(p->asks, "restart")));
}

static void questions_that_are_none(void **state)
{
    static const struct {
        const char *text;
        bool good;
    } rows[] = {
        {"1-2-3\n/stick/a\n", true},
        {"1\nb\n", true},
        {"", false},
        {"\n/a\n", false},
        {"1-2\n", false},
        {"1-2\n\n", false},
        {"1-2\n/a", false},
        {"x\n/a\n", false},
        {"1-2\n/a\n\n", false},
        {"1-2\n/a\n/b\n", false},
        {"1 2\n/a\n", false},
        {"1234567890123456789012345678901234567890123456789\n/a\n", false},
    };
    struct program_ask out;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (program_ask_parse(&out, rows[i].text, strlen(rows[i].text)) != rows[i].good)
            fail_msg("row %zu", i);
    assert_false(program_ask_parse(&out, "1\n/a\0b\n", 7));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(root_answers, begin, end),
        cmocka_unit_test_setup_teardown(root_says_nothing, begin, end),
        cmocka_unit_test_setup_teardown(somebody_elses_answer, begin, end),
        cmocka_unit_test_setup_teardown(nobody_may_ask, begin, end),
        cmocka_unit_test(questions_that_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
