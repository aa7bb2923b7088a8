#include "ui/keyboard.h"

#include <string.h>

#include "ui/layout.h"

/* A letter's key, in pixels, with the gap behind it. */
struct sizes {
    const struct keyboard_layout *layout;
    int gap;
    int pad;  /* of the tray */
    int unit; /* width of a letter's key and a gap */
};

enum { MOST_WIDE_MM = 34, HIGH_KEY_MM = 26 };

static struct sizes sizes_for(const struct frame *frame, const struct keyboard *keyboard,
                              bool narrow, int w)
{
    const struct measure *m = frame->measure;
    const char *keys = keyboard->keys[0] != '\0' ? keyboard->keys : keyboard->language;
    struct sizes s = {.layout = keyboard->text ? keyboard_layout_find_text(keys, narrow)
                                               : keyboard_layout_find(keys, narrow),
                      .gap = measure_mm(m, m->compact ? 1.0 : 2.2)};
    s.pad = s.gap;
    s.unit = (w - 2 * s.pad + s.gap) * 10 / s.layout->width;
    int most = measure_mm(m, MOST_WIDE_MM);
    if (s.unit > most)
        s.unit = most;
    return s;
}

static struct sizes sizes_of(const struct frame *frame, const struct keyboard *keyboard,
                             int w)
{
    struct sizes wide = sizes_for(frame, keyboard, false, w);
    if (!frame->measure->compact && wide.unit - wide.gap >= frame->measure->target_px)
        return wide;
    return sizes_for(frame, keyboard, true, w);
}

/* The height that a letter needs; those of Arabic reach further down. */
static int letter_px(const struct frame *frame)
{
    const struct measure *m = frame->measure;
    int percent = frame->direction == TEXT_RTL ? 140 : 120;
    return m->strong.size_px * percent / 100 + m->edge_px * 2;
}

int keyboard_height(const struct frame *frame, const struct keyboard *keyboard, int w,
                    int most_h)
{
    const struct measure *m = frame->measure;
    struct sizes s = sizes_of(frame, keyboard, w);
    /* A page of rare keys is as high as the letters, so that nothing jumps. */
    int rows = s.layout->row_count > 4 ? (int)s.layout->row_count : 4;
    int high = measure_mm(m, HIGH_KEY_MM);
    int key = most_h * 2 / 5 / rows - s.gap;
    int letter = letter_px(frame);
    int least = letter > m->target_px ? letter : m->target_px;
    key = key > high ? high : key;
    key = key < least ? least : key;
    return rows * (key + s.gap) - s.gap + 2 * s.pad;
}

/* Rooms for the keys of a row; the space takes what a key that is left out leaves. */
static int width_of(const struct keyboard_row *row, const struct keyboard_key *key,
                    const struct keyboard_key *left_out)
{
    if (key->action == KEYBOARD_SPACE && left_out != NULL && left_out >= row->key &&
        left_out < row->key + row->count)
        return key->width + left_out->width;
    return key->width;
}

/* The key that would lead to where one is. */
static bool leads_nowhere(const struct keyboard *keyboard, const struct sizes *s,
                          const struct keyboard_key *key)
{
    return key->action == KEYBOARD_SWITCH && key->target == NULL &&
           strcmp(keyboard_layout_find(keyboard->language, false)->id, s->layout->id) ==
               0;
}

/* Keys stand from left to right also where the page runs from right to left, so they are
 * mirrored before the frame mirrors them. */
static struct rect unmirrored(const struct frame *frame, struct rect tray, struct rect r)
{
    if (frame->direction == TEXT_RTL)
        r.x = 2 * tray.x + tray.w - r.x - r.w;
    return r;
}

struct key_colours {
    uint32_t fill, ink;
};

static struct key_colours colours_of(const struct theme *t,
                                     const struct keyboard_key *key)
{
    switch (key->action) {
    case KEYBOARD_DONE:
        return (struct key_colours){t->main, t->on_main};
    case KEYBOARD_BACKSPACE:
    case KEYBOARD_CLEAR:
    case KEYBOARD_SHIFT:
    case KEYBOARD_SWITCH:
        return (struct key_colours){t->key_special, t->ink};
    case KEYBOARD_INSERT:
    case KEYBOARD_SPACE:
        break;
    }
    return (struct key_colours){t->card, t->ink};
}

/* As large as the visitor reads. Letters stand close above each other in a key; words may
 * take two lines. */
static struct text_style label_style(const struct measure *m, bool is_letter)
{
    struct text_style style = is_letter ? m->strong : m->note_strong;
    style.pitch_px = style.size_px * (is_letter ? 120 : 130) / 100;
    return style;
}

/* Where words do not fit on their key, its picture says it. */
static const char *icon_of(struct frame *frame, const struct keyboard_key *key,
                           const char *label, struct rect r)
{
    static const char *const picture[] = {[KEYBOARD_SPACE] = "space_bar",
                                          [KEYBOARD_CLEAR] = "delete_sweep",
                                          [KEYBOARD_SWITCH] = "keyboard",
                                          [KEYBOARD_DONE] = "check"};
    const struct measure *m = frame->measure;
    if (key->icon != NULL || key->action == KEYBOARD_INSERT)
        return key->icon;
    struct text_style style = label_style(m, false);
    struct element words = {0};
    int room = r.w - m->gap_px;
    int h = frame_text(frame, &words, label, style, 0, (struct rect){0, 0, room, 0},
                       TEXT_CENTER, 0);
    bool fits = text_widest_word(frame->text, label, style) <= room &&
                h <= r.h - m->edge_px && h <= 2 * style.pitch_px;
    return fits ? NULL : picture[key->action];
}

static void put_label(struct frame *frame, const char *label, bool is_letter,
                      struct rect r, struct key_colours colours)
{
    struct text_style style = label_style(frame->measure, is_letter);
    int air = is_letter ? 0 : frame->measure->gap_px / 2;
    int w = text_width(frame->text, label, style);
    if (is_letter && w > r.w)
        style.size_px = style.size_px * r.w / w;
    struct element words = {0};
    int h =
        frame_text(frame, &words, label, style, colours.ink,
                   (struct rect){0, 0, r.w - 2 * air, 0}, TEXT_CENTER, is_letter ? 1 : 2);
    layout_part(frame, &words, r.x + air, r.y + (r.h - h) / 2, colours.fill);
}

/* What stands on it; of a key with an icon, what it is called. */
static const char *label_of(const struct keyboard *keyboard,
                            const struct keyboard_key *key)
{
    if (key->action == KEYBOARD_DONE && keyboard->done != NULL)
        return keyboard->done;
    if (key->action == KEYBOARD_SWITCH && key->label == NULL)
        return keyboard_layout_find(keyboard->language, false)->label;
    if (key->label != NULL)
        return key->label;
    return keyboard->words(keyboard->context, key, keyboard->language);
}

static void put_key(struct frame *frame, const struct keyboard *keyboard,
                    const struct keyboard_key *key, struct rect r)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct key_colours colours = colours_of(t, key);
    if (key->action == KEYBOARD_SHIFT && keyboard->capitals)
        colours = (struct key_colours){t->pale, t->on_pale};
    const char *label = label_of(keyboard, key);
    const char *target = key->target != NULL ? key->target : keyboard->language;
    struct element e = {
        .id = frame_print(frame, "key:%s", key->id),
        .role = ROLE_KEY,
        .label = label,
        .spoken = key->words != NULL && key->label != NULL
                      ? keyboard->words(keyboard->context, key, target)
                      : NULL,
        .action = keyboard->act(keyboard->context, key, target),
        .rect = r,
        .look = {.filled = true,
                 .fill = colours.fill,
                 .edge = t->card_edge,
                 .edge_px = t->edge_always ? m->edge_px : 0,
                 .radius_px = m->radius_px * 2 / 3},
        .ink = colours.ink,
        .ground = colours.fill,
    };
    frame_add(frame, &e);
    const char *icon = icon_of(frame, key, label, r);
    if (icon != NULL) {
        int side = m->strong.size_px * 19 / 20;
        layout_image(
            frame, icon,
            (struct rect){r.x + (r.w - side) / 2, r.y + (r.h - side) / 2, side, side},
            colours.ink);
        return;
    }
    put_label(frame, label, key->action == KEYBOARD_INSERT, r, colours);
}

/* As it is now: a letter may be a capital. */
static struct keyboard_key shown_key(const struct keyboard *keyboard,
                                     const struct sizes *s,
                                     const struct keyboard_key *key)
{
    struct keyboard_key shown = *key;
    if (keyboard->capitals && key->action == KEYBOARD_INSERT)
        shown.label = shown.text =
            keyboard->capital(keyboard->context, key->text, s->layout->id);
    return shown;
}

static void put_row(struct frame *frame, struct rect tray,
                    const struct keyboard *keyboard, const struct sizes *s,
                    const struct keyboard_row *row, int y, int h)
{
    const struct keyboard_key *left_out = NULL;
    int tenths = 0;
    for (size_t i = 0; i < row->count; i++) {
        tenths += row->key[i].width;
        if (leads_nowhere(keyboard, s, &row->key[i]))
            left_out = &row->key[i];
    }
    int start = tray.x + (tray.w - (tenths * s->unit / 10 - s->gap)) / 2;
    int at = 0;
    for (size_t i = 0; i < row->count; i++) {
        const struct keyboard_key *key = &row->key[i];
        if (key == left_out)
            continue;
        int x0 = start + at * s->unit / 10;
        at += width_of(row, key, left_out);
        int x1 = start + at * s->unit / 10 - s->gap;
        struct rect r = {x0, y, x1 - x0, h};
        const struct keyboard_key shown = shown_key(keyboard, s, key);
        put_key(frame, keyboard, &shown, unmirrored(frame, tray, r));
    }
}

void keyboard_put(struct frame *frame, struct rect rect, const struct keyboard *keyboard)
{
    struct sizes s = sizes_of(frame, keyboard, rect.w);
    struct element tray = {.role = ROLE_PANEL,
                           .rect = rect,
                           .look = {.filled = true, .fill = frame->theme->tray}};
    frame_add(frame, &tray);
    int rows = s.layout->row_count > 4 ? (int)s.layout->row_count : 4;
    int h = (rect.h - 2 * s.pad + s.gap) / rows - s.gap;
    int y = rect.y + s.pad + (rows - (int)s.layout->row_count) * (h + s.gap);
    for (size_t i = 0; i < s.layout->row_count; i++) {
        put_row(frame, rect, keyboard, &s, &s.layout->row[i], y, h);
        y += h + s.gap;
    }
}
