/* A sheet of sample texts as PNG, to be looked at: sheet OUT.png. Not a test. */

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/text/text.h"

enum { WIDTH = 1400, HEIGHT = 2000, MARGIN = 40 };

struct sample {
    const char *utf8;
    int size_px;
    enum text_face face;
    enum text_direction direction;
    enum text_align align;
    int width_px, max_lines;
};

static const struct sample samples[] = {
    {"Schönen guten Tag! Wobei können wir Ihnen helfen?", 48, TEXT_BOLD, TEXT_LTR,
     TEXT_START, 1320, 0},
    {"Jobcenter Kreis Warendorf: Wer allein erzieht, bekommt hier Rat. Rufen Sie an: 02581 / 53-5200, "
     "Mo–Fr 8:00–16:00 Uhr. Größe ÄÖÜ ẞ „so“ – «so» 50\u00A0€",
     32, TEXT_REGULAR, TEXT_LTR, TEXT_START, 1320, 0},
    {"Unter\u00ADhalts\u00ADvor\u00ADschuss und Grund\u00ADsicherung", 36, TEXT_REGULAR,
     TEXT_LTR, TEXT_START, 300, 0},
    {"Yardıma mı ihtiyacınız var? İşe giriş, ÇĞÖŞÜ, ağaç, Iğdır", 36, TEXT_REGULAR,
     TEXT_LTR, TEXT_CENTER, 1320, 0},
    {"Cần giúp đỡ không? Ẩ Ậ Ễ ự", 36, TEXT_REGULAR, TEXT_LTR, TEXT_END, 1320, 0},
    {"مكتب العمل (Jobcenter) في Ennigerloh، الهاتف: 02581 53-5200، من الساعة 8:00 إلى 16:00 [مجاناً].",
     36, TEXT_REGULAR, TEXT_RTL, TEXT_START, 1320, 0},
    {"رقم الهاتف \u2066+49 (0) 2581 / 53-5200\u2069 (اتصل بنا) – 50 %", 48, TEXT_BOLD,
     TEXT_RTL, TEXT_START, 1320, 0},
    {"می‌خواهید کمک بگیرید؟ شماره: ۰۵۸۹ ۷۰۲۷۶۵۰ (رایگان)",
     36, TEXT_REGULAR, TEXT_RTL, TEXT_START, 1320, 0},
    {"بەخێربێن بۆ نووسینگەی کار", 36, TEXT_REGULAR, TEXT_RTL, TEXT_START, 1320, 0},
    {"Text with العربية (مرحبا) inside, 12:30.", 36, TEXT_REGULAR, TEXT_LTR, TEXT_START,
     1320, 0},
    {"Потрібна допомога? Їжак ґанок є. Нужна помощь? Съешь ещё", 36, TEXT_REGULAR,
     TEXT_LTR, TEXT_START, 1320, 0},
    {"שלום עולם (עברית) ሰላም გამარჯობა Ελλάδα हिन्दी ไทย 日本 ☎ ✓ → ∑ 😀", 36, TEXT_REGULAR,
     TEXT_LTR, TEXT_START, 1320, 0},
    {"Ein langer Text, der nach zwei Zeilen aufhört, weil mehr Zeilen nicht auf die Karte passen, und "
     "dann mit drei Punkten endet, damit man es sieht, dass etwas fehlt.",
     32, TEXT_REGULAR, TEXT_LTR, TEXT_START, 700, 2},
    {"Donaudampfschifffahrtsgesellschaftskapitän", 36, TEXT_REGULAR, TEXT_LTR, TEXT_START,
     400, 0},
    {"Illinois 1l|I fi ffi AVATAR Te. 24 px: Hamburgefonstiv, wie scharf ist das?", 24,
     TEXT_REGULAR, TEXT_LTR, TEXT_START, 1320, 0},
    {"Z\u0351\u036B\u0343\u036A\u0302\u0300\u034B\u0300a\u0321\u034A\u0343\u033C\u0340l\u035B\u0360\u0318"
     "\u0340\u0346go",
     36, TEXT_REGULAR, TEXT_LTR, TEXT_START, 1320, 0},
};

static uint32_t pixel[WIDTH * HEIGHT];

static int draw_samples(struct text *text, struct arena *arena)
{
    struct text_target target = {pixel, WIDTH, 0, 0, WIDTH, HEIGHT};
    int y = MARGIN;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *s = &samples[i];
        struct text_style style = {s->face, s->size_px, text_least_pitch(s->size_px)};
        struct text_block *block = text_layout(text, arena, s->utf8, style, s->width_px,
                                               s->direction, s->align, s->max_lines);
        for (int row = y; block != NULL && row < y + block->height_px; row++)
            for (int x = MARGIN; x < MARGIN + s->width_px; x++)
                pixel[row * WIDTH + x] = 0xF3F0E8;
        struct text_box mark[8];
        size_t marks = block == NULL ? 0 : text_boxes(block, 10, 25, mark, 8);
        for (size_t k = 0; k < marks; k++)
            for (int row = 0; row < mark[k].h; row++)
                for (int x = 0; x < mark[k].w; x++)
                    pixel[(y + mark[k].y + row) * WIDTH + MARGIN + mark[k].x + x] =
                        0xFFE38A;
        if (block != NULL)
            text_draw(text, &target, block, MARGIN, y, 0x1B2A41);
        y += (block == NULL ? 0 : block->height_px) + 16;
    }
    static const char *const icon[] = {"payments", "family_restroom", "search",
                                       "home",     "translate",       "no_such_icon"};
    for (int i = 0; i < 6; i++)
        text_draw_icon(text, &target, icon[i], MARGIN + i * 120, y, 96, 0x00695C);
    return y + 96;
}

int main(int argc, char **argv)
{
    struct text *text = NULL;
    struct arena arena = {0};
    struct err err = {0};
    if (argc != 2 || !text_open(&text, 8 << 20, &err)) {
        fprintf(stderr, "%s\n", argc != 2 ? "usage: sheet OUT.png" : err.text);
        return 2;
    }
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++)
        pixel[i] = 0xFFFFFF;
    draw_samples(text, &arena);
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++)
        pixel[i] =
            (pixel[i] & 0xFF) << 16 | (pixel[i] & 0xFF00) | pixel[i] >> 16 | 0xFF000000;
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = WIDTH,
                       .height = HEIGHT,
                       .format = PNG_FORMAT_RGBA};
    bool written = png_image_write_to_file(&image, argv[1], 0, pixel, 0, NULL) != 0;
    arena_free(&arena);
    text_close(text);
    return written ? 0 : 2;
}
