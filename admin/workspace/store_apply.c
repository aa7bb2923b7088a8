#include "workspace/store_change.h"

#include <string.h>

#include "workspace/snapshot.h"
#include "workspace/store_parts.h"
#include "workspace/store_tables.h"

/* Two states of one record, given to the store as changes of its fields. */

static const struct value nothing;

/* One language of a record, or (NULL) its original, in two states. */
struct difference {
    const struct record *before, *after;
    const char *lang;
};

static const struct value *values_of(const struct record *record, const char *lang,
                                     struct translation **part)
{
    *part = lang == NULL ? NULL : store_part(record, lang);
    return lang == NULL ? record->value : *part == NULL ? NULL : (*part)->value;
}

/* Calls for each field that differs: first to ask whether all of them may be changed. */
typedef enum store_answer each_change(struct store *store, struct record *record,
                                      const struct store_change *change, struct err *err);

static enum store_answer worse(enum store_answer a, enum store_answer b)
{
    static const int rank[] = {[STORE_SAME] = 0,
                               [STORE_DONE] = 1,
                               [STORE_CONFLICT] = 2,
                               [STORE_GONE] = 3,
                               [STORE_BROKEN] = 4};
    return rank[a] > rank[b] ? a : b;
}

/* How a text was made, and from what. */
static enum store_answer each_word(struct store *store, struct record *record,
                                   const struct difference *two, each_change *each,
                                   struct err *err)
{
    struct translation *was = store_part(two->before, two->lang);
    struct translation *now = store_part(two->after, two->lang);
    const char *const name[] = {"made", "source_hash"};
    const char *const from[] = {was == NULL ? NULL : was->made,
                                was == NULL ? NULL : was->source_hash};
    const char *const to[] = {now == NULL ? NULL : now->made,
                              now == NULL ? NULL : now->source_hash};
    enum store_answer answer = STORE_SAME;
    for (size_t i = 0; i < 2 && answer != STORE_BROKEN; i++) {
        const struct value old = {.set = from[i] != NULL, .text = from[i]};
        const struct value new = {.set = to[i] != NULL, .text = to[i]};
        const struct store_change change = {
            record->kind, record_id(record), name[i], two->lang, &old, &new};
        if (!snapshot_same(&store_words_field, &old, &new))
            answer = worse(answer, each(store, record, &change, err));
    }
    return answer;
}

static enum store_answer each_field(struct store *store, struct record *record,
                                    const struct difference *two, each_change *each,
                                    struct err *err)
{
    struct translation *part;
    const struct value *was = values_of(two->before, two->lang, &part);
    const struct value *now = values_of(two->after, two->lang, &part);
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    enum store_answer answer =
        two->lang == NULL ? STORE_SAME : each_word(store, record, two, each, err);
    for (size_t i = 1; i < count && answer != STORE_BROKEN; i++) {
        const struct store_change change = {.kind = record->kind,
                                            .id = record_id(record),
                                            .field = field[i].name,
                                            .lang = two->lang,
                                            .was = was == NULL ? &nothing : &was[i],
                                            .now = now == NULL ? &nothing : &now[i]};
        if ((two->lang == NULL || field[i].translated) &&
            !snapshot_same(&field[i], change.was, change.now))
            answer = worse(answer, each(store, record, &change, err));
    }
    return answer;
}

/* A text in another language goes together with what it was made from: all of one
 * language, or none. */
static enum store_answer apply_language(struct store *store, struct record *record,
                                        const struct record *before,
                                        const struct record *after, const char *lang,
                                        struct err *err)
{
    const struct difference two = {before, after, lang};
    enum store_answer answer = each_field(store, record, &two, store_ask_change, err);
    return answer != STORE_DONE ? answer
                                : each_field(store, record, &two, store_make_change, err);
}

static enum store_answer any_change(struct store *store, struct record *record,
                                    const struct store_change *change, struct err *err)
{
    (void)store, (void)record, (void)change, (void)err;
    return STORE_DONE;
}

/* Most records of a long list were not touched: for those no question is asked. */
static bool differ(const struct record *before, const struct record *after)
{
    struct record *record = (struct record *)after;
    for (size_t i = 0; i <= after->translation_count + before->translation_count; i++) {
        const char *lang =
            i == 0 ? NULL
            : i <= after->translation_count
                ? after->translation[i - 1].lang
                : before->translation[i - 1 - after->translation_count].lang;
        const struct difference two = {before, after, lang};
        if (each_field(NULL, record, &two, any_change, NULL) != STORE_SAME)
            return true;
    }
    return false;
}

static enum store_answer add_new(struct store *store, const struct record *record,
                                 struct err *err)
{
    struct tables tables = {.db = store->db};
    int64_t next = 0;
    return tables_next(&tables, record->kind, &next, err) &&
                   store_note_came(store, record, next, err) &&
                   tables_add(&tables, record, &next, err)
               ? STORE_DONE
               : STORE_BROKEN;
}

enum store_answer store_apply(struct store *store, const struct record *before,
                              const struct record *after, struct err *err)
{
    struct record *record;
    if (before != NULL && !differ(before, after))
        return STORE_SAME;
    arena_reset(&store->arena);
    if (!store_find(store, &store->arena, after->kind, record_id(after), &record, err))
        return STORE_BROKEN;
    if (before == NULL && record == NULL)
        return add_new(store, after, err);
    if (before == NULL) {
        err_set(err, "%s: there is one of this id already", record_id(after));
        return STORE_CONFLICT;
    }
    if (record == NULL)
        return store_gone(after->kind, record_id(after), err);
    const struct difference original = {before, after, NULL};
    enum store_answer answer =
        each_field(store, record, &original, store_make_change, err);
    for (size_t i = 0; i < before->translation_count && answer != STORE_BROKEN; i++)
        answer = worse(answer, apply_language(store, record, before, after,
                                              before->translation[i].lang, err));
    for (size_t i = 0; i < after->translation_count && answer != STORE_BROKEN; i++)
        if (store_part(before, after->translation[i].lang) == NULL)
            answer = worse(answer, apply_language(store, record, before, after,
                                                  after->translation[i].lang, err));
    if (answer == STORE_BROKEN || answer == STORE_SAME)
        return answer;
    return worse(answer, store_put_back(store, record, err));
}
