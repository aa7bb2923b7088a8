#include "help/search_demo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/content.h"
#include "search/search_build.h"
#include "help/folder.h"

enum { MOST_TEXTS = 128 };

struct offer_texts {
    struct search_text text[MOST_TEXTS];
    size_t count;
};

static void add(struct offer_texts *texts, enum search_field field, const json_t *value)
{
    size_t i;
    const json_t *item;
    if (json_is_string(value)) {
        assert_true(texts->count < MOST_TEXTS);
        texts->text[texts->count++] =
            (struct search_text){field, json_string_value(value)};
    }
    json_array_foreach(value, i, item) add(texts, field, item);
}

/* Its topics in words, as search_content.c adds them. */
static void add_topics(struct offer_texts *texts, const json_t *topics,
                       const json_t *offer, bool benefit)
{
    size_t i;
    size_t k;
    const json_t *id;
    const json_t *topic;
    json_array_foreach(json_object_get(offer, "topics"), i, id) json_array_foreach(
        topics, k, topic) if (strcmp(json_string_value(id),
                                     json_string_value(json_object_get(topic, "id"))) ==
                              0) add(texts,
                                     !benefit ? SEARCH_PROVIDER
                                     : i == 0 ? SEARCH_BENEFIT
                                              : SEARCH_KEYWORD,
                                     json_object_get(topic, "name"));
}

static void add_offer(struct search_build *build, const json_t *topics,
                      const json_t *offer)
{
    struct offer_texts texts = {.count = 0};
    struct err err = {""};
    const char *confidence = json_string_value(json_object_get(offer, "confidence"));
    const json_t *address = json_object_get(offer, "address");
    if (strcmp(confidence, "low") == 0)
        return;
    char pinned[16];
    snprintf(pinned, sizeof pinned, "%d",
             (int)json_integer_value(json_object_get(offer, "pinned")));
    unsigned lead =
        content_lead(json_string_value(json_object_get(offer, "kind")), pinned);
    add(&texts, SEARCH_KEYWORD, json_object_get(offer, "keywords"));
    add_topics(&texts, topics, offer, lead >= CONTENT_LEAD_BENEFIT);
    add(&texts, SEARCH_PROVIDER, json_object_get(offer, "provider"));
    add(&texts, SEARCH_PROVIDER, json_object_get(address, "city"));
    add(&texts, SEARCH_PROVIDER, json_object_get(address, "street"));
    add(&texts, SEARCH_BODY, json_object_get(offer, "summary"));
    add(&texts, SEARCH_BODY, json_object_get(offer, "who"));
    add(&texts, SEARCH_BODY, json_object_get(offer, "steps"));
    add(&texts, SEARCH_BODY, json_object_get(offer, "what_you_bring"));
    const struct search_document document = {
        .id = json_string_value(json_object_get(offer, "id")),
        .name = json_string_value(json_object_get(offer, "name")),
        .scope = json_string_value(json_object_get(offer, "scope")),
        .lead = lead,
        .text = texts.text,
        .text_count = texts.count,
    };
    assert_true(search_build_add(build, &document, &err));
}

static void add_demonstration(struct search_build *build)
{
    size_t i;
    const json_t *offer;
    json_t *offers = json_load_file(ANNA_ASSETS_DIR "/content/offers.json", 0, NULL);
    json_t *demo = json_load_file(ANNA_ASSETS_DIR "/content/demo.json", 0, NULL);
    assert_true(json_array_size(offers) > 100);
    json_array_foreach(offers, i, offer)
        add_offer(build, json_object_get(demo, "topics"), offer);
    json_decref(offers);
    json_decref(demo);
}

int search_demo_set_up(void **state)
{
    static struct search_demo index;
    struct search_build *build;
    struct search_identity identity;
    struct err err = {""};
    index = (struct search_demo){.folder = folder_make()};
    index.content = strdup(folder_file(index.folder, "7.anna"));
    index.path = strdup(folder_file(index.folder, "7.index"));
    file_write_text(index.content, "stands for the bundle");
    assert_true(search_build_new(&build, &err));
    add_demonstration(build);
    assert_true(search_identity_read(&identity, index.content, &err));
    assert_true(search_build_write(build, &identity, index.path, &err));
    search_build_free(build);
    assert_true(search_open(&index.search, index.content, index.path, &err));
    *state = &index;
    return 0;
}

int search_demo_tear_down(void **state)
{
    struct search_demo *index = *state;
    search_close(index->search);
    arena_free(&index->arena);
    folder_remove(index->folder);
    free((char *)(uintptr_t)index->content);
    free((char *)(uintptr_t)index->path);
    return 0;
}

struct search_result search_demo_ask(struct search_demo *index, const char *query)
{
    struct search_result result;
    struct err err = {""};
    arena_reset(&index->arena);
    if (!search_run(index->search, &index->arena, query, "ennigerloh", SEARCH_DEMO_OFFERS,
                    &result, &err))
        fail_msg("%s: %s", query, err.text);
    return result;
}
