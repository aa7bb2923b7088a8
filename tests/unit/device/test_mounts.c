#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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
        size_t count = mounts_read(table, cases[i].folder, found, 0);
        size_t wanted = 0;
        while (cases[i].found[wanted] != NULL)
            wanted++;
        if (count != wanted)
            fail_msg("%s: %zu found", cases[i].folder, count);
        for (size_t k = 0; k < count; k++)
            assert_string_equal(found[k].folder, cases[i].found[k]);
    }
}

static void another_mount_has_another_mark(void **state)
{
    (void)state;
    struct mounts_stick a[MOUNTS_MOST];
    struct mounts_stick b[MOUNTS_MOST];
    mounts_read("41 28 8:17 / /m rw - vfat /dev/sdb1 rw\n", "/m", a, 0);
    mounts_read("41 28 8:17 / /m rw - vfat /dev/sdb1 rw\n", "/m", b, 0);
    assert_true(a[0].mark == b[0].mark);
    mounts_read("42 28 8:17 / /m rw - vfat /dev/sdb1 rw\n", "/m", b, 0);
    assert_true(a[0].mark != b[0].mark);
    mounts_read("41 28 8:33 / /m rw - vfat /dev/sdc1 rw\n", "/m", b, 0);
    assert_true(a[0].mark != b[0].mark);
}

static void holds_no_more_than_there_is_room(void **state)
{
    (void)state;
    struct mounts_stick found[MOUNTS_MOST];
    char text[4096] = "";
    for (int i = 0; i < 10; i++)
        sprintf(text + strlen(text), "%d 28 8:%d / /media/%d rw - vfat /dev/x rw\n", i, i,
                i);
    assert_int_equal(mounts_read(text, "/media", found, 0), MOUNTS_MOST);
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
    assert_int_equal(mounts_find(folder, 2, found), 0);
    struct bundle_plan plan = {.number = 1, .offers = "a"};
    bundles_make(b, b->stick, "a.anna", &plan);
    assert_int_equal(mounts_find(folder, 2, found), 1);
    assert_string_equal(found[0].folder, b->stick);
    assert_int_equal(mounts_find(folder, 2, again), 1);
    assert_true(found[0].mark == again[0].mark);
    plan.number = 2;
    bundles_make(b, b->stick, "b.anna", &plan);
    assert_int_equal(mounts_find(folder, 2, again), 1);
    assert_true(found[0].mark != again[0].mark);
    path = folder_file(b->stick, "%s", "a.anna.minisig");
    unlink(path);
    path = folder_file(b->stick, "%s", "b.anna");
    unlink(path);
    assert_int_equal(mounts_find(folder, 2, found), 0);
}

static int set_up(void **state)
{
    static struct bundles b;
    bundles_set_up(&b, 1);
    *state = &b;
    return 0;
}

static int tear_down(void **state)
{
    bundles_tear_down(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_mounts_at_and_below),
        cmocka_unit_test(another_mount_has_another_mark),
        cmocka_unit_test(holds_no_more_than_there_is_room),
        cmocka_unit_test_setup_teardown(a_plain_folder_with_a_signed_bundle_is_one,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
