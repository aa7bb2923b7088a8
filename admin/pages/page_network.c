#include <string.h>

#include "base/message.h"
#include "base/share.h"
#include "pages/route.h"
#include "record/town.h"
#include "related/network_svg.h"

/* How the offers refer to each other: the poster for the wall as a picture, and as lists
 * what stands alone and what may be there twice, each with a way to its offer. */

enum { LISTED_MOST = 200 };

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

/* A topic or a town of the address; NULL: all. */
static const char *asked_for(const struct page *page, const char *name)
{
    const char *text = http_find(&page->request->query, name);
    return text != NULL && text[0] != '\0' ? text : NULL;
}

static bool make(struct page *page, struct network *out)
{
    return network_make(page->arena, &page->office->document, asked_for(page, "topic"),
                        asked_for(page, "scope"), out) ||
           err_set(page->err, "not enough memory");
}

static bool add_choice(struct page *page, const char *value, const char *words,
                       const char *chosen)
{
    bool here = strcmp(value, or_empty(chosen)) == 0;
    return PAGE_ADD(page, here ? "choice here" : "choice", {"value", value, false},
                    {"words", words, false});
}

static bool add_topics(struct page *page)
{
    const struct document *document = &page->office->document;
    const char *chosen = asked_for(page, "topic");
    if (!add_choice(page, "", message("All"), chosen))
        return false;
    for (size_t i = 0; i < document->list[RECORD_TOPIC].count; i++) {
        const struct record *topic = document->list[RECORD_TOPIC].item[i];
        if (!add_choice(page, record_id(topic), or_empty(record_name(topic)), chosen))
            return false;
    }
    return true;
}

/* The towns of the sites. */
static bool add_towns(struct page *page)
{
    const struct document *document = &page->office->document;
    const char *chosen = asked_for(page, "scope");
    if (!add_choice(page, "", message("All"), chosen))
        return false;
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const char *town =
            or_empty(site_text(document->list[RECORD_SITE].item[i], SITE_TOWN));
        bool seen = false;
        for (size_t k = 0; k < i; k++)
            seen = seen || strcmp(or_empty(site_text(document->list[RECORD_SITE].item[k],
                                                     SITE_TOWN)),
                                  town) == 0;
        if (!seen &&
            !add_choice(page, town, town_name(page->arena, document, town), chosen))
            return false;
    }
    return true;
}

/* Of a long list the first: topic and town make it shorter. */
static bool add_rest(struct page *page, size_t count)
{
    return count <= LISTED_MOST ||
           PAGE_ADD(page, "network rest",
                    {"words",
                     arena_print(page->arena, message("%zu to %zu of %zu"), (size_t)1,
                                 (size_t)LISTED_MOST, count),
                     false});
}

static bool add_islands(struct page *page, const struct network *network)
{
    size_t islands = 0;
    if (!page_add(page, "islands", NULL, 0))
        return false;
    for (size_t i = 0; i < network->offers; i++) {
        const struct network_offer *offer = &network->offer[i];
        if (offer->links > 0 || ++islands > LISTED_MOST)
            continue;
        if (!PAGE_ADD(page, "island", {"id", record_id(offer->record), false},
                      {"name", or_empty(record_name(offer->record)), false},
                      {"provider", network->provider[offer->provider].name, false}))
            return false;
    }
    return (islands > 0 || page_add(page, "islands none", NULL, 0)) &&
           add_rest(page, islands) && page_add(page, "islands end", NULL, 0);
}

/* The pair of a finding: what stands behind its rule's words is left out. */
static bool add_double(struct page *page, const struct lint_finding *finding)
{
    const struct document *document = &page->office->document;
    const struct record *one = document_find(document, RECORD_OFFER, finding->id);
    const struct record *other =
        document_find(document, RECORD_OFFER, finding->said.place[0]);
    struct rule_said why = finding->said;
    why.tail = 0;
    return one == NULL || other == NULL ||
           PAGE_ADD(
               page, "double", {"id", record_id(other), false},
               {"name", or_empty(record_name(other)), false},
               {"id2", record_id(one), false},
               {"name2", or_empty(record_name(one)), false},
               {"why",
                or_empty(lint_advice(page->arena, &why, NULL, rule_lang_of_reader())),
                false});
}

/* What lint has seen between the offers: looking again takes half a second for 5,000. */
static bool add_doubles(struct page *page)
{
    const struct lint_findings *findings = &page->office->findings;
    size_t doubles = 0;
    if (!page_add(page, "doubles", NULL, 0))
        return false;
    for (size_t i = findings->alone; i < findings->count; i++)
        if (findings->item[i].said.rule == RULE_DOUBLE && ++doubles <= LISTED_MOST &&
            !add_double(page, &findings->item[i]))
            return false;
    return (doubles > 0 || page_add(page, "doubles none", NULL, 0)) &&
           add_rest(page, doubles) && page_add(page, "doubles end", NULL, 0);
}

static bool add_drawn(struct page *page, const struct network *network, const char *query,
                      const char *lead)
{
    return PAGE_ADD(page, "network picture", {"query", or_empty(query), false},
                    {"lead", or_empty(lead), false}) &&
           page_add(page, "network lists", NULL, 0) && add_islands(page, network) &&
           add_doubles(page) && page_add(page, "network end", NULL, 0);
}

bool page_network(struct page *page)
{
    struct network network;
    if (!make(page, &network))
        return false;
    const char *lead =
        arena_print(page->arena, message("Offers: %zu, providers: %zu, connections: %zu"),
                    network.offers, network.providers, network.links);
    const char *query =
        arena_print(page->arena, "topic=%s&scope=%s",
                    page_escaped(page, or_empty(asked_for(page, "topic"))),
                    page_escaped(page, or_empty(asked_for(page, "scope"))));
    return page_begin(page, "network", message("Network")) &&
           PAGE_ADD(page, "network title", {"title", message("Network"), false},
                    {"lead", or_empty(lead), false}, {"query", or_empty(query), false},
                    {"drawn", network.offers > 0 ? "deeds" : "none", false}) &&
           page_add(page, "network ask", NULL, 0) && add_topics(page) &&
           page_add(page, "network town", NULL, 0) && add_towns(page) &&
           page_add(page, "network asked", NULL, 0) &&
           (network.offers == 0
                ? PAGE_ADD(page, "network nothing",
                           {"words",
                            page->office->document.list[RECORD_OFFER].count == 0
                                ? message("There are no offers yet.")
                                : message("No offer belongs to both."),
                            false})
                : add_drawn(page, &network, query, lead)) &&
           page_end(page);
}

/* Graphviz takes a second: what was drawn is kept until something is changed. */
static bool draw(struct page *page, const char *of)
{
    struct office *office = page->office;
    struct network network;
    char path[SHARE_PATH];
    buf_free(&office->poster);
    office->poster_of[0] = '\0';
    if (!make(page, &network))
        return false;
    if (network.offers == 0)
        return err_set(page->err,
                       "there are no such offers, so there is nothing to draw");
    if (!network_svg(page->arena, &office->document, &network,
                     share_path("assets/office/network.svg", path), page->today,
                     &office->poster, page->err))
        return false;
    office->poster_seen = office->seen;
    memcpy(office->poster_of, of, strlen(of) + 1);
    return !office->poster.failed || err_set(page->err, "not enough memory");
}

bool page_network_picture(struct page *page)
{
    struct office *office = page->office;
    const char *of = arena_print(page->arena, "%s %s", or_empty(asked_for(page, "topic")),
                                 or_empty(asked_for(page, "scope")));
    if (of == NULL)
        return err_set(page->err, "not enough memory");
    if (strlen(of) >= sizeof office->poster_of)
        return page_refuse(page, 404, message("There is no such picture"), "");
    if ((office->poster.len == 0 || office->poster_seen != office->seen ||
         strcmp(office->poster_of, of) != 0) &&
        !draw(page, of))
        return page_refuse(page, 404, message("There is no such picture"),
                           page->err->text);
    page->answer->type = "image/svg+xml";
    /* A picture in a page is shown all the same; opened by itself it is a file. */
    http_add_header(page->answer, "Content-Disposition",
                    "attachment; filename=\"ANNA-network.svg\"");
    buf_add(&page->answer->body, office->poster.bytes, office->poster.len);
    return true;
}
