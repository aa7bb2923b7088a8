#include "pages/translate_desk.h"

#include <stdio.h>
#include <string.h>

#include "pages/german_then.h"
#include "pages/typed.h"
#include "workspace/snapshot.h"

static const char *words_of(struct arena *arena, const struct field *field,
                            const struct value *value)
{
    const char *words =
        value != NULL && value->set ? snapshot_value(arena, field, value) : NULL;
    return words != NULL ? words : "";
}

static const struct field *of(const struct translate_desk_field *field)
{
    return &offer_fields[source_offer_field[field->field]];
}

bool translate_desk_of(struct store *store, struct arena *arena,
                       const struct record *offer, const char *lang,
                       struct translate_desk *out, struct err *err)
{
    const char *then[SOURCE_FIELD_COUNT];
    struct translation_german german;
    *out = (struct translate_desk){
        .offer = offer, .lang = lang, .part = translation_find(offer, lang)};
    if (!german_then(store, arena, offer, out->part, then, err))
        return false;
    translation_german(&german, offer);
    unsigned outdated = out->part != NULL ? translation_changed(offer, out->part) : 0;
    out->made = "human";
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++) {
        enum source_field source = (enum source_field)i;
        const struct value *value =
            out->part != NULL ? translation_value_const(out->part->value, source) : NULL;
        if (!translation_wanted(offer, source) && (value == NULL || !value->set))
            continue;
        struct translate_desk_field *field = &out->field[out->count++];
        *field = (struct translate_desk_field){.field = source,
                                               .name = source_field_name(source),
                                               .then = then[i],
                                               .outdated = (outdated & 1U << i) != 0};
        if (value != NULL)
            field->value = *value;
        field->german =
            words_of(arena, of(field), translation_value_const(offer->value, source));
        field->now = field->was = words_of(arena, of(field), value);
        source_field_hash(field->mark, &german.field[i]);
    }
    return !arena->failed || err_set(err, "not enough memory");
}

static const char *typed_of(struct arena *arena, const struct http_fields *typed,
                            const char *before, const char *name)
{
    const char *whole = arena_print(arena, "%s%s", before, name);
    return whole != NULL ? http_find(typed, whole) : NULL;
}

static bool take_field(struct arena *arena, const struct http_fields *typed,
                       struct translate_desk *desk, struct translate_desk_field *field)
{
    const char *stands = field->now;
    const char *now = http_find(typed, field->name);
    const char *was = typed_of(arena, typed, "was.", field->name);
    const char *mark = typed_of(arena, typed, "german.", field->name);
    struct err why = {""};
    if (now == NULL || was == NULL || mark == NULL ||
        strlen(mark) >= SOURCE_FIELD_HASH_LEN)
        return !arena->failed;
    snprintf(field->mark, sizeof field->mark, "%s", mark);
    field->typo = typed_of(arena, typed, "typo.", field->name) != NULL;
    field->now = typed_tidy(arena, now, field_is_list(of(field)));
    field->was = typed_tidy(arena, was, field_is_list(of(field)));
    if (field->now == NULL || field->was == NULL ||
        !snapshot_read_value(arena, of(field), field->now[0] != '\0' ? field->now : NULL,
                             &field->value))
        return false;
    field->changed = strcmp(field->now, field->was) != 0;
    if (field->changed && strcmp(stands, field->was) != 0 &&
        strcmp(stands, field->now) != 0) {
        field->theirs = stands;
        field->was = stands;
        desk->faulty = true;
    }
    if (field->changed && field->value.set &&
        !typed_check(of(field), &field->value, &why)) {
        field->refused = arena_copy(arena, why.text);
        desk->faulty = true;
    }
    return !arena->failed;
}

bool translate_desk_take(struct arena *arena, const struct http_fields *typed,
                         struct translate_desk *desk, struct err *err)
{
    const char *made = http_find(typed, "made");
    if (translation_made_valid(made))
        desk->made = made;
    for (size_t i = 0; i < desk->count; i++)
        if (!take_field(arena, typed, desk, &desk->field[i]))
            return err_set(err, "not enough memory");
    return true;
}

/* A copy of the offer that has a text in the language; `*part` is it. */
static struct record *copy_with(struct arena *arena, const struct translate_desk *desk,
                                struct translation **part)
{
    struct record *copy;
    if (!record_copy(arena, desk->offer, &copy))
        return NULL;
    if (translation_find(copy, desk->lang) == NULL) {
        struct translation *more =
            arena_take_array(arena, copy->translation_count + 1, sizeof *more);
        if (more == NULL)
            return NULL;
        if (copy->translation_count > 0)
            memcpy(more, copy->translation, copy->translation_count * sizeof *more);
        more[copy->translation_count++] = (struct translation){.lang = desk->lang};
        copy->translation = more;
        translation_sort(copy);
    }
    *part = translation_find(copy, desk->lang);
    return copy;
}

/* From which German it is now: what she had before her eyes, of what she wrote or found
 * to be a typing error; else what was noted. */
static bool note_source(struct arena *arena, const struct translate_desk *desk,
                        struct translation *part)
{
    char hash[SOURCE_HASH_LEN] = "";
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++) {
        char noted[SOURCE_FIELD_HASH_LEN];
        const char *mark = NULL;
        if (source_hash_find(part->source_hash, (enum source_field)i, noted))
            mark = noted;
        for (size_t k = 0; k < desk->count; k++) {
            const struct translate_desk_field *field = &desk->field[k];
            if ((int)field->field == i && (field->changed || field->typo))
                mark = field->mark;
        }
        if (mark != NULL)
            source_hash_add(hash, (enum source_field)i, mark);
    }
    part->source_hash = source_hash_valid(hash) ? arena_copy(arena, hash) : NULL;
    return translation_settle(arena, desk->offer, part);
}

bool translate_desk_apply(struct arena *arena, const struct translate_desk *desk,
                          struct office_after *out)
{
    struct translation *before = NULL;
    struct translation *after = NULL;
    struct record *old = copy_with(arena, desk, &before);
    struct record *new = copy_with(arena, desk, &after);
    bool any = false;
    if (old == NULL || new == NULL)
        return false;
    for (size_t i = 0; i < desk->count; i++) {
        const struct translate_desk_field *field = &desk->field[i];
        any = any || field->typo || field->changed;
        if (!field->changed)
            continue;
        if (!snapshot_read_value(arena, of(field),
                                 field->was[0] != '\0' ? field->was : NULL,
                                 translation_value(before->value, field->field)))
            return false;
        *translation_value(after->value, field->field) = field->value;
    }
    /* Whoever says how it was made has read it, though she wrote nothing. */
    if (any || desk->part != NULL)
        after->made = desk->made;
    *out = (struct office_after){desk->part != NULL ? old : desk->offer, new};
    return note_source(arena, desk, after);
}
