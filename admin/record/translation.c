#include "record/translation.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "record/record_form_rows.h"

struct value *translation_value(struct value *values, enum source_field field)
{
    return &values[source_offer_field[field]];
}

const struct value *translation_value_const(const struct value *values,
                                            enum source_field field)
{
    return &values[source_offer_field[field]];
}

void translation_german(struct translation_german *out, const struct record *offer)
{
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++) {
        const struct value *value =
            translation_value_const(offer->value, (enum source_field)i);
        bool list = value->set && value->text == NULL;
        out->single[i] = value->text;
        out->field[i] = !value->set ? (struct texts){NULL, 0}
                        : list      ? value->list
                                    : (struct texts){&out->single[i], 1};
    }
}

bool translation_settle(struct arena *arena, const struct record *offer,
                        struct translation *part)
{
    struct translation_german german;
    char hash[SOURCE_HASH_LEN] = "";
    translation_german(&german, offer);
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++) {
        char field_hash[SOURCE_FIELD_HASH_LEN];
        enum source_field field = (enum source_field)i;
        if (!translation_value_const(part->value, field)->set)
            continue;
        if (!source_hash_find(part->source_hash, field, field_hash))
            source_field_hash(field_hash, &german.field[i]);
        source_hash_add(hash, field, field_hash);
    }
    const char *kept = arena_copy(arena, hash);
    if (kept != NULL)
        part->source_hash = kept;
    return kept != NULL;
}

unsigned translation_changed(const struct record *offer, const struct translation *part)
{
    struct translation_german german;
    translation_german(&german, offer);
    return source_hash_changed(part->source_hash, german.field);
}

bool translation_wanted(const struct record *offer, enum source_field field)
{
    const struct value *value = translation_value_const(offer->value, field);
    return value->set && !(field == SOURCE_COST && value->text != NULL &&
                           strcmp(value->text, "free") == 0);
}

unsigned translation_missing(const struct record *offer, const struct translation *part)
{
    unsigned missing = 0;
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++)
        if (translation_wanted(offer, (enum source_field)i) &&
            !translation_value_const(part->value, (enum source_field)i)->set)
            missing |= 1U << i;
    return missing;
}

const char *translation_field_words(struct arena *arena, unsigned fields)
{
    const char *words = "";
    for (int i = 0; words != NULL && i < SOURCE_FIELD_COUNT; i++) {
        if ((fields & 1U << i) == 0)
            continue;
        const char *label =
            record_form_label(RECORD_OFFER, source_field_name((enum source_field)i));
        const char *named = arena_print(arena, message("\"%s\""), label);
        words = named == NULL ? NULL
                              : arena_print(arena, "%s%s%s", words,
                                            words[0] != '\0' ? ", " : "", named);
    }
    return words;
}

bool translation_lang_valid(const char *lang)
{
    size_t letters = strspn(lang, "abcdefghijklmnopqrstuvwxyz");
    size_t all =
        strspn(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    return (letters == 2 || letters == 3) && lang[all] == '\0' && all <= 20 &&
           strcmp(lang, "de") != 0 && (lang[letters] == '\0' || lang[letters] == '-');
}

bool translation_made_valid(const char *made)
{
    return made != NULL && (strcmp(made, "tested") == 0 || strcmp(made, "human") == 0 ||
                            strcmp(made, "automatic") == 0);
}

static int compare_langs(const void *a, const void *b)
{
    return strcmp(((const struct translation *)a)->lang,
                  ((const struct translation *)b)->lang);
}

void translation_sort(struct record *record)
{
    if (record->translation_count > 0)
        qsort(record->translation, record->translation_count, sizeof *record->translation,
              compare_langs);
}

struct translation *translation_find(const struct record *offer, const char *lang)
{
    for (size_t i = 0; i < offer->translation_count; i++)
        if (strcmp(offer->translation[i].lang, lang) == 0)
            return &offer->translation[i];
    return NULL;
}
