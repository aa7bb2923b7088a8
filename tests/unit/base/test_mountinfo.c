#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/mountinfo.h"

static void takes_line_by_line(void **state)
{
    (void)state;
    const char *text = "28 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
                       "\n"
                       "29 28 8:17 /media/broken\n"
                       "30 28 8:17 / /media/no-source rw -\n"
                       "31 28 8:17 / /media/no-type rw - vfat\n"
                       "42 28 8:33 / /media/MY\\040STICK rw - vfat /dev/disk\\134x rw";
    struct mountinfo mount;
    assert_true(mountinfo_next(&text, &mount));
    assert_string_equal(mount.number, "28");
    assert_string_equal(mount.device, "8:1");
    assert_string_equal(mount.folder, "/");
    assert_string_equal(mount.type, "ext4");
    assert_string_equal(mount.source, "/dev/sda1");
    assert_true(mountinfo_next(&text, &mount));
    assert_string_equal(mount.folder, "/media/MY STICK");
    assert_string_equal(mount.source, "/dev/disk\\x");
    assert_false(mountinfo_next(&text, &mount));
    assert_false(mountinfo_next(&text, &mount));
}

static void passes_over_what_is_too_long(void **state)
{
    (void)state;
    static char long_one[8 * MOUNTINFO_PATH];
    for (size_t len = MOUNTINFO_PATH - 100; len < 6 * MOUNTINFO_PATH; len += 100) {
        char name[6 * MOUNTINFO_PATH];
        struct mountinfo mount;
        memset(name, 'a', len);
        name[len] = '\0';
        snprintf(long_one, sizeof long_one,
                 "1 28 8:1 / /%s rw - vfat x rw\n2 28 8:1 / /b rw - vfat x rw\n", name);
        const char *text = long_one;
        assert_true(mountinfo_next(&text, &mount));
        if (len + 1 < MOUNTINFO_PATH) {
            assert_string_equal(mount.folder + 1, name);
            assert_true(mountinfo_next(&text, &mount));
        }
        assert_string_equal(mount.folder, "/b");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_line_by_line),
        cmocka_unit_test(passes_over_what_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
