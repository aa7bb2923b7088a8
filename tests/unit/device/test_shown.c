#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/durable.h"
#include "core/strings.h"
#include "device/deliver.h"
#include "device/editions.h"
#include "device/health.h"
#include "device/shown.h"
#include "help/bundles.h"
#include "help/folder.h"

/* Which files were read whole to be proved, and how often: the runner is linked with
 * --wrap=signature_hash_file. */
enum { MOST_FILES = 16 };
static struct proved {
    char path[SHELF_PATH];
    int times;
} proved[MOST_FILES];
static size_t proved_count;

bool __real_signature_hash_file(const char *path, size_t limit,
                                unsigned char out[SIGNATURE_HASH_LEN], struct err *err);
bool __wrap_signature_hash_file(const char *path, size_t limit,
                                unsigned char out[SIGNATURE_HASH_LEN], struct err *err);

bool __wrap_signature_hash_file(const char *path, size_t limit,
                                unsigned char out[SIGNATURE_HASH_LEN], struct err *err)
{
    size_t i = 0;
    while (i < proved_count && strcmp(proved[i].path, path) != 0)
        i++;
    if (i == proved_count && i < MOST_FILES)
        snprintf(proved[proved_count++].path, SHELF_PATH, "%s", path);
    if (i < proved_count)
        proved[i].times++;
    return __real_signature_hash_file(path, limit, out, err);
}

static void count_anew(void)
{
    memset(proved, 0, sizeof proved);
    proved_count = 0;
}

static int times_of(const struct bundles *b, long number)
{
    const char *path = folder_file(b->state, "content/%ld.anna", number);
    for (size_t i = 0; i < proved_count; i++)
        if (strcmp(proved[i].path, path) == 0)
            return proved[i].times;
    return 0;
}

static int set_up(void **state)
{
    static struct bundles b;
    bundles_set_up(&b, 1);
    count_anew();
    *state = &b;
    return strings_open(ANNA_BINARY_DIR "/strings", NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    bundles_tear_down(*state);
    return 0;
}

static void put(const struct bundles *b, long number)
{
    const struct bundle_plan plan = {.number = number, .offers = "a b"};
    char name[32];
    snprintf(name, sizeof name, "%ld.anna", number);
    bundles_make(b, b->stick, name, &plan);
}

static void give(const struct bundles *b, enum delivery_end end)
{
    struct install_options options = {
        .state = b->state, .site = "ennigerloh", .keys = &b->key, .key_count = 1};
    const char *folder = b->stick;
    struct delivery delivery;
    struct err err = {""};
    count_anew();
    deliver(&options, &folder, 1, NULL, &delivery, &err);
    assert_int_equal(delivery.end, end);
}

static void a_stick_proves_what_is_installed_once(void **state)
{
    const struct bundles *b = *state;
    put(b, 6);
    give(b, DELIVERY_INSTALLED);
    assert_int_equal(proved_count, 0); /* there was none, and the copy was read once */
    put(b, 7);
    give(b, DELIVERY_INSTALLED);
    assert_int_equal(times_of(b, 6), 1);
    assert_int_equal(times_of(b, 7), 0);
    give(b, DELIVERY_SAME);
    assert_int_equal(times_of(b, 7), 1);
    put(b, 8);
    bundles_flip(b->stick, "8.anna", 5000);
    give(b, DELIVERY_FAILED);
    assert_int_equal(times_of(b, 7), 1);
    assert_int_equal(proved_count, 1);
}

static void the_newest_behind_what_is_shown_is_proved_once(void **state)
{
    const struct bundles *b = *state;
    put(b, 6);
    give(b, DELIVERY_INSTALLED);
    put(b, 7);
    give(b, DELIVERY_INSTALLED);
    assert_true(editions_go(b->state, &b->key, 1, 6, NULL));
    give(b, DELIVERY_SAME);
    assert_int_equal(times_of(b, 6), 1);
    assert_int_equal(times_of(b, 7), 1);
}

static void what_was_installed_is_handed_on_open(void **state)
{
    const struct bundles *b = *state;
    struct install_options options = {
        .state = b->state, .site = "ennigerloh", .keys = &b->key, .key_count = 1};
    struct install_result result;
    struct shown shown;
    struct shown found;
    struct buf signature = {0};
    struct err err = {""};
    put(b, 7);
    assert_true(
        buf_read_file(&signature, folder_file(b->stick, "7.anna.minisig"), 4096, &err));
    assert_false(shown_open(&shown, b->state, &b->key, 1, &err));
    assert_null(shown.content);
    assert_true(install_signed(&options, &shown, folder_file(b->stick, "7.anna"),
                               &signature, NULL, &result, NULL, &err));
    assert_true(shown_open(&found, b->state, &b->key, 1, &err));
    assert_int_equal(content_sequence(shown.content), 7);
    assert_int_equal(shown.bundle.label.sequence, 7);
    assert_memory_equal(shown.bundle.hash, found.bundle.hash, SIGNATURE_HASH_LEN);
    assert_string_equal(shown.bundle.path, found.bundle.path);
    assert_string_equal(shown.bundle.index, found.bundle.index);
    assert_false(shown_touched(&shown));
    /* A failure leaves it as it is. */
    put(b, 8);
    assert_false(install_signed(&options, &shown, folder_file(b->stick, "8.anna"),
                                &signature, NULL, &result, NULL, &err));
    assert_int_equal(content_sequence(shown.content), 7);
    shown_close(&found);
    shown_close(&shown);
    assert_null(shown.content);
    assert_int_equal(shown.bundle.label.sequence, 0);
    buf_free(&signature);
}

static void what_somebody_wrote_to_is_noticed_once(void **state)
{
    const struct bundles *b = *state;
    struct shown shown;
    struct err err = {""};
    put(b, 7);
    give(b, DELIVERY_INSTALLED);
    assert_true(shown_open(&shown, b->state, &b->key, 1, &err));
    shown_open_index(&shown);
    assert_non_null(shown.search);
    assert_false(shown_touched(&shown) || shown_index_touched(&shown));
    assert_true(shown_whole(&shown) && shown_index_whole(&shown));
    bundles_flip(b->state, "content/7.anna", 5000);
    bundles_flip(b->state, "content/7.index", 200);
    assert_true(shown_touched(&shown) && shown_index_touched(&shown));
    assert_false(shown_touched(&shown) || shown_index_touched(&shown));
    assert_false(shown_whole(&shown) || shown_index_whole(&shown));
    bundles_flip(b->state, "content/7.anna", 5000);
    shown_build_index(&shown);
    assert_true(shown_whole(&shown) && shown_index_whole(&shown));
    shown_close(&shown);
}

static void what_is_proved_and_does_not_open_is_told(void **state)
{
    const struct bundles *b = *state;
    struct sample sample = {.sequence = 7, .sql = "DROP TABLE x_site"};
    struct shown shown;
    struct err err = {""};
    assert_true(durable_folder(folder_file(b->state, "content"), 0755, &err));
    sample_bundle(folder_file(b->state, "content/7.anna"), &sample, &b->signer);
    assert_int_equal(symlink("7.anna", folder_file(b->state, "content/current")), 0);
    assert_true(shown_open(&shown, b->state, &b->key, 1, &err));
    assert_null(shown.content);
    assert_int_equal(shown.bundle.label.sequence, 7);
    assert_true(err.text[0] != '\0');
    shown_close(&shown);
}

static void health_proves_it_once(void **state)
{
    const struct bundles *b = *state;
    struct health health = {
        .state = b->state, .site = "ennigerloh", .keys = &b->key, .key_count = 1};
    struct shelf_bundle found;
    char words[HEALTH_WORDS];
    put(b, 7);
    give(b, DELIVERY_INSTALLED);
    count_anew();
    assert_true(health_content(&health, &found, words));
    assert_true(health_newest(&health, &found, words));
    assert_int_equal(times_of(b, 7), 1);
    assert_int_equal(proved_count, 1);
}

#define AT_A_TERMINAL(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_TERMINAL(a_stick_proves_what_is_installed_once),
        AT_A_TERMINAL(the_newest_behind_what_is_shown_is_proved_once),
        AT_A_TERMINAL(what_was_installed_is_handed_on_open),
        AT_A_TERMINAL(what_somebody_wrote_to_is_noticed_once),
        AT_A_TERMINAL(what_is_proved_and_does_not_open_is_told),
        AT_A_TERMINAL(health_proves_it_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
