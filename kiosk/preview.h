#ifndef ANNA_KIOSK_PREVIEW_H
#define ANNA_KIOSK_PREVIEW_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/err.h"

/* What the terminal would draw, for the office: one page of a content file, as a picture.
 * The same screens, painter and letters as the terminal's own, without its session, its
 * sticks and its reports: nothing here signs, opens or listens. */

struct preview;

struct preview_request {
    const char *content; /* a file with the tables of core/schema.h; its signature is not
                            looked at */
    const char *site;
    const char *lang;   /* or CONTENT_SIMPLE */
    const char *theme;  /* "light", "contrast", "dark" */
    const char *screen; /* as visits say it: "offer" */
    const char *id;     /* of its record; "" */
    int percent;
    int w_px, h_px;
    int page; /* 0: as one comes to it; 1: a page further down, ... */
    struct moment moment;
    const char *out; /* the PNG */
};

bool preview_open(struct preview **out, struct err *err);
void preview_close(struct preview *preview); /* NULL is allowed */

/* Draws one. After a failure there is no file at `out`, and the next may go well. */
bool preview_draw(struct preview *preview, const struct preview_request *request,
                  struct err *err);

#endif
