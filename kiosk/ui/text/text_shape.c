#include "ui/text/text_shape.h"

#include <stdlib.h>
#include <string.h>

#include <SDL2/SDL_ttf.h>

#include "base/arena.h"

struct text_shape {
    TTF_Font *ttf;
    int size_px;
    int ascent;
    int height;
    int one_space; /* where the pen stands behind the first space, whole pixels */
    int two_spaces;
    int many_spaces; /* MANY of them, so that one is known to a fraction */
};

enum { MANY = 16 };

/* Two spaces, the run, the reference glyph and the end. */
enum { ROOM = TEXT_SHAPE_UNITS * 3 + 8 };

/* No font has it, so every font draws its box for missing glyphs, which stands on the
 * baseline. */
static const char reference[] = "\xF4\x8F\xBF\xBF";

static const SDL_Color full = {255, 255, 255, 255};
static const SDL_Color none = {0, 0, 0, 255};

bool text_shape_start(struct err *err)
{
    if (TTF_Init() != 0)
        return err_set(err, "SDL2_ttf does not start: %s", TTF_GetError());
    return true;
}

void text_shape_stop(void)
{
    TTF_Quit();
}

static int width_of(TTF_Font *ttf, const char *text)
{
    int width = 0;
    if (TTF_SizeUTF8(ttf, text, &width, NULL) != 0)
        return 0;
    return width;
}

struct text_shape *text_shape_open(const void *file, size_t len, int size_px)
{
    if (len > INT32_MAX)
        return NULL;
    struct text_shape *font = calloc(1, sizeof *font);
    SDL_RWops *reader = font == NULL ? NULL : SDL_RWFromConstMem(file, (int)len);
    font = font == NULL || reader == NULL ? (free(font), NULL) : font;
    if (font == NULL)
        return NULL;
    font->ttf = TTF_OpenFontRW(reader, 1, size_px);
    if (font->ttf == NULL) {
        free(font);
        return NULL;
    }
    TTF_SetFontHinting(font->ttf, TTF_HINTING_LIGHT);
    font->size_px = size_px;
    font->ascent = TTF_FontAscent(font->ttf);
    font->height = TTF_FontHeight(font->ttf);
    font->one_space = width_of(font->ttf, " ");
    font->two_spaces = width_of(font->ttf, "  ");
    font->many_spaces = width_of(font->ttf, "                ");
    return font;
}

void text_shape_close(struct text_shape *font)
{
    if (font == NULL)
        return;
    TTF_CloseFont(font->ttf);
    free(font);
}

bool text_shape_has(struct text_shape *font, uint32_t code)
{
    return TTF_GlyphIsProvided32(font->ttf, code) != 0;
}

int text_shape_spaces(const struct text_shape *font, int count)
{
    return (font->many_spaces * count + MANY / 2) / MANY;
}

/* Writes the run between two spaces to `out` and sets the font's state for it. */
static bool prepare(struct text_shape *font, char out[ROOM], const char *bytes,
                    size_t len, bool rtl, const char *script)
{
    if (len == 0 || len > ROOM - 8)
        return false;
    out[0] = ' ';
    memcpy(out + 1, bytes, len);
    memcpy(out + 1 + len, " ", 2);
    TTF_SetFontDirection(font->ttf, rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font->ttf, script);
    return true;
}

static int first_ink_row(const SDL_Surface *surface, int from_x, int to_x)
{
    for (int y = 0; y < surface->h; y++) {
        const uint8_t *row =
            (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch;
        for (int x = from_x < 0 ? 0 : from_x; x < to_x && x < surface->w; x++)
            if (row[x] != 0)
                return y;
    }
    return 0;
}

/* Ink above the font's ascent moves the picture's first row up by an unknown amount. The
 * reference glyph is drawn alone and behind the run: the difference of its tops is that
 * amount. */
static int rows_above_ascent(struct text_shape *font, char text[ROOM], bool rtl)
{
    SDL_Surface *alone = TTF_RenderUTF8_Shaded(font->ttf, reference, full, none);
    size_t len = strlen(text);
    memcpy(text + len, reference, sizeof reference);
    SDL_Surface *with = TTF_RenderUTF8_Shaded(font->ttf, text, full, none);
    int rows = 0;
    if (alone != NULL && with != NULL) {
        int from = rtl ? 0 : with->w - alone->w;
        rows = first_ink_row(with, from, from + alone->w) -
               first_ink_row(alone, 0, alone->w);
    }
    SDL_FreeSurface(alone);
    SDL_FreeSurface(with);
    text[len] = '\0';
    return rows > 0 ? rows : 0;
}

bool text_shape_paint(struct text_shape *font, const char *bytes, size_t len, bool rtl,
                      const char *script, struct text_coverage *out)
{
    char text[ROOM];
    if (!prepare(font, text, bytes, len, rtl, script))
        return false;
    SDL_Surface *surface = TTF_RenderUTF8_Shaded(font->ttf, text, full, none);
    if (surface == NULL || surface->format->BitsPerPixel != 8) {
        SDL_FreeSurface(surface);
        wipe(text, sizeof text);
        return false;
    }
    *out = (struct text_coverage){
        .pixel = surface->pixels,
        .stride = surface->pitch,
        .width = surface->w,
        .height = surface->h,
        .left = -font->one_space,
        .top = font->ascent,
        .advance = surface->w > font->two_spaces ? surface->w - font->two_spaces : 0,
        .surface = surface,
    };
    if (surface->h > font->height)
        out->top += rows_above_ascent(font, text, rtl);
    wipe(text, sizeof text);
    return true;
}

void text_shape_release(struct text_coverage *coverage)
{
    SDL_Surface *surface = coverage->surface;
    if (surface == NULL)
        return;
    wipe(surface->pixels, (size_t)surface->pitch * (size_t)surface->h);
    SDL_FreeSurface(surface);
    *coverage = (struct text_coverage){0};
}

int text_shape_advance(struct text_shape *font, const char *bytes, size_t len, bool rtl,
                       const char *script)
{
    char text[ROOM];
    if (!prepare(font, text, bytes, len, rtl, script))
        return 0;
    int width = width_of(font->ttf, text) - font->two_spaces;
    wipe(text, sizeof text);
    return width > 0 ? width : 0;
}

static bool any_ink(const SDL_Surface *surface)
{
    for (int y = 0; y < surface->h; y++)
        for (int x = 0; x < surface->w; x++)
            if (((const uint8_t *)surface->pixels)[y * surface->pitch + x] != 0)
                return true;
    return false;
}

bool text_shape_icon(struct text_shape *font, const char *name, struct text_coverage *out)
{
    TTF_SetFontDirection(font->ttf, TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font->ttf, "Latn");
    /* A name that is no ligature is drawn letter by letter, each an em wide. */
    int width = width_of(font->ttf, name);
    if (width <= 0 || width > font->size_px + 1)
        return false;
    SDL_Surface *surface = TTF_RenderUTF8_Shaded(font->ttf, name, full, none);
    if (surface == NULL || surface->format->BitsPerPixel != 8 || !any_ink(surface)) {
        SDL_FreeSurface(surface);
        return false;
    }
    *out = (struct text_coverage){
        .pixel = surface->pixels,
        .stride = surface->pitch,
        .width = surface->w,
        .height = surface->h,
        .left = (font->size_px - surface->w) / 2,
        .top = (surface->h - font->size_px) / 2,
        .advance = font->size_px,
        .surface = surface,
    };
    return true;
}
