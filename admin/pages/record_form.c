#include "pages/record_form.h"

#include <string.h>

#include "formats/loose/hours_setting.h"
#include "formats/loose/phone_written.h"
#include "pages/booking_form.h"
#include "pages/typed.h"
#include "record/coach_check.h"
#include "record/translation.h"
#include "workspace/snapshot.h"

static const struct field *field_of(enum record_kind kind,
                                    const struct record_form_row *row)
{
    size_t count;
    return &record_fields(kind, &count)[row->field];
}

static bool add_choices(struct arena *arena, const struct field *field,
                        struct record_form_field *out)
{
    const char *at = field->choices;
    if (!field->required)
        out->choice[out->choice_count++].value = "";
    while (at != NULL && *at != '\0' && out->choice_count < RECORD_FORM_CHOICES) {
        size_t len = strcspn(at, " ");
        const char *value = arena_copy_len(arena, at, len);
        if (value == NULL)
            return false;
        out->choice[out->choice_count++].value = value;
        at += len + (at[len] == ' ');
    }
    return true;
}

static void mark_choice(struct record_form_field *field)
{
    for (size_t i = 0; i < field->choice_count; i++)
        field->choice[i].chosen = strcmp(field->choice[i].value, field->now) == 0;
}

static const char *words_of(struct arena *arena, const struct field *field,
                            const struct value *value)
{
    const char *words =
        value != NULL && value->set ? snapshot_value(arena, field, value) : NULL;
    return words != NULL ? words : "";
}

static bool add_field(struct arena *arena, const struct record *record,
                      const struct translation *part, const struct record_form_row *row,
                      struct record_form *out)
{
    const struct field *field = field_of(record->kind, row);
    const struct value *german = &record->value[row->field];
    const struct value *value = part != NULL ? &part->value[row->field] : german;
    struct record_form_field *into = &out->field[out->count++];
    *into = (struct record_form_field){.row = row, .name = field->name, .value = *value};
    into->was = into->now = words_of(arena, field, value);
    if (part != NULL)
        into->german = words_of(arena, field, german);
    if (field->type == FIELD_CHOICE && !add_choices(arena, field, into))
        return false;
    mark_choice(into);
    return !arena->failed;
}

bool record_form_of(struct arena *arena, const struct record *record, const char *lang,
                    struct record_form *out, struct err *err)
{
    const struct translation *part =
        lang != NULL && lang[0] != '\0' ? translation_find(record, lang) : NULL;
    size_t count;
    const struct record_form_row *row = record_form_rows(record->kind, &count);
    *out = (struct record_form){.kind = record->kind,
                                .id = record_id(record),
                                .lang = part != NULL ? part->lang : NULL,
                                .translated = part != NULL};
    for (size_t i = 0; i < count; i++)
        if ((part == NULL || field_of(record->kind, &row[i])->translated) &&
            !add_field(arena, record, part, &row[i], out))
            return err_set(err, "not enough memory");
    return true;
}

/* What came for a field, a list a line an item: "steps[]" has a box for each. NULL:
 * nothing did. */
static const char *typed_words(struct arena *arena, const struct http_fields *typed,
                               struct record_form *form, const struct field *of)
{
    struct texts items;
    if (!field_is_list(of))
        return http_find(typed, of->name);
    const char *link =
        of->type == FIELD_LINK ? booking_form_typed(arena, typed, of->name) : NULL;
    if (link != NULL)
        return link;
    const char *boxes = arena_print(arena, "%s[]", of->name);
    if (boxes == NULL || !typed_items(arena, typed, boxes, &items) ||
        (items.count == 0 && !typed_items(arena, typed, of->name, &items)))
        return NULL;
    if (typed_move(http_find(typed, "move"), of->name, &items, &form->moved_item))
        form->moved = of->name;
    return typed_lines(arena, &items);
}

/* Puts another value into a field than was typed there. */
static bool put_value(struct arena *arena, const struct field *of,
                      struct record_form_field *field, const struct value *value)
{
    field->value = *value;
    field->now = words_of(arena, of, value);
    field->changed = strcmp(field->now, field->was) != 0;
    mark_choice(field);
    return !arena->failed;
}

/* A number as people write it. */
static bool take_phone(struct arena *arena, struct record_form *form,
                       const struct field *of, struct record_form_field *field)
{
    struct value number = {.set = true};
    struct err why = {""};
    if (phone_setting(arena, field->now, &number.text, &why))
        return put_value(arena, of, field, &number);
    field->refused = arena_copy(arena, why.text);
    form->faulty = true;
    return !arena->failed;
}

/* "51,9254", as numbers are written here. */
static const char *with_point(struct arena *arena, const char *number)
{
    char *copy = arena_copy(arena, number);
    char *comma = copy != NULL ? strchr(copy, ',') : NULL;
    if (comma != NULL)
        *comma = '.';
    return copy;
}

static bool take_field(struct arena *arena, const struct http_fields *typed,
                       struct record_form *form, struct record_form_field *field)
{
    const struct field *of = field_of(form->kind, field->row);
    const char *name = arena_print(arena, "was.%s", field->name);
    const char *was = name != NULL ? http_find(typed, name) : NULL;
    const char *now = was != NULL ? typed_words(arena, typed, form, of) : NULL;
    struct err why = {""};
    if (now == NULL || was == NULL)
        return !arena->failed;
    field->now = typed_tidy(arena, now, field_is_list(of));
    field->was = typed_tidy(arena, was, field_is_list(of));
    if (of->type == FIELD_NUMBER && field->now != NULL)
        field->now = with_point(arena, field->now);
    if (field->now == NULL || field->was == NULL ||
        !snapshot_read_value(arena, of, field->now[0] != '\0' ? field->now : NULL,
                             &field->value))
        return false;
    mark_choice(field);
    field->changed = strcmp(field->now, field->was) != 0;
    if (of->type == FIELD_PHONE && field->changed && field->value.set)
        return take_phone(arena, form, of, field);
    if (field->changed && (of->type != FIELD_HOURS || !field->value.set) &&
        !typed_check(of, &field->value, &why)) {
        field->refused = arena_copy(arena, why.text);
        form->faulty = true;
    }
    return !arena->failed;
}

bool record_form_fill(struct arena *arena, const struct record *record,
                      struct record_form *form, struct err *err)
{
    for (size_t i = 0; i < form->count; i++) {
        struct record_form_field *field = &form->field[i];
        const struct field *of = field_of(form->kind, field->row);
        const struct value *value = &record->value[field->row->field];
        if (field->refused == NULL && !snapshot_same(of, &field->value, value) &&
            !put_value(arena, of, field, value))
            return err_set(err, "not enough memory");
    }
    return true;
}

/* A record of what stands in the form, and no more. */
static struct record scratch_of(const struct record_form *form)
{
    struct record scratch = {.kind = form->kind};
    for (size_t i = 0; i < form->count; i++)
        scratch.value[form->field[i].row->field] = form->field[i].value;
    return scratch;
}

/* More places than families would stop every bundle: said at what was changed. */
static bool take_places(struct arena *arena, struct record_form *form)
{
    struct record scratch = scratch_of(form);
    struct err why = {""};
    if (form->faulty || coach_check_places(&scratch, &why))
        return true;
    for (size_t i = 0; i < form->count && !form->faulty; i++) {
        struct record_form_field *field = &form->field[i];
        int at = field->row->field;
        if (!field->changed || (at != COACH_OPEN_PLACES && at != COACH_CAPACITY))
            continue;
        field->refused = arena_copy(arena, why.text);
        form->faulty = true;
    }
    return !arena->failed;
}

/* A booking link that makes no address would be hidden: said at what was changed. */
static bool take_link(struct arena *arena, struct record_form *form,
                      struct record_form_field *field)
{
    if (booking_form_check(arena, &field->value.list, &field->refused))
        return true;
    form->faulty = true;
    return field->refused != NULL;
}

/* Hours as people write them, and what they say beside. */
static bool take_hours(struct arena *arena, const struct http_fields *typed,
                       struct record_form *form, struct record_form_field *hours)
{
    struct record scratch = scratch_of(form);
    enum offer_field at = (enum offer_field)hours->row->field;
    const char *name = arena_print(arena, "anyway.%s", hours->name);
    bool anyway = name != NULL && http_find(typed, name) != NULL;
    struct err why = {""};
    if (!hours_setting(arena, &scratch, at, hours->now, anyway, &why)) {
        hours->refused = arena_copy(arena, why.text);
        hours->doubtful = typed_check(&offer_fields[at], &hours->value, NULL);
        form->faulty = true;
        return !arena->failed;
    }
    return record_form_fill(arena, &scratch, form, NULL);
}

bool record_form_take(struct arena *arena, const struct http_fields *typed,
                      struct record_form *form, struct err *err)
{
    for (size_t i = 0; i < form->count; i++)
        if (!take_field(arena, typed, form, &form->field[i]))
            return err_set(err, "not enough memory");
    for (size_t i = 0; i < form->count; i++) {
        struct record_form_field *field = &form->field[i];
        enum field_type type = field_of(form->kind, field->row)->type;
        if (field->changed && field->value.set && field->refused == NULL &&
            ((type == FIELD_HOURS && !take_hours(arena, typed, form, field)) ||
             (type == FIELD_LINK && !take_link(arena, form, field))))
            return err_set(err, "not enough memory");
    }
    if (form->kind == RECORD_COACH && !take_places(arena, form))
        return err_set(err, "not enough memory");
    return true;
}

/* Somebody was faster: what stands there now is shown, and is what the next try has seen.
 */
static bool show_theirs(struct arena *arena, const struct record *record,
                        struct record_form *form, struct record_form_field *field)
{
    const struct translation *part =
        form->lang != NULL ? translation_find(record, form->lang) : NULL;
    field->theirs = words_of(arena, field_of(form->kind, field->row),
                             part != NULL ? &part->value[field->row->field]
                                          : &record->value[field->row->field]);
    field->was = field->theirs;
    form->faulty = true;
    return !arena->failed;
}

static bool save_field(struct store *store, struct arena *arena,
                       const struct record *record, struct record_form *form,
                       struct record_form_field *field, struct err *err)
{
    const struct field *of = field_of(form->kind, field->row);
    struct value was;
    struct err why = {""};
    if (!snapshot_read_value(arena, of, field->was[0] != '\0' ? field->was : NULL, &was))
        return err_set(err, "not enough memory");
    const struct store_change change = {.kind = form->kind,
                                        .id = form->id,
                                        .field = field->name,
                                        .lang = form->lang,
                                        .was = was.set ? &was : NULL,
                                        .now = field->value.set ? &field->value : NULL};
    switch (store_change(store, &change, &why)) {
    case STORE_DONE:
    case STORE_SAME:
        return true;
    case STORE_CONFLICT:
    case STORE_GONE:
        return show_theirs(arena, record, form, field) ||
               err_set(err, "not enough memory");
    default:
        return err_set(err, "%s", why.text);
    }
}

/* Whose German text was before her eyes when she wrote. */
static const char *source_of(struct arena *arena, const struct record *offer,
                             const struct record_form *form)
{
    char hash[SOURCE_HASH_LEN] = "";
    char field_hash[SOURCE_FIELD_HASH_LEN];
    struct record *copy;
    if (!record_copy(arena, offer, &copy))
        return NULL;
    struct translation *part = translation_find(copy, form->lang);
    record_form_put(form, copy);
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++) {
        bool written = false;
        for (size_t j = 0; j < form->count; j++)
            written =
                written || (form->field[j].changed &&
                            form->field[j].row->field == (int)source_offer_field[i]);
        if (!written &&
            source_hash_find(part->source_hash, (enum source_field)i, field_hash))
            source_hash_add(hash, (enum source_field)i, field_hash);
    }
    part->source_hash = hash;
    if (!translation_settle(arena, copy, part))
        return NULL;
    return arena_copy(arena, part->source_hash);
}

static bool change_word(struct store *store, const struct record_form *form,
                        const char *field, const char *was, const char *now,
                        struct err *err)
{
    const struct value before = {.set = true, .text = was};
    const struct value after = {.set = true, .text = now};
    const struct store_change change = {.kind = form->kind,
                                        .id = form->id,
                                        .field = field,
                                        .lang = form->lang,
                                        .was = was != NULL ? &before : NULL,
                                        .now = &after};
    enum store_answer answer = store_change(store, &change, err);
    return answer == STORE_DONE || answer == STORE_SAME;
}

/* A text that a person has written is one by people, made from the German as it stands.
 */
static bool save_origin(struct store *store, struct arena *arena,
                        const struct record *record, const struct record_form *form,
                        struct err *err)
{
    const struct translation *part = translation_find(record, form->lang);
    const char *source = source_of(arena, record, form);
    bool any = false;
    for (size_t i = 0; i < form->count; i++)
        any = any || form->field[i].changed;
    if (!any)
        return true;
    if (source == NULL)
        return err_set(err, "not enough memory");
    return change_word(store, form, "made", part->made, "human", err) &&
           change_word(store, form, "source_hash", part->source_hash, source, err);
}

bool record_form_save(struct store *store, struct arena *arena,
                      const struct history_deed *deed, const struct record *record,
                      struct record_form *form, int64_t *batch, struct err *err)
{
    *batch = 0;
    if (!store_begin(store, deed, err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < form->count; i++)
        if (form->field[i].changed)
            ok = save_field(store, arena, record, form, &form->field[i], err);
    if (ok && !form->faulty && form->translated && record_kind_says_made(form->kind))
        ok = save_origin(store, arena, record, form, err);
    if (!ok || form->faulty) {
        store_rollback(store);
        return ok;
    }
    if (!store_commit(store, err))
        return false;
    *batch = store_batch(store);
    return true;
}

bool record_form_put(const struct record_form *form, struct record *record)
{
    struct translation *part =
        form->lang != NULL ? translation_find(record, form->lang) : NULL;
    struct value *values = part != NULL ? part->value : record->value;
    for (size_t i = 0; i < form->count; i++)
        if (form->field[i].changed && form->field[i].refused == NULL)
            values[form->field[i].row->field] = form->field[i].value;
    return true;
}
