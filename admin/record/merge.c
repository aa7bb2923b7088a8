#include "record/merge.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "record/translation.h"

enum { NAME_LEN = 4, VALUE_LEN = 8, SAID_HASH_LEN = NAME_LEN + VALUE_LEN };

static void put_said_hash(unsigned char out[SAID_HASH_LEN], const char *lang,
                          const char *field, const struct value *value)
{
    uint64_t name = hash_text(hash_text(HASH_BEGIN, lang == NULL ? "" : lang), field);
    uint64_t said = HASH_BEGIN;
    if (value->text != NULL)
        said = hash_text(said, value->text);
    for (size_t i = 0; i < value->list.count; i++)
        said = hash_text(hash_text(said, "|"), value->list.item[i]);
    for (int i = 0; i < NAME_LEN; i++)
        out[i] = (unsigned char)(name >> (8 * i));
    for (int i = 0; i < VALUE_LEN; i++)
        out[NAME_LEN + i] = (unsigned char)(said >> (8 * i));
}

static void add_said_hashes(struct buf *out, const char *lang, enum record_kind kind,
                            const struct value *value)
{
    size_t count;
    const struct field *field = record_fields(kind, &count);
    for (size_t i = 0; i < count; i++) {
        unsigned char hash[SAID_HASH_LEN];
        if (!value[i].set)
            continue;
        put_said_hash(hash, lang, field[i].name, &value[i]);
        buf_add(out, hash, sizeof hash);
    }
}

static int compare(const void *a, const void *b)
{
    return memcmp(a, b, SAID_HASH_LEN);
}

/* Beside its fields a text in another language has what is said about the text. */
static struct value said_of(const struct translation *part, size_t which)
{
    const char *text = which == 0 ? part->made : part->source_hash;
    return (struct value){.set = text != NULL, .text = text};
}

static const char *const said_names[] = {"made", "source_hash"};

enum { SAID_COUNT = sizeof said_names / sizeof said_names[0] };

void merge_said(const struct record *record, struct buf *out)
{
    size_t from = out->len;
    add_said_hashes(out, NULL, record->kind, record->value);
    for (size_t t = 0; t < record->translation_count; t++) {
        const struct translation *part = &record->translation[t];
        add_said_hashes(out, part->lang, record->kind, part->value);
        for (size_t i = 0; i < SAID_COUNT; i++) {
            unsigned char hash[SAID_HASH_LEN];
            struct value value = said_of(part, i);
            if (!value.set)
                continue;
            put_said_hash(hash, part->lang, said_names[i], &value);
            buf_add(out, hash, sizeof hash);
        }
    }
    if (!out->failed && out->len > from)
        qsort(out->bytes + from, (out->len - from) / SAID_HASH_LEN, SAID_HASH_LEN,
              compare);
}

bool merge_untouched(const struct said_hashes *before, const struct record *source)
{
    struct buf now = {0};
    merge_said(source, &now);
    bool same = !now.failed && now.len == before->len &&
                (now.len == 0 || memcmp(now.bytes, before->bytes, now.len) == 0);
    buf_free(&now);
    return same;
}

bool merge_said_before(const struct said_hashes *before, const char *lang,
                       const char *field, const struct value *value)
{
    unsigned char hash[SAID_HASH_LEN];
    put_said_hash(hash, lang, field, value);
    size_t low = 0;
    size_t high = before->len / SAID_HASH_LEN;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (memcmp(before->bytes + middle * SAID_HASH_LEN, hash, NAME_LEN) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool there = low < before->len / SAID_HASH_LEN &&
                 memcmp(before->bytes + low * SAID_HASH_LEN, hash, NAME_LEN) == 0;
    if (!there || !value->set)
        return there == value->set;
    return memcmp(before->bytes + low * SAID_HASH_LEN, hash, SAID_HASH_LEN) == 0;
}

static bool same(const struct value *a, const struct value *b)
{
    if (a->set != b->set)
        return false;
    if (!a->set)
        return true;
    if ((a->text == NULL) != (b->text == NULL) || a->list.count != b->list.count ||
        (a->text != NULL && strcmp(a->text, b->text) != 0))
        return false;
    for (size_t i = 0; i < a->list.count; i++)
        if (strcmp(a->list.item[i], b->list.item[i]) != 0)
            return false;
    return true;
}

struct merger {
    struct arena *arena;
    const struct said_hashes *before;
    merge_tell *tell;
    void *context;
    bool changed;
    bool failed;
};

/* A value as one text, a list's items separated by " | ". */
static const char *words(struct merger *merger, const struct value *value)
{
    if (!value->set)
        return "";
    if (value->text != NULL)
        return value->text;
    const char *all = "";
    for (size_t i = 0; i < value->list.count && all != NULL; i++)
        all = arena_print(merger->arena, "%s%s%s", all, i == 0 ? "" : " | ",
                          value->list.item[i]);
    merger->failed = merger->failed || all == NULL;
    return all == NULL ? "" : all;
}

static const struct value *choose(struct merger *merger, const char *lang,
                                  const char *field, const struct value *office,
                                  const struct value *source)
{
    if (same(office, source))
        return office;
    bool touched =
        merger->before == NULL || !merge_said_before(merger->before, lang, field, source);
    bool edited =
        merger->before != NULL && !merge_said_before(merger->before, lang, field, office);
    enum merge_change change = !touched ? MERGE_KEPT
                               : edited ? MERGE_CONFLICT
                                        : MERGE_NEW;
    if (merger->tell != NULL)
        merger->tell(merger->context, change, lang, field, words(merger, office),
                     words(merger, source));
    merger->changed = merger->changed || touched;
    return touched ? source : office;
}

static const struct translation no_translation;

static const struct translation *find_translation(const struct record *record,
                                                  const char *lang)
{
    for (size_t i = 0; i < record->translation_count; i++)
        if (strcmp(record->translation[i].lang, lang) == 0)
            return &record->translation[i];
    return &no_translation;
}

/* Where the two say different things, the field hash goes along with the text that
 * stands: a text that stays as the office has it was not made from the source's new
 * German. */
static void merge_source(struct merger *merger, const struct translation *ours,
                         const struct translation *theirs, struct translation *part)
{
    char hash[SOURCE_HASH_LEN] = "";
    for (int i = 0; part->source_hash != NULL && i < SOURCE_FIELD_COUNT; i++) {
        enum source_field field = (enum source_field)i;
        const struct value *one = translation_value_const(ours->value, field);
        const struct value *two = translation_value_const(theirs->value, field);
        const struct value *stands = translation_value_const(part->value, field);
        const char *from = same(one, two)      ? part->source_hash
                           : same(stands, one) ? ours->source_hash
                                               : theirs->source_hash;
        char field_hash[SOURCE_FIELD_HASH_LEN];
        if (stands->set && source_hash_find(from, field, field_hash))
            source_hash_add(hash, field, field_hash);
    }
    if (part->source_hash == NULL)
        return;
    part->source_hash = arena_copy(merger->arena, hash);
    merger->failed = merger->failed || part->source_hash == NULL;
}

/* The text in one language of the two; one that has nothing left is not kept. */
static void merge_translation(struct merger *merger, const struct record *office,
                              const struct record *source, const char *lang,
                              struct record *out)
{
    size_t count;
    const struct field *field = record_fields(office->kind, &count);
    const struct translation *ours = find_translation(office, lang);
    const struct translation *theirs = find_translation(source, lang);
    struct translation *part = &out->translation[out->translation_count];
    struct value said[SAID_COUNT];
    bool any = false;
    *part = (struct translation){.lang = lang};
    for (size_t i = 0; i < count; i++) {
        part->value[i] =
            *choose(merger, lang, field[i].name, &ours->value[i], &theirs->value[i]);
        any = any || part->value[i].set;
    }
    for (size_t i = 0; i < SAID_COUNT; i++) {
        const struct value one = said_of(ours, i);
        const struct value two = said_of(theirs, i);
        said[i] = *choose(merger, lang, said_names[i], &one, &two);
    }
    part->made = said[0].set ? said[0].text : NULL;
    part->source_hash = said[1].set ? said[1].text : NULL;
    if (record_kind_says_made(office->kind))
        merge_source(merger, ours, theirs, part);
    out->translation_count += any;
}

bool merge_records(struct arena *arena, const struct record *office,
                   const struct said_hashes *before, const struct record *source,
                   struct record *out, bool *changed_out, merge_tell *tell, void *context)
{
    size_t count;
    const struct field *field = record_fields(office->kind, &count);
    struct merger merger = {arena, before, tell, context, false, false};
    *out = (struct record){.kind = office->kind};
    for (size_t i = 0; i < count; i++)
        out->value[i] =
            *choose(&merger, NULL, field[i].name, &office->value[i], &source->value[i]);
    out->translation =
        arena_take_array(arena, office->translation_count + source->translation_count + 1,
                         sizeof *out->translation);
    if (out->translation == NULL)
        return false;
    /* Both are in order of lang. */
    for (size_t i = 0, k = 0;
         i < office->translation_count || k < source->translation_count;) {
        int order =
            i == office->translation_count ? 1
            : k == source->translation_count
                ? -1
                : strcmp(office->translation[i].lang, source->translation[k].lang);
        const char *lang =
            order <= 0 ? office->translation[i].lang : source->translation[k].lang;
        i += order <= 0;
        k += order >= 0;
        merge_translation(&merger, office, source, lang, out);
    }
    *changed_out = merger.changed;
    return !merger.failed;
}
