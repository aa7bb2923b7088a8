/* The outbox: nothing lost, nothing told. Order and time are proved with libsodium's
 * chance replaced by a stream that begins anew for each seal, so that the same report is
 * always the same slot. */

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

#include <sodium.h>

#include "base/durable.h"
#include "device/outbox.h"
#include "help/outboxes.h"

/* Opens the outer layer, as the office does; `count` is how many slots are in it. */
static unsigned char *open_outer(const struct buf *file, size_t *count)
{
    unsigned char *plain = malloc(SEAL_FILE_PLAIN_LEN);
    assert_non_null(plain);
    assert_int_equal(file->len, SEAL_FILE_LEN);
    assert_memory_equal(file->bytes, "ANNAREP\2", SEAL_FILE_HEAD_LEN);
    assert_int_equal(
        crypto_box_seal_open(plain, (unsigned char *)file->bytes + SEAL_FILE_HEAD_LEN,
                             SEAL_FILE_LEN - SEAL_FILE_HEAD_LEN, outboxes_public,
                             outboxes_secret),
        0);
    *count = plain[0] | (size_t)plain[1] << 8;
    for (size_t i = 4 + *count * SEAL_SLOT_LEN; i < SEAL_FILE_PLAIN_LEN; i++)
        assert_int_equal(plain[i], 0);
    return plain;
}

/* Proof of the size: with 0 to 70 reports a stick's file is one size. */
static void a_stick_does_not_tell_how_many(void **state)
{
    (void)state;
    outboxes_empty_everything();
    for (uint32_t reports = 0; reports <= 70; reports++) {
        struct buf file = {0};
        char name[256];
        size_t files;
        size_t found;
        outboxes_remove_all(outboxes_stick);
        assert_int_equal(mkdir(outboxes_stick, 0700), 0);
        assert_true(outbox_export(outboxes_state, outboxes_public, outboxes_stick, NULL));
        outboxes_read_stick(&file, name, &files);
        assert_int_equal(files, 1);
        assert_int_equal(strlen(name), 32 + strlen(".anna-reports"));
        unsigned char *plain = open_outer(&file, &found);
        assert_int_equal(found, reports);
        for (size_t i = 0; i < found; i++) {
            const unsigned char *slot = plain + 4 + i * SEAL_SLOT_LEN;
            unsigned char bytes[REPORT_LEN];
            struct report report;
            bool dummy = true;
            assert_int_equal(crypto_box_seal_open(bytes, slot, SEAL_SLOT_LEN,
                                                  outboxes_public, outboxes_secret),
                             0);
            assert_true(report_decode(&report, &dummy, bytes, NULL) && !dummy);
            assert_true(i == 0 || memcmp(slot - SEAL_SLOT_LEN, slot, SEAL_SLOT_LEN) < 0);
        }
        free(plain);
        buf_free(&file);
        outboxes_add(reports);
    }
}

/* Who keeps two exports finds nothing in both, with the same reports in them or not: no
 * run of 8 bytes of the one is in the other but the head. */
static void two_exports_have_nothing_in_common(void **state)
{
    (void)state;
    outboxes_empty_everything();
    struct buf file[3] = {{0}};
    char name[3][256];
    for (uint32_t i = 0; i < 3; i++) {
        size_t files;
        outboxes_remove_all(outboxes_stick);
        assert_int_equal(mkdir(outboxes_stick, 0700), 0);
        if (i < 2) /* the third has the reports of the second */
            outboxes_add(i);
        outboxes_begin_stream(400 + i);
        assert_true(outbox_export(outboxes_state, outboxes_public, outboxes_stick, NULL));
        outboxes_read_stick(&file[i], name[i], &files);
    }
    for (size_t i = 1; i < 3; i++) {
        size_t same = 0;
        assert_string_not_equal(name[i - 1], name[i]);
        for (size_t at = SEAL_FILE_HEAD_LEN; at < SEAL_FILE_LEN; at++)
            same += file[i - 1].bytes[at] == file[i].bytes[at];
        /* One of 256 by chance: 2,144, give or take 46. */
        assert_in_range(same, 1800, 2500);
        for (size_t at = SEAL_FILE_HEAD_LEN; at + 8 <= SEAL_FILE_LEN; at += 1072)
            assert_null(memmem(file[i].bytes + SEAL_FILE_HEAD_LEN,
                               SEAL_FILE_LEN - SEAL_FILE_HEAD_LEN, file[i - 1].bytes + at,
                               8));
    }
    for (size_t i = 0; i < 3; i++)
        buf_free(&file[i]);
}

static void more_than_a_file_holds_goes_into_several(void **state)
{
    (void)state;
    char path[128];
    struct buf slots = {0};
    outboxes_empty_everything();
    for (size_t i = 0; i < 5000; i++) {
        unsigned char slot[SEAL_SLOT_LEN] = {(unsigned char)(i >> 8), (unsigned char)i};
        buf_add(&slots, slot, sizeof slot);
    }
    snprintf(path, sizeof path, "%s/outbox", outboxes_state);
    assert_true(durable_folder(path, 0700, NULL));
    snprintf(path, sizeof path, "%s/outbox/slots", outboxes_state);
    assert_true(durable_write(path, slots.bytes, slots.len, 0600, NULL));
    buf_free(&slots);
    assert_true(outbox_export(outboxes_state, outboxes_public, outboxes_stick, NULL));
    struct buf file = {0};
    char name[256];
    size_t files;
    outboxes_read_stick(&file, name, &files);
    assert_int_equal(files, (5000 + SEAL_FILE_SLOTS - 1) / SEAL_FILE_SLOTS);
    buf_free(&file);
}

/* A stick that comes a hundred times without having been in the office: the newest file,
 * and the one before. What others wrote stays, and nobody else's words remove anything.
 */
static void a_stick_does_not_fill_up(void **state)
{
    (void)state;
    char path[160];
    char other[160];
    outboxes_empty_everything();
    outboxes_begin_stream(99);
    for (int i = 0; i < 100; i++)
        assert_true(outbox_export(outboxes_state, outboxes_public, outboxes_stick, NULL));
    assert_int_equal(outboxes_files_on_stick(), 2);
    snprintf(other, sizeof other, "%s/anna/reports/%032d.anna-reports", outboxes_stick,
             7);
    assert_true(durable_write(other, "b", 1, 0600, NULL));
    outboxes_add(1);
    outboxes_begin_stream(100);
    assert_true(outbox_export(outboxes_state, outboxes_public, outboxes_stick, NULL));
    assert_true(outbox_export(outboxes_state, outboxes_public, outboxes_stick, NULL));
    assert_int_equal(outboxes_files_on_stick(), 3);
    /* Another stick in between is another story. */
    outboxes_remove_all(outboxes_stick);
    assert_int_equal(mkdir(outboxes_stick, 0700), 0);
    assert_true(outbox_export(outboxes_state, outboxes_public, outboxes_stick, NULL));
    assert_int_equal(outboxes_files_on_stick(), 1);
    snprintf(path, sizeof path, "%s/outbox/sent", outboxes_state);
    snprintf(other, sizeof other, "%s/keep.anna-reports", outboxes_stick);
    assert_true(durable_write(other, "b", 1, 0600, NULL));
    assert_true(durable_write(path, "../../keep\n../../keep\n\n", 23, 0600, NULL));
    assert_true(outbox_export(outboxes_state, outboxes_public, outboxes_stick, NULL));
    assert_true(outbox_export(outboxes_state, outboxes_public, outboxes_stick, NULL));
    assert_int_equal(access(other, F_OK), 0);
    outboxes_check_times(path);
}

static void only_what_has_arrived_is_forgotten(void **state)
{
    (void)state;
    struct outboxes_office office = {.count = 0};
    outboxes_empty_everything();
    assert_true(outbox_forget(outboxes_state, outboxes_asks, &office, NULL));
    for (uint32_t i = 0; i < 5; i++)
        outboxes_add(i);
    outboxes_arrives(&office, 1);
    outboxes_arrives(&office, 3);
    outboxes_arrives(&office, 77);
    office.silent = true;
    assert_false(outbox_forget(outboxes_state, outboxes_asks, &office, NULL));
    assert_int_equal(outboxes_count_slots(), 5);
    office.silent = false;
    assert_true(outbox_forget(outboxes_state, outboxes_asks, &office, NULL));
    assert_int_equal(outboxes_count_slots(), 3);
    assert_true(outbox_forget(outboxes_state, outboxes_asks, &office, NULL));
    assert_int_equal(outboxes_count_slots(), 3);
    outboxes_arrives(&office, 0);
    outboxes_arrives(&office, 2);
    outboxes_arrives(&office, 4);
    assert_true(outbox_forget(outboxes_state, outboxes_asks, &office, NULL));
    assert_int_equal(outboxes_count_slots(), 0);
    char path[128];
    struct stat about;
    snprintf(path, sizeof path, "%s/outbox/slots", outboxes_state);
    assert_int_not_equal(stat(path, &about), 0);
}

/* A file whose end is cut off keeps what is whole; a piece that a cut left is not read.
 */
static void damage_loses_no_more_than_it_hit(void **state)
{
    (void)state;
    char path[128];
    char part[160];
    outboxes_empty_everything();
    for (uint32_t i = 0; i < 3; i++)
        outboxes_add(i);
    snprintf(path, sizeof path, "%s/outbox/slots", outboxes_state);
    snprintf(part, sizeof part, "%s.part", path);
    assert_int_equal(truncate(path, 2 * SEAL_SLOT_LEN + 100), 0);
    assert_true(durable_write(part, "half", 4, 0600, NULL));
    assert_int_equal(outboxes_count_slots(), 2);
    outboxes_add(9);
    assert_int_equal(outboxes_count_slots(), 3);
    struct stat about;
    assert_int_not_equal(stat(part, &about), 0);
}

static void what_cannot_be_saved_says_so(void **state)
{
    (void)state;
    unsigned char slot[SEAL_SLOT_LEN];
    char path[128];
    struct err err = {""};
    outboxes_empty_everything();
    assert_true(durable_folder(outboxes_state, 0700, NULL));
    snprintf(path, sizeof path, "%s/outbox", outboxes_state);
    assert_true(durable_write(path, "no folder", 9, 0600, NULL));
    outboxes_make_slot(slot, 1);
    assert_false(outbox_add(outboxes_state, slot, &err));
    assert_true(err.text[0] != '\0');
    err.text[0] = '\0';
    outboxes_remove_all(outboxes_stick);
    assert_true(durable_write(outboxes_stick, "no stick", 8, 0600, NULL));
    assert_false(outbox_export(outboxes_state, outboxes_public, outboxes_stick, &err));
    assert_true(err.text[0] != '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stick_does_not_tell_how_many),
        cmocka_unit_test(two_exports_have_nothing_in_common),
        cmocka_unit_test(more_than_a_file_holds_goes_into_several),
        cmocka_unit_test(a_stick_does_not_fill_up),
        cmocka_unit_test(only_what_has_arrived_is_forgotten),
        cmocka_unit_test(damage_loses_no_more_than_it_hit),
        cmocka_unit_test(what_cannot_be_saved_says_so),
    };
    return cmocka_run_group_tests(tests, outboxes_set_up, outboxes_tear_down);
}
