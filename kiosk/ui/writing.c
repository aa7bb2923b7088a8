#include "ui/writing.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/layout.h"

/* The next place where a word begins, the end if there is none. */
static size_t next_word(const char *words, size_t at)
{
    at += strcspn(words + at, " ");
    return at + strspn(words + at, " ");
}

static int height_of(struct frame *frame, const char *words, struct text_style style,
                     int w)
{
    struct element e = {0};
    return frame_text(frame, &e, words, style, 0, (struct rect){0, 0, w, 0}, TEXT_START,
                      0);
}

/* The longest end of the words, from the beginning of one, that is at most `most_h` high.
 */
static const char *end_that_fits(struct frame *frame, const char *words,
                                 struct text_style style, int w, int most_h)
{
    if (height_of(frame, words, style, w) <= most_h)
        return words;
    size_t low = 0; /* does not fit from here */
    size_t high = strlen(words);
    for (;;) {
        size_t middle = next_word(words, low + (high - low) / 2);
        if (middle >= high)
            middle = next_word(words, low);
        if (middle >= high)
            return words + high;
        if (height_of(frame, words + middle, style, w) <= most_h)
            high = middle;
        else
            low = middle;
    }
}

static void put_caret(struct frame *frame, const struct element *words, const char *shown,
                      struct text_style style, struct rect inner)
{
    const struct measure *m = frame->measure;
    int w = m->edge_px * 3 / 2;
    int h = style.size_px * 5 / 4;
    size_t len = strlen(shown);
    size_t last = len;
    while (last > 0 && ((unsigned char)shown[--last] & 0xC0) == 0x80) {
    }
    struct text_box box;
    int x = 0;
    int y = 0;
    if (len > 0 && words->text != NULL &&
        text_boxes(words->text, last, len, &box, 1) == 1) {
        /* Places inside a text are not mirrored, those on the sheet are. */
        int behind = words->text->direction == TEXT_RTL ? box.x - w : box.x + box.w;
        x = frame->direction == TEXT_RTL ? inner.w - behind - w : behind;
        y = box.y;
    }
    x = x + w > inner.w ? inner.w - w : x < 0 ? 0 : x;
    struct element caret = {
        .role = ROLE_IMAGE,
        .rect = {inner.x + x, inner.y + y + (style.pitch_px - h) / 2, w, h},
        .look = {.filled = true, .fill = frame->theme->main},
    };
    frame_add(frame, &caret);
}

void writing_put(struct frame *frame, struct rect rect, const struct writing *writing)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    bool empty = writing->words[0] == '\0';
    struct element sheet = {
        .id = writing->id,
        .role = ROLE_FIELD,
        .label = empty ? writing->placeholder : writing->words,
        .spoken = writing->label,
        .state = STATE_CURRENT,
        .action = writing->action,
        .rect = rect,
        .look = {.filled = true,
                 .fill = t->card,
                 .edge = t->main,
                 .edge_px = m->edge_px * 3 / 2,
                 .radius_px = m->radius_px},
        .ink = t->ink,
        .ground = t->card,
    };
    frame_add(frame, &sheet);
    int pad = m->compact ? m->pad_px / 2 : m->pad_px * 3 / 4;
    struct rect inner = rect_inset(rect, pad);
    struct text_style style = m->body;
    if (style.pitch_px > inner.h) {
        style.pitch_px = inner.h;
        style.size_px = inner.h * 10 / 14;
    }
    const char *shown =
        empty ? writing->placeholder
              : end_that_fits(frame, writing->words, style, inner.w, inner.h);
    struct element words = {0};
    frame_text(frame, &words, shown, style, empty ? t->soft : t->ink,
               (struct rect){0, 0, inner.w, 0}, TEXT_START,
               inner.h / style.pitch_px > 0 ? inner.h / style.pitch_px : 1);
    layout_part(frame, &words, inner.x, inner.y, t->card);
    put_caret(frame, &words, empty ? "" : shown, style, inner);
}
