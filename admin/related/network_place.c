#include "related/network_place.h"

#include <math.h>

#include "related/graph_squeeze.h"
#include "related/network_words.h"

static const double box_w = 44, gap = 4.6, provider_em = 2.8, offer_em = 2.6;
static const double sheet_form = 1.6; /* title and legend want room too */

enum { PROVIDER_LINES = 3, OFFER_LINES = 3 };

struct placing {
    struct arena *arena;
    const struct network *network;
    struct network_place *out;
    struct err *err;
};

/* Names by their lines, and from these the size of each provider's box. */
static bool measure(struct placing *placing)
{
    struct network_place *out = placing->out;
    const struct network *network = placing->network;
    out->box = arena_take_array(placing->arena, network->providers + 1, sizeof *out->box);
    out->row = arena_take_array(placing->arena, network->offers + 1, sizeof *out->row);
    out->name =
        arena_take_array(placing->arena, network->providers + 1, sizeof *out->name);
    out->offer =
        arena_take_array(placing->arena, network->offers + 1, sizeof *out->offer);
    if (out->box == NULL || out->row == NULL || out->name == NULL || out->offer == NULL)
        return false;
    for (size_t i = 0; i < network->providers; i++) {
        const struct network_provider *provider = &network->provider[i];
        if (!network_words(placing->arena, provider->name,
                           (box_w - 2 * NETWORK_PAD_MM) / provider_em, PROVIDER_LINES,
                           &out->name[i]))
            return false;
        double h =
            NETWORK_PAD_MM + (double)out->name[i].count * NETWORK_PROVIDER_LINE_MM + 0.8;
        for (size_t k = provider->first; k < provider->first + provider->count; k++) {
            const char *name = offer_text(network->offer[k].record, OFFER_NAME);
            if (!network->offer[k].drawn)
                continue;
            if (!network_words(placing->arena, name == NULL ? "" : name,
                               (box_w - 4 * NETWORK_PAD_MM) / offer_em, OFFER_LINES,
                               &out->offer[k]))
                return false;
            size_t lines = out->offer[k].count == 0 ? 1 : out->offer[k].count;
            out->row[k] =
                (struct network_rect){NETWORK_PAD_MM, h, box_w - 2 * NETWORK_PAD_MM,
                                      (double)lines * NETWORK_OFFER_LINE_MM + 1};
            h += out->row[k].h + 0.6;
        }
        out->box[i] = (struct network_rect){0, 0, box_w, h + NETWORK_PAD_MM - 0.6};
    }
    return true;
}

static void widen(struct network_rect *page, const struct network_rect *box)
{
    double right = fmax(page->x + page->w, box->x + box->w);
    double bottom = fmax(page->y + page->h, box->y + box->h);
    page->x = fmin(page->x, box->x);
    page->y = fmin(page->y, box->y);
    page->w = right - page->x;
    page->h = bottom - page->y;
}

static void move_box(struct placing *placing, size_t provider, double x, double y)
{
    struct network_place *out = placing->out;
    const struct network_provider *one = &placing->network->provider[provider];
    struct network_rect *box = &out->box[provider];
    box->x = x;
    box->y = y;
    for (size_t k = one->first; k < one->first + one->count; k++) {
        out->row[k].x += x;
        out->row[k].y += y;
    }
}

/* Links between drawn offers of different providers. */
static size_t provider_links(struct placing *placing, const size_t *box_of,
                             struct graph_link *link)
{
    const struct network *network = placing->network;
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

static bool place_linked(struct placing *placing)
{
    struct network_place *out = placing->out;
    const struct network *network = placing->network;
    struct arena *arena = placing->arena;
    struct graph_box *graph =
        arena_take_array(arena, network->providers + 1, sizeof *graph);
    size_t *box_of = arena_take_array(arena, network->providers + 1, sizeof *box_of);
    struct graph_link *link = arena_take_array(arena, network->links + 1, sizeof *link);
    size_t count = 0;
    if (graph == NULL || box_of == NULL || link == NULL)
        return err_set(placing->err, "not enough memory");
    for (size_t i = 0; i < network->providers; i++)
        if (network->provider[i].drawn > 0 && network->provider[i].links > 0) {
            box_of[i] = count;
            graph[count++] = (struct graph_box){.w_mm = out->box[i].w + gap,
                                                .h_mm = out->box[i].h + gap};
        }
    if (!graph_layout(graph, count, link, provider_links(placing, box_of, link),
                      placing->err))
        return false;
    graph_squeeze(graph, count, sheet_form);
    for (size_t i = 0; i < network->providers; i++) {
        const struct network_rect *box = &out->box[i];
        if (network->provider[i].drawn == 0 || network->provider[i].links == 0)
            continue;
        move_box(placing, i, graph[box_of[i]].x_mm - box->w / 2,
                 graph[box_of[i]].y_mm - box->h / 2);
        if (out->page.w == 0)
            out->page = *box;
        widen(&out->page, box);
    }
    return true;
}

/* Those without a link in rows below. */
static void place_islands(struct placing *placing)
{
    struct network_place *out = placing->out;
    const struct network *network = placing->network;
    double x = out->page.x;
    double w = fmax(out->page.w, 6 * (box_w + gap));
    double tallest = 0;
    bool any = false;
    out->next_y = out->page.y + out->page.h + 2 * gap;
    out->islands_y = 0;
    for (size_t i = 0; i < network->providers; i++) {
        if (network->provider[i].drawn == 0 || network->provider[i].links > 0)
            continue;
        if (!any) {
            out->islands_y = out->next_y + 4;
            out->next_y += 9;
        }
        any = true;
        if (x + box_w > out->page.x + w) {
            x = out->page.x;
            out->next_y += tallest + gap;
            tallest = 0;
        }
        move_box(placing, i, x, out->next_y);
        tallest = fmax(tallest, out->box[i].h);
        x += box_w + gap;
    }
    if (any)
        out->next_y += tallest + 2 * gap;
    out->page.w = fmax(out->page.w, any ? w : 6 * (box_w + gap));
}

bool network_place(struct arena *arena, const struct network *network,
                   struct network_place *out, struct err *err)
{
    struct placing placing = {arena, network, out, err};
    *out = (struct network_place){.box = NULL};
    if (!measure(&placing))
        return err_set(err, "not enough memory");
    if (!place_linked(&placing))
        return false;
    place_islands(&placing);
    return true;
}
