#include <string.h>

#include "base/isolate.h"
#include "base/message.h"
#include "pages/route.h"
#include "related/related.h"
#include "related/related_link.h"

/* Which offers belong to one: those that do, and proposals with their reasons, to be
 * accepted or refused. */

static const struct record *offer_of(const struct page *page, const char *id)
{
    return id != NULL ? document_find(&page->office->document, RECORD_OFFER, id) : NULL;
}

static bool gone(struct page *page)
{
    return page_refuse(page, 404, message("This offer is gone"),
                       message("Somebody has removed it."));
}

static bool propose(struct page *page, const struct record *offer,
                    struct related_proposals *out)
{
    struct office *office = page->office;
    struct texts refused = {0};
    return store_refused(office->store, page->arena, &refused, page->err) &&
           (related_propose_for(page->arena, &office->document, &office->related,
                                &refused, offer, out) ||
            err_set(page->err, "not enough memory"));
}

/* The other one, if a proposal has this offer. */
static const struct record *other_of(const struct related_proposal *one,
                                     const struct record *offer)
{
    return one->from == offer              ? one->to
           : one->both && one->to == offer ? one->from
                                           : NULL;
}

static bool add_proposals(struct page *page, const struct record *offer)
{
    struct related_proposals proposals = {0};
    size_t count = 0;
    if (!propose(page, offer, &proposals))
        return false;
    for (size_t i = 0; i < proposals.count; i++) {
        const struct related_proposal *one = &proposals.item[i];
        const struct record *other = other_of(one, offer);
        if (other == NULL)
            continue;
        count++;
        if (!PAGE_ADD(page, "proposed", {"id", record_id(offer), false},
                      {"other", record_id(other), false},
                      {"name", record_name(other), false},
                      {"provider", offer_text(other, OFFER_PROVIDER), false},
                      {"reason", one->reason, false},
                      {"ways",
                       one->both ? message("each leads to the other")
                                 : message("leads there only"),
                       false},
                      {"token", page->session->token, false}))
            return false;
    }
    return count > 0 || page_add(page, "proposed none", NULL, 0);
}

static bool add_there(struct page *page, const struct record *offer)
{
    const struct value *related = offer_value(offer, OFFER_RELATED);
    for (size_t i = 0; related != NULL && i < related->list.count; i++) {
        const struct record *other = offer_of(page, related->list.item[i]);
        if (!PAGE_ADD(page, "related there", {"id", record_id(offer), false},
                      {"other", related->list.item[i], false},
                      {"name", other != NULL ? record_name(other) : related->list.item[i],
                       false},
                      {"token", page->session->token, false}))
            return false;
    }
    return true;
}

bool page_related(struct page *page)
{
    const struct record *offer = offer_of(page, page_id(page));
    if (offer == NULL)
        return gone(page);
    const char *title = arena_print(page->arena, isolate_places("%s: %s"),
                                    record_name(offer), message("What belongs to it"));
    return page_begin(page, "offers", title) &&
           PAGE_ADD(page, "related title", {"id", record_id(offer), false},
                    {"title", record_name(offer), false}) &&
           page_add_saved(page,
                          arena_print(page->arena, "/related/%s", record_id(offer))) &&
           add_there(page, offer) && page_add(page, "related proposals", NULL, 0) &&
           add_proposals(page, offer) &&
           page_add(page, "related proposals end", NULL, 0) && page_end(page);
}

/* Takes the other one out of the list of what belongs to it. */
static bool drop(struct arena *arena, struct record *offer, const struct record *other)
{
    struct value *related = &offer->value[OFFER_RELATED];
    const char **item = arena_take_array(arena, related->list.count + 1, sizeof *item);
    size_t count = 0;
    for (size_t i = 0; item != NULL && related->set && i < related->list.count; i++)
        if (strcmp(related->list.item[i], record_id(other)) != 0)
            item[count++] = related->list.item[i];
    *related = (struct value){.set = count > 0, .list = {item, count}};
    return item != NULL;
}

/* A proposal leads as it says; what nobody proposed leads one way. */
static bool link_both(struct page *page, const struct record *offer,
                      const struct record *other, struct office_after of[2],
                      size_t *count)
{
    struct related_proposals proposals = {0};
    struct record *here;
    struct record *there;
    if (!propose(page, offer, &proposals) || !record_copy(page->arena, offer, &here) ||
        !record_copy(page->arena, other, &there) ||
        !related_link_add(page->arena, here, there, page->err))
        return false;
    of[0] = (struct office_after){offer, here};
    *count = 1;
    for (size_t i = 0; i < proposals.count; i++) {
        const struct related_proposal *one = &proposals.item[i];
        if (!one->both || other_of(one, offer) != other)
            continue;
        of[1] = (struct office_after){other, there};
        *count = 2;
        return related_link_add(page->arena, there, here, page->err);
    }
    return true;
}

static bool refuse(struct page *page, const char *id, const char *other, const char *path)
{
    const char *pair = related_link_pair(page->arena, id, other);
    return (pair != NULL || err_set(page->err, "not enough memory")) &&
           store_refuse(page->office->store, pair, page->err) && page_go(page, path);
}

bool page_related_set(struct page *page)
{
    const struct record *offer = offer_of(page, page_id(page));
    const struct record *other = offer_of(page, http_find(&page->request->form, "other"));
    const char *deed = http_find(&page->request->form, "deed");
    struct office_after of[2];
    struct record *copy;
    size_t count = 1;
    int64_t batch = 0;
    if (offer == NULL || other == NULL || offer == other || deed == NULL)
        return gone(page);
    const char *path = arena_print(page->arena, "/related/%s", record_id(offer));
    if (strcmp(deed, "refuse") == 0)
        return refuse(page, record_id(offer), record_id(other), path);
    bool accept = strcmp(deed, "accept") == 0;
    if (accept ? !related_link_reaches(offer, other) : strcmp(deed, "drop") != 0)
        return page_refuse(page, 422, message("Nothing is changed"),
                           message("It is for another town."));
    if (accept && !link_both(page, offer, other, of, &count))
        return page_refuse(page, 422, message("Nothing is changed"), page->err->text);
    if (!accept) {
        if (!record_copy(page->arena, offer, &copy) || !drop(page->arena, copy, other))
            return err_set(page->err, "not enough memory");
        of[0] = (struct office_after){offer, copy};
    }
    const struct history_deed by = {page->session->who, page->seconds,
                                    accept ? "related accept" : "related drop"};
    switch (office_apply(page->office, &by, of, count, &batch, page->err)) {
    case STORE_DONE:
    case STORE_SAME:
        return page_go_saved(page, path, batch, NULL);
    case STORE_CONFLICT:
    case STORE_GONE:
        return page_refuse(page, 409, message("Somebody was faster"), page->err->text);
    default:
        return false;
    }
}
