#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "help/edid.h"
#include "help/folder.h"

/* `check` says how large the panel is taken to be, and who says so. */

struct terminal {
    const char *mode;           /* of its display; NULL: none is connected */
    int edid_w_mm, edid_h_mm;   /* 0: no EDID */
    double width_mm, height_mm; /* in kiosk.conf, or of a stick */
    bool stick;
    int turn;
};

static void plug(const char *sysfs, const struct terminal *t)
{
    mkdir(folder_file(sysfs, "class"), 0755);
    mkdir(folder_file(sysfs, "class/drm"), 0755);
    if (t->mode == NULL)
        return;
    mkdir(folder_file(sysfs, "class/drm/card0-DP-1"), 0755);
    file_write_text(folder_file(sysfs, "class/drm/card0-DP-1/status"), "connected\n");
    file_write_text(folder_file(sysfs, "class/drm/card0-DP-1/modes"), t->mode);
    struct edid edid = edid_make(1920, 1080, t->edid_w_mm, t->edid_h_mm);
    if (t->edid_w_mm > 0)
        file_write(folder_file(sysfs, "class/drm/card0-DP-1/edid"), edid.byte,
                   sizeof edid.byte);
}

static void assert_says(struct terminal t, bool ok, const char *expected)
{
    char sysfs[256];
    char words[HEALTH_WORDS];
    struct config config;
    config_defaults(&config);
    config.width_mm = t.width_mm;
    config.height_mm = t.height_mm;
    config.turn = t.turn;
    config.set_up = t.stick;
    config.own.width_mm = t.stick ? (int)t.width_mm : 0;
    snprintf(sysfs, sizeof sysfs, "%s", folder_make());
    plug(sysfs, &t);
    assert_int_equal(check_panel(&config, sysfs, words), ok);
    folder_remove(sysfs);
    if (strncmp(words, expected, strlen(expected)) != 0)
        fail_msg("\"%s\" instead of \"%s\"", words, expected);
}

static void size_and_source_are_said(void **state)
{
    (void)state;
    assert_says(
        (struct terminal){.mode = "1920x1080\n", .edid_w_mm = 476, .edid_h_mm = 268},
        true, "476 x 268 mm (21.5 inches), by the EDID of DP-1, 1920x1080");
    assert_says(
        (struct terminal){
            .mode = "1920x1080\n", .edid_w_mm = 476, .edid_h_mm = 268, .turn = 90},
        true, "268 x 476 mm (21.5 inches), by the EDID of DP-1, 1080x1920; turned by 90");
    assert_says((struct terminal){.mode = "1920x1080\n",
                                  .edid_w_mm = 476,
                                  .edid_h_mm = 268,
                                  .width_mm = 597,
                                  .height_mm = 336},
                true, "597 x 336 mm (27.0 inches), by kiosk.conf");
    assert_says(
        (struct terminal){
            .mode = "1920x1080\n", .stick = true, .width_mm = 597, .height_mm = 336},
        true, "597 x 336 mm (27.0 inches), by a stick");
    assert_says((struct terminal){.width_mm = 597, .height_mm = 336}, true,
                "597 x 336 mm (27.0 inches), by kiosk.conf");
    assert_says((struct terminal){.mode = NULL}, true, "27 inches are assumed");
    assert_says((struct terminal){.mode = "1920x1080\n"}, true,
                "598 x 336 mm (27.0 inches), assumed: DP-1, 1920x1080, does not say it");
    assert_says((struct terminal){.mode = "1024x600\n"}, true,
                "219 x 128 mm (10.0 inches), assumed: DP-1");
}

static void what_cannot_be_is_not_believed(void **state)
{
    (void)state;
    assert_says(
        (struct terminal){.mode = "1920x1080\n", .edid_w_mm = 160, .edid_h_mm = 90}, true,
        "598 x 336 mm (27.0 inches), assumed: the EDID of DP-1, 1920x1080, says "
        "160 x 90 mm, which cannot be");
    assert_says(
        (struct terminal){.mode = "1920x1080\n", .edid_w_mm = 34, .edid_h_mm = 20}, true,
        "598 x 336 mm (27.0 inches), assumed: the EDID");
    assert_says((struct terminal){.mode = "1920x1080\n", .width_mm = 60, .height_mm = 50},
                false,
                "60 x 50 mm (3.1 inches), by kiosk.conf: with the 1920 x 1080 pixels");
    /* the panel hangs upright, and somebody has measured it so */
    assert_says(
        (struct terminal){
            .mode = "1920x1080\n", .width_mm = 336, .height_mm = 597, .turn = 270},
        true, "336 x 597 mm (27.0 inches), by kiosk.conf; turned by 270");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(size_and_source_are_said),
        cmocka_unit_test(what_cannot_be_is_not_believed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
