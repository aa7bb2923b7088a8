#include "ui/frame.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/utf8.h"

enum { MOST_ELEMENTS = 4096 };

void frame_begin(struct frame *frame, struct arena *arena, struct text *text,
                 const struct theme *theme, const struct measure *measure,
                 enum text_direction direction, struct rect all)
{
    *frame = (struct frame){
        .arena = arena,
        .text = text,
        .theme = theme,
        .measure = measure,
        .direction = direction,
        .all = all,
        .ground = theme->ground,
        .view = all,
    };
}

static bool grow(struct frame *frame)
{
    struct element *bigger = frame->count == MOST_ELEMENTS
                                 ? NULL
                                 : array_room(frame->arena, frame->element, frame->count,
                                              &frame->room, sizeof *bigger);
    if (bigger == NULL) {
        frame->failed = true;
        return false;
    }
    frame->element = bigger;
    return true;
}

/* From logical to canvas coordinates. */
static struct rect placed(const struct frame *frame, struct rect r)
{
    if (frame->scrolling)
        r.y -= frame->scroll_px;
    if (frame->direction == TEXT_RTL)
        r.x = 2 * frame->all.x + frame->all.w - r.x - r.w;
    return r;
}

struct element *frame_add(struct frame *frame, const struct element *element)
{
    if (!grow(frame))
        return NULL;
    struct element *e = &frame->element[frame->count];
    *e = *element;
    e->rect = placed(frame, e->rect);
    e->text_rect = placed(frame, e->text_rect);
    e->icon_rect = placed(frame, e->icon_rect);
    e->scrolls = frame->scrolling;
    e->zone = frame->zone;
    e->secret = e->secret || frame->secret;
    struct rect view = frame->scrolling ? frame->view : frame->all;
    if (frame->direction == TEXT_RTL)
        view.x = 2 * frame->all.x + frame->all.w - view.x - view.w;
    e->clip = view;
    if (e->label == NULL)
        e->label = "";
    frame->count++;
    return e;
}

void frame_scroll_begin(struct frame *frame, struct rect view, int scroll_px)
{
    frame->view = view;
    frame->scroll_px = scroll_px;
    frame->scrolling = true;
}

bool frame_scroll_end(struct frame *frame, int end_y)
{
    frame->scrolling = false;
    frame->page_px = end_y - frame->view.y;
    int most = frame->page_px - frame->view.h;
    if (most < 0)
        most = 0;
    int wanted = frame->scroll_px;
    if (frame->scroll_px > most)
        frame->scroll_px = most;
    if (frame->scroll_px < 0)
        frame->scroll_px = 0;
    return frame->scroll_px != wanted;
}

void frame_view_shorten(struct frame *frame, int px)
{
    frame->view.h -= px;
    for (size_t i = 0; i < frame->count; i++)
        if (frame->element[i].scrolls)
            frame->element[i].clip.h = frame->view.h;
}

bool frame_overflows(const struct frame *frame)
{
    return frame->page_px > frame->view.h;
}

static uint64_t hash_add(uint64_t hash, unsigned value)
{
    return (hash ^ value) * 0x100000001B3u;
}

static bool letter_rtl(uint32_t code)
{
    return (code >= 0x590 && code < 0x900) || (code >= 0xFB1D && code < 0xFE00) ||
           (code >= 0xFE70 && code < 0xFF00) || (code >= 0x10800 && code < 0x11000) ||
           (code >= 0x1E800 && code < 0x1F000);
}

static bool letter_ltr(uint32_t code)
{
    return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
           (code >= 0xC0 && code < 0x590) || (code >= 0x900 && code < 0x2000);
}

enum text_direction frame_direction(const struct frame *frame, const char *words)
{
    bool rtl = false;
    bool ltr = false;
    size_t len = strlen(words);
    for (size_t at = 0; at < len;) {
        uint32_t code = utf8_next(words, len, &at);
        rtl = rtl || letter_rtl(code);
        ltr = ltr || letter_ltr(code);
    }
    if (frame->direction == TEXT_RTL)
        return rtl ? TEXT_RTL : TEXT_LTR;
    return rtl && !ltr ? TEXT_RTL : TEXT_LTR;
}

int frame_text(struct frame *frame, struct element *element, const char *words,
               struct text_style style, uint32_t ink, struct rect rect,
               enum text_align align, int max_lines)
{
    if (words == NULL)
        words = "";
    enum text_direction direction = frame_direction(frame, words);
    if (direction != frame->direction && align != TEXT_CENTER)
        align = align == TEXT_START ? TEXT_END : TEXT_START;
    struct text_block *block = text_layout(frame->text, frame->arena, words, style,
                                           rect.w, direction, align, max_lines);
    if (block == NULL) {
        frame->failed = true;
        return 0;
    }
    rect.h = block->height_px;
    element->text = block;
    element->text_rect = rect;
    element->ink = ink;
    if (element->label == NULL)
        element->label = words;
    int shape[] = {(int)style.face, style.size_px, style.pitch_px, rect.w,
                   (int)direction,  (int)align,    max_lines};
    uint64_t hash = 0xCBF29CE484222325u;
    for (const char *byte = words; *byte != '\0'; byte++)
        hash = hash_add(hash, (unsigned char)*byte);
    for (size_t i = 0; i < sizeof shape / sizeof shape[0]; i++)
        hash = hash_add(hash, (unsigned)shape[i]);
    element->text_hash = hash;
    return rect.h;
}

const struct element *frame_find(const struct frame *frame, const char *id)
{
    for (size_t i = 0; i < frame->count; i++)
        if (frame->element[i].id != NULL && strcmp(frame->element[i].id, id) == 0)
            return &frame->element[i];
    return NULL;
}

const char *frame_print(struct frame *frame, const char *format, ...)
{
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = len < 0 ? NULL : arena_take(frame->arena, (size_t)len + 1);
    if (text != NULL)
        vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return text == NULL ? "" : text;
}
