#ifndef ANNA_KIOSK_SHOT_H
#define ANNA_KIOSK_SHOT_H

#include <stdbool.h>

#include "base/err.h"
#include "ui/draw.h"

/* Writes the canvas as a PNG file (libpng). Nothing is left at `path` after a failure. */
bool shot_write(const struct canvas *canvas, const char *path, struct err *err);

#endif
