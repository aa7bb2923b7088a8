#ifndef ANNA_DEVICE_SLIP_PDF_H
#define ANNA_DEVICE_SLIP_PDF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Pages of dots as a PDF: one picture of one bit a dot on each page, which is as large as
 * the paper (ISO 32000-1: 7.5 structure, 8.9 images, 7.4.5 RunLengthDecode).
 *
 * Why PDF, and not PWG raster or PNG: it is what CUPS and its filters turn into whatever
 * a printer understands, whether that speaks IPP Everywhere or has a driver; of PWG
 * raster they know no way to a driver, and of a PNG not how large it is. It says its size
 * and carries several pages. Run lengths (PackBits) need no library. */

enum { SLIP_PDF_PAGES = 24 };

struct slip_pdf {
    struct buf *out;
    int w_px, dpi;
    struct buf rows; /* of the page that is being made, packed */
    int row_count;
    size_t place[2 + 3 * SLIP_PDF_PAGES]; /* of the objects, from number 1 */
    int pages;
};

/* Begins; all pages are `w_px` dots wide. `out` is empty, and the caller's to wipe. */
void slip_pdf_begin(struct slip_pdf *pdf, struct buf *out, int w_px, int dpi);

/* Adds a row of dots to the page: one byte each, 0 is paper, all else ink. */
void slip_pdf_row(struct slip_pdf *pdf, const uint8_t *dot);

/* Ends the page. Pages without a row, or one too many, are left out. */
void slip_pdf_page(struct slip_pdf *pdf);

/* Ends the file. False if memory ran out or there is no page; `out` is the caller's to
 * wipe either way. */
bool slip_pdf_end(struct slip_pdf *pdf, struct err *err);

#endif
