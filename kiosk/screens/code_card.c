#include "screens/code_card.h"

#include "core/qr.h"
#include "core/strings.h"
#include "screens/chrome.h"
#include "ui/button.h"

static const uint32_t black = 0x000000;
static const uint32_t white = 0xFFFFFF;

const struct matrix *code_card_squares(struct frame *frame, const char *payload)
{
    struct qr *qr = arena_take(frame->arena, sizeof *qr);
    struct matrix *matrix = arena_take(frame->arena, sizeof *matrix);
    struct err ignored = {""};
    if (qr == NULL || matrix == NULL || !qr_make(qr, payload, &ignored))
        return NULL;
    *matrix = (struct matrix){.module = qr->module, .side = qr->side, .quiet = QR_QUIET};
    return matrix;
}

/* The height that a code may take: what is left of the first view, so that it is seen at
 * once; if that is not enough for a phone, a whole view, so that it can be scrolled to.
 */
static int height_px(const struct frame *frame, int y)
{
    const struct measure *m = frame->measure;
    int whole = frame->view.h - chrome_scroll_px(m) - m->gap_px;
    int left = whole - (y - frame->view.y);
    return left >= measure_mm(m, MATRIX_LEAST_MM) * 5 / 4 ? left : whole;
}

static void put_words(struct frame *frame, struct column *column, struct text_style style,
                      enum role role, const char *words)
{
    struct element e = {.role = role, .ground = white};
    struct rect rect = {column->x, column->y, column->w, 0};
    if (words == NULL || words[0] == '\0')
        return;
    int widest = text_widest_word(frame->text, words, style);
    if (widest > column->w && column->w > 0) {
        style.size_px = style.size_px * column->w / widest - 1;
        style.pitch_px = style.size_px * 14 / 10;
    }
    int h = frame_text(frame, &e, words, style, black, rect, TEXT_CENTER, 0);
    e.rect = e.text_rect;
    frame_add(frame, &e);
    column_skip(column, h);
}

void code_card_put(struct frame *frame, struct column *column,
                   const struct code_card *card)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    const struct matrix *matrix = code_card_squares(frame, card->payload);
    if (matrix == NULL)
        return;
    struct element ground = {.role = ROLE_PANEL,
                             .rect = {column->x, column->y, column->w, 0},
                             .look = {.filled = true,
                                      .fill = white,
                                      .edge = t->card_edge,
                                      .edge_px = t->edge_always ? m->edge_px : 0,
                                      .radius_px = m->radius_px}};
    struct element *panel = frame_add(frame, &ground);
    size_t at = panel != NULL ? (size_t)(panel - frame->element) : 0;
    int pad = m->pad_px / 2;
    struct column inner = {column->x + pad, column->y + pad, column->w - 2 * pad};
    int px = matrix_module_px(m, matrix, inner.w, height_px(frame, inner.y));
    int side = matrix_side_px(matrix, px);
    matrix_put(frame, column->x + (column->w - side) / 2, inner.y, px, card->id,
               strings_get("takeaway.spoken"), matrix);
    inner.y += side;
    put_words(frame, &inner, m->big, ROLE_TEXT, card->big);
    put_words(frame, &inner, m->note, ROLE_NOTE, card->note);
    if (card->big != NULL || card->note != NULL)
        column_skip(&inner, pad);
    if (panel != NULL)
        frame->element[at].rect.h = inner.y + pad - column->y;
    column->y = inner.y + pad;
}

void code_card_paging(struct frame *frame, struct column *column, size_t shown,
                      size_t count)
{
    if (count < 2)
        return;
    int gap = frame->measure->gap_px;
    const struct button button[] = {{.id = "nav:previous",
                                     .kind = BUTTON_PLAIN,
                                     .icon = "arrow_back",
                                     .label = strings_get("takeaway.previous"),
                                     .centered = true,
                                     .action = act(VERB_SHOWN, (int)shown - 1, NULL)},
                                    {.id = "nav:next",
                                     .kind = BUTTON_PALE,
                                     .icon = "arrow_forward",
                                     .label = strings_get("takeaway.next"),
                                     .centered = true,
                                     .action = act(VERB_SHOWN, (int)shown + 1, NULL)}};
    bool there[] = {shown > 0, shown + 1 < count};
    int half = (column->w - gap) / 2;
    int columns =
        button_width(frame, &button[0]) > half || button_width(frame, &button[1]) > half
            ? 1
            : 2;
    int w = columns == 2 ? half : column->w;
    int h = button_height(frame, &button[0], w);
    int other = button_height(frame, &button[1], w);
    h = other > h ? other : h;
    /* Each keeps its place where the other leads nowhere. */
    for (int i = 0; i < 2; i++)
        if (there[i])
            button_put(frame, layout_cell(*column, columns, gap, h, i), &button[i]);
    column_skip(column, (columns == 2 ? h : 2 * h + gap) + gap);
}

void code_card_page(struct frame *frame, struct column *column,
                    const struct code_card *card, size_t shown, size_t count)
{
    const char *value[] = {frame_print(frame, "%zu", shown + 1),
                           frame_print(frame, "%zu", count)};
    struct code_card page = *card;
    if (count > 1)
        page.note = strings_fill(frame->arena, "takeaway.page", value, 2);
    code_card_put(frame, column, &page);
    column_skip(column, frame->measure->gap_px);
    code_card_paging(frame, column, shown, count);
}

static void put_step(struct frame *frame, struct column *column, int number,
                     const char *icon, const char *words)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    int side = m->body.pitch_px * 3 / 2;
    struct rect square = {column->x, column->y, side, side};
    struct element picture = {
        .role = ROLE_IMAGE,
        .rect = square,
        .look = {.filled = true, .fill = t->pale, .radius_px = side / 5},
        .icon = icon,
        .icon_ink = t->on_pale,
        .icon_rect = rect_inset(square, side / 5)};
    frame_add(frame, &picture);
    int x = side + m->body.size_px * 2 / 3;
    int down = side > m->body.pitch_px ? (side - m->body.pitch_px) / 2 : 0;
    struct column beside = {column->x + x, column->y + down, column->w - x};
    const char *numbered =
        frame_print(frame, "%s %s", layout_number(frame, number), words);
    int h = column_words(frame, &beside, ROLE_TEXT, m->body, t->ink, t->card, numbered);
    column_skip(column, h + down > side ? h + down : side);
}

void code_card_steps(struct frame *frame, struct column *column, const char *last)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct element card = {.id = "text:steps",
                           .role = ROLE_PANEL,
                           .rect = {column->x, column->y, column->w, 0},
                           .look = {.filled = true,
                                    .fill = t->card,
                                    .edge = t->card_edge,
                                    .edge_px = t->edge_always ? m->edge_px : 0,
                                    .radius_px = m->radius_px}};
    struct element *panel = frame_add(frame, &card);
    size_t at = panel != NULL ? (size_t)(panel - frame->element) : 0;
    int pad = m->pad_px * 4 / 5;
    struct column inner = {column->x + m->pad_px, column->y + pad,
                           column->w - 2 * m->pad_px};
    put_step(frame, &inner, 1, "photo_camera", strings_get("takeaway.step.camera"));
    column_skip(&inner, m->gap_px / 2);
    put_step(frame, &inner, 2, "qr_code_scanner", strings_get("takeaway.step.hold"));
    column_skip(&inner, m->gap_px / 2);
    put_step(frame, &inner, 3, "touch_app", last);
    if (panel != NULL)
        frame->element[at].rect.h = inner.y + pad - column->y;
    column->y = inner.y + pad;
}

void code_card_private(struct frame *frame, struct column *column, const char *words)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    int icon = m->note.size_px * 5 / 4;
    layout_image(
        frame, "lock",
        (struct rect){column->x, column->y + (m->note.pitch_px - icon) / 2, icon, icon},
        t->soft);
    struct column beside = {column->x + icon * 3 / 2, column->y,
                            column->w - icon * 3 / 2};
    column_words(frame, &beside, ROLE_NOTE, m->note, t->soft, t->ground, words);
    column->y = beside.y;
}

bool code_card_beside(const struct frame *frame, struct column whole, struct column *left,
                      struct column *right)
{
    const struct measure *m = frame->measure;
    if (!m->wide || m->percent > 100)
        return false;
    int half = (whole.w - m->gap_px) / 2;
    int most = measure_mm(m, MATRIX_MOST_MM) + m->pad_px;
    int left_w = half < most ? half : most;
    *left = (struct column){whole.x, whole.y, left_w};
    *right = (struct column){whole.x + left_w + m->gap_px, whole.y,
                             whole.w - left_w - m->gap_px};
    return true;
}
