#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "device/shelf.h"
#include "device/deliver.h"
#include "base/durable.h"
#include "help/bundles.h"
#include "help/folder.h"
#include "help/deliveries.h"

/* Ten thousand files of somebody else, links and folders with our names. */
static void opens_nothing_else(void **state)
{
    const struct bundles *b = *state;
    const char *path;
    char name[64];
    for (int i = 0; i < 10000; i++) {
        snprintf(name, sizeof name, "%05d.anna", i);
        path = folder_file(b->stick, "%s", name);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fclose(file);
    }
    path = folder_file(b->stick, "%s", "folder.anna");
    assert_int_equal(mkdir(path, 0755), 0);
    path = folder_file(b->stick, "%s", "link.anna");
    assert_int_equal(symlink("/etc/passwd", path), 0);
    path = folder_file(b->stick, "%s", "pipe.anna");
    assert_int_equal(mkfifo(path, 0644), 0);
    deliveries_put(b, "zz.anna", 3, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 3);
    assert_null(strstr(deliveries_heard, "link.anna"));
    assert_null(strstr(deliveries_heard, "pipe.anna"));
}

/* Names in capitals, as some programs write them. */
static void capitals_are_seen(void **state)
{
    const struct bundles *b = *state;
    deliveries_put(b, "week.anna", 7, NULL);
    rename(folder_file(b->stick, "week.anna"), folder_file(b->stick, "WEEK.ANNA"));
    rename(folder_file(b->stick, "week.anna.minisig"),
           folder_file(b->stick, "WEEK.ANNA.MINISIG"));
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    rename(folder_file(b->stick, "WEEK.ANNA"), folder_file(b->stick, "Week.anna"));
    deliveries_expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
}

/* Beside the bundle lie files of the same label: its signature was copied to them, and
 * nothing but their bytes tells which one is the bundle. */
static void decoys_do_not_hide_the_bundle(void **state)
{
    const struct bundles *b = *state;
    struct buf text;
    deliveries_put(b, "5.anna", 5, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 5);
    deliveries_put(b, "mmm.anna", 7, NULL);
    text = file_read(folder_file(b->stick, "mmm.anna.minisig"));
    struct buf bytes = file_read(folder_file(b->stick, "mmm.anna"));
    for (int i = 0; i < 2000; i++) {
        const char *name =
            folder_file(b->stick, "%s%05d.anna", i % 2 == 0 ? "a" : "z", i);
        file_write(
            folder_file(b->stick, "%s%05d.anna.minisig", i % 2 == 0 ? "a" : "z", i),
            text.bytes, text.len);
        /* Some as long as it is, with other bytes. */
        bytes.bytes[5000] ^= 1;
        file_write(name, bytes.bytes, i < 10 ? bytes.len : (size_t)(i % 700));
        bytes.bytes[5000] ^= 1;
    }
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    assert_non_null(strstr(deliveries_heard, "\nmore "));
    buf_free(&text);
    /* Copies of a signature whose bundle is not there hide no other bundle. */
    deliveries_put(b, "mmm.anna", 9, NULL);
    text = file_read(folder_file(b->stick, "mmm.anna.minisig"));
    for (int i = 0; i < 2000; i++)
        file_write(
            folder_file(b->stick, "%s%05d.anna.minisig", i % 2 == 0 ? "a" : "z", i),
            text.bytes, text.len);
    deliveries_put(b, "mmm.anna", 8, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 8);
    buf_free(&text);
    buf_free(&bytes);
}

/* Under the name that the office gives, a bundle is found among any number of files that
 * are exactly as long as it is. */
static void decoys_of_its_length_do_not_hide_what_the_office_named(void **state)
{
    const struct bundles *b = *state;
    static const char *const office_name[] = {"anna-5.anna", "ANNA-6-all.ANNA", "7.anna"};
    for (size_t i = 0; i < sizeof office_name / sizeof *office_name; i++) {
        long number = (long)(5 + i);
        deliveries_put(b, "mmm.anna", number, NULL);
        struct buf text = file_read(folder_file(b->stick, "mmm.anna.minisig"));
        struct buf bytes = file_read(folder_file(b->stick, "mmm.anna"));
        bytes.bytes[5000] ^= 1;
        for (int k = 0; k < 100; k++) {
            char side = k % 2 == 0 ? '!' : 'z';
            file_write(folder_file(b->stick, "%c%03d.anna.minisig", side, k), text.bytes,
                       text.len);
            file_write(folder_file(b->stick, "%c%03d.anna", side, k), bytes.bytes,
                       bytes.len);
        }
        rename(folder_file(b->stick, "mmm.anna"),
               folder_file(b->stick, "%s", office_name[i]));
        rename(folder_file(b->stick, "mmm.anna.minisig"),
               folder_file(b->stick, "%s.minisig", office_name[i]));
        deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, number);
        buf_free(&text);
        buf_free(&bytes);
    }
}

static void a_stick_that_is_gone_is_told(void **state)
{
    const struct bundles *b = *state;
    const char *path;
    path = folder_file(b->folder, "%s", "gone");
    struct delivery d = deliveries_give(b, path);
    assert_int_equal(d.end, DELIVERY_FAILED);
    assert_int_equal(d.reason, DELIVERY_UNREADABLE);
    assert_int_not_equal(access(path, F_OK), 0);
}

static void a_stick_that_cannot_be_written_is_read(void **state)
{
    const struct bundles *b = *state;
    const char *path;
    deliveries_put(b, "7.anna", 7, NULL);
    /* A file where the note's folder would be: the note cannot be written. */
    path = folder_file(b->stick, "%s", "anna");
    assert_true(durable_write(path, "", 0, 0644, NULL));
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
}

static void the_note_is_not_written_twice(void **state)
{
    const struct bundles *b = *state;
    const char *path;
    struct stat first;
    struct stat second;
    deliveries_put(b, "7.anna", 7, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    deliveries_expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
    path = folder_file(b->stick, "%s", "anna/ANNA-Meldung-ennigerloh.txt");
    assert_int_equal(stat(path, &first), 0);
    deliveries_expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
    assert_int_equal(stat(path, &second), 0);
    assert_int_equal(first.st_ino, second.st_ino);
    assert_int_equal(first.st_mtim.tv_nsec, second.st_mtim.tv_nsec);
}

/* A second file system of the stick: an EFI partition, another bundle, or one that is
 * gone. */
static void file_systems_of_one_stick(void **state)
{
    const struct bundles *b = *state;
    const char *efi = folder_file(b->folder, "efi");
    const char *gone = folder_file(b->folder, "gone");
    struct bundle_plan plan = {.number = 8, .offers = "a b"};
    assert_int_equal(mkdir(efi, 0755), 0);
    file_write_text(folder_file(efi, "boot.img"), "x");
    assert_int_equal(deliveries_give_both(b, efi, gone).reason, DELIVERY_UNREADABLE);
    deliveries_put(b, "7.anna", 7, NULL);
    assert_int_equal(deliveries_give_both(b, efi, b->stick).end, DELIVERY_INSTALLED);
    assert_int_equal(shelf_current(b->state), 7);
    assert_non_null(deliveries_note(b));
    assert_false(file_is_there(folder_file(efi, "anna")));
    assert_int_equal(deliveries_give_both(b, gone, b->stick).end, DELIVERY_SAME);
    assert_int_equal(deliveries_give_both(b, b->stick, efi).end, DELIVERY_SAME);
    /* Both hold bundles: the best of both, and the note lies beside it. */
    bundles_make(b, efi, "8.anna", &plan);
    deliveries_drop(b, "anna/ANNA-Meldung-ennigerloh.txt");
    assert_int_equal(deliveries_give_both(b, b->stick, efi).end, DELIVERY_INSTALLED);
    assert_int_equal(shelf_current(b->state), 8);
    assert_true(deliveries_named("other older 7.anna"));
    assert_true(file_is_there(folder_file(efi, "anna/ANNA-Meldung-ennigerloh.txt")));
    assert_null(deliveries_note(b));
}

static void the_note_of_one_that_died_lies_beside_the_bundle(void **state)
{
    const struct bundles *b = *state;
    const char *efi = folder_file(b->folder, "efi");
    const char *both[] = {efi, b->stick};
    struct install_options options = {
        .state = b->state, .site = "ennigerloh", .keys = &b->key, .key_count = 1};
    assert_int_equal(mkdir(efi, 0755), 0);
    assert_false(deliver_note(&options, both, 2, "broken_off", &deliveries_err));
    deliveries_put(b, "7.anna", 7, NULL);
    assert_false(deliver_note(&options, both, 2, "nonsense", &deliveries_err));
    assert_true(deliver_note(&options, both, 2, "broken_off", &deliveries_err));
    assert_non_null(strstr(deliveries_note(b), "Das Laden ist abgebrochen."));
    assert_false(file_is_there(folder_file(efi, "anna")));
}

int main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, deliveries_set_up, deliveries_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(opens_nothing_else),
        TEST(capitals_are_seen),
        TEST(decoys_do_not_hide_the_bundle),
        TEST(decoys_of_its_length_do_not_hide_what_the_office_named),
        TEST(a_stick_that_is_gone_is_told),
        TEST(a_stick_that_cannot_be_written_is_read),
        TEST(the_note_is_not_written_twice),
        TEST(file_systems_of_one_stick),
        TEST(the_note_of_one_that_died_lies_beside_the_bundle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
