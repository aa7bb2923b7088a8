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

#include "device/mounts.h"
#include "help/bundles.h"
#include "help/folder.h"

static const char table[] =
    "22 28 0:20 / /proc rw,nosuid - proc proc rw\n"
    "28 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
    "40 28 0:33 / /media/auto rw - autofs systemd-1 rw,fd=44\n"
    "41 28 8:17 / /media/kiosk/ANNA rw,nosuid,nodev shared:2 - vfat /dev/sdb1 rw\n"
    "42 28 8:33 / /media/kiosk/MY\\040STICK rw - vfat /dev/sdc1 rw\n"
    "43 28 8:49 / /media/kioskade rw - vfat /dev/sdd1 rw\n"
    "44 40 8:65 / /media/auto rw - vfat /dev/sde1 rw\n"
    "45 28 8:81 / /media/twice rw - vfat /dev/sdf1 rw\n"
    "46 45 8:97 / /media/twice rw - vfat /dev/sdg1 rw\n"
    "47 28 8:97 /media/broken\n"
    "\n"
    "48 28 8:97 / /srv/last rw - vfat /dev/sdg1 rw";

static const char nowhere[] = "/nonexistent";

static void finds_mounts_at_and_below(void **state)
{
    (void)state;
    static const struct {
        const char *folder;
        const char *found[3];
    } cases[] = {
        {"/media/kiosk", {"/media/kiosk/ANNA", "/media/kiosk/MY STICK"}},
        {"/media/kiosk/ANNA", {"/media/kiosk/ANNA"}},
        {"/media/auto", {"/media/auto"}},
        {"/media/twice", {"/media/twice"}},
        {"/srv/last", {"/srv/last"}},
        {"/media/ANNA", {NULL}},
        {"/media/kiosk/ANN", {NULL}},
        {"/media/broken", {NULL}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct mounts_stick found[MOUNTS_MOST];
        size_t count = mounts_read(table, cases[i].folder, nowhere, found, 0);
        size_t wanted = 0;
        while (cases[i].found[wanted] != NULL)
            wanted++;
        if (count != wanted)
            fail_msg("%s: %zu found", cases[i].folder, count);
        for (size_t k = 0; k < count; k++)
            assert_string_equal(found[k].part[0].folder, cases[i].found[k]);
    }
}

static void another_mount_has_another_mark(void **state)
{
    (void)state;
    struct mounts_stick a[MOUNTS_MOST];
    struct mounts_stick b[MOUNTS_MOST];
    mounts_read("41 28 8:17 / /m rw - vfat /dev/sdb1 rw\n", "/m", nowhere, a, 0);
    mounts_read("41 28 8:17 / /m rw - vfat /dev/sdb1 rw\n", "/m", nowhere, b, 0);
    assert_true(a[0].mark == b[0].mark);
    mounts_read("42 28 8:17 / /m rw - vfat /dev/sdb1 rw\n", "/m", nowhere, b, 0);
    assert_true(a[0].mark != b[0].mark);
    mounts_read("41 28 8:33 / /m rw - vfat /dev/sdc1 rw\n", "/m", nowhere, b, 0);
    assert_true(a[0].mark != b[0].mark);
}

/* device NUMBER DISK [PARTITION]: as sysfs has it. */
static void device(const char *sysfs, const char *number, const char *disk,
                   const char *partition)
{
    const char *folder = folder_file(sysfs, "devices/%s", disk);
    mkdir(folder, 0755);
    if (partition != NULL) {
        folder = folder_file(folder, "%s", partition);
        mkdir(folder, 0755);
        file_write_text(folder_file(folder, "partition"), "1\n");
    }
    assert_int_equal(symlink(folder, folder_file(sysfs, "dev/block/%s", number)), 0);
}

static void file_systems_of_one_disk_are_one_stick(void **state)
{
    (void)state;
    static const char disks[] = "41 28 8:17 / /run/stick/sdb1 rw - vfat /dev/sdb1 rw\n"
                                "42 28 8:33 / /run/stick/sdc1 rw - vfat /dev/sdc1 rw\n"
                                "43 28 8:18 / /run/stick/sdb2 rw - exfat /dev/sdb2 rw\n"
                                "44 28 8:48 / /run/stick/sdd rw - vfat /dev/sdd rw\n"
                                "45 28 0:99 / /run/stick/memory rw - tmpfs none rw\n";
    char sysfs[256];
    struct mounts_stick found[MOUNTS_MOST];
    struct mounts_stick again[MOUNTS_MOST];
    snprintf(sysfs, sizeof sysfs, "%s", folder_make());
    mkdir(folder_file(sysfs, "dev"), 0755);
    mkdir(folder_file(sysfs, "dev/block"), 0755);
    mkdir(folder_file(sysfs, "devices"), 0755);
    device(sysfs, "8:17", "sdb", "sdb1");
    device(sysfs, "8:18", "sdb", "sdb2");
    device(sysfs, "8:33", "sdc", "sdc1");
    device(sysfs, "8:48", "sdd", NULL);
    assert_int_equal(mounts_read(disks, "/run/stick", sysfs, found, 0), 4);
    assert_string_equal(found[0].name, "sdb");
    assert_int_equal(found[0].part_count, 2);
    assert_string_equal(found[0].part[0].folder, "/run/stick/sdb1");
    assert_string_equal(found[0].part[1].folder, "/run/stick/sdb2");
    assert_string_equal(found[1].name, "sdc");
    assert_string_equal(found[2].name, "sdd");
    assert_int_equal(found[2].part_count, 1);
    assert_string_equal(found[3].name, "/run/stick/memory");
    /* One more partition, or another mount of one, is another mark. */
    assert_int_equal(mounts_read(disks, "/run/stick/sdb1", sysfs, again, 0), 1);
    assert_string_equal(again[0].name, "sdb");
    assert_true(again[0].mark != found[0].mark);
    assert_int_equal(mounts_read("50 28 8:18 / /run/stick/sdb2 rw - vfat /dev/x rw\n",
                                 "/run/stick", sysfs, found, 4),
                     4);
    folder_remove(sysfs);
}

static void one_disk_holds_no_more_than_there_is_room(void **state)
{
    (void)state;
    struct mounts_stick found[MOUNTS_MOST];
    struct mounts_part part = {.mark = 1};
    size_t count = 0;
    for (int i = 0; i < 20; i++) {
        snprintf(part.folder, sizeof part.folder, "/run/stick/sdb%d", i);
        count = mounts_add(found, count, "sdb", &part);
    }
    assert_int_equal(count, 1);
    assert_int_equal(found[0].part_count, MOUNTS_PARTS);
    /* Hidden by another disk's file system: it is no part of the first any more. */
    snprintf(part.folder, sizeof part.folder, "/run/stick/sdb0");
    assert_int_equal(mounts_add(found, count, "sdc", &part), 2);
    assert_int_equal(found[0].part_count, MOUNTS_PARTS - 1);
    assert_string_equal(found[0].part[0].folder, "/run/stick/sdb1");
}

static void holds_no_more_than_there_is_room(void **state)
{
    (void)state;
    struct mounts_stick found[MOUNTS_MOST];
    char text[4096] = "";
    for (int i = 0; i < 10; i++)
        sprintf(text + strlen(text), "%d 28 8:%d / /media/%d rw - vfat /dev/x rw\n", i, i,
                i);
    assert_int_equal(mounts_read(text, "/media", nowhere, found, 0), MOUNTS_MOST);
}

static void a_plain_folder_with_a_signed_bundle_is_one(void **state)
{
    struct bundles *b = *state;
    const char *gone;
    gone = folder_file(b->folder, "%s", "gone");
    const char *folder[] = {gone, b->stick};
    struct mounts_stick found[MOUNTS_MOST];
    struct mounts_stick again[MOUNTS_MOST];
    const char *path;
    assert_int_equal(mounts_find(folder, 2, MOUNTS_SYSFS, found), 0);
    struct bundle_plan plan = {.number = 1, .offers = "a"};
    bundles_make(b, b->stick, "a.anna", &plan);
    assert_int_equal(mounts_find(folder, 2, MOUNTS_SYSFS, found), 1);
    assert_string_equal(found[0].part[0].folder, b->stick);
    assert_int_equal(mounts_find(folder, 2, MOUNTS_SYSFS, again), 1);
    assert_true(found[0].mark == again[0].mark);
    plan.number = 2;
    bundles_make(b, b->stick, "b.anna", &plan);
    assert_int_equal(mounts_find(folder, 2, MOUNTS_SYSFS, again), 1);
    assert_true(found[0].mark != again[0].mark);
    path = folder_file(b->stick, "%s", "a.anna.minisig");
    unlink(path);
    path = folder_file(b->stick, "%s", "b.anna");
    unlink(path);
    assert_int_equal(mounts_find(folder, 2, MOUNTS_SYSFS, found), 0);
}

static void what_cannot_be_mounted_is_one_too(void **state)
{
    struct bundles *b = *state;
    const char *folder[] = {folder_file(b->folder, "mounts")};
    const char *beside = folder_file(b->folder, "unreadable");
    struct mounts_stick found[MOUNTS_MOST];
    struct mounts_stick again[MOUNTS_MOST];
    assert_int_equal(mkdir(folder[0], 0755), 0);
    assert_int_equal(mounts_find(folder, 1, MOUNTS_SYSFS, found), 0);
    assert_int_equal(mkdir(beside, 0755), 0);
    assert_int_equal(mkdir(folder_file(beside, "folder"), 0755), 0);
    assert_int_equal(symlink("/etc/passwd", folder_file(beside, "link")), 0);
    assert_int_equal(mounts_find(folder, 1, MOUNTS_SYSFS, found), 0);
    file_write_text(folder_file(beside, "sdb"), "");
    assert_int_equal(mounts_find(folder, 1, MOUNTS_SYSFS, found), 1);
    assert_string_equal(found[0].name, "sdb");
    assert_true(found[0].unreadable);
    assert_int_equal(found[0].part_count, 0);
    assert_int_equal(mounts_find(folder, 1, MOUNTS_SYSFS, again), 1);
    assert_true(found[0].mark == again[0].mark && found[0].mark != 0);
    /* Beside a part that can be read it is the same stick, and its mark is the part's. */
    struct mounts_part part = {.folder = "/run/stick/sdb1", .mark = 7};
    size_t count = mounts_add(found, 0, "sdb", &part);
    uint64_t mark = found[0].mark;
    count = mounts_add_unreadable(found, count, "sdb", 9);
    assert_int_equal(count, 1);
    assert_true(found[0].unreadable && found[0].mark == mark);
    for (int i = 0; i < 10; i++) {
        char name[16];
        snprintf(name, sizeof name, "sd%c", 'c' + i);
        count = mounts_add_unreadable(found, count, name, 9);
    }
    assert_int_equal(count, MOUNTS_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_mounts_at_and_below),
        cmocka_unit_test(another_mount_has_another_mark),
        cmocka_unit_test(file_systems_of_one_disk_are_one_stick),
        cmocka_unit_test(one_disk_holds_no_more_than_there_is_room),
        cmocka_unit_test(holds_no_more_than_there_is_room),
        cmocka_unit_test_setup_teardown(what_cannot_be_mounted_is_one_too,
                                        bundles_state_set_up, bundles_state_tear_down),
        cmocka_unit_test_setup_teardown(a_plain_folder_with_a_signed_bundle_is_one,
                                        bundles_state_set_up, bundles_state_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
