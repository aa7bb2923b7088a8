#include <string.h>

#include "base/isolate.h"
#include "base/message.h"
#include "pages/offers_asked.h"
#include "pages/record_words.h"
#include "pages/route.h"

/* All offers as a table: search, filters with what each would leave, "still right", and
 * what is done with several at once. */

enum { EACH_PAGE = 25 };

static bool add_filters(struct page *page, const struct offers_asked *asked)
{
    for (int i = 0; i < LISTING_FILTERS; i++) {
        enum listing_filter filter = (enum listing_filter)i;
        if (!PAGE_ADD(
                page, filter == asked->filter ? "filter here" : "filter",
                {"path", offers_asked_address(page, asked, "/offers", filter, 0), false},
                {"words", offers_filter_words(filter), false},
                {"count", page_number(page, (long long)asked->left[i]), false}))
            return false;
    }
    return true;
}

struct state {
    const char *words, *tint, *icon;
};

static struct state state_of(struct page *page, const struct listing *row)
{
    if (!row->known)
        return (struct state){message("never checked"), "amber", "schedule"};
    const char *ago = page_ago(page, row->known_on);
    if (date_compare(row->known_on, page->today) == 0)
        return (struct state){message("checked today"), "green", "check_circle"};
    return row->old ? (struct state){ago, "amber", "schedule"}
                    : (struct state){ago, "plain", "check"};
}

/* The languages whose text is in that state, by their names; how many these are. */
static const char *languages_in(struct page *page, const struct listing *row,
                                enum listing_text text, size_t *count)
{
    const char *names = "";
    for (size_t i = 0; i < row->lang_count && names != NULL; i++) {
        if (row->lang[i].text != text)
            continue;
        const char *name = record_words_language(row->lang[i].lang);
        names = (*count)++ == 0
                    ? name
                    : arena_print(page->arena, isolate_places("%s, %s"), names, name);
    }
    return names;
}

static bool add_languages(struct page *page, const struct listing *row)
{
    static const struct state state[] = {
        [LISTING_BY_PEOPLE] = {MESSAGE("by people"), "green", "check"},
        [LISTING_AUTOMATIC] = {MESSAGE("by a machine"), "plain", "memory"},
        [LISTING_OUTDATED] = {MESSAGE("outdated"), "amber", "priority_high"}};
    for (size_t i = LISTING_BY_PEOPLE; i <= LISTING_OUTDATED; i++) {
        size_t count = 0;
        const char *names = languages_in(page, row, (enum listing_text)i, &count);
        if (count > 0 &&
            !PAGE_ADD(page, "row languages in", {"names", names, false},
                      {"count", page_number(page, (long long)count), false},
                      {"tint", state[i].tint, false}, {"icon", state[i].icon, false},
                      {"words", message(state[i].words), false}))
            return false;
    }
    return true;
}

/* Whom it is for, or where it is. */
static const char *place_of(const struct record *offer)
{
    const char *scope = offer_text(offer, OFFER_SCOPE);
    const char *city = offer_text(offer, OFFER_CITY);
    if (scope != NULL && strcmp(scope, "national") == 0)
        return message("in all Germany");
    if (scope != NULL && strcmp(scope, "district") == 0)
        return message("in the whole district");
    return city != NULL ? city : scope;
}

static const struct record *topic_of(const struct page *page, const struct record *offer)
{
    const struct value *topics = offer_value(offer, OFFER_TOPICS);
    return topics != NULL && topics->list.count > 0
               ? document_find(&page->office->document, RECORD_TOPIC,
                               topics->list.item[0])
               : NULL;
}

static bool add_deed(struct page *page, const struct listing *row, const char *back,
                     const char *done)
{
    const char *id = record_id(row->offer);
    const char *name = offer_text(row->offer, OFFER_NAME);
    if (!page_may(page, "POST", "/confirm/x") || (!row->on_terminal && done == NULL))
        return PAGE_ADD(page, "row look", {"id", id, false}, {"name", name, false});
    return PAGE_ADD(page, done != NULL ? "row undo" : "row confirm", {"id", id, false},
                    {"name", name, false}, {"back", back, false}, {"batch", done, false},
                    {"token", page->session->token, false});
}

/* Whether the form that came back says that of a field. */
static bool came(const struct page *page, const char *name, const char *text)
{
    const struct http_fields *form = &page->request->form;
    for (size_t i = 0; i < form->count; i++)
        if (strcmp(form->item[i].name, name) == 0 &&
            strcmp(form->item[i].text, text) == 0)
            return true;
    return false;
}

/* `done`: the batch that has just confirmed it. */
static bool add_row(struct page *page, const struct listing *row, const char *back,
                    const char *done)
{
    const struct record *topic = topic_of(page, row->offer);
    struct state state = state_of(page, row);
    bool scored = row->figures != NULL;
    int score = scored ? (int)(row->figures->score + 0.5) : 0;
    return PAGE_ADD(
               page, "row", {"id", record_id(row->offer), false},
               {"name", offer_text(row->offer, OFFER_NAME), false},
               {"provider", offer_text(row->offer, OFFER_PROVIDER), false},
               {"city", place_of(row->offer), false},
               {"topic", topic != NULL ? topic_text(topic, TOPIC_TINT) : "teal", false},
               {"icon", topic != NULL ? topic_text(topic, TOPIC_ICON) : "label", false},
               {"done", done != NULL ? "done-row" : "", false},
               {"ticked", came(page, "id", record_id(row->offer)) ? "checked" : "",
                false},
               {"tint", state.tint, false}, {"sign", state.icon, false},
               {"state", state.words, false},
               {"hidden", row->on_terminal ? "none" : "chip red", false},
               {"faulty", row->errors > 0 ? "note" : "none", false}) &&
           (!scored ||
            PAGE_ADD(page, "row score", {"score", page_number(page, score), false},
                     {"good", score >= LISTING_READABLE ? "good" : "low", false})) &&
           page_add(page, "row languages", NULL, 0) && add_languages(page, row) &&
           add_deed(page, row, back, done);
}

static bool add_pager(struct page *page, const struct offers_asked *asked, size_t end)
{
    const char *which = asked->count == 0
                            ? message("No offer has these words.")
                            : arena_print(page->arena, message("%zu to %zu of %zu"),
                                          asked->first + 1, end, asked->count);
    size_t before = asked->first > EACH_PAGE ? asked->first - EACH_PAGE : 0;
    return PAGE_ADD(page, "rows end", {"which", which, false}) &&
           (asked->first == 0 ||
            PAGE_ADD(page, "rows back",
                     {"path",
                      offers_asked_address(page, asked, "/offers", asked->filter, before),
                      false})) &&
           (end == asked->count ||
            PAGE_ADD(page, "rows on",
                     {"path",
                      offers_asked_address(page, asked, "/offers", asked->filter, end),
                      false})) &&
           page_add(page, "rows over", NULL, 0);
}

/* What was confirmed just now stands first, wherever it belongs. */
static bool add_rows(struct page *page, const struct offers_asked *asked,
                     const char *back)
{
    const char *id = http_find(&page->request->query, "id");
    const char *batch = http_find(&page->request->query, "done");
    const struct listing *done =
        id != NULL && batch != NULL && batch[strspn(batch, "0123456789")] == '\0'
            ? listings_find(&page->office->offers, &page->office->document, id)
            : NULL;
    size_t end =
        asked->first + EACH_PAGE < asked->count ? asked->first + EACH_PAGE : asked->count;
    if (done != NULL && !add_row(page, done, back, batch))
        return false;
    for (size_t i = asked->first; i < end; i++)
        if (asked->found[i] != done && !add_row(page, asked->found[i], back, NULL))
            return false;
    return add_pager(page, asked, end);
}

/* `wrong`: why nothing was done; NULL. */
static bool add_several(struct page *page, const struct offers_asked *asked,
                        const char *back, const char *wrong)
{
    const struct document *document = &page->office->document;
    const char *here =
        offers_asked_address(page, asked, "/several", asked->filter, asked->first);
    if (!page_may(page, "POST", "/several"))
        return true;
    if (!PAGE_ADD(page, "several", {"path", here, false}, {"back", back, false},
                  {"invalid", wrong != NULL ? "true" : "false", false},
                  {"focus", wrong != NULL ? "autofocus" : "", false},
                  {"confirm", came(page, "deed", "confirm") ? "selected" : "", false},
                  {"hide", came(page, "deed", "hide") ? "selected" : "", false},
                  {"token", page->session->token, false}))
        return false;
    for (size_t i = 0; i < document->list[RECORD_TOPIC].count; i++) {
        const struct record *topic = document->list[RECORD_TOPIC].item[i];
        const char *deed = arena_print(page->arena, "topic:%s", record_id(topic));
        if (deed == NULL)
            return err_set(page->err, "not enough memory");
        if (!PAGE_ADD(page, "several topic", {"id", record_id(topic), false},
                      {"chosen", came(page, "deed", deed) ? "selected" : "", false},
                      {"name", record_name(topic), false}))
            return false;
    }
    const char *all =
        arena_print(page->arena, message("All of this list: %zu"), asked->count);
    return page_add(page, "several chosen", NULL, 0) &&
           (asked->count <= EACH_PAGE ||
            PAGE_ADD(page, "several all", {"words", all, false})) &&
           PAGE_ADD(page, "several do", {"said", wrong != NULL ? "error" : "none", false},
                    {"wrong", wrong != NULL ? wrong : "", false});
}

static bool add_title(struct page *page, const struct offers_asked *asked)
{
    size_t shown = 0;
    for (size_t i = 0; i < page->office->offers.count; i++)
        shown += page->office->offers.row[i].on_terminal;
    const char *lead =
        arena_print(page->arena, message("Offers: %zu, on the terminals: %zu"),
                    page->office->offers.count, shown);
    return PAGE_ADD(page, "offers title", {"lead", lead, false},
                    {"calls",
                     offers_asked_address(page, asked, "/calls",
                                          asked->filter == LISTING_ALL ? LISTING_IS_OLD
                                                                       : asked->filter,
                                          0),
                     false}) &&
           (!page_may_open(page, "/import") ||
            page_add(page, "offers import", NULL, 0)) &&
           (!page_may_open(page, "/new") || page_add(page, "offers new", NULL, 0)) &&
           page_add(page, "offers title end", NULL, 0);
}

static bool show(struct page *page, const char *wrong)
{
    struct offers_asked asked;
    if (!offers_asked_read(page, LISTING_ALL, &asked))
        return false;
    const char *back =
        offers_asked_address(page, &asked, "/offers", asked.filter, asked.first);
    const char *told =
        arena_print(page->arena, message("Offers found: %zu"), asked.count);
    return page_begin(page, "offers", message("Offers")) && add_title(page, &asked) &&
           (http_find(&page->request->query, "id") != NULL ||
            page_add_saved(page, back)) &&
           PAGE_ADD(page, "search", {"search", asked.search, false},
                    {"told", asked.search[0] != '\0' ? told : "", false},
                    {"filter", offers_filter_id(asked.filter), false}) &&
           add_filters(page, &asked) && page_add(page, "rows", NULL, 0) &&
           add_rows(page, &asked, back) && add_several(page, &asked, back, wrong) &&
           page_add(page, "found end", NULL, 0) && page_end(page);
}

bool page_offers(struct page *page)
{
    return show(page, NULL);
}

bool page_offers_refused(struct page *page, const char *wrong)
{
    page->answer->status = 422;
    return show(page, wrong);
}
