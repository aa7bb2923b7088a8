#include "commands.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "device/connector.h"
#include "ui/glass.h"

/* The picture as people see it. */
static void turn(int degrees, struct connector *c)
{
    if (degrees != 90 && degrees != 270)
        return;
    int px = c->w_px;
    double mm = c->w_mm;
    c->w_px = c->h_px;
    c->h_px = px;
    c->w_mm = c->h_mm;
    c->h_mm = mm;
}

static void say_size(char words[HEALTH_WORDS], double w_mm, double h_mm,
                     const char *source)
{
    snprintf(words, HEALTH_WORDS, "%.0f x %.0f mm (%.1f inches), %s", w_mm, h_mm,
             hypot(w_mm, h_mm) / 25.4, source);
}

static bool check_given(const struct config *config, const struct connector *display,
                        char words[HEALTH_WORDS])
{
    double w_mm = config->width_mm;
    double h_mm = config->height_mm;
    bool by_stick = config->set_up && config->own.width_mm > 0;
    char source[160];
    snprintf(source, sizeof source, "by %s", by_stick ? "a stick" : "kiosk.conf");
    bool ok =
        display == NULL || glass_believe(display->w_px, display->h_px, &w_mm, &h_mm);
    if (!ok)
        snprintf(source, sizeof source,
                 "by %s: with the %d x %d pixels of %s that cannot be; measure it again",
                 by_stick ? "a stick" : "kiosk.conf", display->w_px, display->h_px,
                 display->name);
    say_size(words, config->width_mm, config->height_mm, source);
    return ok;
}

static void check_said(const struct connector *display, char words[HEALTH_WORDS])
{
    double w_mm = display->w_mm;
    double h_mm = display->h_mm;
    char source[256];
    if (glass_believe(display->w_px, display->h_px, &w_mm, &h_mm))
        snprintf(source, sizeof source, "by the EDID of %s, %dx%d", display->name,
                 display->w_px, display->h_px);
    else if (display->w_mm > 0)
        snprintf(source, sizeof source,
                 "assumed: the EDID of %s, %dx%d, says %.0f x %.0f mm, which cannot be; "
                 "width_mm and height_mm in kiosk.conf say better",
                 display->name, display->w_px, display->h_px, display->w_mm,
                 display->h_mm);
    else
        snprintf(source, sizeof source,
                 "assumed: %s, %dx%d, does not say it; width_mm and height_mm in "
                 "kiosk.conf do",
                 display->name, display->w_px, display->h_px);
    if (w_mm <= 0)
        glass_assume(display->w_px, display->h_px, &w_mm, &h_mm);
    say_size(words, w_mm, h_mm, source);
}

bool check_panel(const struct config *config, const char *sysfs, char words[HEALTH_WORDS])
{
    struct connector display;
    bool found = connector_find(sysfs, &display);
    bool ok = true;
    if (found)
        turn(config->turn, &display);
    if (config->width_mm > 0 && config->height_mm > 0)
        ok = check_given(config, found ? &display : NULL, words);
    else if (found)
        check_said(&display, words);
    else
        snprintf(words, HEALTH_WORDS,
                 "27 inches are assumed, 10 with 1024x600: no display is connected");
    if (config->turn != 0) {
        size_t len = strlen(words);
        snprintf(words + len, HEALTH_WORDS - len, "; turned by %d", config->turn);
    }
    return ok;
}
