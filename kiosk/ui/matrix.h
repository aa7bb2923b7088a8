#ifndef ANNA_UI_MATRIX_H
#define ANNA_UI_MATRIX_H

#include "ui/draw.h"
#include "ui/layout.h"

/* A code of squares (QR) for the camera of a phone: pure black on white in every theme,
 * whole pixels a module, its quiet zone kept, the squares at least 40 mm wide. */

enum { MATRIX_LEAST_MM = 40, MATRIX_MOST_MM = 150 };

/* Pixels a module such that the code with its quiet zone fits into `w` x `h`, and is not
 * broader than MATRIX_MOST_MM (a phone must see all of it from an arm's length); more if
 * the squares would otherwise be under MATRIX_LEAST_MM. */
int matrix_module_px(const struct measure *measure, const struct matrix *matrix, int w,
                     int h);

/* The side of the code with its quiet zone. */
int matrix_side_px(const struct matrix *matrix, int module_px);

/* Puts it at x, y. `spoken` says what it is. `matrix` must live as long as the frame. */
void matrix_put(struct frame *frame, int x, int y, int module_px, const char *id,
                const char *spoken, const struct matrix *matrix);

/* Draws it into `rect`, whose side is a whole number of modules. */
void matrix_draw(const struct canvas *canvas, struct rect clip, struct rect rect,
                 const struct matrix *matrix);

#endif
