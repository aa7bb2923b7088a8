#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "pages/drawing.h"
#include "pages/listing.h"
#include "pages/record_form.h"
#include "pages/route.h"

/* The picture of an offer as the terminal would show it: as it is kept, or as it is being
 * typed. */

static const struct {
    const char *id;
    int w_px, h_px;
} panels[] = {
    {"1080x1920", 1080, 1920}, {"1920x1080", 1920, 1080}, {"1024x600", 1024, 600}};

static const char *asked(const struct page *page, const char *name, const char *otherwise)
{
    const char *text = http_find(&page->request->query, name);
    if (text == NULL)
        text = http_find(&page->request->form, name);
    return text != NULL && text[0] != '\0' ? text : otherwise;
}

static const char *site_asked(const struct page *page)
{
    const struct document *document = &page->office->document;
    const char *site = asked(page, "site", "");
    if (document_find(document, RECORD_SITE, site) != NULL)
        return site;
    return document->list[RECORD_SITE].count > 0
               ? record_id(document->list[RECORD_SITE].item[0])
               : "";
}

/* A small number that was asked for; what is none is 0. */
static int number_asked(const struct page *page, const char *name)
{
    const char *text = asked(page, name, "0");
    long number = strtol(text, NULL, 10);
    return number > 0 && number < 1000 ? (int)number : 0;
}

/* No terminal shows what is not sure: it is drawn as it will stand once it is checked. */
static const struct record *as_checked(struct page *page, const struct record *offer)
{
    struct record *copy;
    const char *today = arena_print(page->arena, "%04d-%02d-%02d", page->today.year,
                                    page->today.month, page->today.day);
    if (listing_on_terminal(offer))
        return offer;
    if (today == NULL || !record_copy(page->arena, offer, &copy))
        return NULL;
    copy->value[OFFER_CHECKED_ON] = (struct value){.set = true, .text = today};
    return copy;
}

static bool draw(struct page *page, const struct record *saved)
{
    const struct record *offer = as_checked(page, saved);
    if (offer == NULL)
        return err_set(page->err, "not enough memory");
    int percent = number_asked(page, "percent");
    struct moment now = moment_from_unix(page->seconds);
    size_t panel = 0;
    for (size_t i = 0; i < sizeof panels / sizeof panels[0]; i++)
        if (strcmp(panels[i].id, asked(page, "panel", "")) == 0)
            panel = i;
    const struct drawing_order order = {
        .document = &page->office->document,
        .offer = offer,
        .site = site_asked(page),
        .lang = asked(page, "shown", "de"),
        .theme = asked(page, "theme", "light"),
        .percent = percent == 150 || percent == 200 ? percent : 100,
        .w_px = panels[panel].w_px,
        .h_px = panels[panel].h_px,
        .page = number_asked(page, "down"),
        .moment =
            arena_print(page->arena, "%04d-%02d-%02dT%02d:%02d", now.date.year,
                        now.date.month, now.date.day, now.minute / 60, now.minute % 60)};
    page->answer->type = "image/png";
    return drawing_make(page->office->drawing, page->arena, &order, &page->answer->body,
                        page->err);
}

static const struct record *offer_asked(struct page *page)
{
    return document_find(&page->office->document, RECORD_OFFER, page_id(page));
}

bool page_preview(struct page *page)
{
    const struct record *offer = offer_asked(page);
    if (offer == NULL)
        return page_refuse(page, 404, message("This offer is gone"), "");
    return draw(page, offer);
}

/* What was typed and cannot stand there is left as it was. */
bool page_preview_typed(struct page *page)
{
    const struct record *offer = offer_asked(page);
    struct record_form form;
    struct record *copy;
    if (offer == NULL)
        return page_refuse(page, 404, message("This offer is gone"), "");
    if (!record_copy(page->arena, offer, &copy))
        return err_set(page->err, "not enough memory");
    return record_form_of(page->arena, offer, http_find(&page->request->form, "lang"),
                          &form, page->err) &&
           record_form_take(page->arena, &page->request->form, &form, page->err) &&
           record_form_put(&form, copy) && draw(page, copy);
}
