#include "pages/backlog.h"

#include <string.h>

#include "core/lang.h"

static struct backlog_item item_of(const struct record *offer,
                                   struct source_german *german, const char *lang)
{
    static const struct translation none = {0};
    const struct translation *part = translation_find(offer, lang);
    struct backlog_item item = {offer, part, BACKLOG_DONE, 0};
    unsigned outdated =
        part != NULL ? source_hash_changed_of(part->source_hash, german) : 0;
    unsigned missing = translation_missing(offer, part != NULL ? part : &none);
    if (outdated != 0)
        item.state = BACKLOG_OUTDATED;
    else if (missing != 0)
        item.state = BACKLOG_MISSING;
    else if (part != NULL && (part->made == NULL || strcmp(part->made, "automatic") == 0))
        item.state = BACKLOG_UNREAD;
    item.fields = outdated | missing;
    return item;
}

struct backlog_item backlog_item_of(const struct record *offer, const char *lang)
{
    struct translation_german german;
    translation_german(&german, offer);
    struct source_german source = {.field = german.field};
    return item_of(offer, &source, lang);
}

void backlog_count_open(const struct document *document, const struct texts *langs,
                        size_t *open)
{
    for (size_t k = 0; k < langs->count; k++)
        open[k] = 0;
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++) {
        const struct record *offer = document->list[RECORD_OFFER].item[i];
        struct translation_german german;
        translation_german(&german, offer);
        struct source_german source = {.field = german.field};
        for (size_t k = 0; k < langs->count; k++) {
            enum backlog_state state = item_of(offer, &source, langs->item[k]).state;
            open[k] += state == BACKLOG_OUTDATED || state == BACKLOG_MISSING;
        }
    }
}

bool backlog_of(struct arena *arena, const struct document *document, const char *lang,
                struct backlog *out)
{
    size_t count = document->list[RECORD_OFFER].count;
    struct backlog_item *item = arena_take_array(arena, count + 1, sizeof *item);
    *out = (struct backlog){
        .lang = lang, .item = arena_take_array(arena, count + 1, sizeof *out->item)};
    if (item == NULL || out->item == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        item[i] = backlog_item_of(document->list[RECORD_OFFER].item[i], lang);
        out->each[item[i].state]++;
    }
    for (int state = 0; state < BACKLOG_STATES; state++)
        for (size_t i = 0; i < count; i++)
            if (item[i].state == (enum backlog_state)state)
                out->item[out->count++] = item[i];
    return true;
}

const struct backlog_item *backlog_next(const struct backlog *backlog, const char *id,
                                        enum backlog_state state)
{
    size_t at = 0;
    for (size_t i = 0; i < backlog->count; i++)
        if (strcmp(record_id(backlog->item[i].offer), id) == 0)
            at = i + 1;
    for (size_t i = 0; i < backlog->count; i++) {
        const struct backlog_item *item = &backlog->item[(at + i) % backlog->count];
        if (item->state == state && strcmp(record_id(item->offer), id) != 0)
            return item;
    }
    return NULL;
}

static bool has_lang(const struct texts *langs, const char *lang)
{
    for (size_t i = 0; i < langs->count; i++)
        if (strcmp(langs->item[i], lang) == 0)
            return true;
    return false;
}

bool backlog_langs(struct arena *arena, const struct document *document,
                   struct texts *out)
{
    enum { LANGS = 40 };
    size_t count;
    const struct lang *all = lang_all(&count);
    const char **item = arena_take_array(arena, LANGS, sizeof *item);
    *out = (struct texts){item, 0};
    if (item == NULL)
        return false;
    for (size_t i = 1; i < count && out->count < LANGS; i++)
        item[out->count++] = all[i].id;
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++) {
        const struct record *offer = document->list[RECORD_OFFER].item[i];
        for (size_t k = 0; k < offer->translation_count && out->count < LANGS; k++)
            if (!has_lang(out, offer->translation[k].lang))
                item[out->count++] = offer->translation[k].lang;
    }
    return true;
}
