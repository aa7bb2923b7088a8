#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "publish/stick_place.h"

static const char mounts[] = "28 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
                             "29 28 0:40 / /tmp rw - tmpfs tmpfs rw\n"
                             "40 28 8:17 / /media/fat rw - vfat /dev/sdb1 rw\n"
                             "41 28 8:18 / /media/MY\\040STICK rw - exfat /dev/sdb2 rw\n"
                             "42 28 8:33 / /media/linux rw - ext4 /dev/sdc1 rw\n"
                             "43 28 0:50 / /media/btrfs rw - btrfs /dev/sdd1 rw\n"
                             "44 28 8:65 / /media/windows rw - fuseblk /dev/sde1 rw\n"
                             "45 28 8:66 / /media/new rw - ntfs3 /dev/sde1 rw\n"
                             "46 28 8:81 / /media/mac ro - hfsplus /dev/sdf2 ro\n"
                             "47 28 8:81 / /media/twice ro - ext4 /dev/sdf2 ro\n"
                             "48 47 8:82 / /media/twice ro - vfat /dev/sdf3 ro\n";

static void terminals_read_fat_and_exfat(void **state)
{
    (void)state;
    static const struct {
        const char *folder;
        const char *refused; /* the file system that is named; NULL: it is taken */
        bool warned;
    } cases[] = {{"/media/fat", NULL, false},
                 {"/media/MY STICK", NULL, false},
                 {"/media/linux", "ext4", false},
                 {"/media/btrfs", "btrfs", false},
                 {"/media/new", "ntfs3", false},
                 {"/media/mac", "hfsplus", false},
                 {"/media/windows", NULL, true},
                 {"/media/twice", NULL, false},
                 {"/tmp", NULL, false},
                 {"/media/linux/folder", NULL, false},
                 {"/home/office/out", NULL, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf told = {0};
        struct err err = {""};
        bool ok = stick_place_readable(mounts, cases[i].folder, &told, &err);
        if (ok != (cases[i].refused == NULL) || (told.len > 0) != cases[i].warned)
            fail_msg("%s: %s", cases[i].folder, err.text);
        if (!ok && strstr(err.text, cases[i].refused) == NULL)
            fail_msg("%s: %s", cases[i].folder, err.text);
        buf_free(&told);
    }
}

static void sticks_are_what_is_plugged_in(void **state)
{
    (void)state;
    static const char text[] = "27 1 8:2 / /boot/efi rw - vfat /dev/sda2 rw\n"
                               "28 1 0:9 / /media/net rw - vfat server:/x rw\n"
                               "29 1 8:49 / /run/media/k/ANNA rw - vfat /dev/sdd1 rw\n";
    static const char *const sticks[] = {"/media/fat", "/media/MY STICK",
                                         "/media/windows", "/media/twice",
                                         "/run/media/k/ANNA"};
    struct mountinfo mount;
    size_t count = 0;
    for (const char *at = mounts; stick_place_next(&at, &mount); count++)
        assert_string_equal(mount.folder, sticks[count]);
    for (const char *at = text; stick_place_next(&at, &mount); count++)
        assert_string_equal(mount.folder, sticks[count]);
    assert_int_equal(count, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(terminals_read_fat_and_exfat),
                                       cmocka_unit_test(sticks_are_what_is_plugged_in)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
