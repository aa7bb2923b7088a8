#include <string.h>

#include "base/isolate.h"
#include "base/message.h"
#include "core/lang.h"
#include "formats/loose/hours_told.h"
#include "pages/offers_asked.h"
#include "pages/route.h"

/* Whom to call, on paper: names, phones, what stands there now and is to be asked, with
 * boxes to tick. */

enum { CALLS = 30 };

static bool add_question(struct page *page, const char *words, const char *now)
{
    return PAGE_ADD(page, "call question", {"words", words, false},
                    {"now", now != NULL ? now : message("not known"), false});
}

static const char *joined(struct page *page, const struct value *list)
{
    struct buf out = {0};
    for (size_t i = 0; list != NULL && i < list->list.count; i++) {
        buf_add_text(&out, i == 0 ? "" : ", ");
        buf_add_text(&out, isolate_words(page->arena, list->list.item[i]));
    }
    const char *copy = out.len > 0 ? arena_copy(page->arena, out.bytes) : NULL;
    buf_free(&out);
    return copy;
}

static const char *told(struct page *page, const char *hours)
{
    struct buf out = {0};
    if (hours != NULL)
        hours_told(hours, page->today, &out);
    const char *copy = out.len > 0 ? arena_copy(page->arena, out.bytes) : hours;
    buf_free(&out);
    return copy;
}

static const char *street_of(struct page *page, const struct record *offer)
{
    const char *street = offer_text(offer, OFFER_STREET);
    const char *city = offer_text(offer, OFFER_CITY);
    return street != NULL && city != NULL
               ? arena_print(page->arena, isolate_places("%s, %s"), street, city)
           : street != NULL ? street
                            : city;
}

/* Whoever has called and may write says so here. */
static bool add_confirm(struct page *page, const struct record *offer, const char *back)
{
    return !page_may(page, "POST", "/confirm/x") ||
           PAGE_ADD(page, "call confirm", {"id", record_id(offer), false},
                    {"name", offer_text(offer, OFFER_NAME), false},
                    {"token", page->session->token, false}, {"back", back, false});
}

static bool add_call(struct page *page, const struct listing *row, const char *back)
{
    const struct record *offer = row->offer;
    const char *phone = offer_text(offer, OFFER_PHONE);
    phone =
        phone != NULL ? lang_phone(page->arena, phone) : offer_text(offer, OFFER_EMAIL);
    const char *when =
        row->known ? page_ago(page, row->known_on) : message("never checked");
    return PAGE_ADD(page, "call", {"id", record_id(offer), false},
                    {"name", offer_text(offer, OFFER_NAME), false},
                    {"provider", offer_text(offer, OFFER_PROVIDER), false},
                    {"phone", phone != NULL ? phone : message("no phone"), false},
                    {"when", when, false}) &&
           add_question(page, message("Opening hours"),
                        told(page, offer_text(offer, OFFER_HOURS))) &&
           add_question(page, message("Where"), street_of(page, offer)) &&
           add_question(page, message("What it costs"), offer_text(offer, OFFER_COST)) &&
           add_question(page, message("To bring along"),
                        joined(page, offer_value(offer, OFFER_BRING))) &&
           page_add(page, "call end", NULL, 0) && add_confirm(page, offer, back) &&
           page_add(page, "call closed", NULL, 0);
}

/* Those for today stand first; whom nobody can call stands last. */
static bool add_calls(struct page *page, const struct offers_asked *asked, size_t count,
                      const char *back)
{
    size_t called = 0;
    if (count == 0)
        return page_add(page, "calls none", NULL, 0);
    for (int phone = 1; phone >= 0; phone--)
        for (size_t i = 0; i < asked->count && called < count; i++) {
            if ((offer_text(asked->found[i]->offer, OFFER_PHONE) != NULL) != phone)
                continue;
            if ((called == OFFERS_CALLED_A_DAY &&
                 !page_add(page, "calls more", NULL, 0)) ||
                !add_call(page, asked->found[i], back))
                return false;
            called++;
        }
    return true;
}

bool page_calls(struct page *page)
{
    struct offers_asked asked;
    if (!offers_asked_read(page, LISTING_IS_OLD, &asked))
        return false;
    size_t count = asked.count < CALLS ? asked.count : CALLS;
    const char *lead =
        arena_print(page->arena, message("Calls: %zu of %zu, the most urgent first"),
                    count, asked.count);
    const char *back = offers_asked_address(page, &asked, "/calls", asked.filter, 0);
    if (!page_begin(page, "offers", message("Call list")) ||
        !page_add_saved(page, back) ||
        !PAGE_ADD(page, "calls", {"lead", lead, false},
                  {"filter", offers_filter_words(asked.filter), false},
                  {"date",
                   arena_print(page->arena, "%02d.%02d.%04d", page->today.day,
                               page->today.month, page->today.year),
                   false}))
        return false;
    return add_calls(page, &asked, count, back) && page_add(page, "calls end", NULL, 0) &&
           page_end(page);
}
