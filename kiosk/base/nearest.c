#include "base/nearest.h"

#include <string.h>

enum { SHORT = 3, FAR = NEAREST_WORD };

struct nearest nearest_to(const char *word, size_t len)
{
    struct nearest nearest = {.distance = len <= SHORT ? 2 : 3};
    if (len < NEAREST_WORD)
        memcpy(nearest.word, word, len);
    return nearest;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to change, add, take away or swap: optimal string alignment. */
static size_t distance(const char *a, const char *b)
{
    size_t d[NEAREST_WORD + 1][NEAREST_WORD + 1];
    size_t rows = strlen(a);
    size_t columns = strlen(b);
    if (columns > NEAREST_WORD)
        return FAR;
    for (size_t i = 0; i <= rows; i++)
        for (size_t k = 0; k <= columns; k++) {
            if (i == 0 || k == 0) {
                d[i][k] = i + k;
                continue;
            }
            d[i][k] = smaller(d[i - 1][k - 1] + (a[i - 1] != b[k - 1]),
                              smaller(d[i - 1][k], d[i][k - 1]) + 1);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                d[i][k] = smaller(d[i][k], d[i - 2][k - 2] + 1);
        }
    return d[rows][columns];
}

void nearest_try(struct nearest *nearest, const char *name)
{
    size_t len = strlen(nearest->word);
    if (len == 0)
        return;
    size_t far =
        strncmp(nearest->word, name, len) == 0 ? 1 : distance(nearest->word, name);
    if (far < nearest->distance) {
        nearest->distance = far;
        nearest->best = name;
    }
}
