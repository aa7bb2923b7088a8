#include "publish/difference.h"

#include <string.h>

#include "base/array.h"
#include "publish/pack.h"
#include "workspace/snapshot.h"

/* Two states of one record; `live` NULL: it is new. */
struct pair {
    struct arena *arena;
    struct date today;
    struct difference *out;
};

static bool add_field(struct pair *pair, const struct field *field, const char *lang,
                      const struct value *was, const struct value *now)
{
    struct difference *out = pair->out;
    struct difference_field *more =
        array_room(pair->arena, out->field, out->count, &out->room, sizeof *more);
    if (more == NULL)
        return false;
    out->field = more;
    out->field[out->count++] = (struct difference_field){field, lang, was, now};
    return true;
}

/* The value as a terminal gets it; NULL: none. */
static const struct value *shown(const struct pair *pair, const struct field *field,
                                 const struct value *value)
{
    return value != NULL && value->set && pack_lets_out(field, value, pair->today) ? value
                                                                                   : NULL;
}

static bool compare(struct pair *pair, const struct field *field, const char *lang,
                    const struct value *was, const struct value *now)
{
    static const struct value nothing = {0};
    was = shown(pair, field, was);
    now = shown(pair, field, now);
    return snapshot_same(field, was != NULL ? was : &nothing,
                         now != NULL ? now : &nothing) ||
           add_field(pair, field, lang, was, now);
}

static const struct translation *text_of(const struct record *record, const char *lang)
{
    for (size_t i = 0; i < record->translation_count; i++)
        if (strcmp(record->translation[i].lang, lang) == 0)
            return &record->translation[i];
    return NULL;
}

static bool compare_texts(struct pair *pair, const struct field *field, size_t count,
                          const struct translation *was, const struct translation *now)
{
    const char *lang = now != NULL ? now->lang : was->lang;
    for (size_t i = 0; i < count; i++)
        if (field[i].translated &&
            !compare(pair, &field[i], lang, was != NULL ? &was->value[i] : NULL,
                     now != NULL ? &now->value[i] : NULL))
            return false;
    return true;
}

static bool compare_all(struct pair *pair, const struct record *live,
                        const struct record *now)
{
    size_t count;
    const struct field *field = record_fields(now->kind, &count);
    for (size_t i = 0; i < count; i++)
        if (!compare(pair, &field[i], NULL, &live->value[i], &now->value[i]))
            return false;
    for (size_t i = 0; i < now->translation_count; i++)
        if (!compare_texts(pair, field, count, text_of(live, now->translation[i].lang),
                           &now->translation[i]))
            return false;
    for (size_t i = 0; i < live->translation_count; i++)
        if (text_of(now, live->translation[i].lang) == NULL &&
            !compare_texts(pair, field, count, &live->translation[i], NULL))
            return false;
    return true;
}

static bool add_difference(struct arena *arena, struct differences *out,
                           const struct difference *difference)
{
    struct difference *more =
        array_room(arena, out->item, out->count, &out->room, sizeof *more);
    if (more == NULL)
        return false;
    out->item = more;
    out->item[out->count++] = *difference;
    return true;
}

static bool add_now(struct arena *arena, const struct document *live,
                    const struct record *now, struct date today, struct differences *out)
{
    const struct record *was = document_find(live, now->kind, record_id(now));
    struct difference difference = {.change = DIFFERENCE_NEW, .record = now};
    struct pair pair = {arena, today, &difference};
    if (was != NULL) {
        difference.change = DIFFERENCE_CHANGED;
        if (!compare_all(&pair, was, now))
            return false;
        if (difference.count == 0)
            return true;
    }
    return add_difference(arena, out, &difference);
}

bool difference_make(struct arena *arena, const struct document *live,
                     const struct document *workspace, struct date today,
                     struct differences *out)
{
    *out = (struct differences){0};
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        for (size_t i = 0; i < workspace->list[kind].count; i++) {
            const struct record *now = workspace->list[kind].item[i];
            if (pack_goes_out(now) && !add_now(arena, live, now, today, out))
                return false;
        }
        for (size_t i = 0; i < live->list[kind].count; i++) {
            const struct record *was = live->list[kind].item[i];
            const struct record *now =
                document_find(workspace, (enum record_kind)kind, record_id(was));
            const struct difference gone = {.change = DIFFERENCE_GONE, .record = was};
            if ((now == NULL || !pack_goes_out(now)) &&
                !add_difference(arena, out, &gone))
                return false;
        }
    }
    return true;
}
