#include "pages/offers_asked.h"

#include <string.h>

#include "base/message.h"
#include "core/fold.h"

static const struct {
    const char *id, *words;
} filters[LISTING_FILTERS] = {
    [LISTING_ALL] = {"", MESSAGE("All")},
    [LISTING_IS_OLD] = {"old", MESSAGE("Older than a year")},
    [LISTING_NOT_SHOWN] = {"hidden", MESSAGE("Not on the terminals")},
    [LISTING_TOPICLESS] = {"topicless", MESSAGE("Without a topic")},
    [LISTING_HARD] = {"hard", MESSAGE("With errors")},
    [LISTING_UNREADABLE] = {"unreadable", MESSAGE("Hard to read")},
    [LISTING_IS_OUTDATED] = {"outdated", MESSAGE("Translation outdated")},
};

const char *offers_filter_id(enum listing_filter filter)
{
    return filters[filter].id;
}

const char *offers_filter_words(enum listing_filter filter)
{
    return message(filters[filter].words);
}

/* What cannot wait comes first: errors, what no terminal shows, what is old. */
static int urgency(const struct listing *row)
{
    return (row->errors > 0 ? 4 : 0) + (!row->on_terminal ? 2 : 0) + (row->old ? 1 : 0);
}

static void gather(const struct listings *rows, const char *folded,
                   struct offers_asked *asked)
{
    for (int level = 7; level >= 0; level--)
        for (size_t i = 0; i < rows->count; i++) {
            const struct listing *row = &rows->row[i];
            if (urgency(row) != level || !listing_has(row, folded))
                continue;
            for (int filter = 0; filter < LISTING_FILTERS; filter++)
                asked->left[filter] += listing_is(row, (enum listing_filter)filter);
            if (listing_is(row, asked->filter))
                asked->found[asked->count++] = row;
        }
    if (asked->first >= asked->count)
        asked->first = 0;
}

bool offers_asked_read(struct page *page, enum listing_filter otherwise,
                       struct offers_asked *out)
{
    const char *search = http_find(&page->request->query, "search");
    const char *filter = http_find(&page->request->query, "filter");
    const char *first = http_find(&page->request->query, "from");
    size_t count = page->office->offers.count;
    *out = (struct offers_asked){.search = search != NULL ? search : "",
                                 .filter = otherwise};
    const char *folded = fold(page->arena, out->search, NULL);
    out->found = arena_take_array(page->arena, count + 1, sizeof(void *));
    if (folded == NULL || out->found == NULL)
        return err_set(page->err, "not enough memory");
    for (int i = 0; filter != NULL && i < LISTING_FILTERS; i++)
        if (strcmp(filters[i].id, filter) == 0)
            out->filter = (enum listing_filter)i;
    for (const char *at = first; at != NULL && *at >= '0' && *at <= '9'; at++)
        out->first = out->first > 1000000 ? 0 : out->first * 10 + (size_t)(*at - '0');
    gather(&page->office->offers, folded, out);
    return true;
}

const char *offers_asked_address(struct page *page, const struct offers_asked *asked,
                                 const char *path, enum listing_filter filter,
                                 size_t first)
{
    const char *address =
        arena_print(page->arena, "%s?filter=%s&search=%s&from=%zu", path,
                    filters[filter].id, page_escaped(page, asked->search), first);
    return address != NULL ? address : path;
}
