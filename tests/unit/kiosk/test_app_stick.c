#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app_stick.h"
#include "device/shelf.h"
#include "device/install.h"
#include "help/bundles.h"
#include "help/folder.h"

/* A terminal whose installing program is a shell script: what it says, and how it ends,
 * is up to each test. */
struct terminal {
    char folder[256];
    struct config config;
    struct session session;
    struct hall hall;
    struct app_stick *stick;
};

static int set_up(void **state)
{
    static struct terminal t;
    t = (struct terminal){.stick = NULL};
    snprintf(t.folder, sizeof t.folder, "%s", folder_make());
    config_defaults(&t.config);
    snprintf(t.config.state, sizeof t.config.state, "%s/state", t.folder);
    mkdir(t.config.state, 0755);
    mkdir(folder_file(t.folder, "state/content"), 0755);
    session_begin(&t.session, "de");
    t.hall.session = &t.session;
    *state = &t;
    return 0;
}

static int tear_down(void **state)
{
    struct terminal *t = *state;
    app_stick_close(t->stick);
    folder_remove(t->folder);
    return 0;
}

/* `words`: what the script does; $2 is the stick, $* all that it was told. */
static void program(struct terminal *t, const char *words)
{
    static char path[512];
    char script[2048];
    snprintf(path, sizeof path, "%s/program", t->folder);
    snprintf(script, sizeof script, "#!/bin/sh\necho \"$*\" >>%s/told\n%s\n", t->folder,
             words);
    file_write_text(path, script);
    chmod(path, 0755);
    struct app_stick_options options = {.config = &t->config, .program = path};
    assert_true(app_stick_open(&t->stick, &options, &t->hall, NULL));
}

static void finish(struct terminal *t)
{
    while (app_stick_works(t->stick)) {
        app_stick_wait(t->stick);
        app_stick_look(t->stick, 0);
    }
}

static const struct stick_view *plug(struct terminal *t)
{
    assert_true(app_stick_plug(t->stick, "/media/stick"));
    assert_true(app_stick_look(t->stick, 0));
    return t->hall.stick;
}

static bool was_told(const struct terminal *t, const char *words)
{
    struct buf told = file_read(folder_file(t->folder, "told"));
    bool found = strstr(told.bytes, words) != NULL;
    buf_free(&told);
    return found;
}

static void says_what_the_program_says(void **state)
{
    struct terminal *t = *state;
    program(t, "echo before 6; echo bundle 7 2026-11-20; echo step copy 55;"
               "echo nonsense; echo end same none; echo end installed none");
    const struct stick_view *view = plug(t);
    assert_int_equal(view->phase, STICK_WORKS);
    finish(t);
    assert_int_equal(view->phase, STICK_DONE);
    assert_true(view->plugged);
    assert_int_equal(view->delivery.end, DELIVERY_SAME);
    assert_int_equal(view->delivery.percent, 55);
    assert_true(was_told(t, "install --config /dev/null --state "));
    assert_true(was_told(t, " /media/stick\n"));
    assert_false(was_told(t, "--note"));
}

/* The one that ended without a word is followed by one that leaves the note. */
static void a_program_that_dies_is_told(void **state)
{
    struct terminal *t = *state;
    program(t, "case $* in *--note*) exit 0;; esac; echo before 6; kill -9 $$");
    const struct stick_view *view = plug(t);
    finish(t);
    assert_int_equal(view->phase, STICK_DONE);
    assert_int_equal(view->delivery.end, DELIVERY_FAILED);
    assert_int_equal(view->delivery.reason, DELIVERY_BROKEN_OFF);
    assert_true(was_told(t, "--note broken_off"));
}

static void one_that_always_dies_dies_twice(void **state)
{
    struct terminal *t = *state;
    program(t, "exit 1");
    const struct stick_view *view = plug(t);
    finish(t);
    assert_int_equal(view->phase, STICK_DONE);
    assert_int_equal(view->delivery.reason, DELIVERY_BROKEN_OFF);
    struct buf told = file_read(folder_file(t->folder, "told"));
    assert_int_equal(strchr(strchr(told.bytes, '\n') + 1, '\n') - told.bytes + 1,
                     told.len);
    buf_free(&told);
}

/* Death after the swap of the link is no failure: the content is there. */
static void what_is_done_is_done(void **state)
{
    struct terminal *t = *state;
    char words[1024];
    snprintf(words, sizeof words,
             "echo before 6; echo bundle 7 2026-11-20; ln -s 7.anna %s/content/current;"
             "kill -9 $$",
             t->config.state);
    program(t, words);
    const struct stick_view *view = plug(t);
    finish(t);
    assert_int_equal(view->delivery.end, DELIVERY_INSTALLED);
    assert_false(was_told(t, "--note"));
}

static void one_that_hangs_is_ended(void **state)
{
    struct terminal *t = *state;
    program(t, "echo before 6; exec sleep 1000");
    const struct stick_view *view = plug(t);
    app_stick_wait(t->stick);
    app_stick_look(t->stick, 1000);
    int left = app_stick_next_ms(t->stick, 1000);
    assert_true(left > 60000);
    assert_false(app_stick_tick(t->stick, 1000 + left - 1));
    assert_int_equal(view->phase, STICK_WORKS);
    assert_true(app_stick_tick(t->stick, 1000 + left));
    assert_int_equal(view->phase, STICK_DONE);
    assert_int_equal(view->delivery.reason, DELIVERY_UNREADABLE);
    finish(t);
    assert_int_equal(view->phase, STICK_DONE);
}

static void a_program_that_is_not_there_is_told(void **state)
{
    struct terminal *t = *state;
    struct app_stick_options options = {.config = &t->config,
                                        .program = "/nonexistent/program"};
    assert_true(app_stick_open(&t->stick, &options, &t->hall, NULL));
    const struct stick_view *view = plug(t);
    assert_int_equal(view->phase, STICK_DONE);
    assert_int_equal(view->delivery.reason, DELIVERY_BROKEN_OFF);
}

/* The stick is pulled at work: the work goes on, its end is told for a while. */
static void pulled_at_work(void **state)
{
    struct terminal *t = *state;
    program(t, "echo before 6; while [ ! -e ${0%/*}/go ]; do sleep 0.01; done;"
               "echo end failed unreadable");
    const struct stick_view *view = plug(t);
    assert_true(app_stick_pull(t->stick, NULL));
    assert_true(app_stick_look(t->stick, 0));
    assert_int_equal(view->phase, STICK_WORKS);
    assert_false(view->plugged);
    file_write_text(folder_file(t->folder, "go"), "");
    finish(t);
    assert_int_equal(view->phase, STICK_DONE);
    assert_false(view->plugged);
    int left = app_stick_next_ms(t->stick, 0);
    assert_true(left >= 10000);
    assert_true(app_stick_tick(t->stick, left));
    assert_int_equal(view->phase, STICK_AWAY);
    assert_int_equal(app_stick_next_ms(t->stick, left), -1);
    /* In again it is a new one, also while the last one's end still stands. */
    plug(t);
    assert_int_equal(view->phase, STICK_WORKS);
    finish(t);
    assert_true(app_stick_pull(t->stick, NULL));
    assert_true(app_stick_look(t->stick, 0));
    assert_int_equal(view->phase, STICK_AWAY);
}

static size_t times_told(const struct terminal *t)
{
    struct buf told = file_read(folder_file(t->folder, "told"));
    size_t count = 0;
    for (const char *at = told.bytes; (at = strchr(at, '\n')) != NULL; at++)
        count++;
    buf_free(&told);
    return count;
}

static void file_systems_of_one_disk_are_one_stick(void **state)
{
    struct terminal *t = *state;
    program(t, "echo end same none");
    assert_true(app_stick_plug(t->stick, "/media/efi + /media/data"));
    assert_true(app_stick_look(t->stick, 0));
    finish(t);
    const struct stick_view *view = t->hall.stick;
    assert_int_equal(view->phase, STICK_DONE);
    assert_true(was_told(t, " /media/efi /media/data\n"));
    assert_int_equal(times_told(t), 1);
    assert_false(app_stick_plug(t->stick, "/media/efi"));
    assert_false(app_stick_plug(t->stick, ""));
    assert_true(app_stick_plug(t->stick, "/media/other"));
    assert_true(app_stick_look(t->stick, 0));
    assert_int_equal(view->phase, STICK_TWO);
    assert_true(app_stick_pull(t->stick, "/media/other"));
    assert_true(app_stick_pull(t->stick, "/media/efi"));
    assert_true(app_stick_look(t->stick, 0));
    assert_int_equal(view->phase, STICK_AWAY);
}

static void a_visitor_is_asked_once(void **state)
{
    struct terminal *t = *state;
    program(t, "echo end same none");
    t->session.visitor = true;
    session_home(&t->session);
    session_open(&t->session, SCREEN_TOPIC, "money");
    const struct stick_view *view = plug(t);
    assert_int_equal(view->phase, STICK_ASKS);
    assert_int_equal(session_page(&t->session)->screen, SCREEN_STICK);
    assert_false(app_stick_works(t->stick));
    session_back(&t->session);
    assert_false(app_stick_look(t->stick, 0));
    assert_int_equal(session_page(&t->session)->screen, SCREEN_TOPIC);
    session_begin(&t->session, "de");
    assert_true(app_stick_free(t->stick, 0));
    assert_int_equal(view->phase, STICK_WORKS);
    finish(t);
    assert_int_equal(view->phase, STICK_DONE);
}

/* A second stick that was the reason for the question goes: nothing is left to ask. What
 * was opened above the question stays, and there is no empty page behind it. */
static void a_question_goes_with_its_stick(void **state)
{
    struct terminal *t = *state;
    program(t, "echo end same none");
    const struct stick_view *view = plug(t);
    finish(t);
    assert_true(app_stick_press(t->stick, STICK_LEAVE, 0));
    session_home(&t->session);
    session_open(&t->session, SCREEN_TOPIC, "money");
    for (int above = 0; above <= 1; above++) {
        assert_true(app_stick_plug(t->stick, "/media/other"));
        assert_true(app_stick_look(t->stick, 0));
        assert_int_equal(view->phase, STICK_ASKS);
        if (above == 1)
            session_open(&t->session, SCREEN_DISPLAY, NULL);
        assert_true(app_stick_pull(t->stick, "/media/other"));
        assert_true(app_stick_look(t->stick, 0));
        assert_int_equal(view->phase, STICK_AWAY);
    }
    assert_int_equal(session_page(&t->session)->screen, SCREEN_DISPLAY);
    session_back(&t->session);
    assert_int_equal(session_page(&t->session)->screen, SCREEN_TOPIC);
    assert_false(app_stick_look(t->stick, 0));
}

/* Contents 6 and 7, and a program that says these words about each stick. */
static void holds_two(struct terminal *t, struct bundles *b, const char *words)
{
    static char path[512];
    bundles_set_up(b, 1);
    snprintf(t->config.state, sizeof t->config.state, "%s", b->state);
    for (long number = 6; number <= 7; number++) {
        struct bundle_plan plan = {.number = number, .offers = "a b"};
        struct install_options options = {
            .state = b->state, .site = "", .keys = &b->key, .key_count = 1};
        struct install_result result;
        bundles_make(b, b->stick, "week.anna", &plan);
        assert_true(
            install_bundle(&options, folder_file(b->stick, "week.anna"), &result, NULL));
    }
    program(t, words);
    app_stick_close(t->stick);
    snprintf(path, sizeof path, "%s/program", t->folder);
    struct app_stick_options options = {
        .config = &t->config, .keys = &b->key, .key_count = 1, .program = path};
    assert_true(app_stick_open(&t->stick, &options, &t->hall, NULL));
}

/* Whatever is pressed: what a stranger's stick brings opens no way. */
static void a_stranger_goes_nowhere(void **state)
{
    struct terminal *t = *state;
    struct bundles b;
    holds_two(t, &b, "echo before 7; echo end empty none");
    const struct stick_view *view = plug(t);
    finish(t);
    assert_int_equal(view->phase, STICK_DONE);
    assert_int_equal(view->newest.number, 7);
    assert_int_equal(view->back.number, 0);
    for (int press = STICK_ASK_BACK; press <= STICK_NO; press++)
        assert_false(app_stick_press(t->stick, (enum stick_press)press, 0));
    assert_int_equal(shelf_current(b.state), 7);
    bundles_tear_down(&b);
}

static void whoever_is_of_the_office_goes_back(void **state)
{
    struct terminal *t = *state;
    struct bundles b;
    holds_two(t, &b, "echo before 7; echo ours; echo end same none");
    const struct stick_view *view = plug(t);
    finish(t);
    assert_int_equal(view->back.number, 6);
    assert_true(app_stick_press(t->stick, STICK_ASK_BACK, 0));
    /* Pulled meanwhile, before anybody has looked. */
    assert_true(app_stick_pull(t->stick, NULL));
    app_stick_press(t->stick, STICK_YES, 0);
    assert_int_equal(shelf_current(b.state), 7);
    assert_int_equal(view->phase, STICK_AWAY);
    plug(t);
    finish(t);
    assert_true(app_stick_press(t->stick, STICK_ASK_BACK, 0));
    assert_true(app_stick_press(t->stick, STICK_YES, 0));
    assert_int_equal(shelf_current(b.state), 6);
    /* First the note on the stick, then the word that it may be pulled. */
    assert_int_equal(view->phase, STICK_WORKS);
    finish(t);
    assert_int_equal(view->phase, STICK_WENT);
    assert_true(was_told(t, "--note chosen"));
    assert_int_equal(view->back.number, 0);
    assert_int_equal(view->forward.number, 7);
    assert_true(app_stick_press(t->stick, STICK_ASK_FORWARD, 0));
    assert_true(app_stick_press(t->stick, STICK_YES, 0));
    finish(t);
    assert_int_equal(shelf_current(b.state), 7);
    bundles_tear_down(&b);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(says_what_the_program_says),
        TEST(a_program_that_dies_is_told),
        TEST(one_that_always_dies_dies_twice),
        TEST(what_is_done_is_done),
        TEST(one_that_hangs_is_ended),
        TEST(a_program_that_is_not_there_is_told),
        TEST(pulled_at_work),
        TEST(file_systems_of_one_disk_are_one_stick),
        TEST(a_visitor_is_asked_once),
        TEST(a_question_goes_with_its_stick),
        TEST(a_stranger_goes_nowhere),
        TEST(whoever_is_of_the_office_goes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
