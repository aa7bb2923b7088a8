#include "device/connector.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { EDID_BLOCK = 128, TIMING_FIRST = 54, TIMING_LEN = 18, TIMINGS = 4 };
enum { FILE_MOST = 64 * 1024, PATH_LEN = 1024 };

bool connector_read_edid(const unsigned char *bytes, unsigned long len, double *w_mm,
                         double *h_mm)
{
    static const unsigned char head[] = {0, 255, 255, 255, 255, 255, 255, 0};
    *w_mm = 0;
    *h_mm = 0;
    if (len < EDID_BLOCK || memcmp(bytes, head, sizeof head) != 0)
        return false;
    for (int i = 0; i < TIMINGS; i++) {
        const unsigned char *t = &bytes[TIMING_FIRST + i * TIMING_LEN];
        int w = t[12] | (t[14] & 0xF0) << 4;
        int h = t[13] | (t[14] & 0x0F) << 8;
        /* Without a pixel clock it is a name or a limit, and no timing. */
        if ((t[0] != 0 || t[1] != 0) && w > 0 && h > 0) {
            *w_mm = w;
            *h_mm = h;
            return true;
        }
    }
    /* One of the two alone is an aspect ratio. */
    if (bytes[21] == 0 || bytes[22] == 0)
        return false;
    *w_mm = bytes[21] * 10;
    *h_mm = bytes[22] * 10;
    return true;
}

/* A file of a connector's folder; false if there is nothing in it. */
static bool read_one(const char *folder, const char *name, struct buf *out)
{
    char path[PATH_LEN];
    struct err ignored = {""};
    buf_free(out);
    return snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path &&
           buf_read_file(out, path, FILE_MOST, &ignored) && out->len > 0;
}

static bool read_mode(const char *text, int *w_px, int *h_px)
{
    /* NOLINTNEXTLINE(cert-err34-c): what is no number is caught */
    return sscanf(text, "%5dx%5d", w_px, h_px) == 2 && *w_px > 0 && *h_px > 0;
}

/* `entry`: card0-HDMI-A-1. */
static bool read_connector(const char *sysfs, const char *entry, struct connector *out)
{
    char folder[PATH_LEN];
    struct buf text = {0};
    struct connector found = {.edid = false};
    const char *name = strchr(entry, '-');
    if (name == NULL || !utf8_copy(found.name, sizeof found.name, name + 1) ||
        snprintf(folder, sizeof folder, "%s/class/drm/%s", sysfs, entry) >=
            (int)sizeof folder)
        return false;
    bool ok = read_one(folder, "status", &text) &&
              strncmp(text.bytes, "connected", 9) == 0 &&
              read_one(folder, "modes", &text) &&
              read_mode(text.bytes, &found.w_px, &found.h_px);
    if (ok && read_one(folder, "edid", &text)) {
        found.edid = true;
        connector_read_edid((const unsigned char *)text.bytes, text.len, &found.w_mm,
                            &found.h_mm);
    }
    buf_free(&text);
    if (ok)
        *out = found;
    return ok;
}

bool connector_find(const char *sysfs, struct connector *out)
{
    char path[PATH_LEN];
    struct dirent **entry;
    bool found = false;
    if (snprintf(path, sizeof path, "%s/class/drm", sysfs) >= (int)sizeof path)
        return false;
    int count = scandir(path, &entry, NULL, alphasort);
    if (count < 0)
        return false;
    for (int i = 0; i < count; i++) {
        if (!found && strncmp(entry[i]->d_name, "card", 4) == 0)
            found = read_connector(sysfs, entry[i]->d_name, out);
        free(entry[i]);
    }
    free(entry);
    return found;
}
