#include "web/asset.h"

#include <string.h>

#include "base/share.h"

/* The font is Debian's fonts-material-design-icons-iconfont, as on the terminal. */
static const struct {
    const char *path, *type;
    const char *share; /* base/share.h; NULL: */
    const char *file;  /* a place of the system */
} rows[ASSET_COUNT] = {
    {"/colours.css", "text/css; charset=utf-8", "colours.css", NULL},
    {"/office.css", "text/css; charset=utf-8", "assets/office/office.css", NULL},
    {"/office.js", "text/javascript; charset=utf-8", "assets/office/office.js", NULL},
    {"/htmx.js", "text/javascript; charset=utf-8", "assets/office/htmx.js", NULL},
    {"/icon.svg", "image/svg+xml", "assets/office/icon.svg", NULL},
    {"/icons.woff2", "font/woff2", NULL,
     "/usr/share/fonts/woff/material-design-icons-iconfont/MaterialIcons-Regular.woff2"},
};

bool assets_open(struct assets *out, struct err *err)
{
    struct assets assets = {0};
    for (size_t i = 0; i < ASSET_COUNT; i++) {
        char path[SHARE_PATH];
        const char *from =
            rows[i].share != NULL ? share_path(rows[i].share, path) : rows[i].file;
        if (!buf_read_file(&assets.file[i], from, 1 << 20, err)) {
            assets_close(&assets);
            return false;
        }
    }
    *out = assets;
    return true;
}

void assets_close(struct assets *assets)
{
    for (size_t i = 0; i < ASSET_COUNT; i++)
        buf_free(&assets->file[i]);
}

bool asset_serve(const struct assets *assets, const char *path,
                 struct http_answer *answer)
{
    for (size_t i = 0; i < ASSET_COUNT; i++) {
        if (strcmp(rows[i].path, path) != 0)
            continue;
        answer->type = rows[i].type;
        answer->keep = true;
        buf_add(&answer->body, assets->file[i].bytes, assets->file[i].len);
        return true;
    }
    return false;
}
