#include <string.h>

#include "base/message.h"
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

bool page_several(struct page *page)
{
    const struct http_fields *form = &page->request->form;
    const char *deed = http_find(form, "deed");
    struct office_after *of = arena_take_array(page->arena, form->count + 1, sizeof *of);
    const char *what = "";
    size_t count = 0;
    int64_t batch;
    if (of == NULL)
        return err_set(page->err, "not enough memory");
    for (size_t i = 0; deed != NULL && i < form->count; i++) {
        struct record *copy;
        const struct record *offer =
            strcmp(form->item[i].name, "id") == 0
                ? document_find(&page->office->document, RECORD_OFFER, form->item[i].text)
                : NULL;
        if (offer == NULL)
            continue;
        if (!record_copy(page->arena, offer, &copy))
            return err_set(page->err, "not enough memory");
        if (!change_one(page, deed, copy, &what))
            return page_offers_refused(page, message("Please say what is to be done."));
        of[count++] = (struct office_after){offer, copy};
    }
    if (count == 0)
        return page_offers_refused(page,
                                   message("Please tick the offers that are meant."));
    const struct history_deed by = {page->session->who, page->seconds, what};
    switch (office_apply(page->office, &by, of, count, &batch, page->err)) {
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
