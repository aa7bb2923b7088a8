#include "workspace/snapshot.h"

#include <stdlib.h>
#include <string.h>

#include "core/crypt.h"

enum { FINGERPRINT_LEN = 32 };

static const char fingerprint_name[] = "fingerprint";

static bool stands(const struct field *field, const struct value *value)
{
    return value->set && (!field_is_list(field) || value->list.count > 0);
}

const char *snapshot_value(struct arena *arena, const struct field *field,
                           const struct value *value)
{
    struct buf text = {0};
    if (!stands(field, value))
        return NULL;
    if (!field_is_list(field))
        return arena_copy(arena, value->text);
    for (size_t i = 0; i < value->list.count; i++) {
        buf_add_text(&text, i == 0 ? "" : "\n");
        buf_add_text(&text, value->list.item[i]);
    }
    const char *copy = text.failed || text.bytes == NULL ? arena_copy(arena, "")
                                                         : arena_copy(arena, text.bytes);
    arena->failed = arena->failed || text.failed;
    buf_free(&text);
    return copy;
}

bool snapshot_read_value(struct arena *arena, const struct field *field, const char *text,
                         struct value *out)
{
    *out = (struct value){0};
    if (text == NULL)
        return true;
    out->set = true;
    if (!field_is_list(field))
        return (out->text = arena_copy(arena, text)) != NULL;
    size_t count = 1;
    for (const char *at = text; *at != '\0'; at++)
        count += *at == '\n';
    const char **item = arena_take_array(arena, count, sizeof *item);
    if (item == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t len = strcspn(text, "\n");
        item[i] = arena_copy_len(arena, text, len);
        text += len + (text[len] == '\n');
    }
    out->list = (struct texts){item, count};
    return !arena->failed;
}

bool snapshot_same(const struct field *field, const struct value *a,
                   const struct value *b)
{
    bool there = stands(field, a);
    if (there != stands(field, b))
        return false;
    if (!there)
        return true;
    if (!field_is_list(field))
        return strcmp(a->text, b->text) == 0;
    if (a->list.count != b->list.count)
        return false;
    for (size_t i = 0; i < a->list.count; i++)
        if (strcmp(a->list.item[i], b->list.item[i]) != 0)
            return false;
    return true;
}

static void add_escaped(struct buf *out, const char *text)
{
    for (;;) {
        size_t plain = strcspn(text, "\\\n\r\t");
        buf_add(out, text, plain);
        text += plain;
        if (*text == '\0')
            return;
        buf_add_text(out, *text == '\\'   ? "\\\\"
                          : *text == '\n' ? "\\n"
                          : *text == '\r' ? "\\r"
                                          : "\\t");
        text++;
    }
}

static void add_line(struct buf *out, const char *name, const char *lang,
                     const char *words)
{
    if (words == NULL)
        return;
    buf_add_text(out, name);
    buf_add_text(out, "\t");
    buf_add_text(out, lang);
    buf_add_text(out, "\t");
    add_escaped(out, words);
    buf_add_text(out, "\n");
}

static void add_values(struct buf *out, enum record_kind kind, const char *lang,
                       const struct value *value)
{
    struct arena arena = {0};
    size_t count;
    const struct field *field = record_fields(kind, &count);
    for (size_t i = 0; i < count; i++)
        add_line(out, field[i].name, lang, snapshot_value(&arena, &field[i], &value[i]));
    out->failed = out->failed || arena.failed;
    arena_free(&arena);
}

void snapshot_write(const struct record *record, int64_t position, const char *rest,
                    struct buf *out)
{
    buf_print(out, "position\t\t%lld\n", (long long)position);
    add_values(out, record->kind, "", record->value);
    for (size_t i = 0; i < record->translation_count; i++) {
        const struct translation *part = &record->translation[i];
        add_line(out, "made", part->lang, part->made);
        add_line(out, "source_hash", part->lang, part->source_hash);
        add_values(out, record->kind, part->lang, part->value);
    }
    add_line(out, "rest", "", rest);
}

/* In place: what is written back is never longer. */
static void unescape(char *text)
{
    char *to = text;
    for (char *at = text; *at != '\0'; at++) {
        if (*at == '\\' && at[1] != '\0') {
            at++;
            *to++ = (char)(*at == 'n'   ? '\n'
                           : *at == 'r' ? '\r'
                           : *at == 't' ? '\t'
                                        : *at);
        } else {
            *to++ = *at;
        }
    }
    *to = '\0';
}

static struct translation *part_of(struct arena *arena, struct record *record,
                                   const char *lang)
{
    size_t count = record->translation_count;
    if (count > 0 && strcmp(record->translation[count - 1].lang, lang) == 0)
        return &record->translation[count - 1];
    struct translation *all =
        arena_take_array(arena, count + 1, sizeof *record->translation);
    if (all == NULL)
        return NULL;
    if (count > 0)
        memcpy(all, record->translation, count * sizeof *all);
    all[count].lang = lang;
    record->translation = all;
    record->translation_count++;
    return &all[count];
}

struct reading {
    struct arena *arena;
    struct record *record;
    int64_t *position;
    const char **rest;
};

static bool take_line(struct reading *reading, const char *name, const char *lang,
                      const char *words)
{
    struct record *record = reading->record;
    struct translation *part = NULL;
    if (lang[0] == '\0' && strcmp(name, "position") == 0) {
        *reading->position = strtoll(words, NULL, 10);
        return true;
    }
    if (lang[0] == '\0' && strcmp(name, "rest") == 0) {
        *reading->rest = words;
        return true;
    }
    if (lang[0] != '\0' && (part = part_of(reading->arena, record, lang)) == NULL)
        return false;
    if (part != NULL && strcmp(name, "made") == 0) {
        part->made = words;
        return true;
    }
    if (part != NULL && strcmp(name, "source_hash") == 0) {
        part->source_hash = words;
        return true;
    }
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    int at = record_field(record->kind, name);
    return at < 0 ||
           snapshot_read_value(reading->arena, &field[at], words,
                               &(part == NULL ? record->value : part->value)[at]);
}

bool snapshot_read(struct arena *arena, enum record_kind kind, const char *text,
                   struct record **out, int64_t *position, const char **rest,
                   struct err *err)
{
    struct record *record = arena_take(arena, sizeof *record);
    char *line = arena_copy(arena, text);
    struct reading reading = {arena, record, position, rest};
    *position = 0;
    *rest = NULL;
    if (record == NULL || line == NULL)
        return err_set(err, "not enough memory");
    record->kind = kind;
    while (*line != '\0') {
        char *next = line + strcspn(line, "\n");
        next += *next == '\n' ? (*next = '\0', 1) : 0;
        char *lang = strchr(line, '\t');
        char *words = lang == NULL ? NULL : strchr(lang + 1, '\t');
        if (words != NULL) {
            *lang++ = '\0';
            *words++ = '\0';
            unescape(words);
            if (!take_line(&reading, line, lang, words))
                return err_set(err, "not enough memory");
        }
        line = next;
    }
    if (!record->value[0].set)
        return err_set(err, "the history keeps a record without its id");
    *out = record;
    return true;
}

void snapshot_fingerprint(const struct record *record, struct buf *out)
{
    struct buf text = {0};
    struct crypt_hash hash;
    unsigned char bytes[CRYPT_HASH_LEN];
    char hex[2 * FINGERPRINT_LEN + 1];
    snapshot_write(record, 0, NULL, &text);
    crypt_hash_begin(&hash);
    crypt_hash_add(&hash, text.bytes, text.len);
    crypt_hash_end(&hash, bytes);
    crypt_to_hex(hex, bytes, FINGERPRINT_LEN);
    add_line(out, fingerprint_name, "", hex);
    out->failed = out->failed || text.failed;
    buf_free(&text);
}

bool snapshot_is(struct arena *arena, const char *text, const struct record *record,
                 bool *same_out, struct err *err)
{
    struct buf here = {0};
    struct buf there = {0};
    size_t name_len = strlen(fingerprint_name);
    bool ok = true;
    if (strncmp(text, fingerprint_name, name_len) == 0 && text[name_len] == '\t') {
        snapshot_fingerprint(record, &here);
        buf_add_text(&there, text);
    } else {
        struct record *then;
        const char *rest;
        int64_t position;
        ok = snapshot_read(arena, record->kind, text, &then, &position, &rest, err);
        snapshot_write(record, 0, NULL, &here);
        if (ok)
            snapshot_write(then, 0, NULL, &there);
    }
    if (ok && (here.failed || there.failed))
        ok = err_set(err, "not enough memory");
    if (ok)
        *same_out = strcmp(here.bytes, there.bytes) == 0;
    buf_free(&here);
    buf_free(&there);
    return ok;
}
