#include "ui/theme.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static const struct tint light_tints[] = {
    {"teal", 0xDCECEB, 0x0B4F54}, {"amber", 0xFAE8CE, 0x743B00},
    {"blue", 0xE2E8F8, 0x23408E}, {"violet", 0xECE4F4, 0x5B2F91},
    {"red", 0xF8E4E1, 0x951616},  {"green", 0xDFF0E4, 0x14562F},
    {"plum", 0xF3E4EC, 0x7E2550}, {"olive", 0xEEEECE, 0x454B0C},
    {"sky", 0xDBEDF7, 0x07487F},  {"leaf", 0xE4F1DD, 0x255A16},
    {"rust", 0xF9E5D9, 0x7E3210}, {"alarm", 0xA61B1B, 0xFFFFFF},
};

static const struct tint contrast_tints[] = {{"teal", 0x000000, 0xFFE45C}};

static const struct tint dark_tints[] = {
    {"teal", 0x123C40, 0xA9E3E2}, {"amber", 0x46300F, 0xFFD899},
    {"blue", 0x1C2B55, 0xC4D3FF}, {"violet", 0x33224D, 0xDFCBFF},
    {"red", 0x4A1B1B, 0xFFC9C4},  {"green", 0x17402A, 0xB2EBC7},
    {"plum", 0x47182F, 0xFFC7DD}, {"olive", 0x3A3C12, 0xE9EDA6},
    {"sky", 0x123A53, 0xB8E2FF},  {"leaf", 0x22401A, 0xC5EFB6},
    {"rust", 0x4A2413, 0xFFCFB6}, {"alarm", 0x8F1515, 0xFFFFFF},
};

static const struct theme themes[THEME_COUNT] = {
    [THEME_LIGHT] = {.id = THEME_LIGHT,
                     .name = "light",
                     .ground = 0xFAF6EF,
                     .card = 0xFFFFFF,
                     .card_edge = 0xE8DFD0,
                     .edge_always = 0,
                     .ink = 0x14202A,
                     .soft = 0x3D4852,
                     .main = 0x0B4F54,
                     .on_main = 0xFFFFFF,
                     .pale = 0xDCECEB,
                     .on_pale = 0x0B4F54,
                     .chip_edge = 0xD8CCB6,
                     .report = 0x7E2550,
                     .report_ground = 0xFFFFFF,
                     .alarm = 0xA61B1B,
                     .alarm_ground = 0xFFFFFF,
                     .on_alarm = 0xFFFFFF,
                     .good = 0x0F5E2E,
                     .mark = 0xFFE3A3,
                     .on_mark = 0x14202A,
                     .lit = 0xFFC93C,
                     .on_lit = 0x14202A,
                     .notice = 0xFDEFD3,
                     .on_notice = 0x14202A,
                     .notice_edge = 0xF2B13C,
                     .tray = 0xE9E0D0,
                     .key_special = 0xD8CCB6,
                     .line = 0xDDD2C0,
                     .focus = 0xB4430A,
                     .cover = 0x0B4F54,
                     .on_cover = 0xFFFFFF,
                     .shadow_alpha = 26,
                     .tint = light_tints,
                     .tint_count = (int)(sizeof light_tints / sizeof light_tints[0])},
    [THEME_CONTRAST] = {.id = THEME_CONTRAST,
                        .name = "contrast",
                        .ground = 0x000000,
                        .card = 0x000000,
                        .card_edge = 0xFFFFFF,
                        .edge_always = 1,
                        .ink = 0xFFFFFF,
                        .soft = 0xFFFFFF,
                        .main = 0xFFE45C,
                        .on_main = 0x000000,
                        .pale = 0x000000,
                        .on_pale = 0xFFE45C,
                        .chip_edge = 0xFFFFFF,
                        .report = 0xFFFFFF,
                        .report_ground = 0x000000,
                        .alarm = 0xFFFFFF,
                        .alarm_ground = 0x000000,
                        .on_alarm = 0x000000,
                        .good = 0xFFE45C,
                        .mark = 0xFFE45C,
                        .on_mark = 0x000000,
                        .lit = 0xFFFFFF,
                        .on_lit = 0x000000,
                        .notice = 0x000000,
                        .on_notice = 0xFFFFFF,
                        .notice_edge = 0xFFE45C,
                        .tray = 0x000000,
                        .key_special = 0x000000,
                        .line = 0xFFFFFF,
                        .focus = 0x5CD6FF,
                        .cover = 0x000000,
                        .on_cover = 0xFFFFFF,
                        .shadow_alpha = 0,
                        .tint = contrast_tints,
                        .tint_count = 1},
    [THEME_DARK] = {.id = THEME_DARK,
                    .name = "dark",
                    .ground = 0x10181F,
                    .card = 0x1C2731,
                    .card_edge = 0x3A4A58,
                    .edge_always = 1,
                    .ink = 0xF4F1EA,
                    .soft = 0xD5DAE0,
                    .main = 0x9FE0DC,
                    .on_main = 0x0A2A2D,
                    .pale = 0x123C40,
                    .on_pale = 0xC9F2EF,
                    .chip_edge = 0x5A6B7A,
                    .report = 0xFFC7DD,
                    .report_ground = 0x1C2731,
                    .alarm = 0xFFC9C4,
                    .alarm_ground = 0x1C2731,
                    .on_alarm = 0x3A0A0A,
                    .good = 0xA6EDC0,
                    .mark = 0xFFE08A,
                    .on_mark = 0x14202A,
                    .lit = 0xFFD54A,
                    .on_lit = 0x10181F,
                    .notice = 0x3A2E12,
                    .on_notice = 0xFFF2D6,
                    .notice_edge = 0xF2B13C,
                    .tray = 0x0A1015,
                    .key_special = 0x33424F,
                    .line = 0x3A4A58,
                    .focus = 0xFFB37A,
                    .cover = 0x10181F,
                    .on_cover = 0xF4F1EA,
                    .shadow_alpha = 0,
                    .tint = dark_tints,
                    .tint_count = (int)(sizeof dark_tints / sizeof dark_tints[0])},
};

const struct theme *theme_get(enum theme_id id)
{
    return &themes[id < THEME_COUNT ? id : THEME_LIGHT];
}

const struct tint *theme_tint(const struct theme *theme, const char *name)
{
    for (int i = 0; name != NULL && i < theme->tint_count; i++)
        if (strcmp(theme->tint[i].name, name) == 0)
            return &theme->tint[i];
    return &theme->tint[0];
}

static double channel(uint32_t rgb, int shift)
{
    double value = (double)(rgb >> shift & 0xFF) / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t rgb)
{
    return 0.2126 * channel(rgb, 16) + 0.7152 * channel(rgb, 8) +
           0.0722 * channel(rgb, 0);
}

double theme_contrast(uint32_t a, uint32_t b)
{
    double one = luminance(a);
    double two = luminance(b);
    return one > two ? (one + 0.05) / (two + 0.05) : (two + 0.05) / (one + 0.05);
}
