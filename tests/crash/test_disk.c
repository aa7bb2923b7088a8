#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "disk.h"

/* The simulated disk: what lasts, what a cut may take, and nothing else. */

enum { CHANGES = 16, MANY = 2000 };

static const enum disk_fate keep_all[CHANGES] = {DISK_KEEP};
static const enum disk_fate lose_all[CHANGES] = {
    DISK_LOSE, DISK_LOSE, DISK_LOSE, DISK_LOSE, DISK_LOSE, DISK_LOSE,
    DISK_LOSE, DISK_LOSE, DISK_LOSE, DISK_LOSE, DISK_LOSE, DISK_LOSE,
    DISK_LOSE, DISK_LOSE, DISK_LOSE, DISK_LOSE};

static int make(struct disk *disk, const char *path, const char *text)
{
    int number = disk_make(disk, path, DISK_FILE, NULL);
    assert_true(number > 0);
    if (text != NULL)
        disk_write(disk, number, text, 0, strlen(text));
    return number;
}

static struct disk *cut(const struct disk *disk, const enum disk_fate *fate)
{
    struct chance chance = chance_of(1, 1);
    assert_true(disk_pending(disk) <= CHANGES);
    return disk_cut(disk, fate, &chance);
}

/* What a file holds; NULL if it is not there. */
static const char *text_of(const struct disk *disk, const char *path)
{
    static char text[64];
    int number = disk_find(disk, path, true);
    if (number < 0)
        return NULL;
    size_t len = disk_read(disk, number, text, 0, sizeof text - 1);
    text[len] = '\0';
    return text;
}

static void expect(const struct disk *disk, const enum disk_fate *fate, const char *path,
                   const char *text)
{
    struct disk *left = cut(disk, fate);
    if (text == NULL)
        assert_int_equal(disk_find(left, path, true), -ENOENT);
    else
        assert_string_equal(text_of(left, path), text);
    assert_int_equal(disk_pending(left), 0);
    disk_free(left);
}

static void a_name_lasts_with_its_folder_alone(void **state)
{
    (void)state;
    struct disk *disk = disk_new();
    int file = make(disk, "a", "text");
    assert_int_equal(disk_pending(disk), 3);
    disk_sync(disk, file);
    assert_int_equal(disk_pending(disk), 1);
    expect(disk, lose_all, "a", NULL);
    expect(disk, keep_all, "a", "text");
    disk_sync(disk, DISK_ROOT);
    expect(disk, lose_all, "a", "text");
    disk_free(disk);
}

static void data_lasts_with_its_file_alone(void **state)
{
    (void)state;
    struct disk *disk = disk_new();
    int file = make(disk, "a", "text");
    disk_sync(disk, DISK_ROOT);
    expect(disk, lose_all, "a", "");
    static const enum disk_fate size_alone[] = {DISK_LOSE, DISK_KEEP};
    static const enum disk_fate data_alone[] = {DISK_KEEP, DISK_LOSE};
    struct disk *left = cut(disk, size_alone);
    char bytes[8] = "zzzzzzz";
    assert_int_equal(disk_read(left, disk_find(left, "a", true), bytes, 0, 8), 4);
    assert_memory_equal(bytes, "\0\0\0\0", 4);
    disk_free(left);
    expect(disk, data_alone, "a", "");
    disk_sync(disk, file);
    expect(disk, lose_all, "a", "text");
    disk_free(disk);
}

static void later_writes_may_arrive_without_earlier_ones(void **state)
{
    (void)state;
    struct disk *disk = disk_new();
    int file = make(disk, "a", "old old");
    disk_settle(disk);
    disk_write(disk, file, "new", 0, 3);
    disk_write(disk, file, "new", 4, 3);
    static const enum disk_fate second[] = {DISK_LOSE, DISK_LOSE, DISK_KEEP, DISK_KEEP};
    static const enum disk_fate first[] = {DISK_KEEP, DISK_KEEP, DISK_LOSE, DISK_LOSE};
    expect(disk, second, "a", "old new");
    expect(disk, first, "a", "new old");
    assert_string_equal(text_of(disk, "a"), "new new");
    disk_truncate(disk, file, 3);
    expect(disk, lose_all, "a", "old old");
    expect(disk, keep_all, "a", "new");
    disk_free(disk);
}

static void a_rename_is_whole_or_not_at_all(void **state)
{
    (void)state;
    struct disk *disk = disk_new();
    make(disk, "a", "old");
    disk_settle(disk);
    disk_sync(disk, make(disk, "a.part", "new"));
    disk_sync(disk, DISK_ROOT);
    assert_int_equal(disk_rename(disk, "a.part", "a"), 0);
    assert_int_equal(disk_pending(disk), 1);
    expect(disk, lose_all, "a", "old");
    expect(disk, lose_all, "a.part", "new");
    expect(disk, keep_all, "a", "new");
    expect(disk, keep_all, "a.part", NULL);
    disk_free(disk);
}

static void between_folders_a_rename_is_two_changes(void **state)
{
    (void)state;
    struct disk *disk = disk_new();
    int folder = disk_make(disk, "b", DISK_FOLDER, NULL);
    make(disk, "a", "text");
    disk_settle(disk);
    assert_int_equal(disk_rename(disk, "a", "b/a"), 0);
    assert_int_equal(disk_pending(disk), 2);
    disk_sync(disk, folder);
    expect(disk, lose_all, "a", "text");
    expect(disk, lose_all, "b/a", "text");
    disk_sync(disk, DISK_ROOT);
    expect(disk, lose_all, "a", NULL);
    disk_free(disk);
}

static void what_was_removed_may_come_back(void **state)
{
    (void)state;
    struct disk *disk = disk_new();
    make(disk, "a", "text");
    assert_int_equal(disk_make(disk, "link", DISK_LINK, "a"), 2);
    disk_settle(disk);
    assert_int_equal(disk_remove(disk, "a", false), 0);
    assert_int_equal(disk_find(disk, "link", true), -ENOENT);
    expect(disk, lose_all, "link", "text");
    expect(disk, keep_all, "a", NULL);
    assert_int_equal(disk_remove(disk, "a", false), -ENOENT);
    disk_free(disk);
}

static void tearing_keeps_to_sectors(void **state)
{
    (void)state;
    enum { SECTORS = 8, LEN = SECTORS * DISK_SECTOR };
    static unsigned char old[LEN];
    static unsigned char new[LEN];
    unsigned char got[LEN];
    struct disk *disk = disk_new();
    int file = make(disk, "a", NULL);
    memset(old, 'o', sizeof old);
    memset(new, 'n', sizeof new);
    disk_write(disk, file, old, 0, sizeof old);
    disk_settle(disk);
    disk_write(disk, file, new, 0, sizeof new);
    static const enum disk_fate torn[] = {DISK_TEAR, DISK_LOSE};
    int whole = 0;
    int mixed = 0;
    for (uint64_t i = 0; i < MANY; i++) {
        struct chance chance = chance_of(1, i);
        struct disk *left = disk_cut(disk, torn, &chance);
        int arrived = 0;
        assert_int_equal(disk_read(left, file, got, 0, LEN), LEN);
        for (int s = 0; s < SECTORS; s++) {
            const unsigned char *sector = got + (size_t)s * DISK_SECTOR;
            bool is_new = memcmp(sector, new, DISK_SECTOR) == 0;
            assert_true(is_new || memcmp(sector, old, DISK_SECTOR) == 0);
            arrived += is_new;
        }
        whole += arrived == 0 || arrived == SECTORS;
        mixed += arrived > 0 && arrived < SECTORS;
        disk_free(left);
    }
    assert_true(whole > 0);
    assert_true(mixed > MANY / 2);
    disk_free(disk);
}

static void a_deaf_disk_keeps_nothing(void **state)
{
    (void)state;
    struct disk *disk = disk_new();
    disk_deafen(disk);
    disk_sync(disk, make(disk, "a", "text"));
    disk_sync(disk, DISK_ROOT);
    expect(disk, lose_all, "a", NULL);
    assert_int_equal(disk_syncs(disk), 2);
    disk_settle(disk);
    disk_deafen_once(disk, 1);
    disk_sync(disk, make(disk, "b", "text"));
    disk_sync(disk, DISK_ROOT);
    expect(disk, lose_all, "b", NULL);
    disk_sync(disk, DISK_ROOT);
    expect(disk, lose_all, "b", "text");
    disk_free(disk);
}

static void fingerprints_tell_disks_apart(void **state)
{
    (void)state;
    struct disk *disk = disk_new();
    make(disk, "a", "text");
    disk_make(disk, "link", DISK_LINK, "a");
    disk_settle(disk);
    struct disk *other = disk_copy(disk);
    assert_int_equal(disk_fingerprint(disk), disk_fingerprint(other));
    disk_flip(other, disk_find(other, "a", true), 9);
    assert_string_equal(text_of(other, "a"), "tgxt");
    assert_string_equal(text_of(disk, "a"), "text");
    assert_int_not_equal(disk_fingerprint(disk), disk_fingerprint(other));
    disk_flip(other, disk_find(other, "a", true), 9);
    assert_int_equal(disk_fingerprint(disk), disk_fingerprint(other));
    disk_flip(other, disk_find(other, "link", false), 0);
    assert_int_not_equal(disk_fingerprint(disk), disk_fingerprint(other));
    disk_free(other);
    other = disk_copy(disk);
    assert_int_equal(disk_rename(other, "a", "b"), 0);
    assert_int_not_equal(disk_fingerprint(disk), disk_fingerprint(other));
    disk_free(other);
    disk_free(disk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_lasts_with_its_folder_alone),
        cmocka_unit_test(data_lasts_with_its_file_alone),
        cmocka_unit_test(later_writes_may_arrive_without_earlier_ones),
        cmocka_unit_test(a_rename_is_whole_or_not_at_all),
        cmocka_unit_test(between_folders_a_rename_is_two_changes),
        cmocka_unit_test(what_was_removed_may_come_back),
        cmocka_unit_test(tearing_keeps_to_sectors),
        cmocka_unit_test(a_deaf_disk_keeps_nothing),
        cmocka_unit_test(fingerprints_tell_disks_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
