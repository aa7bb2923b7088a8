/* The outbox: nothing lost, nothing told. Order and time are proved with libsodium's
 * chance replaced by a stream that begins anew for each seal, so that the same report is
 * always the same slot. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/durable.h"
#include "core/crypt.h"
#include "device/outbox.h"

enum { REPORTS = 30, PERMUTATIONS = 200, OTHERS = 8 };

static unsigned char stream_seed[32];
static uint64_t stream_at;

static const char *stream_name(void)
{
    return "test";
}

static void stream_fill(void *const out, const size_t len)
{
    unsigned char nonce[crypto_stream_chacha20_NONCEBYTES] = {0};
    memcpy(nonce, &stream_at, sizeof nonce);
    crypto_stream_chacha20(out, len, nonce, stream_seed);
    stream_at++;
}

static uint32_t stream_number(void)
{
    uint32_t number;
    stream_fill(&number, sizeof number);
    return number;
}

static randombytes_implementation stream = {
    .implementation_name = stream_name, .random = stream_number, .buf = stream_fill};

/* What is sealed next is decided by this number alone. */
static void begin_stream(uint32_t number)
{
    memset(stream_seed, 0, sizeof stream_seed);
    memcpy(stream_seed, &number, sizeof number);
    stream_at = 0;
}

static unsigned char public_key[SEAL_KEY_LEN];
static unsigned char secret_key[crypto_box_SECRETKEYBYTES];
static char work[64];
static char state_path[96];
static char stick_path[96];

static int set_up(void **state)
{
    (void)state;
    snprintf(work, sizeof work, "/tmp/anna-outbox-XXXXXX");
    if (mkdtemp(work) == NULL)
        return -1;
    snprintf(state_path, sizeof state_path, "%s/state", work);
    snprintf(stick_path, sizeof stick_path, "%s/stick", work);
    begin_stream(1);
    randombytes_set_implementation(&stream);
    if (!crypt_init(NULL) || crypto_box_keypair(public_key, secret_key) != 0)
        return -1;
    return mkdir(stick_path, 0700);
}

static void remove_all(const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *e = folder != NULL ? readdir(folder) : NULL; e != NULL;
         e = readdir(folder)) {
        char whole[512];
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        snprintf(whole, sizeof whole, "%s/%s", path, e->d_name);
        remove_all(whole);
    }
    if (folder != NULL)
        closedir(folder);
    remove(path);
}

static int tear_down(void **state)
{
    (void)state;
    remove_all(work);
    return 0;
}

static void empty_everything(void)
{
    remove_all(state_path);
    remove_all(stick_path);
    assert_int_equal(mkdir(stick_path, 0700), 0);
}

static void make_slot(unsigned char slot[SEAL_SLOT_LEN], uint32_t number)
{
    struct report report = {.site = "ennigerloh",
                            .year = 2026,
                            .month = 1 + (int)(number % 12),
                            .step = (enum report_step)(number % REPORT_STEP_COUNT),
                            .sequence = 3};
    snprintf(report.text, sizeof report.text, "Meldung %u", number);
    report_turn_barrier(&report, number % 2 == 0 ? "forms" : "cost");
    begin_stream(1000 + number);
    assert_true(seal_report(slot, &report, public_key, NULL));
}

static void add(uint32_t number)
{
    unsigned char slot[SEAL_SLOT_LEN];
    struct err err = {""};
    make_slot(slot, number);
    if (!outbox_add(state_path, slot, &err))
        fail_msg("%s", err.text);
}

/* The hashes that the office has. */
struct office {
    char hash[64][SEAL_HASH_LEN];
    size_t count;
    bool silent; /* cannot be asked */
};

static bool asks(void *context, const char *hash, bool *arrived, struct err *err)
{
    struct office *office = context;
    if (office->silent)
        return err_set(err, "nobody answers");
    *arrived = false;
    for (size_t i = 0; i < office->count; i++)
        *arrived = *arrived || strcmp(office->hash[i], hash) == 0;
    return true;
}

static void arrives(struct office *office, uint32_t number)
{
    unsigned char slot[SEAL_SLOT_LEN];
    make_slot(slot, number);
    seal_hash(office->hash[office->count++], slot);
}

static size_t count_slots(void)
{
    struct buf slots = {0};
    assert_true(outbox_read(state_path, &slots, NULL));
    size_t count = slots.len / SEAL_SLOT_LEN;
    buf_free(&slots);
    return count;
}

static void shuffle(uint32_t *number, size_t count, unsigned *chance)
{
    for (size_t i = count; i > 1; i--) {
        *chance = *chance * 1103515245u + 12345u;
        size_t k = *chance / 65536 % i;
        uint32_t keep = number[i - 1];
        number[i - 1] = number[k];
        number[k] = keep;
    }
}

/* Adds the reports in some order; in between others come and are forgotten again. */
static void live(const uint32_t *number, unsigned *chance)
{
    struct office office = {.count = 0};
    uint32_t other = 0;
    for (size_t i = 0; i < REPORTS; i++) {
        add(number[i]);
        *chance = *chance * 1103515245u + 12345u;
        if (*chance / 65536 % 3 == 0 && other < OTHERS) {
            add(500 + other);
            arrives(&office, 500 + other++);
        }
        if (*chance / 65536 % 7 == 0)
            assert_true(outbox_forget(state_path, asks, &office, NULL));
        if (*chance / 65536 % 11 == 0)
            add(number[0]);
    }
    assert_true(outbox_forget(state_path, asks, &office, NULL));
}

static void read_stick(struct buf *out, char name[256], size_t *files)
{
    char folder[128];
    snprintf(folder, sizeof folder, "%s/anna/reports", stick_path);
    *files = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *e = readdir(dir); e != NULL; e = readdir(dir)) {
        char path[512];
        if (e->d_name[0] == '.')
            continue;
        ++*files;
        snprintf(name, 256, "%s", e->d_name);
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        assert_true(buf_read_file(out, path, 8u << 20, NULL));
    }
    closedir(dir);
}

static void check_times(const char *path)
{
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mtim.tv_sec, 1577836800);
    assert_int_equal(about.st_mtim.tv_nsec, 0);
}

static void check_all_times(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/outbox", state_path);
    check_times(path);
    snprintf(path, sizeof path, "%s/outbox/slots", state_path);
    check_times(path);
    snprintf(path, sizeof path, "%s/anna/reports/%s", stick_path, name);
    check_times(path);
}

/* Proof of order and time: 200 permutations of the same reports with random histories are
 * one and the same outbox file and one and the same stick file, with the same times. */
static void order_and_history_leave_no_trace(void **state)
{
    (void)state;
    struct buf first_slots = {0};
    struct buf first_file = {0};
    char first_name[256] = "";
    unsigned chance = 20261123;
    uint32_t number[REPORTS];
    for (uint32_t i = 0; i < REPORTS; i++)
        number[i] = i;
    for (int turn = 0; turn < PERMUTATIONS; turn++) {
        struct buf slots = {0};
        struct buf file = {0};
        char name[256];
        size_t files;
        empty_everything();
        shuffle(number, REPORTS, &chance);
        live(number, &chance);
        assert_true(outbox_read(state_path, &slots, NULL));
        assert_int_equal(slots.len, (size_t)REPORTS * SEAL_SLOT_LEN);
        begin_stream(7);
        assert_true(outbox_export(state_path, public_key, stick_path, NULL));
        read_stick(&file, name, &files);
        assert_int_equal(files, 1);
        check_all_times(name);
        if (turn == 0) {
            first_slots = slots;
            first_file = file;
            memcpy(first_name, name, sizeof first_name);
            continue;
        }
        assert_int_equal(slots.len, first_slots.len);
        assert_memory_equal(slots.bytes, first_slots.bytes, slots.len);
        assert_int_equal(file.len, first_file.len);
        assert_memory_equal(file.bytes, first_file.bytes, file.len);
        assert_string_equal(name, first_name);
        buf_free(&slots);
        buf_free(&file);
    }
    buf_free(&first_slots);
    buf_free(&first_file);
}

/* Proof of the size: with 0 to 64 reports a stick's file is one size. */
static void a_stick_does_not_tell_how_many(void **state)
{
    (void)state;
    empty_everything();
    for (uint32_t reports = 0; reports <= 65; reports++) {
        struct buf file = {0};
        char name[256];
        size_t files;
        remove_all(stick_path);
        assert_int_equal(mkdir(stick_path, 0700), 0);
        assert_true(outbox_export(state_path, public_key, stick_path, NULL));
        read_stick(&file, name, &files);
        assert_int_equal(files, 1);
        assert_int_equal(strlen(name), 32 + strlen(".anna-reports"));
        assert_int_equal(file.len, (reports <= 64 ? 64u : 256u) * SEAL_SLOT_LEN);
        size_t found = 0;
        for (size_t at = 0; at < file.len; at += SEAL_SLOT_LEN) {
            unsigned char plain[REPORT_LEN];
            struct report report;
            bool dummy = false;
            assert_int_equal(crypto_box_seal_open(plain, (unsigned char *)file.bytes + at,
                                                  SEAL_SLOT_LEN, public_key, secret_key),
                             0);
            assert_true(report_decode(&report, &dummy, plain, NULL));
            found += !dummy;
            if (at > 0)
                assert_true(memcmp(file.bytes + at - SEAL_SLOT_LEN, file.bytes + at,
                                   SEAL_SLOT_LEN) < 0);
        }
        assert_int_equal(found, reports);
        buf_free(&file);
        add(reports);
    }
}

static void more_than_a_file_holds_goes_into_several(void **state)
{
    (void)state;
    char path[128];
    struct buf slots = {0};
    empty_everything();
    for (size_t i = 0; i < 5000; i++) {
        unsigned char slot[SEAL_SLOT_LEN] = {(unsigned char)(i >> 8), (unsigned char)i};
        buf_add(&slots, slot, sizeof slot);
    }
    snprintf(path, sizeof path, "%s/outbox", state_path);
    assert_true(durable_folder(path, 0700, NULL));
    snprintf(path, sizeof path, "%s/outbox/slots", state_path);
    assert_true(durable_write(path, slots.bytes, slots.len, 0600, NULL));
    buf_free(&slots);
    assert_true(outbox_export(state_path, public_key, stick_path, NULL));
    struct buf file = {0};
    char name[256];
    size_t files;
    read_stick(&file, name, &files);
    assert_int_equal(files, 2);
    buf_free(&file);
}

static size_t files_on_stick(void)
{
    struct buf file = {0};
    char name[256];
    size_t files;
    read_stick(&file, name, &files);
    buf_free(&file);
    return files;
}

/* A stick that comes a hundred times without having been in the office: the newest file,
 * and the one before. What others wrote stays, and nobody else's words remove anything.
 */
static void a_stick_does_not_fill_up(void **state)
{
    (void)state;
    char path[160];
    char other[160];
    empty_everything();
    begin_stream(99);
    for (int i = 0; i < 100; i++)
        assert_true(outbox_export(state_path, public_key, stick_path, NULL));
    assert_int_equal(files_on_stick(), 2);
    snprintf(other, sizeof other, "%s/anna/reports/%032d.anna-reports", stick_path, 7);
    assert_true(durable_write(other, "b", 1, 0600, NULL));
    add(1);
    begin_stream(100);
    assert_true(outbox_export(state_path, public_key, stick_path, NULL));
    assert_true(outbox_export(state_path, public_key, stick_path, NULL));
    assert_int_equal(files_on_stick(), 3);
    /* Another stick in between is another story. */
    remove_all(stick_path);
    assert_int_equal(mkdir(stick_path, 0700), 0);
    assert_true(outbox_export(state_path, public_key, stick_path, NULL));
    assert_int_equal(files_on_stick(), 1);
    snprintf(path, sizeof path, "%s/outbox/sent", state_path);
    snprintf(other, sizeof other, "%s/keep.anna-reports", stick_path);
    assert_true(durable_write(other, "b", 1, 0600, NULL));
    assert_true(durable_write(path, "../../keep\n../../keep\n\n", 23, 0600, NULL));
    assert_true(outbox_export(state_path, public_key, stick_path, NULL));
    assert_true(outbox_export(state_path, public_key, stick_path, NULL));
    assert_int_equal(access(other, F_OK), 0);
    check_times(path);
}

static void only_what_has_arrived_is_forgotten(void **state)
{
    (void)state;
    struct office office = {.count = 0};
    empty_everything();
    assert_true(outbox_forget(state_path, asks, &office, NULL));
    for (uint32_t i = 0; i < 5; i++)
        add(i);
    arrives(&office, 1);
    arrives(&office, 3);
    arrives(&office, 77);
    office.silent = true;
    assert_false(outbox_forget(state_path, asks, &office, NULL));
    assert_int_equal(count_slots(), 5);
    office.silent = false;
    assert_true(outbox_forget(state_path, asks, &office, NULL));
    assert_int_equal(count_slots(), 3);
    assert_true(outbox_forget(state_path, asks, &office, NULL));
    assert_int_equal(count_slots(), 3);
    arrives(&office, 0);
    arrives(&office, 2);
    arrives(&office, 4);
    assert_true(outbox_forget(state_path, asks, &office, NULL));
    assert_int_equal(count_slots(), 0);
    char path[128];
    struct stat about;
    snprintf(path, sizeof path, "%s/outbox/slots", state_path);
    assert_int_not_equal(stat(path, &about), 0);
}

/* A file whose end is cut off keeps what is whole; a piece that a cut left is not read.
 */
static void damage_loses_no_more_than_it_hit(void **state)
{
    (void)state;
    char path[128];
    char part[160];
    empty_everything();
    for (uint32_t i = 0; i < 3; i++)
        add(i);
    snprintf(path, sizeof path, "%s/outbox/slots", state_path);
    snprintf(part, sizeof part, "%s.part", path);
    assert_int_equal(truncate(path, 2 * SEAL_SLOT_LEN + 100), 0);
    assert_true(durable_write(part, "half", 4, 0600, NULL));
    assert_int_equal(count_slots(), 2);
    add(9);
    assert_int_equal(count_slots(), 3);
    struct stat about;
    assert_int_not_equal(stat(part, &about), 0);
}

static void what_cannot_be_saved_says_so(void **state)
{
    (void)state;
    unsigned char slot[SEAL_SLOT_LEN];
    char path[128];
    struct err err = {""};
    empty_everything();
    assert_true(durable_folder(state_path, 0700, NULL));
    snprintf(path, sizeof path, "%s/outbox", state_path);
    assert_true(durable_write(path, "no folder", 9, 0600, NULL));
    make_slot(slot, 1);
    assert_false(outbox_add(state_path, slot, &err));
    assert_true(err.text[0] != '\0');
    err.text[0] = '\0';
    remove_all(stick_path);
    assert_true(durable_write(stick_path, "no stick", 8, 0600, NULL));
    assert_false(outbox_export(state_path, public_key, stick_path, &err));
    assert_true(err.text[0] != '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_and_history_leave_no_trace),
        cmocka_unit_test(a_stick_does_not_tell_how_many),
        cmocka_unit_test(more_than_a_file_holds_goes_into_several),
        cmocka_unit_test(a_stick_does_not_fill_up),
        cmocka_unit_test(only_what_has_arrived_is_forgotten),
        cmocka_unit_test(damage_loses_no_more_than_it_hit),
        cmocka_unit_test(what_cannot_be_saved_says_so),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
