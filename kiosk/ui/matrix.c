#include "ui/matrix.h"

#include <stddef.h>

static const uint32_t black = 0x000000;
static const uint32_t white = 0xFFFFFF;

static int whole(const struct matrix *matrix)
{
    return matrix->side + 2 * matrix->quiet;
}

int matrix_side_px(const struct matrix *matrix, int module_px)
{
    return whole(matrix) * module_px;
}

int matrix_module_px(const struct measure *measure, const struct matrix *matrix, int w,
                     int h)
{
    int most = measure_mm(measure, MATRIX_MOST_MM);
    int room = w < h ? w : h;
    if (room > most)
        room = most;
    int px = room / whole(matrix);
    int least_px = measure_mm(measure, MATRIX_LEAST_MM);
    int least = (least_px + matrix->side - 1) / matrix->side;
    return px > least ? px : least;
}

void matrix_put(struct frame *frame, int x, int y, int module_px, const char *id,
                const char *spoken, const struct matrix *matrix)
{
    int side = matrix_side_px(matrix, module_px);
    struct element e = {.id = id,
                        .role = ROLE_MATRIX,
                        .label = spoken,
                        .rect = {x, y, side, side},
                        .look = {.filled = true, .fill = white},
                        .ink = black,
                        .ground = white,
                        .matrix = matrix};
    frame_add(frame, &e);
}

/* Each run of dark squares in a row is one rectangle. */
void matrix_draw(const struct canvas *canvas, struct rect clip, struct rect rect,
                 const struct matrix *matrix)
{
    int px = rect.w / whole(matrix);
    int x0 = rect.x + matrix->quiet * px;
    int y0 = rect.y + matrix->quiet * px;
    for (int row = 0; row < matrix->side; row++) {
        const unsigned char *module = matrix->module + (ptrdiff_t)row * matrix->side;
        for (int from = 0; from < matrix->side; from++) {
            int to = from;
            while (to < matrix->side && module[to])
                to++;
            struct rect run = {x0 + from * px, y0 + row * px, (to - from) * px, px};
            draw_fill(canvas, clip, run, black);
            from = to;
        }
    }
}
