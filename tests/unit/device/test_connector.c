#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "device/connector.h"
#include "help/edid.h"
#include "help/folder.h"

static void assert_size(const struct edid *edid, double w_mm, double h_mm)
{
    double w, h;
    assert_int_equal(connector_read_edid(edid->byte, sizeof edid->byte, &w, &h),
                     w_mm > 0);
    assert_true(w == w_mm && h == h_mm);
}

static void the_size_is_read(void **state)
{
    (void)state;
    struct edid edid = edid_make(1920, 1080, 476, 268);
    assert_size(&edid, 476, 268);
    edid = edid_make(1080, 1920, 1600, 900);
    assert_size(&edid, 1600, 900);
    /* without a timing that says it: centimetres */
    edid = edid_make(1920, 1080, 0, 0);
    edid.byte[21] = 48;
    edid.byte[22] = 27;
    assert_size(&edid, 480, 270);
    /* an aspect ratio */
    edid.byte[22] = 0;
    assert_size(&edid, 0, 0);
    edid = edid_make(1920, 1080, 0, 0);
    assert_size(&edid, 0, 0);
    /* a name where the first timing could be */
    edid = edid_make(1920, 1080, 476, 268);
    memmove(edid.byte + 72, edid.byte + 54, 18);
    memset(edid.byte + 54, 0, 18);
    memset(edid.byte + 59, 0xFF, 13);
    edid.byte[57] = 0xFC;
    assert_size(&edid, 476, 268);
}

static void what_is_none_is_none(void **state)
{
    (void)state;
    double w, h;
    struct edid edid = edid_make(1920, 1080, 476, 268);
    for (size_t len = 0; len < sizeof edid.byte; len++)
        assert_false(connector_read_edid(edid.byte, len, &w, &h));
    edid.byte[0] = 1;
    assert_size(&edid, 0, 0);
}

static void connector(const char *sysfs, const char *entry, const char *status,
                      const char *modes, const struct edid *edid)
{
    mkdir(folder_file(sysfs, "class/drm/%s", entry), 0755);
    file_write_text(folder_file(sysfs, "class/drm/%s/status", entry), status);
    file_write_text(folder_file(sysfs, "class/drm/%s/modes", entry), modes);
    file_write(folder_file(sysfs, "class/drm/%s/edid", entry), edid,
               edid != NULL ? sizeof edid->byte : 0);
}

static void the_one_that_is_connected_is_found(void **state)
{
    (void)state;
    char sysfs[256];
    struct connector found;
    struct edid edid = edid_make(1920, 1080, 476, 268);
    snprintf(sysfs, sizeof sysfs, "%s", folder_make());
    assert_false(connector_find(sysfs, &found));
    mkdir(folder_file(sysfs, "class"), 0755);
    mkdir(folder_file(sysfs, "class/drm"), 0755);
    file_write_text(folder_file(sysfs, "class/drm/version"), "drm 1.1.0\n");
    mkdir(folder_file(sysfs, "class/drm/card0"), 0755);
    mkdir(folder_file(sysfs, "class/drm/renderD128"), 0755);
    connector(sysfs, "card0-DP-1", "disconnected\n", "", NULL);
    connector(sysfs, "card0-DP-2", "connected\n", "", NULL);
    assert_false(connector_find(sysfs, &found));
    connector(sysfs, "card0-HDMI-A-2", "connected\n", "1024x768\n800x600\n", NULL);
    assert_true(connector_find(sysfs, &found));
    assert_string_equal(found.name, "HDMI-A-2");
    assert_int_equal(found.w_px, 1024);
    assert_false(found.edid);
    assert_true(found.w_mm == 0 && found.h_mm == 0);
    connector(sysfs, "card0-HDMI-A-1", "connected\n", "1920x1080\n1280x720\n", &edid);
    assert_true(connector_find(sysfs, &found));
    assert_string_equal(found.name, "HDMI-A-1");
    assert_int_equal(found.h_px, 1080);
    assert_true(found.edid && found.w_mm == 476 && found.h_mm == 268);
    folder_remove(sysfs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_size_is_read),
        cmocka_unit_test(what_is_none_is_none),
        cmocka_unit_test(the_one_that_is_connected_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
