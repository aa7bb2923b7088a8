#include <stdio.h>

#include "core/content.h"
#include "search/search.h"
#include "search/search_build.h"

/* From a bundle to its index: one document an offer. */

enum { MOST_TEXTS = 1024 };

struct feeding {
    struct search_build *build;
    struct content *content;
    struct search_text text[MOST_TEXTS];
    size_t count;
    const struct search_listener *listener;
    size_t fed, offers;
    int percent;
};

static void tell(struct feeding *feeding)
{
    size_t percent = feeding->offers > 0 ? ++feeding->fed * 100 / feeding->offers : 0;
    if (feeding->listener == NULL || (int)percent <= feeding->percent || percent > 100)
        return;
    feeding->percent = (int)percent;
    feeding->listener->tell(feeding->listener->context, feeding->percent);
}

static void add_text(struct feeding *feeding, enum search_field field, const char *text)
{
    if (text != NULL && feeding->count < MOST_TEXTS)
        feeding->text[feeding->count++] = (struct search_text){field, text};
}

static void add_list(struct feeding *feeding, enum search_field field,
                     const struct texts *list)
{
    for (size_t i = 0; i < list->count; i++)
        add_text(feeding, field, list->item[i]);
}

static bool feed(void *context, const struct offer_words *offer, struct err *err)
{
    struct feeding *feeding = context;
    feeding->count = 0;
    add_list(feeding, SEARCH_KEYWORD, &offer->keywords);
    add_text(feeding, SEARCH_PROVIDER, offer->provider);
    add_text(feeding, SEARCH_PROVIDER, offer->town);
    add_text(feeding, SEARCH_PROVIDER, offer->street);
    bool benefit = offer->lead >= CONTENT_LEAD_BENEFIT;
    for (size_t i = 0; i < offer->topics.count; i++) {
        const struct topic *topic =
            content_topic(feeding->content, offer->topics.item[i]);
        add_text(feeding,
                 !benefit ? SEARCH_PROVIDER
                 : i == 0 ? SEARCH_BENEFIT
                          : SEARCH_KEYWORD,
                 topic != NULL ? topic->name : NULL);
    }
    add_text(feeding, SEARCH_BODY, offer->summary);
    add_text(feeding, SEARCH_BODY, offer->who);
    add_list(feeding, SEARCH_BODY, &offer->steps);
    add_list(feeding, SEARCH_BODY, &offer->bring);
    add_list(feeding, SEARCH_NAME, &offer->names);
    add_list(feeding, SEARCH_BODY, &offer->others);
    struct search_document document = {
        .id = offer->id,
        .name = offer->name,
        .scope = offer->scope,
        .lead = offer->lead,
        .text = feeding->text,
        .text_count = feeding->count,
    };
    tell(feeding);
    return search_build_add(feeding->build, &document, err);
}

bool search_gather(struct search_build **build_out, struct search_identity *identity_out,
                   const char *content_path, const struct search_listener *listener,
                   struct err *err)
{
    static struct feeding feeding;
    feeding = (struct feeding){.listener = listener};
    if (!search_identity_read(identity_out, content_path, err) ||
        !content_open(&feeding.content, content_path, err))
        return false;
    bool ok = content_count(feeding.content, &feeding.offers, err) &&
              search_build_new(&feeding.build, err);
    if (ok && !content_each(feeding.content, feed, &feeding, err)) {
        search_build_free(feeding.build);
        ok = false;
    }
    if (ok)
        *build_out = feeding.build;
    content_close(feeding.content);
    return ok;
}

bool search_build(const char *content_path, const char *index_path, struct err *err)
{
    struct search_build *build;
    struct search_identity identity;
    if (!search_gather(&build, &identity, content_path, NULL, err))
        return false;
    bool ok = search_build_write(build, &identity, index_path, err);
    search_build_free(build);
    return ok;
}
