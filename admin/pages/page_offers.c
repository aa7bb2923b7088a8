#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "core/fold.h"
#include "pages/route.h"

/* All offers as a table: search, filters with what each would leave, "still right". What
 * is urgent stands first. */

enum { EACH_PAGE = 25 };

static const struct {
    const char *id, *words;
} filters[LISTING_FILTERS] = {
    [LISTING_ALL] = {"", MESSAGE("All")},
    [LISTING_IS_OLD] = {"old", MESSAGE("Older than a year")},
    [LISTING_NOT_SHOWN] = {"hidden", MESSAGE("Not on the terminals")},
    [LISTING_HARD] = {"hard", MESSAGE("With errors")},
    [LISTING_IS_OUTDATED] = {"outdated", MESSAGE("Translation outdated")},
};

struct asked {
    const char *search; /* as it was typed */
    const char *folded;
    enum listing_filter filter;
    size_t first; /* row of the page */
    const struct listing **found;
    size_t count;
    size_t left[LISTING_FILTERS];
};

static bool read_asked(struct page *page, struct asked *out)
{
    const char *search = http_find(&page->request->query, "search");
    const char *filter = http_find(&page->request->query, "filter");
    const char *first = http_find(&page->request->query, "from");
    size_t count = page->office->offers.count;
    *out = (struct asked){.search = search != NULL ? search : ""};
    out->folded = fold(page->arena, out->search, NULL);
    out->found = arena_take_array(page->arena, count + 1, sizeof(void *));
    if (out->folded == NULL || out->found == NULL)
        return err_set(page->err, "not enough memory");
    for (int i = 0; filter != NULL && i < LISTING_FILTERS; i++)
        if (strcmp(filters[i].id, filter) == 0)
            out->filter = (enum listing_filter)i;
    for (const char *at = first; at != NULL && *at >= '0' && *at <= '9'; at++)
        out->first = out->first > 1000000 ? 0 : out->first * 10 + (size_t)(*at - '0');
    return true;
}

/* What cannot wait comes first: errors, what no terminal shows, what is old. */
static int urgency(const struct listing *row)
{
    return (row->errors > 0 ? 4 : 0) + (!row->on_terminal ? 2 : 0) + (row->old ? 1 : 0);
}

static void gather(const struct listings *rows, struct asked *asked)
{
    for (int level = 7; level >= 0; level--)
        for (size_t i = 0; i < rows->count; i++) {
            const struct listing *row = &rows->row[i];
            if (urgency(row) != level || !listing_has(row, asked->folded))
                continue;
            for (int filter = 0; filter < LISTING_FILTERS; filter++)
                asked->left[filter] += listing_is(row, (enum listing_filter)filter);
            if (listing_is(row, asked->filter))
                asked->found[asked->count++] = row;
        }
    if (asked->first >= asked->count)
        asked->first = 0;
}

/* The words of the search in an address. */
static const char *escaped(struct page *page, const char *text)
{
    struct buf out = {0};
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        bool plain = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
                     (*at >= '0' && *at <= '9') || *at == '-' || *at == '.';
        buf_print(&out, plain ? "%c" : "%%%02X", *at);
    }
    const char *copy = arena_copy(page->arena, out.bytes != NULL ? out.bytes : "");
    buf_free(&out);
    return copy != NULL ? copy : "";
}

static const char *address(struct page *page, const struct asked *asked,
                           enum listing_filter filter, size_t first)
{
    const char *path =
        arena_print(page->arena, "/offers?filter=%s&search=%s&from=%zu",
                    filters[filter].id, escaped(page, asked->search), first);
    return path != NULL ? path : "/offers";
}

static bool add_filters(struct page *page, const struct asked *asked)
{
    for (int i = 0; i < LISTING_FILTERS; i++)
        if (!PAGE_ADD(page, i == (int)asked->filter ? "filter here" : "filter",
                      {"path", address(page, asked, (enum listing_filter)i, 0), false},
                      {"words", message(filters[i].words), false},
                      {"count", page_number(page, (long long)asked->left[i]), false}))
            return false;
    return true;
}

static const char *state_of(struct page *page, const struct listing *row,
                            const char **tint)
{
    *tint = "amber";
    if (!row->known)
        return message("never checked");
    if (!row->old)
        *tint = "plain";
    if (date_compare(row->known_on, page->today) == 0)
        *tint = "green";
    return page_ago(page, row->known_on);
}

static bool add_languages(struct page *page, const struct listing *row)
{
    static const char *const tint[] = {[LISTING_BY_PEOPLE] = "green",
                                       [LISTING_AUTOMATIC] = "plain",
                                       [LISTING_OUTDATED] = "amber"};
    static const char *const words[] = {[LISTING_BY_PEOPLE] = MESSAGE("by people"),
                                        [LISTING_AUTOMATIC] = MESSAGE("by a machine"),
                                        [LISTING_OUTDATED] = MESSAGE("outdated")};
    for (size_t i = 0; i < row->lang_count; i++)
        if (!PAGE_ADD(page, "row language", {"lang", row->lang[i].lang, false},
                      {"tint", tint[row->lang[i].text], false},
                      {"words", message(words[row->lang[i].text]), false}))
            return false;
    return true;
}

static bool add_row(struct page *page, const struct listing *row)
{
    const char *name = offer_text(row->offer, OFFER_NAME);
    const char *provider = offer_text(row->offer, OFFER_PROVIDER);
    const char *city = offer_text(row->offer, OFFER_CITY);
    const char *tint;
    const char *state = state_of(page, row, &tint);
    const char *score = row->figures != NULL
                            ? page_number(page, (long long)(row->figures->score + 0.5))
                            : "";
    return PAGE_ADD(page, "row", {"id", record_id(row->offer), false},
                    {"name", name, false}, {"provider", provider, false},
                    {"city", city, false}, {"tint", tint, false}, {"state", state, false},
                    {"score", score, false},
                    {"hidden", row->on_terminal ? "none" : "note", false},
                    {"faulty", row->errors > 0 ? "note" : "none", false}) &&
           add_languages(page, row) &&
           PAGE_ADD(page, "row end", {"id", record_id(row->offer), false},
                    {"name", name, false}, {"token", page->session->token, false});
}

static bool add_rows(struct page *page, const struct asked *asked)
{
    size_t end =
        asked->first + EACH_PAGE < asked->count ? asked->first + EACH_PAGE : asked->count;
    for (size_t i = asked->first; i < end; i++)
        if (!add_row(page, asked->found[i]))
            return false;
    const char *which = asked->count == 0
                            ? message("No offer has these words.")
                            : arena_print(page->arena, message("%zu to %zu of %zu"),
                                          asked->first + 1, end, asked->count);
    return PAGE_ADD(page, "rows end", {"which", which, false}) &&
           (asked->first == 0 ||
            PAGE_ADD(page, "rows back",
                     {"path",
                      address(page, asked, asked->filter,
                              asked->first > EACH_PAGE ? asked->first - EACH_PAGE : 0),
                      false})) &&
           (end == asked->count ||
            PAGE_ADD(page, "rows on",
                     {"path", address(page, asked, asked->filter, end), false})) &&
           page_add(page, "rows over", NULL, 0);
}

bool page_offers(struct page *page)
{
    struct asked asked;
    if (!read_asked(page, &asked))
        return false;
    gather(&page->office->offers, &asked);
    size_t shown = 0;
    for (size_t i = 0; i < page->office->offers.count; i++)
        shown += page->office->offers.row[i].on_terminal;
    const char *lead =
        arena_print(page->arena, message("Offers: %zu, on the terminals: %zu"),
                    page->office->offers.count, shown);
    const char *undo = http_find(&page->request->query, "done");
    return page_begin(page, "offers", message("Offers")) &&
           PAGE_ADD(page, "title", {"title", message("Offers"), false},
                    {"lead", lead, false}) &&
           (undo == NULL || undo[strspn(undo, "0123456789")] != '\0' ||
            PAGE_ADD(page, "done", {"words", message("That is saved."), false},
                     {"batch", undo, false}, {"token", page->session->token, false})) &&
           PAGE_ADD(page, "search", {"search", asked.search, false},
                    {"filter", filters[asked.filter].id, false}) &&
           add_filters(page, &asked) && page_add(page, "rows", NULL, 0) &&
           add_rows(page, &asked) && page_end(page);
}

bool page_offer_confirm(struct page *page)
{
    const struct record *offer =
        document_find(&page->office->document, RECORD_OFFER, page_id(page));
    if (offer == NULL)
        return page_refuse(page, 404, message("This offer is gone"),
                           message("Somebody has removed it."));
    const char *today = arena_print(page->arena, "%04d-%02d-%02d", page->today.year,
                                    page->today.month, page->today.day);
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
        return page_go(page, batch > 0 ? arena_print(page->arena, "/offers?done=%lld",
                                                     (long long)batch)
                                       : "/offers");
    case STORE_CONFLICT:
    case STORE_GONE:
        return page_refuse(page, 409, message("Somebody was faster"), page->err->text);
    default:
        return false;
    }
}
