#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/crypt.h"
#include "shop.h"

static void an_empty_folder_has_nothing(void **state)
{
    const struct shop *shop = *state;
    struct shelf_bundle found = {.previous = false};
    struct err err = {""};
    char words[512];
    snprintf(words, sizeof words, "%s: no content is installed", shop->state);
    assert_false(find(shop, &found, &err));
    assert_string_equal(err.text, words);
    assert_int_equal(shelf_current(shop->state), 0);
    rmdir(folder_file(shop->state, "content"));
    assert_false(find(shop, &found, &err));
    assert_string_equal(err.text, words);
    shelf_tidy(shop->state);
    shelf_prune(shop->state, 1, 2);
    assert_false(shelf_find("/nowhere", &shop->key, 1, &found, &err));
}

static void finds_what_current_points_to(void **state)
{
    const struct shop *shop = *state;
    struct shelf_bundle found;
    struct err err = {""};
    put(shop, 7);
    put(shop, 8);
    point(shop, "7.anna");
    assert_int_equal(shelf_current(shop->state), 7);
    assert_true(find(shop, &found, &err));
    assert_int_equal(found.label.sequence, 7);
    assert_false(found.previous);
    assert_string_equal(found.path, folder_file(shop->state, "content/7.anna"));
    assert_string_equal(found.index, folder_file(shop->state, "content/7.index"));
    unsigned char hash[SIGNATURE_HASH_LEN];
    sample_hash(found.path, hash);
    assert_memory_equal(found.hash, hash, sizeof hash);
    point(shop, "8.anna");
    assert_true(find(shop, &found, &err));
    assert_int_equal(found.label.sequence, 8);
}

static void only_names_of_bundles_are_followed(void **state)
{
    const struct shop *shop = *state;
    static const char *const rows[] = {
        "7",       "07.anna", "7.anna.minisig", "7.annax",
        "x7.anna", "-7.anna", "0.anna",         "../content/7.anna",
        "/7.anna", " 7.anna", "+7.anna",        "7.anna/",
        "7 .anna", "7.ANNA",  "1e3.anna",       "7.anna\n",
        "current", "",
    };
    struct shelf_bundle found;
    struct err err = {""};
    put(shop, 7);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i][0] != '\0')
            point(shop, rows[i]);
        else
            file_write_text(folder_file(shop->state, "content/x"), "no link at all");
        assert_int_equal(shelf_current(shop->state), 0);
    }
    point(shop, "99999999999999999999999999.anna");
    assert_int_not_equal(shelf_current(shop->state), 7);
    assert_true(find(shop, &found, &err));
    assert_true(found.previous);
}

/* What is damaged, then what is shown. */
static void steps_back_from_damage(void **state)
{
    const struct shop *shop = *state;
    struct shelf_bundle found;
    struct err err = {""};
    put(shop, 5);
    put(shop, 7);
    put(shop, 8);
    put(shop, 9); /* newer than current: was never switched to */
    point(shop, "8.anna");
    flip(folder_file(shop->state, "content/8.anna"), 30000, 3);
    assert_true(find(shop, &found, &err));
    assert_int_equal(found.label.sequence, 7);
    assert_true(found.previous);
    assert_non_null(strstr(err.text, "8.anna: it was changed after it was signed"));
    unlink(folder_file(shop->state, "content/7.anna.minisig"));
    assert_true(find(shop, &found, &err));
    assert_int_equal(found.label.sequence, 5);
    assert_int_equal(truncate(folder_file(shop->state, "content/5.anna"), 0), 0);
    assert_true(find(shop, &found, &err));
    assert_int_equal(found.label.sequence, 9);
    flip(folder_file(shop->state, "content/9.anna"), 30000, 3);
    found.label.sequence = 77;
    assert_false(find(shop, &found, &err));
    assert_non_null(strstr(err.text, "8.anna: it was changed after it was signed"));
    assert_int_equal(found.label.sequence, 77);
}

static void a_lost_bundle_is_told_from_a_changed_one(void **state)
{
    const struct shop *shop = *state;
    struct shelf_bundle found;
    struct err err = {""};
    put(shop, 7);
    put(shop, 8);
    point(shop, "8.anna");
    unlink(folder_file(shop->state, "content/8.anna"));
    assert_true(find(shop, &found, &err));
    assert_true(found.previous);
    assert_non_null(strstr(err.text, "8.anna: could not be opened"));
}

/* One bit of the link, and it leads to a number that was never there: that is no reason
 * to show nothing, and none to refuse the next sticks. */
static void a_rotten_link_loses_nothing(void **state)
{
    const struct shop *shop = *state;
    static const char *const rows[] = {"5.anna", "2.anna", "77.anna", "7.bnna"};
    struct shelf_bundle found;
    struct err err = {""};
    put(shop, 6);
    put(shop, 7);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        point(shop, rows[i]);
        assert_true(find(shop, &found, &err));
        assert_int_equal(found.label.sequence, 7);
        assert_true(found.previous);
        assert_int_equal(shelf_floor(shop->state), 0);
    }
    point(shop, "6.anna");
    assert_int_equal(shelf_floor(shop->state), 6);
}

/* A file system that lost the link keeps the bundles: the newest good one is shown, and
 * an older stick is no way back. */
static void a_lost_link_loses_nothing(void **state)
{
    const struct shop *shop = *state;
    struct shelf_bundle found;
    struct err err = {""};
    put(shop, 7);
    put(shop, 8);
    assert_true(find(shop, &found, &err));
    assert_int_equal(found.label.sequence, 8);
    assert_true(found.previous);
    assert_non_null(strstr(err.text, "the link to the installed content is lost"));
    point(shop, "nonsense");
    flip(folder_file(shop->state, "content/8.anna"), 0, 0);
    assert_true(find(shop, &found, &err));
    assert_int_equal(found.label.sequence, 7);
}

/* The right bytes under a wrong number would let an old bundle pass for a new one. */
static void the_number_must_be_the_one_inside(void **state)
{
    const struct shop *shop = *state;
    struct shelf_bundle found;
    struct err err = {""};
    struct sample sample = {.sequence = 6};
    sample_bundle(folder_file(shop->state, "content/9.anna"), &sample, &shop->signer);
    point(shop, "9.anna");
    assert_false(find(shop, &found, &err));
    assert_non_null(strstr(err.text, "9.anna: it is number 6 inside"));
}

static void a_foreign_key_shows_nothing(void **state)
{
    const struct shop *shop = *state;
    struct shelf_bundle found;
    struct err err = {""};
    struct signer other;
    signer_make(&other, 2);
    struct signature_key key = signer_key(&other);
    put(shop, 7);
    point(shop, "7.anna");
    assert_false(shelf_find(shop->state, &key, 1, &found, &err));
    assert_non_null(strstr(err.text, "a key that this terminal does not trust"));
    assert_false(shelf_find(shop->state, NULL, 0, &found, &err));
}

static void tidies_what_a_cut_left(void **state)
{
    const struct shop *shop = *state;
    put(shop, 7);
    point(shop, "7.anna");
    file_write_text(folder_file(shop->state, "incoming.part"), "x");
    file_write_text(folder_file(shop->state, "content/8.index.part"), "x");
    file_write_text(folder_file(shop->state, "content/.part"), "no name in front of it");
    file_write_text(folder_file(shop->state, "content/part"), "x");
    file_write_text(folder_file(shop->state, "outbox"), "x");
    assert_int_equal(symlink("8.anna", folder_file(shop->state, "content/current.part")),
                     0);
    shelf_tidy(shop->state);
    assert_false(file_is_there(folder_file(shop->state, "incoming.part")));
    assert_false(file_is_there(folder_file(shop->state, "content/8.index.part")));
    assert_false(file_is_there(folder_file(shop->state, "content/current.part")));
    assert_true(file_is_there(folder_file(shop->state, "content/part")));
    assert_true(file_is_there(folder_file(shop->state, "outbox")));
    assert_int_equal(shelf_current(shop->state), 7);
    assert_true(file_is_there(folder_file(shop->state, "content/7.anna")));
}

/* Also the halves of bundles whose other half is gone. */
static void prunes_all_but_two(void **state)
{
    const struct shop *shop = *state;
    for (long number = 1; number <= 5; number++)
        put(shop, number);
    point(shop, "5.anna");
    file_write_text(folder_file(shop->state, "content/9.index"), "an orphan");
    file_write_text(folder_file(shop->state, "content/9.anna.minisig"), "an orphan");
    file_write_text(folder_file(shop->state, "content/notes"), "of somebody");
    shelf_prune(shop->state, 5, 3);
    for (long number = 1; number <= 5; number++) {
        bool kept = number == 5 || number == 3;
        assert_int_equal(
            file_is_there(folder_file(shop->state, "content/%ld.anna", number)), kept);
        assert_int_equal(
            file_is_there(folder_file(shop->state, "content/%ld.index", number)), kept);
        assert_int_equal(
            file_is_there(folder_file(shop->state, "content/%ld.anna.minisig", number)),
            kept);
    }
    assert_int_equal(folder_count(folder_file(shop->state, "content"), ""),
                     3 + 3 + 1 + 1);
    assert_true(file_is_there(folder_file(shop->state, "content/notes")));
}

static void long_paths_are_refused(void **state)
{
    char path[SHELF_PATH];
    char folder[SHELF_PATH + 10];
    struct err err = {""};
    (void)state;
    memset(folder, 'f', sizeof folder - 1);
    folder[sizeof folder - 1] = '\0';
    assert_false(shelf_path(path, folder, "x", &err));
    assert_non_null(strstr(err.text, "the path is too long"));
    folder[SHELF_PATH - 11] = '\0';
    assert_true(shelf_path(path, folder, "x", &err));
    assert_false(shelf_path(path, folder, "xy", &err));
    assert_int_equal(shelf_current(folder), 0);
    shelf_tidy(folder);
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(an_empty_folder_has_nothing),
        IN_A_FOLDER(finds_what_current_points_to),
        IN_A_FOLDER(only_names_of_bundles_are_followed),
        IN_A_FOLDER(steps_back_from_damage),
        IN_A_FOLDER(a_lost_bundle_is_told_from_a_changed_one),
        IN_A_FOLDER(a_rotten_link_loses_nothing),
        IN_A_FOLDER(a_lost_link_loses_nothing),
        IN_A_FOLDER(the_number_must_be_the_one_inside),
        IN_A_FOLDER(a_foreign_key_shows_nothing),
        IN_A_FOLDER(tidies_what_a_cut_left),
        IN_A_FOLDER(prunes_all_but_two),
        IN_A_FOLDER(long_paths_are_refused),
    };
    return crypt_init(NULL) ? cmocka_run_group_tests(tests, NULL, NULL) : 99;
}
