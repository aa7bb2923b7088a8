#include "ui/tile.h"

#include "ui/layout.h"

/* The disc at 100 %. */
static int disc_px(const struct measure *m, const struct tile *tile)
{
    if (tile->small)
        return tile->tint != NULL ? m->target_px * 4 / 5
                                  : m->strong.size_px * 125 / m->percent;
    return m->compact ? m->target_px * 3 / 5 : m->wide ? m->tile_px : m->tile_px * 3 / 2;
}

/* The picture in it grows with the letters; its disc has less air then. */
static int icon_px(const struct frame *frame, const struct tile *tile)
{
    int disc = disc_px(frame->measure, tile);
    bool plain = tile->tint == NULL ||
                 theme_tint(frame->theme, tile->tint)->ground == frame->theme->card;
    int inset = tile->small && tile->tint == NULL ? 0 : disc * (plain ? 14 : 21) / 100;
    return measure_grown(frame->measure, disc - 2 * inset);
}

static int picture_px(const struct frame *frame, const struct tile *tile)
{
    const struct measure *m = frame->measure;
    return m->percent > 100 ? icon_px(frame, tile) * 6 / 5 : disc_px(m, tile);
}

/* Labels of two lines stand closer than running text; scripts with marks above need the
 * full pitch. */
static struct text_style label_style(const struct frame *frame, const struct tile *tile)
{
    struct text_style style =
        tile->leading ? frame->measure->heading : frame->measure->strong;
    if (frame->direction == TEXT_LTR)
        style.pitch_px = style.size_px * 127 / 100;
    return style;
}

static int pad_px(const struct measure *m, const struct tile *tile)
{
    return tile->leading ? m->pad_px : m->pad_px * 2 / 3;
}

int tile_least_width(struct frame *frame, const struct tile *tile)
{
    const struct measure *m = frame->measure;
    int word = text_widest_word(frame->text, tile->label, label_style(frame, tile));
    if (tile->hint != NULL) {
        int hint = text_widest_word(frame->text, tile->hint, m->note);
        word = hint > word ? hint : word;
    }
    int w = word + 2 * pad_px(m, tile) + 2;
    return w > m->tile_px ? w : m->tile_px;
}

static struct text_style hint_style(const struct measure *m)
{
    return m->note;
}

struct tile_parts {
    struct element label, hint, sample;
    int disc, label_h, hint_h, air, whole;
    bool beside; /* the words stand beside the picture */
};

/* Large letters in a broad tile: below a picture they would make it too high. */
static bool beside(struct frame *frame, const struct tile *tile, int w, int picture)
{
    const struct measure *m = frame->measure;
    if (m->percent == 100 || tile->icon == NULL || tile->leading)
        return false;
    int word = text_widest_word(frame->text, tile->label, label_style(frame, tile));
    return w - picture > m->strong.size_px * 6 && w - picture > word;
}

static void parts_of(struct frame *frame, const struct tile *tile, int w, uint32_t ink,
                     uint32_t soft, struct tile_parts *p)
{
    const struct measure *m = frame->measure;
    *p = (struct tile_parts){.disc = tile->icon != NULL ? picture_px(frame, tile) : 0};
    struct rect r = {0, 0, w - 2 * pad_px(m, tile), 0};
    p->air = p->disc > 0 || tile->sample_percent > 0 ? m->strong.size_px / 3 : 0;
    p->beside = beside(frame, tile, r.w, p->disc + p->air);
    if (p->beside)
        r.w -= p->disc + p->air;
    if (tile->sample_percent > 0) {
        struct text_style style = m->strong;
        style.size_px = style.size_px * tile->sample_percent / m->percent;
        style.pitch_px = style.size_px * 127 / 100;
        p->disc = frame_text(frame, &p->sample, "Aa", style, ink, r, TEXT_CENTER, 1);
    }
    enum text_align align = tile->leading || p->beside ? TEXT_START : TEXT_CENTER;
    p->label_h = frame_text(frame, &p->label, tile->label, label_style(frame, tile), ink,
                            r, align, 0);
    if (tile->hint != NULL)
        p->hint_h =
            frame_text(frame, &p->hint, tile->hint, hint_style(m), soft, r, align, 0);
    p->whole = p->label_h + p->hint_h;
    if (!p->beside)
        p->whole += p->disc + p->air;
    else if (p->whole < p->disc)
        p->whole = p->disc;
}

int tile_height(struct frame *frame, const struct tile *tile, int w)
{
    const struct measure *m = frame->measure;
    struct tile_parts p;
    parts_of(frame, tile, w, 0, 0, &p);
    int h = p.whole + 2 * pad_px(m, tile);
    return h > m->tile_px ? h : m->tile_px;
}

static void put_disc(struct frame *frame, const struct tile *tile, struct rect disc,
                     uint32_t ink)
{
    struct element e = {
        .role = ROLE_IMAGE, .rect = disc, .icon = tile->icon, .icon_ink = ink};
    if (tile->tint != NULL || tile->dyed != NULL) {
        const struct tint *tint =
            tile->dyed != NULL ? tile->dyed : theme_tint(frame->theme, tile->tint);
        e.look = (struct look){.filled = tint->ground != frame->theme->card,
                               .fill = tint->ground,
                               .radius_px = disc.w / 2};
        if (tile->dyed != NULL) {
            e.look.filled = true;
            e.look.edge = frame->theme->ink;
            e.look.edge_px = frame->measure->edge_px;
        }
        e.icon_ink = tint->ink;
    }
    e.icon_rect = rect_inset(disc, (disc.w - icon_px(frame, tile)) / 2);
    frame_add(frame, &e);
}

/* At the end of the first line, so that it never lies on the words. */
static void put_tick(struct frame *frame, const struct tile *tile, struct rect rect)
{
    int side = frame->measure->strong.size_px;
    int inset = pad_px(frame->measure, tile) * 2 / 3;
    layout_image(
        frame, "check_circle",
        (struct rect){rect.x + rect.w - side - inset, rect.y + inset, side, side},
        frame->theme->on_pale);
}

void tile_put(struct frame *frame, struct rect rect, const struct tile *tile)
{
    const struct measure *m = frame->measure;
    const struct theme *t = tile->wears != NULL ? tile->wears : frame->theme;
    bool on = (tile->state & (STATE_CHECKED | STATE_CURRENT)) != 0;
    bool plain = on && tile->wears == NULL;
    uint32_t ground = plain ? t->pale : t->card;
    uint32_t ink = plain ? t->on_pale : t->ink;
    uint32_t soft = plain ? t->on_pale : t->soft;
    bool edged = on || t->edge_always || frame->theme->edge_always;
    struct element e = {
        .id = tile->id,
        .role = tile->role,
        .state = tile->state,
        .label = tile->label,
        .action = tile->action,
        .rect = rect,
        .look = {.filled = true,
                 .fill = ground,
                 .edge = on ? frame->theme->main : frame->theme->card_edge,
                 .edge_px = edged ? (on ? m->edge_px * 2 : m->edge_px) : 0,
                 .radius_px = m->radius_px,
                 .shadow_px = frame->theme->edge_always ? 0 : measure_mm(m, 1.8)},
        .ink = ink,
        .ground = ground,
    };
    frame_add(frame, &e);
    struct tile_parts p;
    parts_of(frame, tile, rect.w, ink, soft, &p);
    int y = rect.y + (rect.h - p.whole) / 2;
    int x = rect.x + pad_px(m, tile);
    struct rect disc = {rect.x + (rect.w - p.disc) / 2, y, p.disc, p.disc};
    if (p.beside) {
        disc.x = x;
        disc.y = rect.y + (rect.h - p.disc) / 2;
    }
    if (tile->icon != NULL)
        put_disc(frame, tile, disc, ink);
    layout_part(frame, &p.sample, x, y, ground);
    if (p.beside) {
        x += p.disc + p.air;
        y = rect.y + (rect.h - p.label_h - p.hint_h) / 2;
    } else {
        y += p.disc + p.air;
    }
    layout_part(frame, &p.label, x, y, ground);
    layout_part(frame, &p.hint, x, y + p.label_h, ground);
    if (tile->ticked && (tile->state & STATE_CHECKED) != 0)
        put_tick(frame, tile, rect);
}
