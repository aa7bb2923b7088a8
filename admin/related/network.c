#include "related/network.h"

#include <stdlib.h>
#include <string.h>

struct building {
    struct arena *arena;
    struct network network;
    struct network_offer **by_links;
};

static bool names(const struct record *record, enum offer_field list, const char *id)
{
    const struct value *value = offer_value(record, list);
    for (size_t i = 0; value != NULL && i < value->list.count; i++)
        if (strcmp(value->list.item[i], id) == 0)
            return true;
    return false;
}

static const char *provider_of(const struct record *record)
{
    const char *provider = offer_text(record, OFFER_PROVIDER);
    return provider == NULL ? "" : provider;
}

static bool wanted(const struct record *record, const char *topic, const char *scope)
{
    const char *its = offer_text(record, OFFER_SCOPE);
    return (topic == NULL || names(record, OFFER_TOPICS, topic)) &&
           (scope == NULL || (its != NULL && strcmp(its, scope) == 0));
}

static int by_provider(const void *a, const void *b)
{
    const struct network_offer *left = a;
    const struct network_offer *right = b;
    int order = strcmp(provider_of(left->record), provider_of(right->record));
    return order != 0 ? order : strcmp(record_id(left->record), record_id(right->record));
}

static bool take_offers(struct building *building, const struct document *document,
                        const char *topic, const char *scope)
{
    struct network *network = &building->network;
    size_t all = document->list[RECORD_OFFER].count;
    network->offer = arena_take_array(building->arena, all + 1, sizeof *network->offer);
    network->provider =
        arena_take_array(building->arena, all + 1, sizeof *network->provider);
    if (network->offer == NULL || network->provider == NULL)
        return false;
    for (size_t i = 0; i < all; i++) {
        const struct record *record = document->list[RECORD_OFFER].item[i];
        if (wanted(record, topic, scope))
            network->offer[network->offers++].record = record;
    }
    qsort(network->offer, network->offers, sizeof *network->offer, by_provider);
    for (size_t i = 0; i < network->offers; i++) {
        const char *name = provider_of(network->offer[i].record);
        if (network->providers == 0 ||
            strcmp(network->provider[network->providers - 1].name, name) != 0)
            network->provider[network->providers++] =
                (struct network_provider){.name = name, .first = i};
        network->offer[i].provider = network->providers - 1;
        network->provider[network->providers - 1].count++;
    }
    return true;
}

struct by_id {
    const char *id;
    size_t offer;
};

static int compare_ids(const void *a, const void *b)
{
    return strcmp(((const struct by_id *)a)->id, ((const struct by_id *)b)->id);
}

static void add_link(struct network *network, size_t from, size_t to)
{
    const char *id = record_id(network->offer[from].record);
    bool both = names(network->offer[to].record, OFFER_RELATED, id);
    if (both && from > to)
        return;
    network->link[network->links++] = (struct network_link){from, to, both};
    network->offer[from].links++;
    network->offer[to].links++;
}

static bool take_links(struct building *building)
{
    struct network *network = &building->network;
    size_t room = 0;
    struct by_id *id = arena_take_array(building->arena, network->offers + 1, sizeof *id);
    if (id == NULL)
        return false;
    for (size_t i = 0; i < network->offers; i++) {
        const struct value *related =
            offer_value(network->offer[i].record, OFFER_RELATED);
        id[i] = (struct by_id){record_id(network->offer[i].record), i};
        room += related == NULL ? 0 : related->list.count;
    }
    qsort(id, network->offers, sizeof *id, compare_ids);
    network->link = arena_take_array(building->arena, room + 1, sizeof *network->link);
    if (network->link == NULL)
        return false;
    for (size_t i = 0; i < network->offers; i++) {
        const struct value *related =
            offer_value(network->offer[i].record, OFFER_RELATED);
        for (size_t k = 0; related != NULL && k < related->list.count; k++) {
            const struct by_id key = {related->list.item[k], 0};
            const struct by_id *other =
                bsearch(&key, id, network->offers, sizeof *id, compare_ids);
            if (other != NULL && other->offer != i)
                add_link(network, i, other->offer);
        }
    }
    return true;
}

static int most_links_first(const void *a, const void *b)
{
    const struct network_offer *left = *(struct network_offer *const *)a;
    const struct network_offer *right = *(struct network_offer *const *)b;
    if (left->links != right->links)
        return left->links < right->links ? 1 : -1;
    return (left > right) - (left < right);
}

static bool choose(struct building *building)
{
    struct network *network = &building->network;
    building->by_links = arena_take_array(building->arena, network->offers + 1,
                                          sizeof(struct network_offer *));
    if (building->by_links == NULL)
        return false;
    for (size_t i = 0; i < network->offers; i++)
        building->by_links[i] = &network->offer[i];
    qsort(building->by_links, network->offers, sizeof(struct network_offer *),
          most_links_first);
    for (size_t i = 0; i < network->offers; i++) {
        struct network_offer *offer = building->by_links[i];
        struct network_provider *provider = &network->provider[offer->provider];
        provider->links += offer->links;
        offer->drawn = i < NETWORK_DRAWN_MOST;
        provider->drawn += offer->drawn;
        network->left_out += !offer->drawn;
    }
    return true;
}

bool network_make(struct arena *arena, const struct document *document, const char *topic,
                  const char *scope, struct network *out)
{
    struct building building = {.arena = arena};
    if (!take_offers(&building, document, topic, scope) || !take_links(&building) ||
        !choose(&building))
        return false;
    *out = building.network;
    return true;
}
