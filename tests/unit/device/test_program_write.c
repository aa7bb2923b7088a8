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

#include "core/crypt.h"
#include "device/program_past.h"
#include "device/program_write.h"
#include "help/folder.h"
#include "help/programs.h"

/* A machine of two roots of 300,000 bytes; the program 6 runs on the root a. */

enum { SLOT = 300000, LEN = 200001 };

struct place {
    char folder[200];
    char path[2][256];
    char boot[256];
    char trust[256];
    char block[300];
    struct signer office, stranger;
    struct signature_key key;
    struct program_machine machine;
    int told, last;
    bool wants;
    const char *pulls; /* this file ends at what has been read of it */
};

static struct place place;

static void fill(const char *path, long number)
{
    struct buf bytes = {0};
    programs_bytes(&bytes, number, LEN);
    while (bytes.len < SLOT)
        buf_add_text(&bytes, ".");
    file_write(path, bytes.bytes, SLOT);
    buf_free(&bytes);
}

static int begin(void **state)
{
    struct place *p = &place;
    struct err err = {""};
    char block[1024];
    place = (struct place){.wants = true};
    snprintf(p->folder, sizeof p->folder, "%s", folder_make());
    for (int i = 0; i < 2; i++) {
        snprintf(p->path[i], sizeof p->path[i], "%.199s/root-%c", p->folder, "ab"[i]);
        p->machine.slot[i] = p->path[i];
        fill(p->path[i], 6 - i);
    }
    snprintf(p->boot, sizeof p->boot, "%.199s/boot", p->folder);
    snprintf(p->trust, sizeof p->trust, "%.199s/trust", p->folder);
    snprintf(p->block, sizeof p->block, "%.255s/" BOOT_CHOICE_NAME, p->boot);
    mkdir(p->boot, 0755);
    mkdir(folder_file(p->boot, "anna"), 0755);
    programs_block(block, "a", "");
    file_write(p->block, block, sizeof block);
    p->machine.boot.folder = p->boot;
    p->machine.trust = p->trust;
    p->machine.runs = BOOT_A;
    p->machine.have = (struct program_label){"amd64", "0.6", 6, {2026, 11, 20}};
    signer_make(&p->office, 1);
    signer_make(&p->stranger, 2);
    p->key = signer_key(&p->office);
    *state = p;
    return crypt_init(&err) ? 0 : -1;
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
    assert_true(percent > p->last || p->told == 0);
    p->last = percent;
    p->told++;
    if (p->pulls != NULL && percent > 0)
        assert_int_equal(truncate(p->pulls, 100), 0);
}

static bool wanted(void *context)
{
    const struct place *p = context;
    return p->wants;
}

static enum program_answer write_path(struct place *p, const char *path, struct err *err)
{
    struct program_label label = {.number = 0};
    const struct program_order order = {.path = path,
                                        .keys = &p->key,
                                        .key_count = 1,
                                        .tell = hear,
                                        .wanted = wanted,
                                        .context = p};
    *err = (struct err){""};
    p->told = 0;
    p->last = 0;
    enum program_answer answer = program_write(&p->machine, &order, &label, err);
    assert_true((err->text[0] == '\0') == (answer == PROGRAM_WRITTEN));
    return answer;
}

static enum program_answer write_number(struct place *p, long number, size_t len,
                                        const struct signer *signer)
{
    struct err err;
    return write_path(p, programs_put(p->folder, number, len, signer), &err);
}

static long on_slot(const struct place *p, int slot)
{
    struct buf bytes = file_read(p->path[slot]);
    assert_int_equal(bytes.len, SLOT);
    long number = programs_number(bytes.bytes, bytes.len, LEN);
    buf_free(&bytes);
    return number;
}

/* The next start: which root, and the block as GRUB leaves it. */
static char starts(struct place *p)
{
    struct buf block = file_read(p->block);
    char slot = programs_grub(block.bytes);
    file_write(p->block, block.bytes, block.len);
    buf_free(&block);
    p->machine.runs = slot == 'a' ? BOOT_A : BOOT_B;
    p->machine.have.number = on_slot(p, slot == 'a' ? 0 : 1);
    return slot;
}

static void came(struct place *p)
{
    struct err err = {""};
    if (!program_write_came(&p->machine, &err))
        fail_msg("%s", err.text);
}

static void there_and_good(void **state)
{
    struct place *p = *state;
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_WRITTEN);
    assert_true(p->told > 2 && p->last == 99);
    assert_int_equal(on_slot(p, 0), 6);
    assert_int_equal(on_slot(p, 1), 7);
    assert_true(program_write_waits(&p->machine));
    assert_int_equal(starts(p), 'b');
    assert_false(program_write_waits(&p->machine));
    assert_true(program_write_on_trial(&p->machine));
    assert_int_equal(write_number(p, 8, LEN, &p->office), PROGRAM_ON_TRIAL);
    came(p);
    assert_false(program_write_on_trial(&p->machine));
    assert_int_equal(starts(p), 'b');
    came(p);
    /* And the other way round. */
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_SAME);
    assert_int_equal(write_number(p, 8, LEN, &p->office), PROGRAM_WRITTEN);
    assert_int_equal(on_slot(p, 0), 8);
    assert_int_equal(on_slot(p, 1), 7);
    assert_int_equal(starts(p), 'a');
    came(p);
    assert_int_equal(starts(p), 'a');
}

static void there_and_back(void **state)
{
    struct place *p = *state;
    struct program_past past;
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_WRITTEN);
    assert_int_equal(starts(p), 'b');
    assert_int_equal(starts(p), 'a');
    assert_false(program_write_on_trial(&p->machine));
    /* Also before anything has noticed it. */
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_WENT_BACK);
    came(p);
    program_past_read(&past, p->trust);
    assert_true(past.good == 6 && past.trying == 0 && past.back_count == 1 &&
                past.back[0] == 7);
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_WENT_BACK);
    assert_int_equal(write_number(p, 8, LEN, &p->office), PROGRAM_WRITTEN);
    assert_int_equal(starts(p), 'b');
    came(p);
    program_past_read(&past, p->trust);
    assert_int_equal(past.good, 8);
}

static void a_start_before_the_restart_forgets_nothing(void **state)
{
    struct place *p = *state;
    struct program_past past;
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_WRITTEN);
    /* The picture is noted while it waits, for instance after the service was restarted.
     */
    came(p);
    program_past_read(&past, p->trust);
    assert_true(past.trying == 7 && past.back_count == 0);
    assert_int_equal(starts(p), 'b');
}

/* Signed as 9, but 7 by its own account: it is not taken again and again. */
static void what_was_signed_counts(void **state)
{
    struct place *p = *state;
    assert_int_equal(write_number(p, 9, LEN, &p->office), PROGRAM_WRITTEN);
    assert_int_equal(starts(p), 'b');
    p->machine.have.number = 7;
    came(p);
    assert_int_equal(write_number(p, 9, LEN, &p->office), PROGRAM_SAME);
    assert_int_equal(write_number(p, 8, LEN, &p->office), PROGRAM_OLDER);
}

static void nothing_changed(struct place *p)
{
    assert_int_equal(on_slot(p, 0), 6);
    assert_false(program_write_waits(&p->machine));
    assert_int_equal(starts(p), 'a');
}

static void refused_before_a_byte_is_written(void **state)
{
    struct place *p = *state;
    struct err err;
    const char *path = programs_put(p->folder, 7, LEN, &p->office);
    assert_int_equal(write_number(p, 7, LEN, &p->stranger), PROGRAM_FOREIGN);
    assert_int_equal(write_number(p, 6, LEN, &p->office), PROGRAM_SAME);
    assert_int_equal(write_number(p, 5, LEN, &p->office), PROGRAM_OLDER);
    assert_int_equal(write_number(p, 7, SLOT + 1, &p->office), PROGRAM_TOO_LARGE);
    unlink(folder_file(p->folder, "p7.anna-program.minisig"));
    assert_int_equal(write_path(p, path, &err), PROGRAM_UNSIGNED);
    assert_int_equal(write_path(p, folder_file(p->folder, "none"), &err),
                     PROGRAM_UNREADABLE);
    assert_int_equal(write_path(p, p->folder, &err), PROGRAM_UNREADABLE);
    assert_int_equal(p->told, 0);
    assert_int_equal(on_slot(p, 1), 5);
    snprintf(p->machine.have.machine, sizeof p->machine.have.machine, "arm64");
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_OTHER_MACHINE);
    assert_int_equal(on_slot(p, 1), 5);
    nothing_changed(p);
}

static void torn_or_changed(void **state)
{
    struct place *p = *state;
    static const size_t at[] = {0, LEN / 2, LEN - 1};
    struct err err;
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
        const char *path = programs_put(p->folder, 7, LEN, &p->office);
        struct buf bytes = file_read(path);
        bytes.bytes[at[i]] ^= 1;
        file_write(path, bytes.bytes, bytes.len);
        assert_int_equal(write_path(p, path, &err), PROGRAM_DAMAGED);
        bytes.bytes[at[i]] ^= 1;
        file_write(path, bytes.bytes, at[i]);
        assert_int_equal(write_path(p, path, &err), PROGRAM_DAMAGED);
        buf_free(&bytes);
        nothing_changed(p);
    }
}

/* More than is read at once. */
static void pulled_while_it_is_read(void **state)
{
    struct place *p = *state;
    struct err err;
    const char *path = programs_put(p->folder, 7, SLOT - 1, &p->office);
    p->pulls = path;
    assert_int_equal(write_path(p, path, &err), PROGRAM_UNREADABLE);
    assert_true(p->last > 0 && p->last < 70);
    p->pulls = NULL;
    nothing_changed(p);
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_WRITTEN);
}

/* What was to be tried and is written over is not tried, whatever comes of it. */
static void the_one_that_waits_gives_way(void **state)
{
    struct place *p = *state;
    struct err err;
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_WRITTEN);
    const char *path = programs_put(p->folder, 8, LEN, &p->office);
    struct buf bytes = file_read(path);
    bytes.bytes[LEN / 2] ^= 1;
    file_write(path, bytes.bytes, bytes.len);
    buf_free(&bytes);
    assert_int_equal(write_path(p, path, &err), PROGRAM_DAMAGED);
    assert_int_equal(on_slot(p, 1), 0);
    nothing_changed(p);
    came(p);
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_WRITTEN);
}

static void nobody_wants_it_any_more(void **state)
{
    struct place *p = *state;
    p->wants = false;
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_UNKEPT);
    nothing_changed(p);
}

static void places_that_are_none(void **state)
{
    struct place *p = *state;
    struct err err = {""};
    const char *slot = p->machine.slot[1];
    p->machine.slot[1] = folder_file(p->folder, "nowhere");
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_UNKEPT);
    p->machine.slot[1] = p->folder;
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_UNKEPT);
    p->machine.slot[1] = slot;
    nothing_changed(p);
    file_write_text(p->block, "damaged");
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_UNKEPT);
    /* What GRUB then starts shows a picture, and the block is whole again. */
    assert_false(program_write_on_trial(&p->machine));
    came(p);
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_WRITTEN);
    p->machine.runs = BOOT_NONE;
    assert_false(program_write_on_trial(&p->machine));
    assert_int_equal(write_number(p, 8, LEN, &p->office), PROGRAM_ON_TRIAL);
    assert_false(program_write_came(&p->machine, &err));
}

/* The note cannot be kept: then nothing is tried. */
static void a_note_that_cannot_be_kept(void **state)
{
    struct place *p = *state;
    file_write_text(p->trust, "no folder");
    assert_int_equal(write_number(p, 7, LEN, &p->office), PROGRAM_UNKEPT);
    nothing_changed(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(there_and_good, begin, end),
        cmocka_unit_test_setup_teardown(there_and_back, begin, end),
        cmocka_unit_test_setup_teardown(a_start_before_the_restart_forgets_nothing, begin,
                                        end),
        cmocka_unit_test_setup_teardown(what_was_signed_counts, begin, end),
        cmocka_unit_test_setup_teardown(refused_before_a_byte_is_written, begin, end),
        cmocka_unit_test_setup_teardown(torn_or_changed, begin, end),
        cmocka_unit_test_setup_teardown(pulled_while_it_is_read, begin, end),
        cmocka_unit_test_setup_teardown(the_one_that_waits_gives_way, begin, end),
        cmocka_unit_test_setup_teardown(nobody_wants_it_any_more, begin, end),
        cmocka_unit_test_setup_teardown(places_that_are_none, begin, end),
        cmocka_unit_test_setup_teardown(a_note_that_cannot_be_kept, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
