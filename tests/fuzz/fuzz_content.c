#include "fuzz/feed.h"

#include <string.h>

#include "core/content_finder.h"
#include "search/search.h"
#include "help/folder.h"
#include "help/sample.h"

/* A hostile bundle: a good one with bytes changed (feed_patch), or, behind an even first
 * byte, a file of its own. Whatever opens is asked all that the terminal asks. */

static struct buf good;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    const char *folder = folder_make();
    const char *path = folder_file(folder, "good.anna");
    sample_database(path, &(struct sample){0});
    good = file_read(path);
    folder_remove(folder);
    return 0;
}

static bool look_at(void *context, const struct offer_words *offer, struct err *err)
{
    size_t *letters = context;
    (void)err;
    *letters += strlen(offer->id) + strlen(offer->name);
    for (size_t i = 0; i < offer->steps.count; i++)
        *letters += strlen(offer->steps.item[i]);
    return true;
}

static void ask(struct content *content)
{
    struct arena arena = {0};
    struct err err = {""};
    size_t topics;
    const struct topic *topic = content_topics(content, &topics);
    for (size_t i = 0; i < topics; i++) {
        struct offer_head *head;
        struct offer offer;
        size_t count;
        if (content_topic_offers(content, &arena, topic[i].id, "ennigerloh",
                                 CONTENT_HEADS, &head, &count, &err) &&
            count > 0 && head[0].id != NULL)
            content_offer(content, &arena, head[0].id, &offer, &err);
        arena_reset(&arena);
    }
    size_t letters = 0;
    struct finder_offer *finder = NULL;
    size_t finders = 0;
    if (content_finds(content))
        content_finder(content, &arena, "ennigerloh", &finder, &finders, &err);
    content_each(content, look_at, &letters, &err);
    content_set_lang(content, "tr", &err);
    content_quick_check(content, &err);
    arena_free(&arena);
}

static void search(const char *path)
{
    static char index[512];
    struct search *search;
    struct err err = {""};
    strcpy(index, feed_file("f.index", "", 0));
    if (!search_build(path, index, &err))
        return;
    MUST(search_open(&search, path, index, &err));
    struct arena arena = {0};
    struct search_result result;
    MUST(search_run(search, &arena, "kinderzuschlak mutter", "ennigerloh", 20, &result,
                    &err));
    search_close(search);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[512];
    struct content *content = NULL;
    struct err err = {""};
    if (size == 0)
        return 0;
    if (data[0] % 2 == 0) {
        strcpy(path, feed_file("f.anna", data + 1, size - 1));
    } else {
        static unsigned char bytes[SAMPLE_LEN];
        memcpy(bytes, good.bytes, SAMPLE_LEN);
        feed_patch(bytes, SAMPLE_LEN, data + 1, size - 1);
        strcpy(path, feed_file("f.anna", bytes, SAMPLE_LEN));
    }
    if (content_open(&content, path, &err)) {
        ask(content);
        content_close(content);
        search(path);
    } else {
        MUST(content == NULL && strstr(err.text, path) != NULL);
    }
    return 0;
}
