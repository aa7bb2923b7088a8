/* Three words find what was answered, beside the thread that draws; others find nothing,
 * and each try costs a second. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app_outcome.h"
#include "help/folder.h"
#include "help/sample.h"

static const unsigned char salt[CRYPT_SALT_LEN] = "salt of a bundle";
static const int hers[SESSION_CHOICES] = {1, 0, 0, 9, 4, 2, 13, 10, 3};

static const char *folder;
static struct content *content;
static struct session session;
static struct hall hall;
static struct app_outcome outcome;
static int wakes;

static void wake(void)
{
    wakes++;
}

static void choose(const int *choice)
{
    session_ask(&session);
    for (int i = 0; i < SESSION_CHOICES; i++)
        assert_true(session_choose(&session, choice[i]) == (i + 1 == SESSION_CHOICES));
}

static struct content *bundle(const char *name, const unsigned char *with)
{
    const struct outcome said = {OUTCOME_FIXED, "Der Bus fährt jetzt."};
    struct phrase phrase;
    struct outcome_key key;
    struct outcome_row row;
    struct content *out = NULL;
    struct err err = {""};
    char hex[2 * CRYPT_SALT_LEN + 1];
    char sql[OUTCOME_VALUE_LEN + 512] = "";
    choose(hers);
    phrase = session_phrase(&session);
    if (with != NULL) {
        assert_true(outcome_key_make(&key, &phrase, with));
        outcome_close(&row, &said, &key);
        crypt_to_hex(hex, with, CRYPT_SALT_LEN);
        snprintf(sql, sizeof sql,
                 "INSERT INTO x_meta VALUES ('outcome_salt', '%s'), ('%s', '%s')", hex,
                 row.name, row.value);
    }
    const char *path = folder_file(folder, "%s", name);
    sample_database(path, &(struct sample){.sql = sql});
    if (!content_open(&out, path, &err))
        fail_msg("%s", err.text);
    return out;
}

static int set_up(void **state)
{
    (void)state;
    if (!crypt_init(NULL))
        return -1;
    folder = folder_make();
    session_begin(&session, "de");
    session_home(&session);
    content = bundle("1.anna", salt);
    session_home(&session);
    hall = (struct hall){.content = content, .session = &session};
    outcome = (struct app_outcome){0};
    wakes = 0;
    app_outcome_open(&outcome, wake);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    app_outcome_close(&outcome);
    content_close(content);
    folder_remove(folder);
    return 0;
}

static enum outcome_news after(int64_t ms)
{
    app_outcome_look(&outcome, &hall, ms);
    return session.outcome.news;
}

static void her_words_find_it(void **state)
{
    (void)state;
    choose(hers);
    assert_int_equal(session.outcome.news, OUTCOME_WAITING);
    app_outcome_ask(&outcome, &hall, 5000);
    assert_true(app_outcome_works(&outcome));
    app_outcome_wait(&outcome);
    assert_int_equal(wakes, 1);
    assert_int_equal(after(5300), OUTCOME_WAITING);
    assert_false(app_outcome_works(&outcome));
    assert_int_equal(app_outcome_next_ms(&outcome, 5300), 700);
    assert_int_equal(after(5999), OUTCOME_WAITING);
    assert_int_equal(after(6000), OUTCOME_FOUND);
    assert_int_equal(session.outcome.found.state, OUTCOME_FIXED);
    assert_string_equal(session.outcome.found.text, "Der Bus fährt jetzt.");
    assert_int_equal(app_outcome_next_ms(&outcome, 6000), -1);
    /* Nothing stays behind the page. */
    struct outcome_key none = {{0}};
    assert_memory_equal(&outcome.key, &none, sizeof none);
    session_back(&session);
    assert_int_equal(session.outcome.news, OUTCOME_CHOOSING);
    assert_string_equal(session.outcome.found.text, "");
}

static void others_find_nothing_and_wait_as_long(void **state)
{
    (void)state;
    int other[SESSION_CHOICES];
    memcpy(other, hers, sizeof other);
    other[8]++;
    choose(other);
    app_outcome_ask(&outcome, &hall, 0);
    app_outcome_wait(&outcome);
    assert_int_equal(after(999), OUTCOME_WAITING);
    assert_int_equal(after(1000), OUTCOME_NOTHING);
    assert_string_equal(session.outcome.found.text, "");
}

/* She went while it worked: nothing is said to the next one; who asks meanwhile is told
 * of her own words. */
static void who_goes_is_not_told(void **state)
{
    (void)state;
    choose(hers);
    app_outcome_ask(&outcome, &hall, 0);
    session_begin(&session, "de");
    session_home(&session);
    app_outcome_wait(&outcome);
    assert_int_equal(after(5000), OUTCOME_CHOOSING);
    assert_int_equal(app_outcome_next_ms(&outcome, 5000), -1);

    int other[SESSION_CHOICES] = {0};
    choose(other);
    app_outcome_ask(&outcome, &hall, 6000);
    session_begin(&session, "de");
    session_home(&session);
    choose(hers);
    app_outcome_ask(&outcome, &hall, 6100);
    app_outcome_wait(&outcome);
    assert_int_equal(after(8000), OUTCOME_WAITING);
    assert_true(app_outcome_works(&outcome));
    app_outcome_wait(&outcome);
    assert_int_equal(after(8100), OUTCOME_FOUND);
}

/* Another bundle came meanwhile, with a salt of its own. */
static void a_new_bundle_is_asked_anew(void **state)
{
    (void)state;
    struct content *next = bundle("2.anna", (const unsigned char *)"salt of the next");
    session_home(&session);
    choose(hers);
    app_outcome_ask(&outcome, &hall, 0);
    app_outcome_wait(&outcome);
    content_close(content);
    content = next;
    hall.content = next;
    assert_int_equal(after(2000), OUTCOME_WAITING);
    app_outcome_wait(&outcome);
    assert_int_equal(after(2100), OUTCOME_FOUND);
}

/* A bundle of an office that does not answer so. */
static void without_a_salt_it_says_so(void **state)
{
    (void)state;
    struct content *old = bundle("0.anna", NULL);
    session_home(&session);
    choose(hers);
    content_close(content);
    content = old;
    hall.content = old;
    app_outcome_ask(&outcome, &hall, 0);
    assert_false(app_outcome_works(&outcome));
    assert_int_equal(session.outcome.news, OUTCOME_FAILED);
}

static long resident_kb(void)
{
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%*d %ld", &pages), 1);
    fclose(file);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* What Argon2id took is given back. */
static void the_memory_goes_back(void **state)
{
    (void)state;
    long before = resident_kb();
    for (int i = 0; i < 3; i++) {
        session_home(&session);
        choose(hers);
        app_outcome_ask(&outcome, &hall, 0);
        app_outcome_wait(&outcome);
        assert_int_equal(after(1000), OUTCOME_FOUND);
    }
    assert_in_range(resident_kb(), 0, (uintmax_t)before + 4096);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(her_words_find_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(others_find_nothing_and_wait_as_long, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(who_goes_is_not_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_new_bundle_is_asked_anew, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_salt_it_says_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_memory_goes_back, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
