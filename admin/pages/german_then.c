#include "pages/german_then.h"

#include <string.h>

#include "workspace/snapshot.h"

struct finder {
    struct arena *arena;
    const struct translation *part;
    unsigned changed;
    const char **then;
};

static bool is_of(struct finder *finder, enum source_field field, const char *words)
{
    char noted[SOURCE_FIELD_HASH_LEN];
    char hash[SOURCE_FIELD_HASH_LEN];
    struct value value;
    if (!source_hash_find(finder->part->source_hash, field, noted) ||
        !snapshot_read_value(finder->arena, &offer_fields[source_offer_field[field]],
                             words, &value))
        return false;
    const struct texts text = {&value.text, 1};
    source_field_hash(hash, value.text != NULL ? &text : &value.list);
    return strcmp(hash, noted) == 0;
}

static bool look_at(void *context, const struct history_row *row, struct err *err)
{
    struct finder *finder = context;
    int field = row->lang[0] == '\0' && strcmp(row->kind, "offer") == 0
                    ? source_field_find(row->field)
                    : -1;
    if (field < 0 || (finder->changed & 1U << field) == 0)
        return true;
    const char *const words[] = {row->was, row->now};
    for (size_t i = 0; i < 2; i++)
        if (words[i] != NULL && is_of(finder, (enum source_field)field, words[i]))
            finder->then[field] = arena_copy(finder->arena, words[i]);
    return !finder->arena->failed || err_set(err, "not enough memory");
}

bool german_then(struct store *store, struct arena *arena, const struct record *offer,
                 const struct translation *part, const char *then[SOURCE_FIELD_COUNT],
                 struct err *err)
{
    struct finder finder = {arena, part, 0, then};
    const struct history_filter filter = {.id = record_id(offer)};
    memset(then, 0, SOURCE_FIELD_COUNT * sizeof then[0]);
    if (part == NULL)
        return true;
    finder.changed = translation_changed(offer, part);
    return finder.changed == 0 || store_history(store, &filter, look_at, &finder, err);
}
