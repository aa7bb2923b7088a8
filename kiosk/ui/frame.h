#ifndef ANNA_UI_FRAME_H
#define ANNA_UI_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "ui/element.h"
#include "ui/measure.h"
#include "ui/rect.h"
#include "ui/text/text.h"
#include "ui/theme.h"

/* The list of one frame while it is made, and what it is made with. Screens give places
 * in logical coordinates, as for a language written left to right: x grows from the side
 * where lines begin. The frame mirrors them for a language written right to left, so no
 * screen knows about it. */

struct frame {
    struct arena *arena; /* frame lifetime: elements, labels, blocks */
    struct text *text;
    const struct theme *theme;
    const struct measure *measure;
    enum text_direction direction;
    struct rect all; /* the part of the canvas that this frame fills */
    uint32_t ground; /* colour below everything */

    struct element *element;
    size_t count;
    size_t room; /* private */

    /* The page: the part that scrolls. Set by frame_view; elements added between
     * frame_scroll_begin and frame_scroll_end are moved up by `scroll_px` and seen in
     * `view` only. */
    struct rect view; /* logical */
    int scroll_px;    /* how far the visitor has scrolled; clamped by frame_scroll_end */
    int page_px;      /* height of what was added, valid after frame_scroll_end */
    bool scrolling;   /* between begin and end */
    enum zone zone;   /* of what is added next; ZONE_PAGE after frame_begin */
    bool secret;      /* what is added next is the visitor's alone */

    struct rect
        body;       /* the page and what is fixed below it; set by the screens' chrome */
    bool long_page; /* given: the page was longer than its view when last made */
    bool long_page_now; /* found out while it is made */
    bool remake;        /* the frame must be made again with what was found out */

    bool ticks;  /* shows something that changes with the minute */
    bool failed; /* memory ran out: the list is not whole */
};

/* Empties the list for a new frame. The arena is the caller's to reset before. */
void frame_begin(struct frame *frame, struct arena *arena, struct text *text,
                 const struct theme *theme, const struct measure *measure,
                 enum text_direction direction, struct rect all);

/* Adds an element (copied) and returns its place in the list, NULL if memory ran out:
 * then the frame goes on without it. Its rects are logical; they are mirrored, scrolled
 * and clipped here. The pointer is valid until the next addition. */
struct element *frame_add(struct frame *frame, const struct element *element);

void frame_scroll_begin(struct frame *frame, struct rect view, int scroll_px);
/* `end_y` is where the page ends, in the logical coordinates it was laid out in (with
 * scroll 0 it would end there). Sets page_px and clamps scroll_px; returns true if the
 * clamp changed it, so that the frame must be made again. */
bool frame_scroll_end(struct frame *frame, int end_y);

/* Takes `px` from the lower end of the view, also for what was added to it already. */
void frame_view_shorten(struct frame *frame, int px);

/* True if the page is longer than its view. */
bool frame_overflows(const struct frame *frame);

/* The direction that words are laid out in. Content may be German on an Arabic page:
 * words without a letter of the page's own direction (German sentences, numbers, Latin
 * names) run their own way, so that their full stops and plus signs stand right. */
enum text_direction frame_direction(const struct frame *frame, const char *words);

/* A paragraph in the frame's arena, ready for frame_add, on the side where the frame's
 * lines begin, whichever way the words themselves run (frame_direction). Also sets words
 * and hash of `element`. `rect.w` is the width it may take, its height is set. Returns
 * the height. */
int frame_text(struct frame *frame, struct element *element, const char *words,
               struct text_style style, uint32_t ink, struct rect rect,
               enum text_align align, int max_lines);

/* The element with that id, NULL if the list has none. */
const struct element *frame_find(const struct frame *frame, const char *id);

/* A formatted text in the frame's arena; "" if memory ran out. */
const char *frame_print(struct frame *frame, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
