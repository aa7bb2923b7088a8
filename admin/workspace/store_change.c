#include "workspace/store_change.h"

#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "record/document.h"
#include "workspace/snapshot.h"
#include "workspace/store_parts.h"
#include "workspace/store_tables.h"

/* Of words that may be long, in a sentence. */
enum { WORDS_SHOWN = 100 };

bool store_begin(struct store *store, const struct history_deed *deed, struct err *err)
{
    if (!db_begin(store->db, err))
        return false;
    if (history_begin(&store->history, store->db, deed, err)) {
        store->before = store->history.number;
        return true;
    }
    db_rollback(store->db);
    return false;
}

bool store_commit(struct store *store, struct err *err)
{
    struct tables tables = {.db = store->db};
    bool ok = tables_forget_providers(&tables, err);
    arena_free(&store->arena);
    return store_end(store, ok, err);
}

void store_rollback(struct store *store)
{
    arena_free(&store->arena);
    db_rollback(store->db);
    store->before = store->history.number;
}

int64_t store_batch(const struct store *store)
{
    return store->history.number > store->before ? store->history.batch : 0;
}

static enum store_answer no_memory(struct err *err)
{
    err_set(err, "not enough memory");
    return STORE_BROKEN;
}

bool store_find(struct store *store, struct arena *arena, enum record_kind kind,
                const char *id, struct record **out, struct err *err)
{
    const struct table *table = table_of(kind);
    struct tables tables = {store->db, arena};
    struct document document = {0};
    bool ok = table->load_one != NULL ? table->load_one(&tables, id, &document, err)
                                      : table->load(&tables, kind, &document, err);
    *out = ok ? document_find(&document, kind, id) : NULL;
    return ok;
}

/* What stands under a field's name in a record, or in one of its languages. */
struct place {
    const struct field *field; /* of its words */
    struct value *value;       /* NULL: it is one of the two that follow */
    const char **words;
};

const struct field store_words_field = {.name = "words", .type = FIELD_TEXT};

struct translation *store_part(const struct record *record, const char *lang)
{
    for (size_t i = 0; i < record->translation_count; i++)
        if (strcmp(record->translation[i].lang, lang) == 0)
            return &record->translation[i];
    return NULL;
}

/* In order of lang, as everybody expects them. */
static struct translation *part_made(struct arena *arena, struct record *record,
                                     const char *lang)
{
    struct translation *part = store_part(record, lang);
    size_t count = record->translation_count;
    size_t at = 0;
    if (part != NULL)
        return part;
    struct translation *all =
        arena_take_array(arena, count + 1, sizeof *record->translation);
    const char *copy = arena_copy(arena, lang);
    if (all == NULL || copy == NULL)
        return NULL;
    while (at < count && strcmp(record->translation[at].lang, lang) < 0)
        at++;
    if (count > 0) {
        memcpy(all, record->translation, at * sizeof *all);
        memcpy(all + at + 1, record->translation + at, (count - at) * sizeof *all);
    }
    all[at] = (struct translation){.lang = copy};
    record->translation = all;
    record->translation_count++;
    return &all[at];
}

static bool find_place(struct record *record, struct translation *part, const char *field,
                       struct place *out)
{
    size_t count;
    const struct field *fields = record_fields(record->kind, &count);
    int at = record_field(record->kind, field);
    *out = (struct place){.field = &store_words_field};
    if (part != NULL && strcmp(field, "made") == 0)
        out->words = &part->made;
    else if (part != NULL && strcmp(field, "source_hash") == 0)
        out->words = &part->source_hash;
    else if (at > 0 && (part == NULL || fields[at].translated))
        *out = (struct place){&fields[at],
                              &(part == NULL ? record->value : part->value)[at], NULL};
    return out->value != NULL || out->words != NULL;
}

static struct value stands_at(const struct place *place)
{
    static const struct value nothing;
    if (place->value != NULL)
        return *place->value;
    return *place->words == NULL ? nothing
                                 : (struct value){.set = true, .text = *place->words};
}

static enum store_answer conflict(struct arena *arena, const struct store_change *change,
                                  const struct place *place, const struct value *there,
                                  struct err *err)
{
    char shown[WORDS_SHOWN];
    const char *words = snapshot_value(arena, place->field, there);
    utf8_copy(shown, sizeof shown, words == NULL ? "" : words);
    for (char *at = shown; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20)
            *at = ' ';
    err_set(err,
            "%s %s: %s%s%s: somebody has changed it meanwhile, \"%s\" stands there now; "
            "nothing of it was changed",
            message(record_kind_name(change->kind)), change->id,
            change->lang != NULL ? change->lang : "", change->lang != NULL ? " " : "",
            change->field, shown);
    return STORE_CONFLICT;
}

static const struct value nothing;

/* Whether it may be changed: STORE_DONE if so. */
static enum store_answer ask_place(struct arena *arena, struct record *record,
                                   const struct store_change *change, struct err *err)
{
    struct translation empty = {0};
    struct place place;
    struct translation *part = NULL;
    const struct value *was = change->was != NULL ? change->was : &nothing;
    const struct value *now = change->now != NULL ? change->now : &nothing;
    if (change->lang != NULL && (part = store_part(record, change->lang)) == NULL)
        part = &empty;
    if (!find_place(record, part, change->field, &place)) {
        err_set(err, "%s %s: \"%s\" is not a field that can be changed",
                record_kind_name(change->kind), change->id, change->field);
        return STORE_BROKEN;
    }
    struct value there = stands_at(&place);
    if (snapshot_same(place.field, &there, now))
        return STORE_SAME;
    if (!snapshot_same(place.field, &there, was))
        return conflict(arena, change, &place, &there, err);
    return STORE_DONE;
}

enum store_answer store_ask_change(struct store *store, struct record *record,
                                   const struct store_change *change, struct err *err)
{
    return ask_place(&store->arena, record, change, err);
}

enum store_answer store_make_change(struct store *store, struct record *record,
                                    const struct store_change *change, struct err *err)
{
    struct arena *arena = &store->arena;
    struct place place;
    enum store_answer answer = ask_place(arena, record, change, err);
    if (answer != STORE_DONE)
        return answer;
    struct translation *part =
        change->lang == NULL ? NULL : part_made(arena, record, change->lang);
    if ((change->lang != NULL && part == NULL) ||
        !find_place(record, part, change->field, &place))
        return no_memory(err);
    struct value there = stands_at(&place);
    const struct value *now = change->now != NULL ? change->now : &nothing;
    const struct history_row row = {
        .kind = record_kind_name(change->kind),
        .id = change->id,
        .field = change->field,
        .lang = change->lang != NULL ? change->lang : "",
        .was = snapshot_value(arena, place.field, &there),
        .now = snapshot_value(arena, place.field, now),
    };
    if (arena->failed)
        return no_memory(err);
    if (!history_add(&store->history, &row, err))
        return STORE_BROKEN;
    if (place.value != NULL)
        *place.value = *now;
    else
        *place.words = now->set ? now->text : NULL;
    return STORE_DONE;
}

/* A language in which nothing stands any more is none; a text of which nobody says how it
 * was made, somebody has written here. */
static void settle_languages(struct record *record)
{
    size_t kept = 0;
    for (size_t i = 0; i < record->translation_count; i++) {
        struct translation *part = &record->translation[i];
        bool any = false;
        for (size_t k = 0; k < RECORD_FIELD_MAX; k++)
            any = any || part->value[k].set;
        if (part->made == NULL && record_kind_says_made(record->kind))
            part->made = "human";
        if (any)
            record->translation[kept++] = *part;
    }
    record->translation_count = kept;
}

enum store_answer store_put_back(struct store *store, struct record *record,
                                 struct err *err)
{
    struct tables tables = {.db = store->db};
    int64_t next = 0; /* of no interest: it stands there, and keeps its place */
    bool there;
    settle_languages(record);
    return tables_put(&tables, record, &next, &there, err) ? STORE_DONE : STORE_BROKEN;
}

enum store_answer store_gone(enum record_kind kind, const char *id, struct err *err)
{
    err_set(err, "%s: there is no %s of this id any more; somebody has removed it", id,
            message(record_kind_name(kind)));
    return STORE_GONE;
}

enum store_answer store_change(struct store *store, const struct store_change *change,
                               struct err *err)
{
    struct record *record;
    arena_reset(&store->arena);
    if (!store_find(store, &store->arena, change->kind, change->id, &record, err))
        return STORE_BROKEN;
    if (record == NULL)
        return store_gone(change->kind, change->id, err);
    enum store_answer answer = store_make_change(store, record, change, err);
    return answer == STORE_DONE ? store_put_back(store, record, err) : answer;
}
