#include "ui/text/text_inside.h"

#include <stdlib.h>
#include <string.h>

#include "ui/text/blend.h"
#include "ui/text/text_turn.h"

struct clip {
    int x0, y0, x1, y1;
};

static int at_least(int a, int b)
{
    return a > b ? a : b;
}

static int at_most(int a, int b)
{
    return a < b ? a : b;
}

/* A group that a side of the clip may cut. */
static void paint_cut_group(uint32_t *row, const struct clip *clip, int x,
                            const uint8_t *cover, uint32_t rgb)
{
    int from = at_least(x, clip->x0);
    int to = at_most(x + TEXT_GROUP, clip->x1);
    for (int i = from; i < to; i++)
        row[i] = blend(row[i], rgb, cover[i - x]);
}

/* Paints a row of a run at `x0`; returns where the next one begins. */
static const uint8_t *paint_row(uint32_t *row, const struct clip *clip, int x0, int width,
                                const uint8_t *at, const struct blend_ink *ink)
{
    for (int x = x0; x < x0 + width; x += TEXT_MASK_PIXELS) {
        uint32_t mask;
        memcpy(&mask, at, sizeof mask);
        at += sizeof mask;
        for (; mask != 0; mask &= mask - 1, at += TEXT_GROUP) {
            int left = x + __builtin_ctz(mask) * TEXT_GROUP;
            if (left >= clip->x0 && left + TEXT_GROUP <= clip->x1)
                blend_four(row + left, ink, at);
            else
                paint_cut_group(row, clip, left, at, ink->rgb);
        }
    }
    return at;
}

static const uint8_t *pass_row(int width, const uint8_t *at)
{
    for (int x = 0; x < width; x += TEXT_MASK_PIXELS) {
        uint32_t mask;
        memcpy(&mask, at, sizeof mask);
        at += sizeof mask + (size_t)__builtin_popcount(mask) * TEXT_GROUP;
    }
    return at;
}

static void paint_run(const struct text_target *target, const struct clip *clip,
                      const struct text_run *run, int x0, int y0, uint32_t rgb)
{
    if (x0 >= clip->x1 || x0 + run->width <= clip->x0 || y0 >= clip->y1 ||
        y0 + run->height <= clip->y0)
        return;
    struct blend_ink ink = blend_ink(rgb);
    const uint8_t *at = run->rows;
    int end = at_most(y0 + run->height, clip->y1);
    for (int y = y0; y < clip->y0; y++)
        at = pass_row(run->width, at);
    for (int y = at_least(y0, clip->y0); y < end; y++)
        at = paint_row(target->pixel + (ptrdiff_t)y * target->stride_px, clip, x0,
                       run->width, at, &ink);
}

static struct clip clip_of(const struct text_target *target)
{
    return (struct clip){target->clip_x0, target->clip_y0, target->clip_x1,
                         target->clip_y1};
}

static struct clip clip_to(struct clip clip, int x0, int y0, int x1, int y1)
{
    return (struct clip){at_least(clip.x0, x0), at_least(clip.y0, y0),
                         at_most(clip.x1, x1), at_most(clip.y1, y1)};
}

void text_draw(struct text *text, const struct text_target *target,
               const struct text_block *block, int x_px, int y_px, uint32_t rgb)
{
    int overhang = text_overhang(block->style.size_px);
    struct clip clip = clip_to(clip_of(target), x_px - overhang, y_px,
                               x_px + block->box_px + overhang, y_px + block->height_px);
    int pitch = block->style.pitch_px;
    for (int i = 0; i < block->line_count; i++) {
        /* A line may reach one line up and down, not further: the rest of the text is
         * skipped. */
        int top = y_px + i * pitch + block->above_px;
        if (top - 2 * pitch >= clip.y1 || top + 3 * pitch <= clip.y0)
            continue;
        const struct text_line *line = &block->line[i];
        for (int k = 0; k < line->count; k++) {
            const struct text_item *item = &line->item[k];
            const struct text_run *run =
                item->space ? NULL : text_run_of(text, &item->key, item->hash);
            if (run != NULL && run->height > 0)
                paint_run(target, &clip, run, x_px + line->x + item->x + run->left,
                          y_px + i * pitch + block->baseline_px - run->top,
                          rgb & 0xFFFFFF);
        }
    }
}

struct text_box text_ink(struct text *text, const struct text_block *block)
{
    struct clip ink = {INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
    for (int i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->line[i];
        for (int k = 0; k < line->count; k++) {
            const struct text_item *item = &line->item[k];
            const struct text_run *run =
                item->space ? NULL : text_run_of(text, &item->key, item->hash);
            if (run == NULL || run->height == 0)
                continue;
            int x = line->x + item->x + run->left;
            int y = i * block->style.pitch_px + block->baseline_px - run->top;
            ink = (struct clip){at_most(ink.x0, x), at_most(ink.y0, y),
                                at_least(ink.x1, x + run->width),
                                at_least(ink.y1, y + run->height)};
        }
    }
    if (ink.x0 >= ink.x1)
        return (struct text_box){0};
    return (struct text_box){ink.x0, ink.y0, ink.x1 - ink.x0, ink.y1 - ink.y0};
}

/* From `from` to `to` bytes of an item: its pen path between these two places. */
static struct text_box item_box(const struct text_block *block,
                                const struct text_line *line,
                                const struct text_item *item, size_t from, size_t to)
{
    int start = from <= item->from ? 0 : text_item_advance(block->text, item, from);
    int end = to >= item->to ? item->advance : text_item_advance(block->text, item, to);
    int left = item->key.rtl ? item->advance - end : start;
    return (struct text_box){line->x + item->x + left, 0, end - start,
                             block->style.pitch_px};
}

size_t text_boxes(const struct text_block *block, size_t from, size_t to,
                  struct text_box *out, size_t room)
{
    size_t count = 0;
    for (int i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->line[i];
        size_t first = count;
        for (int k = 0; k < line->count; k++) {
            const struct text_item *item = &line->item[k];
            if (item->to <= from || item->from >= to)
                continue;
            struct text_box box = item_box(block, line, item, from, to);
            box.y = block->above_px + i * block->style.pitch_px;
            struct text_box *before = count > first ? &out[count - 1] : NULL;
            if (before != NULL && before->x + before->w == box.x)
                before->w += box.w;
            else if (box.w > 0 && count < room)
                out[count++] = box;
        }
    }
    return count;
}

static const struct text_run *icon_run(struct text *text, const char *name, int size_px)
{
    size_t len = strnlen(name, TEXT_SHAPE_UNITS);
    struct text_style style =
        text_style_bounded((struct text_style){TEXT_ICON, size_px, 1});
    struct text_key key = {
        .bytes = name,
        .len = (uint16_t)len,
        .size_px = (uint16_t)style.size_px,
        .script = TEXT_SCRIPT_ICON,
        .file = TEXT_FILE_ICONS,
    };
    if (len == 0 || len == TEXT_SHAPE_UNITS)
        return NULL;
    uint64_t hash = text_key_hash(&key);
    const struct text_run *run = text_cache_get(text->cache, &key, hash);
    if (run != NULL)
        return run;
    struct text_coverage coverage = {0};
    struct text_coverage turned = {0};
    struct text_shape *font = text_fonts_at(text->fonts, key.file, key.size_px);
    char ligature[TEXT_SHAPE_UNITS];
    int degrees = text_turn_of(name, &len);
    memcpy(ligature, name, len);
    ligature[len] = '\0';
    if (font == NULL || !text_shape_icon(font, ligature, &coverage))
        coverage = (struct text_coverage){0};
    if (degrees > 0 && coverage.height > 0 &&
        text_turn(&coverage, key.size_px, degrees, &turned))
        run = text_cache_put(text->cache, &key, hash, &turned);
    else
        run = text_cache_put(text->cache, &key, hash, &coverage);
    free((void *)turned.pixel);
    text_shape_release(&coverage);
    return run;
}

bool text_draw_icon(struct text *text, const struct text_target *target, const char *name,
                    int x_px, int y_px, int size_px, uint32_t rgb)
{
    const struct text_run *run = icon_run(text, name, size_px);
    if (run == NULL || run->height == 0)
        return false;
    struct clip clip =
        clip_to(clip_of(target), x_px, y_px, x_px + size_px, y_px + size_px);
    paint_run(target, &clip, run, x_px + run->left, y_px - run->top, rgb & 0xFFFFFF);
    return true;
}

bool text_has_icon(struct text *text, const char *name)
{
    const struct text_run *run = icon_run(text, name, 24);
    return run != NULL && run->height > 0;
}
