#include "device/slip_pdf.h"

#include <stdio.h>
#include <stdlib.h>

/* Objects: 1 the catalogue, 2 the list of pages, then a page, its picture and its
 * content, three for each page. */

static void begin_object(struct slip_pdf *pdf, int number)
{
    pdf->place[number - 1] = pdf->out->len;
    buf_print(pdf->out, "%d 0 obj\n", number);
}

void slip_pdf_begin(struct slip_pdf *pdf, struct buf *out, int w_px, int dpi)
{
    *pdf = (struct slip_pdf){.out = out, .w_px = w_px, .dpi = dpi};
    buf_add_text(out, "%PDF-1.4\n");
    begin_object(pdf, 1);
    buf_add_text(out, "<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
}

/* Bytes that repeat from `at`, at most 128. */
static size_t run_at(const uint8_t *bytes, size_t len, size_t at)
{
    size_t run = 1;
    while (run < 128 && at + run < len && bytes[at + run] == bytes[at])
        run++;
    return run;
}

static void pack(struct buf *out, const uint8_t *bytes, size_t len)
{
    for (size_t at = 0; at < len;) {
        size_t run = run_at(bytes, len, at);
        uint8_t head = (uint8_t)(257 - run);
        if (run >= 3) {
            buf_add(out, &head, 1);
            buf_add(out, &bytes[at], 1);
            at += run;
            continue;
        }
        size_t from = at;
        while (at < len && at - from < 128 && run_at(bytes, len, at) < 3)
            at++;
        head = (uint8_t)(at - from - 1);
        buf_add(out, &head, 1);
        buf_add(out, &bytes[from], at - from);
    }
}

void slip_pdf_row(struct slip_pdf *pdf, const uint8_t *dot)
{
    size_t len = ((size_t)pdf->w_px + 7) / 8;
    uint8_t *bits = calloc(len, 1);
    if (bits == NULL) {
        pdf->rows.failed = true;
        return;
    }
    for (int x = 0; x < pdf->w_px; x++)
        if (dot[x] == 0)
            bits[x / 8] |= (uint8_t)(0x80 >> x % 8);
    pack(&pdf->rows, bits, len);
    free(bits);
    pdf->row_count++;
}

void slip_pdf_page(struct slip_pdf *pdf)
{
    struct buf *out = pdf->out;
    double points = 72.0 / pdf->dpi;
    double w = pdf->w_px * points;
    double h = pdf->row_count * points;
    int page = 3 + 3 * pdf->pages;
    char draw[96];
    if (pdf->rows.failed)
        out->failed = true;
    if (pdf->row_count > 0 && pdf->pages < SLIP_PDF_PAGES) {
        uint8_t end = 128;
        buf_add(&pdf->rows, &end, 1);
        begin_object(pdf, page);
        buf_print(out,
                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.3f %.3f] /Contents %d 0 "
                  "R /Resources << /XObject << /I %d 0 R >> >> >>\nendobj\n",
                  w, h, page + 2, page + 1);
        begin_object(pdf, page + 1);
        buf_print(out,
                  "<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace "
                  "/DeviceGray /BitsPerComponent 1 /Filter /RunLengthDecode /Length %zu "
                  ">>\nstream\n",
                  pdf->w_px, pdf->row_count, pdf->rows.len);
        buf_add(out, pdf->rows.bytes, pdf->rows.len);
        buf_add_text(out, "\nendstream\nendobj\n");
        int len = snprintf(draw, sizeof draw, "%.3f 0 0 %.3f 0 0 cm /I Do\n", w, h);
        begin_object(pdf, page + 2);
        buf_print(out, "<< /Length %d >>\nstream\n%sendstream\nendobj\n", len, draw);
        pdf->pages++;
    }
    buf_wipe_free(&pdf->rows);
    pdf->row_count = 0;
}

bool slip_pdf_end(struct slip_pdf *pdf, struct err *err)
{
    struct buf *out = pdf->out;
    int objects = 2 + 3 * pdf->pages;
    begin_object(pdf, 2);
    buf_add_text(out, "<< /Type /Pages /Kids [");
    for (int i = 0; i < pdf->pages; i++)
        buf_print(out, "%d 0 R ", 3 + 3 * i);
    buf_print(out, "] /Count %d >>\nendobj\n", pdf->pages);
    size_t table = out->len;
    buf_print(out, "xref\n0 %d\n0000000000 65535 f \n", objects + 1);
    for (int i = 0; i < objects; i++)
        buf_print(out, "%010zu 00000 n \n", pdf->place[i]);
    buf_print(out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
              objects + 1, table);
    buf_wipe_free(&pdf->rows);
    if (out->failed)
        return err_set(err, "not enough memory for the page");
    return pdf->pages > 0 || err_set(err, "there is nothing to print");
}
