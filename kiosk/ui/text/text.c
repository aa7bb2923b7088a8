#include "ui/text/text.h"

#include <stdlib.h>
#include <string.h>

#include "ui/text/text_char.h"
#include "ui/text/text_inside.h"

/* Where Debian's packages put them. */
static const char folders[] = "/usr/share/fonts/truetype/noto:"
                              "/usr/share/fonts/truetype/material-design-icons-iconfont:"
                              "/usr/share/fonts/opentype/noto:"
                              "/usr/share/fonts/truetype/droid";

bool text_open(struct text **text_out, size_t cache_bytes, struct err *err)
{
    if (!text_shape_start(err))
        return false;
    struct text *text = calloc(1, sizeof *text);
    bool fonts = text != NULL && text_fonts_open(&text->fonts, folders, err);
    if (fonts) {
        text->cache = text_cache_open(cache_bytes);
        text->breaks = text_break_open();
    }
    if (text == NULL || text->cache == NULL || text->breaks == NULL) {
        if (text == NULL || fonts)
            err_set(err, "no memory for the text");
        if (text == NULL)
            text_shape_stop();
        text_close(text);
        return false;
    }
    *text_out = text;
    return true;
}

void text_close(struct text *text)
{
    if (text == NULL)
        return;
    text_cache_close(text->cache);
    text_fonts_close(text->fonts);
    text_break_close(text->breaks);
    arena_wipe(&text->scratch);
    arena_free(&text->scratch);
    free(text);
    text_shape_stop();
}

int text_style_file(struct text_style style)
{
    switch (style.face) {
    case TEXT_BOLD:
        return TEXT_FILE_BOLD;
    case TEXT_ICON:
        return TEXT_FILE_ICONS;
    default:
        return TEXT_FILE_REGULAR;
    }
}

struct text_style text_style_bounded(struct text_style style)
{
    if (style.size_px < TEXT_SHAPE_SIZE_LEAST)
        style.size_px = TEXT_SHAPE_SIZE_LEAST;
    if (style.size_px > TEXT_SHAPE_SIZE_MOST)
        style.size_px = TEXT_SHAPE_SIZE_MOST;
    if (style.pitch_px < 1)
        style.pitch_px = 1;
    return style;
}

const struct text_run *text_run_of(struct text *text, const struct text_key *key,
                                   uint64_t hash)
{
    const struct text_run *run = text_cache_get(text->cache, key, hash);
    if (run != NULL)
        return run;
    struct text_coverage coverage = {0};
    struct text_shape *font = text_fonts_at(text->fonts, key->file, key->size_px);
    /* What cannot be drawn is kept as nothing, so that it is not tried again for every
     * frame. */
    if (font == NULL || !text_shape_paint(font, key->bytes, key->len, key->rtl,
                                          text_char_script_tag(key->script), &coverage))
        coverage = (struct text_coverage){0};
    run = text_cache_put(text->cache, key, hash, &coverage);
    text_shape_release(&coverage);
    return run;
}

int text_item_advance(struct text *text, const struct text_item *item, size_t to)
{
    size_t bytes = to > item->from ? to - item->from : 0;
    if (item->space)
        return bytes >= item->to - item->from ? item->advance : 0;
    size_t len = bytes < item->key.len ? bytes : item->key.len;
    while (len > 0 && len < item->key.len && (item->key.bytes[len] & 0xC0) == 0x80)
        len--;
    struct text_shape *font =
        text_fonts_at(text->fonts, item->key.file, item->key.size_px);
    if (font == NULL)
        return 0;
    int advance = text_shape_advance(font, item->key.bytes, len, item->key.rtl,
                                     text_char_script_tag(item->key.script));
    return advance < item->advance ? advance : item->advance;
}

int text_capital_px(struct text *text, struct text_style style)
{
    return style.size_px * text_fonts_capital(text->fonts, style.face == TEXT_BOLD) /
           1000;
}

int text_size_for_capital(struct text *text, int capital_px)
{
    int thousandths = text_fonts_capital(text->fonts, false);
    return (capital_px * 1000 + thousandths - 1) / thousandths;
}

void text_forget(struct text *text)
{
    text_cache_forget(text->cache);
    text_fonts_forget(text->fonts);
    text_break_forget(text->breaks);
    arena_wipe(&text->scratch);
}

void text_bound(struct text *text, size_t cache_bytes)
{
    text_cache_bound(text->cache, cache_bytes);
}

size_t text_cache_bytes(const struct text *text)
{
    return text_cache_used(text->cache);
}
