#ifndef ANNA_KIOSK_APP_SLIP_H
#define ANNA_KIOSK_APP_SLIP_H

#include "base/buf.h"
#include "device/printer_paper.h"
#include "screens/screen.h"

/* The page that stands, drawn for paper by the painter that draws the screen, at the
 * printer's resolution. */

/* Adds a PDF to `out`, which is the caller's to wipe, and says how long its pages are:
 * those of a roll end where the words do. False if there is nothing to print. */
bool app_slip_draw(struct hall *hall, struct text *text,
                   const struct printer_paper *paper, struct buf *out, double *h_mm,
                   struct err *err);

#endif
