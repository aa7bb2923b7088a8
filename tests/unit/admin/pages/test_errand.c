#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "pages/errand.h"

/* Stands for the program: does what its first word behind the workspace says. */
static const char program[] =
    "#!/bin/sh\n"
    "[ \"$1\" = -w ] || exit 9\n"
    "[ \"$3 $4\" = '--by Frau Öz' ] || exit 9\n"
    "work=$2; deed=$5; shift 5\n"
    "case $deed in\n"
    "say) echo \"$work $*\"; echo lost >&2; exit 1 ;;\n"
    "secret) read -r word <&3; echo \"<$word>\" ;;\n"
    "shown) tr '\\000' '\\n' </proc/$$/environ; tr '\\000' '\\n' "
    "</proc/$$/cmdline ;;\n"
    "open) ls /proc/$$/fd ;;\n"
    "flood) exec yes ;;\n"
    "die) kill -9 $$ ;;\n"
    "rest) echo $$; exec sleep 600 ;;\n"
    "esac\n";

struct world {
    char folder[64];
    char path[96];
    struct errands *errands;
};

static int open_world(void **state)
{
    static struct world world;
    struct err err = {""};
    snprintf(world.folder, sizeof world.folder, "/tmp/anna-errand-XXXXXX");
    if (mkdtemp(world.folder) == NULL)
        return -1;
    snprintf(world.path, sizeof world.path, "%s/program", world.folder);
    FILE *file = fopen(world.path, "we");
    if (file == NULL || fputs(program, file) < 0 || fclose(file) != 0 ||
        chmod(world.path, 0700) != 0)
        return -1;
    *state = &world;
    return errands_open(&world.errands, world.path, "/a workspace", &err) ? 0 : -1;
}

static int close_world(void **state)
{
    struct world *world = *state;
    errands_close(world->errands);
    unlink(world->path);
    rmdir(world->folder);
    return 0;
}

static void rest(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
}

static const struct errand *run(struct world *world, const char *deed, const char *secret)
{
    struct err err = {""};
    const struct errand_order order = {
        .word = {deed, "<b>"}, .who = "Frau Öz", .secret = secret, .now = 7};
    if (!errand_begin(world->errands, ERRAND_PUBLISH, &order, &err))
        fail_msg("%s", err.text);
    const struct errand *errand = errand_look(world->errands, ERRAND_PUBLISH);
    assert_int_equal(errand->state, ERRAND_RUNNING);
    while (errand->state == ERRAND_RUNNING) {
        rest();
        errands_tend(world->errands);
    }
    return errand;
}

static void its_words_and_its_end_are_told(void **state)
{
    setenv("LANGUAGE", "tr:de", 1); /* the terminal's words were asked for */
    const struct errand *errand = run(*state, "say", NULL);
    assert_int_equal(errand->state, ERRAND_NO);
    assert_int_equal(errand->begun, 7);
    assert_string_equal(errand->told.bytes, "/a workspace <b>\n");
    assert_string_equal(errand->failed.bytes, "lost\n");
    errand = run(*state, "nothing", NULL);
    assert_int_equal(errand->state, ERRAND_DONE);
    assert_int_equal(errand->told.len, 0);
    assert_int_equal(run(*state, "die", NULL)->state, ERRAND_FAILED);
    assert_non_null(strstr(run(*state, "shown", NULL)->told.bytes, "\nLANGUAGE=en\n"));
}

static void a_secret_comes_by_the_pipe_alone(void **state)
{
    struct world *world = *state;
    struct err err = {""};
    char longest[ERRAND_SECRET + 2];
    const struct errand *errand = run(world, "secret", "zwölf Birnen");
    assert_string_equal(errand->told.bytes, "<zwölf Birnen>\n");
    errand = run(world, "shown", "zwölf Birnen");
    assert_non_null(strstr(errand->told.bytes, "shown"));
    assert_null(strstr(errand->told.bytes, "Birnen"));
    memset(longest, 'a', sizeof longest);
    longest[ERRAND_SECRET + 1] = '\0';
    const char *const refused[] = {longest, "two\nlines", "two\rlines"};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        const struct errand_order order = {
            .word = {"secret"}, .who = "Frau Öz", .secret = refused[i]};
        assert_false(errand_begin(world->errands, ERRAND_PUBLISH, &order, &err));
    }
    longest[ERRAND_SECRET] = '\0';
    assert_int_equal(run(world, "secret", longest)->told.len, ERRAND_SECRET + 3);
}

static void nothing_of_the_server_is_open_in_it(void **state)
{
    /* 10 is what the shell reads its script by. */
    assert_string_equal(run(*state, "open", NULL)->told.bytes, "0\n1\n10\n2\n3\n");
}

static void one_at_a_time(void **state)
{
    struct world *world = *state;
    struct err err = {""};
    const struct errand_order order = {.word = {"rest"}, .who = "Frau Öz"};
    assert_true(errand_begin(world->errands, ERRAND_PUBLISH, &order, &err));
    assert_false(errand_begin(world->errands, ERRAND_PUBLISH, &order, &err));
    const struct errand *errand = errand_look(world->errands, ERRAND_PUBLISH);
    while (errand->told.len == 0) {
        rest();
        errands_tend(world->errands);
    }
    errand_forget(world->errands, ERRAND_PUBLISH);
    assert_int_equal(errand->state, ERRAND_RUNNING);
    pid_t child = (pid_t)strtol(errand->told.bytes, NULL, 10);
    assert_int_equal(kill(child, 0), 0);
    errands_close(world->errands);
    assert_int_equal(kill(child, 0), -1);
    assert_true(errands_open(&world->errands, world->path, "/a workspace", &err));
}

static void what_nobody_asked_for_is_not_begun(void **state)
{
    struct world *world = *state;
    struct err err = {""};
    const struct errand_order nobody = {.word = {"say"}};
    const struct errand_order nothing = {.who = "Frau Öz"};
    assert_false(errand_begin(world->errands, ERRAND_COPY, &nobody, &err));
    assert_string_not_equal(err.text, "");
    assert_false(errand_begin(world->errands, ERRAND_COPY, &nothing, &err));
    assert_int_equal(errand_look(world->errands, ERRAND_COPY)->state, ERRAND_NONE);
}

static void who_says_too_much_is_stopped(void **state)
{
    const struct errand *errand = run(*state, "flood", NULL);
    assert_int_equal(errand->state, ERRAND_FAILED);
    assert_true(errand->told.len <= ERRAND_TOLD);
    struct world *world = *state;
    errand_forget(world->errands, ERRAND_PUBLISH);
    assert_int_equal(errand->state, ERRAND_NONE);
    assert_null(errand->told.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_words_and_its_end_are_told),
        cmocka_unit_test(a_secret_comes_by_the_pipe_alone),
        cmocka_unit_test(nothing_of_the_server_is_open_in_it),
        cmocka_unit_test(one_at_a_time),
        cmocka_unit_test(what_nobody_asked_for_is_not_begun),
        cmocka_unit_test(who_says_too_much_is_stopped),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
