#include "ui/glass.h"

#include <math.h>
#include <stddef.h>

static const double inch_mm = 25.4;

/* From 1366x768 on a wall of 75 inches to 3840x2160 on 11 inches. */
static const double least_per_inch = 20;
static const double most_per_inch = 400;

/* A mode that is not the panel's own is stretched: 4:3 on a panel of 21:9 by 1.75. */
static const double most_stretched = 1.9;

/* Sides that are a ratio and no size. Twenty inches may be 400 x 300, so that only the
 * two ratios that panels of any size have are codes at all three lengths. */
static bool aspect_code(double w_mm, double h_mm)
{
    static const struct {
        int w, h, longest; /* times 1, 10 and so on up to this */
    } code[] = {{16, 9, 100}, {16, 10, 100}, {4, 3, 10}, {5, 4, 10}, {21, 9, 10}};
    double wide = w_mm > h_mm ? w_mm : h_mm;
    double high = w_mm > h_mm ? h_mm : w_mm;
    for (size_t i = 0; i < sizeof code / sizeof code[0]; i++)
        for (int times = 1; times <= code[i].longest; times *= 10)
            if (fabs(wide - code[i].w * times) < 0.5 &&
                fabs(high - code[i].h * times) < 0.5)
                return true;
    return false;
}

static bool possible(int w_px, int h_px, double w_mm, double h_mm)
{
    double across = w_px / w_mm * inch_mm;
    double down = h_px / h_mm * inch_mm;
    double stretched = across > down ? across / down : down / across;
    return stretched <= most_stretched && across >= least_per_inch &&
           down >= least_per_inch && across <= most_per_inch && down <= most_per_inch;
}

bool glass_believe(int w_px, int h_px, double *w_mm, double *h_mm)
{
    double w = *w_mm;
    double h = *h_mm;
    *w_mm = 0;
    *h_mm = 0;
    if (!(w > 0 && h > 0) || w_px <= 0 || h_px <= 0 || aspect_code(w, h))
        return false;
    if ((w > h) != (w_px > h_px) && !possible(w_px, h_px, w, h)) {
        double other = w;
        w = h;
        h = other;
    }
    if (!possible(w_px, h_px, w, h))
        return false;
    *w_mm = w;
    *h_mm = h;
    return true;
}

void glass_assume(int w_px, int h_px, double *w_mm, double *h_mm)
{
    bool small = (w_px == 1024 && h_px == 600) || (w_px == 600 && h_px == 1024);
    double mm_per_px = (small ? 10 : 27) * inch_mm / hypot(w_px, h_px);
    *w_mm = w_px * mm_per_px;
    *h_mm = h_px * mm_per_px;
}
