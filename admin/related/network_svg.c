#include "related/network_svg.h"

#include <math.h>
#include <string.h>

#include "related/graph_squeeze.h"
#include "related/network_words.h"
#include "base/template.h"

/* All lengths in millimetres of the drawing, which is then fitted to A3. */
static const double box_w = 44, pad = 1.2, gap = 4.6, provider_line = 3.3,
                    offer_line = 3.1;
static const double provider_em = 2.8, offer_em = 2.6, a3_long = 420, a3_short = 297;
static const double margin = 8, sheet_form = 1.6; /* title and legend want room too */

enum { PROVIDER_LINES = 3, OFFER_LINES = 3 };

struct rect_mm {
    double x, y, w, h;
};

struct drawing {
    struct arena *arena;
    const struct document *document;
    const struct network *network;
    struct template words;
    struct rect_mm *box; /* of each provider */
    struct rect_mm *row; /* of each offer */
    struct texts *name;  /* of each provider, in lines */
    struct texts *offer; /* of each offer, in lines */
    struct rect_mm page; /* all that is drawn */
    double next_y;       /* where the next thing below begins */
    struct buf *out;
    struct err *err;
};

static const char *number(struct drawing *drawing, double value)
{
    const char *text = arena_print(drawing->arena, "%.2f", value);
    return text == NULL ? "0" : text;
}

static const char *whole(struct drawing *drawing, size_t value)
{
    const char *text = arena_print(drawing->arena, "%zu", value);
    return text == NULL ? "0" : text;
}

/* Names by their lines, and from these the size of each provider's box. */
static bool measure(struct drawing *drawing)
{
    const struct network *network = drawing->network;
    drawing->box =
        arena_take_array(drawing->arena, network->providers + 1, sizeof *drawing->box);
    drawing->row =
        arena_take_array(drawing->arena, network->offers + 1, sizeof *drawing->row);
    drawing->name =
        arena_take_array(drawing->arena, network->providers + 1, sizeof *drawing->name);
    drawing->offer =
        arena_take_array(drawing->arena, network->offers + 1, sizeof *drawing->offer);
    if (drawing->box == NULL || drawing->row == NULL || drawing->name == NULL ||
        drawing->offer == NULL)
        return false;
    for (size_t i = 0; i < network->providers; i++) {
        const struct network_provider *provider = &network->provider[i];
        if (!network_words(drawing->arena, provider->name,
                           (box_w - 2 * pad) / provider_em, PROVIDER_LINES,
                           &drawing->name[i]))
            return false;
        double h = pad + (double)drawing->name[i].count * provider_line + 0.8;
        for (size_t k = provider->first; k < provider->first + provider->count; k++) {
            const char *name = record_text(network->offer[k].record, "name");
            if (!network->offer[k].drawn)
                continue;
            if (!network_words(drawing->arena, name == NULL ? "" : name,
                               (box_w - 4 * pad) / offer_em, OFFER_LINES,
                               &drawing->offer[k]))
                return false;
            size_t lines = drawing->offer[k].count == 0 ? 1 : drawing->offer[k].count;
            drawing->row[k] =
                (struct rect_mm){pad, h, box_w - 2 * pad, (double)lines * offer_line + 1};
            h += drawing->row[k].h + 0.6;
        }
        drawing->box[i] = (struct rect_mm){0, 0, box_w, h + pad - 0.6};
    }
    return true;
}

static void include(struct rect_mm *page, const struct rect_mm *box)
{
    double right = fmax(page->x + page->w, box->x + box->w);
    double bottom = fmax(page->y + page->h, box->y + box->h);
    page->x = fmin(page->x, box->x);
    page->y = fmin(page->y, box->y);
    page->w = right - page->x;
    page->h = bottom - page->y;
}

static void move_box(struct drawing *drawing, size_t provider, double x, double y)
{
    const struct network_provider *one = &drawing->network->provider[provider];
    struct rect_mm *box = &drawing->box[provider];
    box->x = x;
    box->y = y;
    for (size_t k = one->first; k < one->first + one->count; k++) {
        drawing->row[k].x += x;
        drawing->row[k].y += y;
    }
}

/* Links between drawn offers of different providers. */
static size_t provider_links(struct drawing *drawing, const size_t *box_of,
                             struct graph_link *link)
{
    const struct network *network = drawing->network;
    size_t count = 0;
    for (size_t i = 0; i < network->links; i++) {
        const struct network_offer *from = &network->offer[network->link[i].from];
        const struct network_offer *to = &network->offer[network->link[i].to];
        if (from->drawn && to->drawn && from->provider != to->provider)
            link[count++] =
                (struct graph_link){box_of[from->provider], box_of[to->provider],
                                    network->link[i].both ? 2 : 1};
    }
    return count;
}

static bool place_linked(struct drawing *drawing)
{
    const struct network *network = drawing->network;
    struct arena *arena = drawing->arena;
    struct graph_box *graph =
        arena_take_array(arena, network->providers + 1, sizeof *graph);
    size_t *box_of = arena_take_array(arena, network->providers + 1, sizeof *box_of);
    struct graph_link *link = arena_take_array(arena, network->links + 1, sizeof *link);
    size_t count = 0;
    if (graph == NULL || box_of == NULL || link == NULL)
        return err_set(drawing->err, "not enough memory");
    for (size_t i = 0; i < network->providers; i++)
        if (network->provider[i].drawn > 0 && network->provider[i].links > 0) {
            box_of[i] = count;
            graph[count++] = (struct graph_box){.w_mm = drawing->box[i].w + gap,
                                                .h_mm = drawing->box[i].h + gap};
        }
    if (!graph_layout(graph, count, link, provider_links(drawing, box_of, link),
                      drawing->err))
        return false;
    graph_squeeze(graph, count, sheet_form);
    for (size_t i = 0; i < network->providers; i++) {
        const struct rect_mm *box = &drawing->box[i];
        if (network->provider[i].drawn == 0 || network->provider[i].links == 0)
            continue;
        move_box(drawing, i, graph[box_of[i]].x_mm - box->w / 2,
                 graph[box_of[i]].y_mm - box->h / 2);
        if (drawing->page.w == 0)
            drawing->page = *box;
        include(&drawing->page, box);
    }
    return true;
}

static bool add(struct drawing *drawing, const char *part,
                const struct template_value *value, size_t count)
{
    return template_add(&drawing->words, part, value, count, drawing->out, drawing->err);
}

/* From the side of one row to the side of another that is nearer. */
static const char *path_between(struct drawing *drawing, const struct rect_mm *a,
                                const struct rect_mm *b)
{
    double a_y = a->y + a->h / 2;
    double b_y = b->y + b->h / 2;
    bool beside = fabs(a->x - b->x) > a->w;
    bool right = beside ? b->x > a->x : true;
    double a_x = right ? a->x + a->w + pad : a->x - pad;
    double b_x = beside == right ? b->x - pad : b->x + b->w + pad;
    double bow = fmax(6, fmin(fabs(b_x - a_x) / 2, 40));
    double b_bow = beside == right ? -bow : bow;
    return arena_print(drawing->arena, "M%.2f %.2f C%.2f %.2f %.2f %.2f %.2f %.2f", a_x,
                       a_y, a_x + (right ? bow : -bow), a_y, b_x + b_bow, b_y, b_x, b_y);
}

static bool draw_links(struct drawing *drawing)
{
    const struct network *network = drawing->network;
    for (size_t i = 0; i < network->links; i++) {
        const struct network_link *link = &network->link[i];
        if (!network->offer[link->from].drawn || !network->offer[link->to].drawn)
            continue;
        const struct template_value value[] = {
            {"path",
             path_between(drawing, &drawing->row[link->from], &drawing->row[link->to]),
             false}};
        if (!add(drawing, link->both ? "line" : "arrow", value, 1))
            return false;
    }
    return true;
}

static const char *tint_of(struct drawing *drawing, const struct record *record)
{
    const struct value *topics = record_value(record, "topics");
    const struct record *topic =
        topics == NULL || topics->list.count == 0
            ? NULL
            : document_find(drawing->document, RECORD_TOPIC, topics->list.item[0]);
    const char *tint = topic == NULL ? NULL : record_text(topic, "tint");
    return tint == NULL ? "none" : tint;
}

static bool draw_lines(struct drawing *drawing, const char *part,
                       const struct texts *lines, double x, double y, double step)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct template_value value[] = {
            {"x", number(drawing, x), false},
            {"y", number(drawing, y + step * (double)i), false},
            {"words", lines->item[i], false}};
        if (!add(drawing, part, value, 3))
            return false;
    }
    return true;
}

static bool draw_rect(struct drawing *drawing, const char *part, const char *tint,
                      const struct rect_mm *rect)
{
    const struct template_value value[] = {{"x", number(drawing, rect->x), false},
                                           {"y", number(drawing, rect->y), false},
                                           {"w", number(drawing, rect->w), false},
                                           {"h", number(drawing, rect->h), false},
                                           {"tint", tint, false}};
    return add(drawing, part, value, 5);
}

static bool draw_provider(struct drawing *drawing, size_t i)
{
    const struct network_provider *provider = &drawing->network->provider[i];
    const struct rect_mm *box = &drawing->box[i];
    if (!draw_rect(drawing, "box", "", box) ||
        !draw_lines(drawing, "provider", &drawing->name[i], box->x + pad,
                    box->y + pad + 2.2, provider_line))
        return false;
    for (size_t k = provider->first; k < provider->first + provider->count; k++) {
        const struct network_offer *offer = &drawing->network->offer[k];
        const struct rect_mm *row = &drawing->row[k];
        if (!offer->drawn)
            continue;
        if (!draw_rect(drawing, "row", tint_of(drawing, offer->record), row) ||
            !draw_lines(drawing, "offer", &drawing->offer[k], row->x + pad, row->y + 2.6,
                        offer_line))
            return false;
    }
    return true;
}

/* Those without a link in rows below. */
static void place_islands(struct drawing *drawing, double *heading_y)
{
    const struct network *network = drawing->network;
    double x = drawing->page.x;
    double w = fmax(drawing->page.w, 6 * (box_w + gap));
    double tallest = 0;
    bool any = false;
    drawing->next_y = drawing->page.y + drawing->page.h + 2 * gap;
    *heading_y = 0;
    for (size_t i = 0; i < network->providers; i++) {
        if (network->provider[i].drawn == 0 || network->provider[i].links > 0)
            continue;
        if (!any) {
            *heading_y = drawing->next_y + 4;
            drawing->next_y += 9;
        }
        any = true;
        if (x + box_w > drawing->page.x + w) {
            x = drawing->page.x;
            drawing->next_y += tallest + gap;
            tallest = 0;
        }
        move_box(drawing, i, x, drawing->next_y);
        tallest = fmax(tallest, drawing->box[i].h);
        x += box_w + gap;
    }
    if (any)
        drawing->next_y += tallest + 2 * gap;
    drawing->page.w = fmax(drawing->page.w, any ? w : 6 * (box_w + gap));
}

static bool draw_topic(struct drawing *drawing, const struct record *topic, double x,
                       double y)
{
    const char *tint = record_text(topic, "tint");
    const char *name = record_text(topic, "name");
    const struct template_value value[] = {{"tint", tint == NULL ? "none" : tint, false},
                                           {"x", number(drawing, x), false},
                                           {"y", number(drawing, y), false},
                                           {"text_x", number(drawing, x + 7.5), false},
                                           {"text_y", number(drawing, y + 3.4), false},
                                           {"words", name == NULL ? "" : name, false}};
    return add(drawing, "legend_topic", value, sizeof value / sizeof value[0]);
}

static bool draw_legend(struct drawing *drawing, double y)
{
    static const double column = 58, line = 6.5;
    double left = drawing->page.x;
    double x = left;
    const struct template_value head[] = {{"x", number(drawing, left), false},
                                          {"y", number(drawing, y + 4), false}};
    if (!add(drawing, "legend", head, 2))
        return false;
    y += 8;
    for (size_t i = 0; i < drawing->document->list[RECORD_TOPIC].count; i++) {
        if (x + column > left + drawing->page.w) {
            x = left;
            y += line;
        }
        if (!draw_topic(drawing, drawing->document->list[RECORD_TOPIC].item[i], x, y))
            return false;
        x += column;
    }
    y += line + 3;
    const struct template_value lines[] = {
        {"x", number(drawing, left), false},
        {"y", number(drawing, y), false},
        {"text_x", number(drawing, left + 11), false},
        {"text_y", number(drawing, y + 1.4), false},
        {"x2", number(drawing, left + 2 * column), false},
        {"text_x2", number(drawing, left + 2 * column + 11), false}};
    if (!add(drawing, "legend_lines", lines, sizeof lines / sizeof lines[0]))
        return false;
    const struct template_value rest[] = {
        {"x", number(drawing, left), false},
        {"y", number(drawing, y + 8), false},
        {"count", whole(drawing, drawing->network->left_out), false}};
    return drawing->network->left_out == 0 || add(drawing, "left_out", rest, 3);
}

static size_t legend_rows(const struct drawing *drawing)
{
    size_t each = (size_t)(drawing->page.w / 58);
    return (drawing->document->list[RECORD_TOPIC].count + each - 1) / each;
}

/* The sheet is A3, upright or across, whichever leaves less white. */
static bool begin(struct drawing *drawing, struct rect_mm sheet)
{
    bool across = sheet.w >= sheet.h;
    double page_w = across ? a3_long : a3_short;
    double page_h = across ? a3_short : a3_long;
    if (sheet.w / sheet.h > page_w / page_h) {
        double h = sheet.w * page_h / page_w;
        sheet.y -= (h - sheet.h) / 2;
        sheet.h = h;
    } else {
        double w = sheet.h * page_w / page_h;
        sheet.x -= (w - sheet.w) / 2;
        sheet.w = w;
    }
    const struct template_value value[] = {{"page_w", number(drawing, page_w), false},
                                           {"page_h", number(drawing, page_h), false},
                                           {"left", number(drawing, sheet.x), false},
                                           {"top", number(drawing, sheet.y), false},
                                           {"w", number(drawing, sheet.w), false},
                                           {"h", number(drawing, sheet.h), false}};
    return add(drawing, "begin", value, sizeof value / sizeof value[0]);
}

static bool draw_title(struct drawing *drawing, double y, struct date today)
{
    const struct network *network = drawing->network;
    const char *day =
        arena_print(drawing->arena, "%d.%d.%d", today.day, today.month, today.year);
    const struct template_value value[] = {
        {"x", number(drawing, drawing->page.x), false},
        {"y", number(drawing, y + 9), false},
        {"y2", number(drawing, y + 16), false},
        {"offers", whole(drawing, network->offers), false},
        {"providers", whole(drawing, network->providers), false},
        {"links", whole(drawing, network->links), false},
        {"day", day, false}};
    return add(drawing, "title", value, sizeof value / sizeof value[0]);
}

static bool draw(struct drawing *drawing, struct date today)
{
    static const double title_h = 22;
    const struct network *network = drawing->network;
    double islands_y;
    if (!measure(drawing))
        return err_set(drawing->err, "not enough memory");
    if (!place_linked(drawing))
        return false;
    place_islands(drawing, &islands_y);
    double legend_h =
        14 + 6.5 * (double)legend_rows(drawing) + (network->left_out > 0 ? 8 : 0);
    const struct rect_mm sheet = {
        drawing->page.x - margin, drawing->page.y - title_h - margin,
        drawing->page.w + 2 * margin,
        drawing->next_y + legend_h - drawing->page.y + title_h + 2 * margin};
    if (!begin(drawing, sheet) || !draw_title(drawing, sheet.y + margin, today) ||
        !draw_links(drawing))
        return false;
    for (size_t i = 0; i < network->providers; i++)
        if (network->provider[i].drawn > 0 && !draw_provider(drawing, i))
            return false;
    const struct template_value heading[] = {
        {"x", number(drawing, drawing->page.x), false},
        {"y", number(drawing, islands_y), false}};
    return (islands_y == 0 || add(drawing, "islands", heading, 2)) &&
           draw_legend(drawing, drawing->next_y) && add(drawing, "end", NULL, 0);
}

bool network_svg(struct arena *arena, const struct document *document,
                 const struct network *network, const char *template_path,
                 struct date today, struct buf *out, struct err *err)
{
    struct drawing drawing = {
        .arena = arena, .document = document, .network = network, .out = out, .err = err};
    if (!template_open(&drawing.words, template_path, err))
        return false;
    bool ok = draw(&drawing, today);
    template_close(&drawing.words);
    if (ok && (arena->failed || out->failed))
        return err_set(err, "not enough memory");
    return ok;
}
