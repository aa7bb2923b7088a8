#include <string.h>

#include "base/message.h"
#include "pages/offers_asked.h"
#include "pages/route.h"

/* What is done with offers where they stand in a list: one is still right; several at
 * once are, or are hidden, or get a topic. */

static const char *today_of(struct page *page)
{
    return arena_print(page->arena, "%04d-%02d-%02d", page->today.year, page->today.month,
                       page->today.day);
}

bool page_offer_confirm(struct page *page)
{
    const struct record *offer =
        document_find(&page->office->document, RECORD_OFFER, page_id(page));
    if (offer == NULL)
        return page_refuse(page, 404, message("This offer is gone"),
                           message("Somebody has removed it."));
    const char *today = today_of(page);
    const struct value now = {.set = true, .text = today};
    const struct office_change change = {
        .who = page->session->who,
        .what = "offer confirm",
        .seconds = page->seconds,
        .change = {.kind = RECORD_OFFER,
                   .id = record_id(offer),
                   .field = "checked_on",
                   .was = offer_value(offer, OFFER_CHECKED_ON),
                   .now = &now}};
    int64_t batch = 0;
    switch (office_change(page->office, &change, &batch, page->err)) {
    case STORE_DONE:
    case STORE_SAME:
        return page_go_saved(page, page_back(page, "/offers"), batch, record_id(offer));
    case STORE_CONFLICT:
    case STORE_GONE:
        return page_refuse(page, 409, message("Somebody was faster"), page->err->text);
    default:
        return false;
    }
}

static bool add_topic(struct arena *arena, struct record *offer, const char *topic)
{
    struct value *topics = &offer->value[OFFER_TOPICS];
    const char **item = arena_take_array(arena, topics->list.count + 1, sizeof *item);
    size_t count = 0;
    if (item == NULL)
        return false;
    for (size_t i = 0; topics->set && i < topics->list.count; i++) {
        if (strcmp(topics->list.item[i], topic) == 0)
            return true;
        item[count++] = topics->list.item[i];
    }
    item[count++] = topic;
    *topics = (struct value){.set = true, .list = {item, count}};
    return true;
}

/* What was asked for, done to one; `what` is what the history calls it. False if it is
 * nothing that there is, or memory ran out. */
static bool change_one(struct page *page, const char *deed, struct record *offer,
                       const char **what)
{
    const char topic[] = "topic:";
    if (strcmp(deed, "confirm") == 0) {
        *what = "offer confirm";
        offer->value[OFFER_CHECKED_ON] =
            (struct value){.set = true, .text = today_of(page)};
        return true;
    }
    if (strcmp(deed, "hide") == 0) {
        *what = "offer hide";
        offer->value[OFFER_CONFIDENCE] = (struct value){.set = true, .text = "low"};
        offer->value[OFFER_CHECKED_ON] = (struct value){0};
        return true;
    }
    *what = "offer topic";
    return strncmp(deed, topic, sizeof topic - 1) == 0 &&
           document_find(&page->office->document, RECORD_TOPIC,
                         deed + sizeof topic - 1) != NULL &&
           add_topic(page->arena, offer, deed + sizeof topic - 1);
}

struct several {
    struct office_after *of;
    size_t count;
    const char *deed;
    const char *what; /* for the history */
    bool unsaid;      /* the deed is none */
};

/* False if memory ran out. */
static bool add_one(struct page *page, struct several *several,
                    const struct record *offer)
{
    struct record *copy;
    if (offer == NULL)
        return true;
    if (!record_copy(page->arena, offer, &copy))
        return err_set(page->err, "not enough memory");
    if (several->deed == NULL || !change_one(page, several->deed, copy, &several->what))
        several->unsaid = true;
    several->of[several->count++] = (struct office_after){offer, copy};
    return true;
}

/* Those that are ticked, or all that the list's address finds. */
static bool gather(struct page *page, struct several *several)
{
    const struct http_fields *form = &page->request->form;
    struct offers_asked asked = {.count = 0};
    bool all = http_find(form, "all") != NULL;
    if (all && !offers_asked_read(page, LISTING_ALL, &asked))
        return false;
    several->of =
        arena_take_array(page->arena, asked.count + form->count + 1, sizeof *several->of);
    if (several->of == NULL)
        return err_set(page->err, "not enough memory");
    for (size_t i = 0; i < asked.count; i++)
        if (!add_one(page, several, asked.found[i]->offer))
            return false;
    for (size_t i = 0; !all && i < form->count; i++)
        if (strcmp(form->item[i].name, "id") == 0 &&
            !add_one(
                page, several,
                document_find(&page->office->document, RECORD_OFFER, form->item[i].text)))
            return false;
    return true;
}

bool page_several(struct page *page)
{
    struct several several = {.deed = http_find(&page->request->form, "deed"),
                              .what = ""};
    int64_t batch;
    if (!gather(page, &several))
        return false;
    if (several.count == 0)
        return page_offers_refused(page,
                                   message("Please tick the offers that are meant."));
    if (several.unsaid)
        return page_offers_refused(page, message("Please say what is to be done."));
    const struct history_deed by = {page->session->who, page->seconds, several.what};
    switch (
        office_apply(page->office, &by, several.of, several.count, &batch, page->err)) {
    case STORE_DONE:
    case STORE_SAME:
        return page_go_saved(page, page_back(page, "/offers"), batch, NULL);
    case STORE_CONFLICT:
    case STORE_GONE:
        return page_refuse(page, 409, message("Somebody was faster"), page->err->text);
    default:
        return false;
    }
}
