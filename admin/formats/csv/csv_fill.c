#include "formats/csv/csv_fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "core/fold.h"
#include "formats/csv/csv_choice.h"
#include "base/spelling.h"

void csv_ids_free(struct csv_ids *ids)
{
    free(ids->hash);
    hash_table_free(&ids->places);
    *ids = (struct csv_ids){.count = 0};
}

static uint64_t hash(const char *text)
{
    return hash_bytes(HASH_BEGIN, text, strlen(text));
}

/* False if it was there before. `*failed` is set if memory ran out. */
static bool add(struct csv_ids *ids, const char *id, bool *failed)
{
    const uint64_t one = hash(id);
    for (size_t place, at = 0; hash_table_next(&ids->places, one, &at, &place);)
        if (ids->hash[place] == one)
            return false;
    uint64_t *more = array_room(NULL, ids->hash, ids->count, &ids->room, sizeof *more);
    if (more != NULL)
        ids->hash = more;
    if (more == NULL || !hash_table_put(&ids->places, NULL, one, ids->count))
        *failed = true;
    else
        more[ids->count++] = one;
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

/* Name and provider; where that came before, the town as well, then a number. */
static void fill_id(struct csv_reader *in, struct csv_ids *ids)
{
    bool failed = false;
    struct value *id = &in->record->value[0];
    if (id->set) {
        (void)add(ids, id->text, &failed);
        in->row.failed = in->row.failed || failed;
        return;
    }
    const char *name = text_of(in, OFFER_NAME);
    const char *provider = text_of(in, OFFER_PROVIDER);
    bool same = strcmp(name, provider) == 0;
    const char *made = NULL;
    for (int i = 1; i <= 10000 && !in->row.failed; i++) {
        const char *text =
            i == 1   ? arena_print(&in->row, "%s %s", name, same ? "" : provider)
            : i == 2 ? arena_print(&in->row, "%s %s %s", name, same ? "" : provider,
                                   text_of(in, OFFER_CITY))
                     : arena_print(&in->row, "%s %s %s %d", name, same ? "" : provider,
                                   text_of(in, OFFER_CITY), i - 1);
        made = text == NULL ? NULL : spelling_id(&in->row, text);
        if (made != NULL && made[0] == '\0')
            made = arena_print(&in->row, "offer-%08x", (unsigned)hash(text));
        if (made == NULL || add(ids, made, &failed))
            break;
    }
    in->row.failed = in->row.failed || failed;
    set(in, OFFER_ID, made);
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
