#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "core/crypt.h"
#include "device/health.h"
#include "device/install.h"
#include "device/editions.h"
#include "help/folder.h"
#include "help/sample.h"

struct terminal {
    const char *folder;
    struct signer signer;
    struct signature_key key;
    struct health health;
};

static int set_up(void **state)
{
    static struct terminal t;
    static char path[512];
    t.folder = folder_make();
    snprintf(path, sizeof path, "%s/state", t.folder);
    signer_make(&t.signer, 1);
    t.key = signer_key(&t.signer);
    t.health = (struct health){.state = path,
                               .site = "ennigerloh",
                               .keys = &t.key,
                               .key_count = 1,
                               .wall_known = true};
    *state = &t;
    return mkdir(path, 0755);
}

static int tear_down(void **state)
{
    folder_remove(((struct terminal *)*state)->folder);
    return 0;
}

static void install(const struct terminal *t, long sequence)
{
    const char *path = folder_file(t->folder, "week.anna");
    struct sample sample = {.sequence = sequence};
    struct install_options options = {t->health.state, "", &t->key, 1,
                                      .setup = DELIVERY_NO_REASON};
    struct install_result result;
    struct err err = {""};
    sample_bundle(path, &sample, &t->signer);
    assert_true(install_bundle(&options, path, &result, &err));
}

static void without_a_key_nothing_is_trusted(void **state)
{
    struct terminal *t = *state;
    char words[HEALTH_WORDS];
    assert_true(health_keys(&t->health, words));
    assert_string_equal(words, "1 trusted");
    t->health.key_count = 0;
    assert_false(health_keys(&t->health, words));
    assert_string_equal(words, "no key is trusted; name one with --key or in kiosk.conf");
}

static void content_is_described(void **state)
{
    struct terminal *t = *state;
    struct shelf_bundle found;
    char words[HEALTH_WORDS];
    assert_false(health_content(&t->health, &found, words));
    assert_non_null(strstr(words, "no content is installed"));
    install(t, 7);
    assert_true(health_content(&t->health, &found, words));
    assert_string_equal(words, "number 7 of 2026-11-20 for all, valid until 2027-11-20");
    assert_int_equal(found.label.sequence, 7);
    t->health.site = "";
    assert_true(health_content(&t->health, &found, words));
    t->health.site = "warendorf";
    assert_false(health_content(&t->health, &found, words));
    assert_string_equal(words, "the content does not know the site warendorf");
}

static void content_that_is_over_is_said(void **state)
{
    struct terminal *t = *state;
    struct shelf_bundle found;
    char words[HEALTH_WORDS];
    install(t, 7);
    t->health.wall = 1826751600; /* 2027-11-21 00:00 in Germany, a day after its last */
    assert_false(health_content(&t->health, &found, words));
    assert_string_equal(words, "number 7 of 2026-11-20 for all, valid until 2027-11-20; "
                               "that is over, and visitors are told so: bring newer");
    t->health.wall -= 1;
    assert_true(health_content(&t->health, &found, words));
    t->health.wall += 100L * 365 * 24 * 60 * 60;
    assert_true(health_content(&t->health, &found, words));
    assert_false(health_clock(&t->health, &found, words));
}

static void an_older_content_is_said(void **state)
{
    struct terminal *t = *state;
    struct shelf_bundle found;
    char words[HEALTH_WORDS];
    install(t, 7);
    install(t, 9);
    assert_true(health_content(&t->health, &found, words));
    assert_true(health_newest(&t->health, &found, words));
    assert_true(editions_go(t->health.state, &t->key, 1, 7, NULL));
    assert_true(health_content(&t->health, &found, words));
    assert_false(health_newest(&t->health, &found, words));
    assert_non_null(strstr(words, "an older one is shown, number 7 of 20"));
    assert_non_null(strstr(words, "the newest is number 9 of 20"));
    assert_true(editions_go(t->health.state, &t->key, 1, 9, NULL));
    assert_true(health_content(&t->health, &found, words));
    assert_true(health_newest(&t->health, &found, words));
}

static void a_damaged_bundle_is_not_ready(void **state)
{
    struct terminal *t = *state;
    struct shelf_bundle found;
    char words[HEALTH_WORDS];
    install(t, 7);
    install(t, 8);
    file_write_text(folder_file(t->health.state, "content/8.anna"), "rotten");
    assert_false(health_content(&t->health, &found, words));
    assert_string_equal(words, "number 7 of 2026-11-20 for all, valid until 2027-11-20; "
                               "the newer one is damaged, bring the stick again");
    unlink(folder_file(t->health.state, "content/7.anna"));
    assert_false(health_content(&t->health, &found, words));
    assert_non_null(strstr(words, "8.anna: it was changed after it was signed"));
}

static void the_disk_is_there(void **state)
{
    struct terminal *t = *state;
    char words[HEALTH_WORDS];
    health_disk(&t->health, words);
    assert_non_null(strstr(words, " MB free ("));
    t->health.state = folder_file(t->folder, "none");
    assert_false(health_disk(&t->health, words));
    assert_non_null(strstr(words, "none: No such file"));
}

#define BEHIND                                                                            \
    "; that is before the content was made, so the terminal says nothing about now; set " \
    "the clock"
#define AHEAD                                                                          \
    "; that is years after the content has ended, so the terminal says nothing about " \
    "now; set the clock or bring new content"

static void the_clock_fits_the_content(void **state)
{
    static const struct {
        const char *wall;
        bool with_content;
        bool ok;
        const char *words;
    } rows[] = {
        {"2026-11-23T10:05", true, true, "2026-11-23 10:05 in Germany"},
        {"2026-11-20T00:00", true, true, "2026-11-20 00:00 in Germany"},
        {"2026-11-19T23:59", true, true, "2026-11-19 23:59 in Germany"},
        {"2026-11-18T23:59", true, false, "2026-11-18 23:59 in Germany" BEHIND},
        {"1970-01-01T01:00", true, false, "1970-01-01 01:00 in Germany" BEHIND},
        {"2029-11-20T23:59", true, true, "2029-11-20 23:59 in Germany"},
        {"2029-11-21T00:00", true, false, "2029-11-21 00:00 in Germany" AHEAD},
        {"2038-01-19T04:14", true, false, "2038-01-19 04:14 in Germany" AHEAD},
        {"2106-02-07T07:28", true, false, "2106-02-07 07:28 in Germany" AHEAD},
        {"2026-01-01T00:00", false, true, "2026-01-01 00:00 in Germany"},
        {"2025-12-31T23:59", false, false, "2025-12-31 23:59 in Germany" BEHIND},
    };
    struct terminal *t = *state;
    struct shelf_bundle found = {
        .label = {.created = {2026, 11, 20}, .valid_until = {2027, 11, 20}}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct moment wall;
        char words[HEALTH_WORDS];
        assert_true(moment_parse(rows[i].wall, &wall));
        t->health.wall = moment_to_unix(wall);
        bool ok = health_clock(&t->health, rows[i].with_content ? &found : NULL, words);
        assert_string_equal(words, rows[i].words);
        assert_int_equal(ok, rows[i].ok);
    }
    char words[HEALTH_WORDS];
    t->health.wall_known = false;
    assert_false(health_clock(&t->health, NULL, words));
}

#define ON_A_TERMINAL(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_TERMINAL(without_a_key_nothing_is_trusted),
        ON_A_TERMINAL(content_is_described),
        ON_A_TERMINAL(content_that_is_over_is_said),
        ON_A_TERMINAL(an_older_content_is_said),
        ON_A_TERMINAL(a_damaged_bundle_is_not_ready),
        ON_A_TERMINAL(the_disk_is_there),
        ON_A_TERMINAL(the_clock_fits_the_content),
    };
    return crypt_init(NULL) ? cmocka_run_group_tests(tests, NULL, NULL) : 99;
}
