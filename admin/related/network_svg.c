#include "related/network_svg.h"

#include <math.h>
#include <string.h>

#include "related/network_place.h"
#include "base/template.h"

/* All lengths in millimetres of the drawing, which is then fitted to A3. */
static const double a3_long = 420, a3_short = 297, margin = 8;

struct drawing {
    struct arena *arena;
    const struct document *document;
    const struct network *network;
    struct template words;
    struct network_place place;
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

static bool add_part(struct drawing *drawing, const char *part,
                     const struct template_value *value, size_t count)
{
    return template_add(&drawing->words, part, value, count, drawing->out, drawing->err);
}

/* From the side of one row to the side of another that is nearer. */
static const char *path_between(struct drawing *drawing, const struct network_rect *a,
                                const struct network_rect *b)
{
    double a_y = a->y + a->h / 2;
    double b_y = b->y + b->h / 2;
    bool beside = fabs(a->x - b->x) > a->w;
    bool right = beside ? b->x > a->x : true;
    double a_x = right ? a->x + a->w + NETWORK_PAD_MM : a->x - NETWORK_PAD_MM;
    double b_x = beside == right ? b->x - NETWORK_PAD_MM : b->x + b->w + NETWORK_PAD_MM;
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
             path_between(drawing, &drawing->place.row[link->from],
                          &drawing->place.row[link->to]),
             false}};
        if (!add_part(drawing, link->both ? "line" : "arrow", value, 1))
            return false;
    }
    return true;
}

static const char *tint_of(struct drawing *drawing, const struct record *record)
{
    const struct value *topics = offer_value(record, OFFER_TOPICS);
    const struct record *topic =
        topics == NULL || topics->list.count == 0
            ? NULL
            : document_find(drawing->document, RECORD_TOPIC, topics->list.item[0]);
    const char *tint = topic == NULL ? NULL : topic_text(topic, TOPIC_TINT);
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
        if (!add_part(drawing, part, value, 3))
            return false;
    }
    return true;
}

static bool draw_rect(struct drawing *drawing, const char *part, const char *tint,
                      const struct network_rect *rect)
{
    const struct template_value value[] = {{"x", number(drawing, rect->x), false},
                                           {"y", number(drawing, rect->y), false},
                                           {"w", number(drawing, rect->w), false},
                                           {"h", number(drawing, rect->h), false},
                                           {"tint", tint, false}};
    return add_part(drawing, part, value, 5);
}

static bool draw_provider(struct drawing *drawing, size_t i)
{
    const struct network_provider *provider = &drawing->network->provider[i];
    const struct network_rect *box = &drawing->place.box[i];
    if (!draw_rect(drawing, "box", "", box) ||
        !draw_lines(drawing, "provider", &drawing->place.name[i], box->x + NETWORK_PAD_MM,
                    box->y + NETWORK_PAD_MM + 2.2, NETWORK_PROVIDER_LINE_MM))
        return false;
    for (size_t k = provider->first; k < provider->first + provider->count; k++) {
        const struct network_offer *offer = &drawing->network->offer[k];
        const struct network_rect *row = &drawing->place.row[k];
        if (!offer->drawn)
            continue;
        if (!draw_rect(drawing, "row", tint_of(drawing, offer->record), row) ||
            !draw_lines(drawing, "offer", &drawing->place.offer[k],
                        row->x + NETWORK_PAD_MM, row->y + 2.6, NETWORK_OFFER_LINE_MM))
            return false;
    }
    return true;
}

static bool draw_topic(struct drawing *drawing, const struct record *topic, double x,
                       double y)
{
    const char *tint = topic_text(topic, TOPIC_TINT);
    const char *name = topic_text(topic, TOPIC_NAME);
    const struct template_value value[] = {{"tint", tint == NULL ? "none" : tint, false},
                                           {"x", number(drawing, x), false},
                                           {"y", number(drawing, y), false},
                                           {"text_x", number(drawing, x + 7.5), false},
                                           {"text_y", number(drawing, y + 3.4), false},
                                           {"words", name == NULL ? "" : name, false}};
    return add_part(drawing, "legend_topic", value, sizeof value / sizeof value[0]);
}

static bool draw_legend(struct drawing *drawing, double y)
{
    static const double column = 58, line = 6.5;
    double left = drawing->place.page.x;
    double x = left;
    const struct template_value head[] = {{"x", number(drawing, left), false},
                                          {"y", number(drawing, y + 4), false}};
    if (!add_part(drawing, "legend", head, 2))
        return false;
    y += 8;
    for (size_t i = 0; i < drawing->document->list[RECORD_TOPIC].count; i++) {
        if (x + column > left + drawing->place.page.w) {
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
    if (!add_part(drawing, "legend_lines", lines, sizeof lines / sizeof lines[0]))
        return false;
    const struct template_value rest[] = {
        {"x", number(drawing, left), false},
        {"y", number(drawing, y + 8), false},
        {"count", whole(drawing, drawing->network->left_out), false}};
    return drawing->network->left_out == 0 || add_part(drawing, "left_out", rest, 3);
}

static size_t legend_rows(const struct drawing *drawing)
{
    size_t each = (size_t)(drawing->place.page.w / 58);
    return (drawing->document->list[RECORD_TOPIC].count + each - 1) / each;
}

/* The sheet is A3, upright or across, whichever leaves less white. */
static bool begin(struct drawing *drawing, struct network_rect sheet)
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
    return add_part(drawing, "begin", value, sizeof value / sizeof value[0]);
}

static bool draw_title(struct drawing *drawing, double y, struct date today)
{
    const struct network *network = drawing->network;
    const char *day =
        arena_print(drawing->arena, "%d.%d.%d", today.day, today.month, today.year);
    const struct template_value value[] = {
        {"x", number(drawing, drawing->place.page.x), false},
        {"y", number(drawing, y + 9), false},
        {"y2", number(drawing, y + 16), false},
        {"offers", whole(drawing, network->offers), false},
        {"providers", whole(drawing, network->providers), false},
        {"links", whole(drawing, network->links), false},
        {"day", day, false}};
    return add_part(drawing, "title", value, sizeof value / sizeof value[0]);
}

static bool draw(struct drawing *drawing, struct date today)
{
    static const double title_h = 22;
    const struct network *network = drawing->network;
    if (!network_place(drawing->arena, network, &drawing->place, drawing->err))
        return false;
    double legend_h =
        14 + 6.5 * (double)legend_rows(drawing) + (network->left_out > 0 ? 8 : 0);
    const struct network_rect sheet = {
        drawing->place.page.x - margin, drawing->place.page.y - title_h - margin,
        drawing->place.page.w + 2 * margin,
        drawing->place.next_y + legend_h - drawing->place.page.y + title_h + 2 * margin};
    if (!begin(drawing, sheet) || !draw_title(drawing, sheet.y + margin, today) ||
        !draw_links(drawing))
        return false;
    for (size_t i = 0; i < network->providers; i++)
        if (network->provider[i].drawn > 0 && !draw_provider(drawing, i))
            return false;
    const struct template_value heading[] = {
        {"x", number(drawing, drawing->place.page.x), false},
        {"y", number(drawing, drawing->place.islands_y), false}};
    return (drawing->place.islands_y == 0 || add_part(drawing, "islands", heading, 2)) &&
           draw_legend(drawing, drawing->place.next_y) &&
           add_part(drawing, "end", NULL, 0);
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
