#ifndef ANNA_ADMIN_PAGES_DRAWING_H
#define ANNA_ADMIN_PAGES_DRAWING_H

#include "base/buf.h"
#include "record/document.h"

/* Pictures of what the terminal would show, drawn by anna-preview (kiosk/preview_main.c),
 * a process of its own: it sees a small content file with one offer, or one answer, and
 * what belongs to it, and nothing else of the office. If it dies, one picture is missing,
 * and the next request begins it again. */

struct drawing;

struct drawing_order {
    const struct document *document; /* the workspace's */
    const struct record *offer;      /* as it should be shown, perhaps not saved */
    const struct record *answer; /* the same, on the page of answers; NULL: the offer */
    const char *site, *lang, *theme;
    int percent;
    int w_px, h_px;
    int page;
    const char *moment; /* "2026-11-23T10:00" */
};

/* Nothing is begun before the first picture. Its files lie in a folder of its own. */
bool drawing_open(struct drawing **out, struct err *err);
void drawing_close(struct drawing *drawing); /* NULL is allowed */

/* Appends a PNG. A picture that takes over 10 seconds is none. */
bool drawing_make(struct drawing *drawing, struct arena *arena,
                  const struct drawing_order *order, struct buf *out, struct err *err);

#endif
