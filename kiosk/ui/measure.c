#include "ui/measure.h"

#include <math.h>

#include "ui/glass.h"

static const double inch_mm = 25.4;

/* Share of the eye's distance that a capital must have: 0.7 degrees and 0.5 degrees of
 * view. */
static const double body_share = 0.0122;
static const double note_share = 0.0087;

struct measure_panel measure_panel_guess(struct measure_panel panel)
{
    if (panel.w_mm <= 0 || panel.h_mm <= 0)
        glass_assume(panel.w_px, panel.h_px, &panel.w_mm, &panel.h_mm);
    if (panel.distance_mm <= 0)
        panel.distance_mm = hypot(panel.w_mm, panel.h_mm) < 15 * inch_mm ? 400 : 600;
    return panel;
}

int measure_mm(const struct measure *measure, double mm)
{
    return (int)ceil(mm * measure->px_per_mm - 0.001);
}

int measure_grown(const struct measure *measure, int px)
{
    return px * measure->percent / 100;
}

static struct text_style style(enum text_face face, double size_px, double pitch)
{
    int size = (int)lround(size_px);
    return (struct text_style){face, size, (int)lround(size * pitch)};
}

void measure_set(struct measure *measure, struct measure_panel panel, int percent,
                 struct text *text)
{
    panel = measure_panel_guess(panel);
    struct measure m = {.w_px = panel.w_px, .h_px = panel.h_px, .percent = percent};
    double across = panel.w_px / panel.w_mm;
    double down = panel.h_px / panel.h_mm;
    m.px_per_mm = across > down ? across : down;
    m.wide = panel.w_px > panel.h_px;
    m.compact = m.wide && panel.h_mm < 200;
    m.target_px = measure_mm(&m, 20);
    m.tile_px = measure_mm(&m, 25);
    m.gap_px = measure_mm(&m, m.compact ? 3 : 5);
    m.margin_px = measure_mm(&m, m.compact ? 5 : 13);
    m.pad_px = measure_mm(&m, m.compact ? 4 : 8);
    m.radius_px = measure_mm(&m, m.compact ? 4 : 9);
    m.edge_px = measure_mm(&m, 0.8) < 2 ? 2 : measure_mm(&m, 0.8);

    m.least_body_px = measure_mm(&m, body_share * panel.distance_mm);
    m.least_note_px = measure_mm(&m, note_share * panel.distance_mm);
    double body = text_size_for_capital(text, m.least_body_px);
    double note = text_size_for_capital(text, m.least_note_px);
    double scale = percent / 100.0;
    /* All letters grow with the setting: a title that stood out more would fill the
     * screen at 200 %. */
    double step = m.compact ? 0.5 : 1;
    m.body = style(TEXT_REGULAR, body * scale * 1.04, 1.4);
    m.strong = style(TEXT_BOLD, body * scale * 1.04, 1.4);
    m.around = style(TEXT_BOLD, body * scale * 1.02, 1.36);
    m.note = style(TEXT_REGULAR, note * scale * 1.06, 1.4);
    m.note_strong = style(TEXT_BOLD, note * scale * 1.06, 1.4);
    m.heading = style(TEXT_BOLD, body * scale * (1.04 + 0.12 * step), 1.36);
    m.title = style(TEXT_BOLD, body * scale * (1.06 + 0.6 * step), 1.3);
    m.big = style(TEXT_BOLD, body * scale * (1.1 + 0.5 * step), 1.36);
    m.icon_px = (int)lround(m.body.size_px * 1.25);
    *measure = m;
}
