#include <string.h>

#include "base/message.h"
#include "pages/backlog.h"
#include "pages/fields.h"
#include "pages/offer_beside.h"
#include "pages/preview_choice.h"
#include "pages/record_words.h"
#include "pages/route.h"

/* One offer: its fields with what lint says of them, and saving what was changed. */

/* A language in which there is no text yet: the way to the desk of the translator. */
static bool add_missing(struct page *page, const struct record *offer)
{
    struct texts langs;
    if (!page_may_open(page, "/translate"))
        return true;
    if (!backlog_langs(page->arena, &page->office->document, &langs))
        return err_set(page->err, "not enough memory");
    for (size_t i = 0; i < langs.count; i++) {
        if (translation_find(offer, langs.item[i]) == NULL &&
            !PAGE_ADD(page, "tab missing", {"id", record_id(offer), false},
                      {"lang", langs.item[i], false},
                      {"words", record_words_language(langs.item[i]), false}))
            return false;
    }
    return true;
}

static bool add_tabs(struct page *page, const struct record_form *form,
                     const struct record *offer)
{
    if (!PAGE_ADD(page, form->lang == NULL ? "tab here" : "tab",
                  {"path", arena_print(page->arena, "/offer/%s", form->id), false},
                  {"outdated", "none", false}, {"words", "Deutsch", false}))
        return false;
    for (size_t i = 0; i < offer->translation_count; i++) {
        const char *lang = offer->translation[i].lang;
        bool here = form->lang != NULL && strcmp(lang, form->lang) == 0;
        bool outdated = translation_changed(offer, &offer->translation[i]) != 0;
        if (!PAGE_ADD(page, here ? "tab here" : "tab",
                      {"path",
                       arena_print(page->arena, "/offer/%s?lang=%s", form->id, lang),
                       false},
                      {"outdated", outdated ? "chip amber" : "none", false},
                      {"words", record_words_language(lang), false}))
            return false;
    }
    return add_missing(page, offer) && page_add(page, "tabs end", NULL, 0);
}

static bool show(struct page *page, const struct record *offer,
                 const struct record_form *form)
{
    const struct listing *row =
        listings_find(&page->office->offers, &page->office->document, form->id);
    const char *name = offer_text(offer, OFFER_NAME);
    if (!page_begin(page, "offers", name) ||
        !PAGE_ADD(page, "offer title", {"title", name, false}, {"id", form->id, false},
                  {"provider", offer_text(offer, OFFER_PROVIDER), false},
                  {"shown",
                   row != NULL && row->on_terminal ? message("is on the terminals")
                                                   : message("is not on the terminals"),
                   false},
                  {"tint", row != NULL && row->on_terminal ? "green" : "amber", false}) ||
        (page_may(page, "POST", "/confirm/x") &&
         !PAGE_ADD(page, "offer confirm", {"id", form->id, false},
                   {"token", page->session->token, false})) ||
        !page_add(page, "offer title end", NULL, 0))
        return false;
    return page_add_saved(page, arena_print(page->arena, "/offer/%s", form->id)) &&
           page_add(page, "tabs", NULL, 0) && add_tabs(page, form, offer) &&
           fields_add(page, offer, form,
                      arena_print(page->arena, "/offer/%s", form->id)) &&
           page_add(page, "desk beside", NULL, 0) &&
           preview_choice_add(page, offer, form->lang) && offer_beside_add(page, offer) &&
           page_end(page);
}

static bool gone(struct page *page)
{
    return page_refuse(page, 404, message("This offer is gone"),
                       message("Somebody has removed it."));
}

bool page_offer(struct page *page)
{
    const struct record *offer =
        document_find(&page->office->document, RECORD_OFFER, page_id(page));
    struct record_form form;
    if (offer == NULL)
        return gone(page);
    return record_form_of(page->arena, offer, http_find(&page->request->query, "lang"),
                          &form, page->err) &&
           show(page, offer, &form);
}

/* The form as it was typed: an item of a list was moved, or somebody types still. Nothing
 * is saved. */
static bool take_typed(struct page *page, const struct record *offer,
                       struct record_form *form)
{
    const struct http_fields *typed = &page->request->form;
    return record_form_of(page->arena, offer, http_find(typed, "lang"), form,
                          page->err) &&
           record_form_take(page->arena, typed, form, page->err);
}

bool page_offer_form(struct page *page)
{
    const struct record *offer =
        document_find(&page->office->document, RECORD_OFFER, page_id(page));
    struct record_form form;
    if (offer == NULL)
        return gone(page);
    return take_typed(page, offer, &form) && show(page, offer, &form);
}

bool page_offer_heard(struct page *page)
{
    const struct record *offer =
        document_find(&page->office->document, RECORD_OFFER, page_id(page));
    struct record_form form;
    if (offer == NULL)
        return gone(page);
    return take_typed(page, offer, &form) && fields_heard(page, offer, &form);
}

bool page_offer_save(struct page *page)
{
    const struct record *offer =
        document_find(&page->office->document, RECORD_OFFER, page_id(page));
    struct record_form form;
    int64_t batch = 0;
    if (offer == NULL)
        return gone(page);
    if (!fields_save(page, offer, "offer set", &form, &batch))
        return false;
    if (form.faulty)
        return show(page, offer, &form);
    const char *path = form.lang == NULL ? arena_print(page->arena, "/offer/%s", form.id)
                                         : arena_print(page->arena, "/offer/%s?lang=%s",
                                                       form.id, form.lang);
    return page_go_saved(page, path, batch, NULL);
}
