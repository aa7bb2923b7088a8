#include "ui/field.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/button.h"
#include "ui/layout.h"

int field_height(const struct frame *frame)
{
    const struct measure *m = frame->measure;
    int h = m->strong.pitch_px + m->pad_px;
    return h > m->target_px ? h : m->target_px;
}

/* The longest end of the words that fits into `w`. */
static const char *end_that_fits(struct frame *frame, const char *words, int w,
                                 struct text_style style)
{
    size_t len = strlen(words);
    size_t at = 0;
    while (at < len && text_width(frame->text, words + at, style) > w)
        utf8_next(words, len, &at);
    return words + at;
}

/* Words as large as the field is high. */
static struct text_style style_in(const struct measure *m, int h)
{
    struct text_style style = m->body;
    int most = h - 2 * m->edge_px;
    if (style.pitch_px > most)
        style.pitch_px = most;
    if (style.size_px * 6 / 5 > most)
        style.size_px = most * 5 / 6;
    return style;
}

static void put_caret(struct frame *frame, int x, struct rect rect, int w)
{
    int h = frame->measure->body.size_px * 5 / 4;
    struct element caret = {
        .role = ROLE_IMAGE,
        .rect = {x, rect.y + (rect.h - h) / 2, w, h},
        .look = {.filled = true, .fill = frame->theme->main},
    };
    frame_add(frame, &caret);
}

static void put_words(struct frame *frame, struct rect rect, const struct field *field)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct text_style style = style_in(m, rect.h);
    bool empty = field->words[0] == '\0';
    int caret_w = m->edge_px * 3 / 2;
    int room = style.size_px / 4 + caret_w;
    int most = rect.w - room;
    const char *shown =
        empty ? field->placeholder : end_that_fits(frame, field->words, most, style);
    int typed_w = empty ? 0 : text_width(frame->text, shown, style);
    /* Behind the words is where they end: on the side away from the field's start if they
     * run as the page does, else on the side of it. */
    bool along = !empty && frame_direction(frame, shown) == frame->direction;
    struct element words = {0};
    int h = frame_text(frame, &words, shown, style, empty ? t->soft : t->ink,
                       (struct rect){0, 0, most, 0}, TEXT_START, 1);
    int x = along ? rect.x : rect.x + room;
    layout_part(frame, &words, x, rect.y + (rect.h - h) / 2, t->card);
    if (field->caret)
        put_caret(frame, along ? rect.x + typed_w + room / 4 : rect.x, rect, caret_w);
}

void field_put(struct frame *frame, struct rect rect, const struct field *field)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct element panel = {
        .role = ROLE_PANEL,
        .rect = rect,
        .look = {.filled = true,
                 .fill = t->card,
                 .edge = t->main,
                 .edge_px = m->edge_px * 3 / 2,
                 .radius_px = m->radius_px},
    };
    frame_add(frame, &panel);
    bool clearable = field->words[0] != '\0' || field->put_back;
    int clear_w = m->icon_px + m->pad_px;
    clear_w = !clearable ? 0 : clear_w > m->target_px ? clear_w : m->target_px;
    struct rect place = {rect.x, rect.y, rect.w - clear_w, rect.h};
    struct element e = {
        .id = field->id,
        .role = ROLE_FIELD,
        .label = field->words[0] != '\0' ? field->words : field->placeholder,
        .spoken = field->label,
        .state = field->caret ? STATE_CURRENT : 0,
        .action = field->action,
        .rect = place,
        .look = {.radius_px = m->radius_px},
        .ink = t->ink,
        .ground = t->card,
    };
    frame_add(frame, &e);
    int icon = m->icon_px < place.h ? m->icon_px : place.h;
    int pad = m->compact ? m->pad_px : m->pad_px * 3 / 4;
    layout_image(frame, "search",
                 (struct rect){place.x + pad, place.y + (place.h - icon) / 2, icon, icon},
                 t->main);
    int x = pad + icon + icon / 2;
    put_words(frame, (struct rect){place.x + x, place.y, place.w - x - pad, place.h},
              field);
    if (!clearable)
        return;
    struct rect clear = {rect.x + rect.w - clear_w, rect.y, clear_w, rect.h};
    struct button button = {.id = field->clear_id,
                            .kind = BUTTON_BARE,
                            .icon = field->put_back ? "undo" : "cancel",
                            .spoken = field->clear_spoken,
                            .action = field->clear};
    button_put(frame, clear, &button);
}
