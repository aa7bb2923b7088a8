#include "formats/csv/csv_fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "core/fold.h"
#include "formats/csv/csv_choice.h"
#include "base/spelling.h"

void csv_ids_free(struct csv_ids *ids)
{
    free(ids->slot);
    *ids = (struct csv_ids){NULL, 0, 0};
}

/* Never 0. */
static uint64_t hash(const char *text)
{
    uint64_t value = hash_bytes(HASH_BEGIN, text, strlen(text));
    return value == 0 ? 1 : value;
}

static bool put(uint64_t *slot, size_t slots, uint64_t value)
{
    size_t at = (size_t)value & (slots - 1);
    while (slot[at] != 0 && slot[at] != value)
        at = (at + 1) & (slots - 1);
    bool fresh = slot[at] == 0;
    slot[at] = value;
    return fresh;
}

/* False if it was there before. `*failed` is set if memory ran out. */
static bool add(struct csv_ids *ids, const char *id, bool *failed)
{
    if (ids->count * 2 >= ids->slots) {
        size_t slots = ids->slots == 0 ? 256 : ids->slots * 2;
        uint64_t *slot = calloc(slots, sizeof *slot);
        if (slot == NULL) {
            *failed = true;
            return true;
        }
        for (size_t i = 0; i < ids->slots; i++)
            if (ids->slot[i] != 0)
                put(slot, slots, ids->slot[i]);
        free(ids->slot);
        ids->slot = slot;
        ids->slots = slots;
    }
    bool fresh = put(ids->slot, ids->slots, hash(id));
    ids->count += fresh;
    return fresh;
}

static const char *text_of(const struct csv_reader *in, const char *field)
{
    const char *text = record_text(in->record, field);
    return text == NULL ? "" : text;
}

static void set(struct csv_reader *in, const char *field, const char *text)
{
    struct value *value = &in->record->value[record_field(RECORD_OFFER, field)];
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
    const char *name = text_of(in, "name");
    const char *provider = text_of(in, "provider");
    bool same = strcmp(name, provider) == 0;
    const char *made = NULL;
    for (int i = 1; i <= 10000 && !in->row.failed; i++) {
        const char *text =
            i == 1   ? arena_print(&in->row, "%s %s", name, same ? "" : provider)
            : i == 2 ? arena_print(&in->row, "%s %s %s", name, same ? "" : provider,
                                   text_of(in, "address.city"))
                     : arena_print(&in->row, "%s %s %s %d", name, same ? "" : provider,
                                   text_of(in, "address.city"), i - 1);
        made = text == NULL ? NULL : spelling_id(&in->row, text);
        if (made != NULL && made[0] == '\0')
            made = arena_print(&in->row, "offer-%08x", (unsigned)hash(text));
        if (made == NULL || add(ids, made, &failed))
            break;
    }
    in->row.failed = in->row.failed || failed;
    set(in, "id", made);
}

/* The town of a site whose name this is, or begins with it ("Everswinkel-Alverskirchen").
 */
static const char *town_of(struct csv_reader *in, const char *city)
{
    const struct document *known = in->ask->known;
    size_t count = known == NULL ? 0 : known->list[RECORD_SITE].count;
    const char *word = fold(&in->row, city, NULL);
    for (size_t i = 0; i < count && word != NULL; i++) {
        const char *town = record_text(known->list[RECORD_SITE].item[i], "town");
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
        set(in, "scope", word);
        return;
    }
    const char *id = spelling_id(&in->row, text);
    if (id == NULL || id[0] == '\0') {
        csv_note(in, column, text, err.text, INTAKE_VALUE_LEFT_OUT, NULL);
        return;
    }
    csv_note(in, column, text, "is no town of a site, and was made an id",
             INTAKE_VALUE_CHANGED, id);
    set(in, "scope", id);
}

void csv_fill(struct csv_reader *in, struct csv_ids *ids)
{
    const char *town = town_of(in, text_of(in, "address.city"));
    set(in, "scope",
        town != NULL             ? town
        : in->ask->scope != NULL ? in->ask->scope
                                 : "district");
    set(in, "confidence", "medium");
    if (!in->ours)
        set(in, "source", in->ask->source);
    fill_id(in, ids);
}
