#include "ui/text/text_turn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

int text_turn_of(const char *name, size_t *len_out)
{
    const char *at = strchr(name, '@');
    *len_out = at != NULL ? (size_t)(at - name) : strlen(name);
    long degrees = at != NULL ? strtol(at + 1, NULL, 10) : 0;
    return degrees > 0 && degrees < 360 ? (int)degrees : 0;
}

static double pixel_of(const struct text_coverage *icon, int column, int row)
{
    int x = column - icon->left;
    int y = row + icon->top;
    if (x < 0 || y < 0 || x >= icon->width || y >= icon->height)
        return 0;
    return icon->pixel[y * icon->stride + x];
}

/* Between the four pixels around a place. */
static double covered(const struct text_coverage *icon, double x, double y)
{
    int column = (int)floor(x);
    int row = (int)floor(y);
    double right = x - column;
    double below = y - row;
    double upper = pixel_of(icon, column, row) * (1 - right) +
                   pixel_of(icon, column + 1, row) * right;
    double lower = pixel_of(icon, column, row + 1) * (1 - right) +
                   pixel_of(icon, column + 1, row + 1) * right;
    return upper * (1 - below) + lower * below;
}

bool text_turn(const struct text_coverage *icon, int size_px, int degrees,
               struct text_coverage *out)
{
    size_t side = size_px > 0 ? (size_t)size_px : 1;
    uint8_t *pixel = calloc(side, side);
    if (pixel == NULL)
        return false;
    double middle = (double)(side - 1) / 2;
    double turn = degrees * pi / 180;
    for (size_t row = 0; row < side; row++)
        for (size_t column = 0; column < side; column++) {
            double x = (double)column - middle;
            double y = (double)row - middle;
            double from_x = x * cos(turn) + y * sin(turn) + middle;
            double from_y = y * cos(turn) - x * sin(turn) + middle;
            pixel[row * side + column] = (uint8_t)lround(covered(icon, from_x, from_y));
        }
    *out = (struct text_coverage){.pixel = pixel,
                                  .stride = (int)side,
                                  .width = (int)side,
                                  .height = (int)side,
                                  .advance = (int)side};
    return true;
}
