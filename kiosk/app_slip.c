#include "app_slip.h"

#include <stdlib.h>

#include "core/lang.h"
#include "device/slip_pdf.h"
#include "screens/slip.h"
#include "ui/paint.h"

enum { BAND_PX = 64 };
static const double mm_per_inch = 25.4;
/* Up to here paper is a slip: held close, with a narrow margin. */
static const double slip_mm = 112;
static const double a_size = 1.4142;

/* What drawing takes. */
struct drawing {
    struct frame frame;
    struct measure measure;
    struct arena arena;
    struct painter *painter;
    struct element *moved; /* the list, as far up as the band is down */
    struct canvas band;
    uint8_t *dot; /* a row */
    struct slip_pdf pdf;
};

static int px_of(double mm, int dpi)
{
    return (int)(mm / mm_per_inch * dpi);
}

static void begin(struct drawing *d, const struct hall *hall, struct text *text,
                  const struct printer_paper *paper, int page_px)
{
    bool slip = paper->w_mm <= slip_mm;
    int w = px_of(paper->w_mm, paper->dpi);
    /* Sizes are those of a sheet as broad as this, held in the hand. */
    struct measure_panel sheet = {.w_px = w,
                                  .h_px = (int)(w * a_size),
                                  .w_mm = paper->w_mm,
                                  .h_mm = paper->w_mm * a_size,
                                  .distance_mm = slip ? 220 : 320};
    const struct lang *lang = lang_find(hall->session->lang);
    measure_set(&d->measure, sheet, 100, text);
    frame_begin(&d->frame, &d->arena, text, theme_get(THEME_LIGHT), &d->measure,
                lang != NULL && lang->right_to_left ? TEXT_RTL : TEXT_LTR,
                (struct rect){0, 0, w, page_px * SLIP_PDF_PAGES});
}

static struct rect up(struct rect rect, int px)
{
    rect.y -= px;
    return rect;
}

/* Draws what lies from `y` on into the band. */
static void draw_band(struct drawing *d, int y)
{
    struct rect ignored[PAINT_MOST_RECTS];
    struct frame band = d->frame;
    band.element = d->moved;
    band.all = up(band.all, y);
    for (size_t i = 0; i < band.count; i++) {
        struct element *e = &d->moved[i];
        *e = d->frame.element[i];
        e->rect = up(e->rect, y);
        e->clip = up(e->clip, y);
        e->text_rect = up(e->text_rect, y);
        e->icon_rect = up(e->icon_rect, y);
    }
    painter_forget(d->painter);
    painter_paint(d->painter, &d->band, &band, ignored);
}

/* The rows of the band, up to the end of the page. */
static void take_band(struct drawing *d, int rows)
{
    for (int y = 0; y < rows && y < BAND_PX; y++) {
        const uint32_t *pixel = d->band.pixel + (ptrdiff_t)y * d->band.stride_px;
        for (int x = 0; x < d->band.w; x++)
            d->dot[x] = (pixel[x] & 0xFF) < 0x80;
        slip_pdf_row(&d->pdf, d->dot);
    }
}

/* One page, filled up with empty rows to `whole_px`. */
static void draw_page(struct drawing *d, int from, int end, int whole_px)
{
    for (int y = from; y < end; y += BAND_PX) {
        draw_band(d, y);
        take_band(d, end - y);
    }
    for (int x = 0; x < d->band.w; x++)
        d->dot[x] = 0;
    for (int y = end - from; y < whole_px; y++)
        slip_pdf_row(&d->pdf, d->dot);
    slip_pdf_page(&d->pdf);
}

static bool take_memory(struct drawing *d, struct err *err)
{
    int w = d->frame.all.w;
    d->painter = painter_new();
    d->moved = malloc((d->frame.count + 1) * sizeof *d->moved);
    d->band =
        (struct canvas){malloc((size_t)w * BAND_PX * sizeof(uint32_t)), w, BAND_PX, w};
    d->dot = malloc((size_t)w);
    return (d->painter != NULL && d->moved != NULL && d->band.pixel != NULL &&
            d->dot != NULL && !d->frame.failed) ||
           err_set(err, "not enough memory for the page");
}

static void give_back(struct drawing *d)
{
    size_t band = (size_t)d->band.w * BAND_PX * sizeof(uint32_t);
    if (d->band.pixel != NULL)
        wipe(d->band.pixel, band);
    free(d->band.pixel);
    free(d->moved);
    free(d->dot);
    painter_free(d->painter);
    arena_wipe(&d->arena);
    arena_free(&d->arena);
}

bool app_slip_draw(struct hall *hall, struct text *text,
                   const struct printer_paper *paper, struct buf *out, double *h_mm,
                   struct err *err)
{
    struct drawing d = {.painter = NULL};
    bool slip = paper->w_mm <= slip_mm;
    bool cut = paper->longest_mm > 0;
    int page_px = px_of(cut ? paper->longest_mm : paper->h_mm, paper->dpi);
    begin(&d, hall, text, paper, page_px);
    int margin = px_of(slip ? 5 : 18, paper->dpi);
    int total = slip_build(hall, &d.frame, margin);
    bool ok =
        (total > 0 || err_set(err, "there is nothing to print")) && take_memory(&d, err);
    slip_pdf_begin(&d.pdf, out, d.frame.all.w, paper->dpi);
    int longest = 0;
    for (int from = 0; ok && from < total;) {
        int end =
            total - from <= page_px ? total : slip_page_end(&d.frame, from, page_px);
        draw_page(&d, from, end, cut ? 0 : page_px);
        longest = end - from > longest ? end - from : longest;
        from = end;
    }
    *h_mm = cut ? longest * mm_per_inch / paper->dpi : paper->h_mm;
    ok = ok && slip_pdf_end(&d.pdf, err);
    give_back(&d);
    return ok;
}
