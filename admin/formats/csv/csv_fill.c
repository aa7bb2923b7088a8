#include "formats/csv/csv_fill.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "core/fold.h"
#include "formats/csv/csv_choice.h"
#include "base/spelling.h"
#include "record/made_id.h"

static void free_set(struct csv_set *set)
{
    free(set->hash);
    hash_table_free(&set->places);
}

void csv_ids_free(struct csv_ids *ids)
{
    free_set(&ids->taken);
    free_set(&ids->seen);
    free_set(&ids->twice);
    free_set(&ids->words);
    free(ids->number);
    *ids = (struct csv_ids){.counting = false};
}

static uint64_t hash(const char *text)
{
    return hash_bytes(HASH_BEGIN, text, strlen(text));
}

/* set->count if it is not there. */
static size_t place_of(const struct csv_set *set, const char *text)
{
    const uint64_t one = hash(text);
    for (size_t place, at = 0; hash_table_next(&set->places, one, &at, &place);)
        if (set->hash[place] == one)
            return place;
    return set->count;
}

static bool has(const struct csv_set *set, const char *text)
{
    return place_of(set, text) < set->count;
}

/* False if it was there before. `*failed` is set if memory ran out. */
static bool add(struct csv_set *set, const char *text, bool *failed)
{
    const uint64_t one = hash(text);
    if (has(set, text))
        return false;
    uint64_t *more = array_room(NULL, set->hash, set->count, &set->room, sizeof *more);
    if (more != NULL)
        set->hash = more;
    if (more == NULL || !hash_table_put(&set->places, NULL, one, set->count))
        *failed = true;
    else
        more[set->count++] = one;
    return true;
}

static const char *text_of(const struct csv_reader *in, enum offer_field field)
{
    const char *text = offer_text(in->record, field);
    return text == NULL ? "" : text;
}

static void set(struct csv_reader *in, enum offer_field field, const char *text)
{
    struct value *value = &in->record->value[field];
    if (!value->set && text != NULL)
        *value = (struct value){.set = true, .text = text};
}

/* Under which a row is counted. */
static const char *key_of(struct csv_reader *in, enum made_id level)
{
    const char *words = made_id_words(&in->row, in->record, level);
    return words == NULL ? NULL : arena_print(&in->row, "%d %s", (int)level, words);
}

static void count_words(struct csv_reader *in, struct csv_ids *ids, bool *failed)
{
    for (enum made_id level = ID_OF_NAME; level < ID_OF_ORDER; level++) {
        const char *key = key_of(in, level);
        if (key != NULL && !add(&ids->seen, key, failed))
            (void)add(&ids->twice, key, failed);
    }
}

/* The least that no other row of this file has. */
static enum made_id level_of(struct csv_reader *in, const struct csv_ids *ids)
{
    enum made_id level = ID_OF_NAME;
    for (; level < ID_OF_ORDER; level++) {
        const char *key = key_of(in, level);
        if (key == NULL || !has(&ids->twice, key))
            break;
    }
    return level;
}

/* The last number that these words have got; NULL if memory ran out. */
static int *last_number(struct csv_ids *ids, const char *words, bool *failed)
{
    size_t place = place_of(&ids->words, words);
    if (place < ids->words.count)
        return &ids->number[place];
    int *more = array_room(NULL, ids->number, place, &ids->number_room, sizeof *more);
    if (more == NULL) {
        *failed = true;
        return NULL;
    }
    ids->number = more;
    more[place] = 0;
    (void)add(&ids->words, words, failed);
    return *failed ? NULL : &more[place];
}

/* An id of these words that no row has yet, if there is one. Counting goes on where the
 * last row of the same words ended, else as many as there are would be tried for each.
 * NULL if memory ran out. */
static const char *free_id(struct csv_reader *in, struct csv_ids *ids, const char *words,
                           bool *failed)
{
    int *number = words != NULL ? last_number(ids, words, failed) : NULL;
    const char *made = NULL;
    for (const char *before = ""; number != NULL && *number < INT_MAX; before = made) {
        made = made_id(&in->row, words, ++*number);
        ids->tried++;
        /* Of long words the number is cut off: they have one id. */
        if (made == NULL || strcmp(made, before) == 0 || add(&ids->taken, made, failed))
            break;
    }
    return made;
}

static void fill_id(struct csv_reader *in, struct csv_ids *ids)
{
    bool failed = false;
    struct value *id = &in->record->value[0];
    if (id->set) {
        (void)add(&ids->taken, id->text, &failed);
        in->row.failed = in->row.failed || failed;
        return;
    }
    if (ids->counting) {
        count_words(in, ids, &failed);
        in->row.failed = in->row.failed || failed;
        return;
    }
    enum made_id level = level_of(in, ids);
    const char *words = made_id_words(&in->row, in->record, level);
    const char *made = free_id(in, ids, words, &failed);
    in->row.failed = in->row.failed || failed;
    set(in, OFFER_ID, made);
    in->record->made = level;
    if (level == ID_OF_ORDER && made != NULL)
        csv_note(in, "", made,
                 "another row has this name, provider, town and street: which is which "
                 "only their order says; give them a column of ids",
                 INTAKE_MARKED, NULL);
}

/* The town of a site whose name this is, or begins with it ("Everswinkel-Alverskirchen").
 */
static const char *town_of(struct csv_reader *in, const char *city)
{
    const struct document *known = in->ask->known;
    size_t count = known == NULL ? 0 : known->list[RECORD_SITE].count;
    const char *word = fold(&in->row, city, NULL);
    for (size_t i = 0; i < count && word != NULL; i++) {
        const char *town = site_text(known->list[RECORD_SITE].item[i], SITE_TOWN);
        const char *folded = town == NULL ? NULL : fold(&in->row, town, NULL);
        size_t len = folded == NULL ? 0 : strlen(folded);
        if (len > 0 && strncmp(word, folded, len) == 0 &&
            (word[len] == '\0' || word[len] == ' '))
            return arena_copy(&in->row, town);
    }
    return NULL;
}

void csv_fill_scope(struct csv_reader *in, const char *column, const char *text)
{
    static const struct field scope = {.name = "scope", .type = FIELD_ID};
    struct err err = {""};
    const char *word = in->ours ? text : csv_choice_scope(&in->row, text);
    if (text[0] == '\0')
        return;
    if (word == NULL)
        word = town_of(in, text);
    if (word == NULL)
        word = text;
    if (record_check(&scope, word, &err)) {
        set(in, OFFER_SCOPE, word);
        return;
    }
    const char *id = spelling_id(&in->row, text);
    if (id == NULL || id[0] == '\0') {
        csv_note(in, column, text, err.text, INTAKE_VALUE_LEFT_OUT, NULL);
        return;
    }
    csv_note(in, column, text, "is no town of a site, and was made an id",
             INTAKE_VALUE_CHANGED, id);
    set(in, OFFER_SCOPE, id);
}

void csv_fill(struct csv_reader *in, struct csv_ids *ids)
{
    const char *town = town_of(in, text_of(in, OFFER_CITY));
    set(in, OFFER_SCOPE,
        town != NULL             ? town
        : in->ask->scope != NULL ? in->ask->scope
                                 : "district");
    set(in, OFFER_CONFIDENCE, "medium");
    if (!in->ours)
        set(in, OFFER_SOURCE, in->ask->source);
    fill_id(in, ids);
}
