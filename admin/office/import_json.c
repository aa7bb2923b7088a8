#include "import_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import_value.h"

enum { TRANSLATION_MAX = 32 };

/* Letters in common at the front: enough to guess what a misspelt field was meant to be.
 */
static void refuse_unknown(struct import *in, enum record_kind kind, const char *name)
{
    size_t count;
    const struct field *field = record_fields(kind, &count);
    const char *like = NULL;
    size_t best = 1;
    for (size_t i = 0; i < count; i++) {
        size_t same = 0;
        while (name[same] != '\0' && name[same] == field[i].name[same])
            same++;
        if (same > best) {
            best = same;
            like = field[i].name;
        }
    }
    char reason[160];
    snprintf(reason, sizeof reason, "no such field in %s%s%s%s", record_kind_plural(kind),
             like == NULL ? "; take it out" : "; is \"", like == NULL ? "" : like,
             like == NULL ? "" : "\" meant?");
    import_refuse(in, name, reason);
}

static bool is_parent(enum record_kind kind, const char *name)
{
    size_t count;
    size_t len = strlen(name);
    const struct field *field = record_fields(kind, &count);
    for (size_t i = 0; i < count; i++)
        if (strncmp(field[i].name, name, len) == 0 && field[i].name[len] == '.')
            return true;
    return false;
}

static bool known_lang(const char *lang)
{
    size_t letters = strspn(lang, "abcdefghijklmnopqrstuvwxyz");
    return (letters == 2 || letters == 3) && strlen(lang) <= 20 &&
           lang[strspn(
               lang,
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] ==
               '\0';
}

static void read_members(struct import *in, enum record_kind kind, const char *prefix,
                         json_t *json, const char *inside, struct value *value,
                         struct translation *translation);

/* One member of a record (or of its part in another language, `translation`). `inside` is
 * where in the record we are, for messages; `prefix` the beginning of the field's name.
 */
static void read_member(struct import *in, enum record_kind kind, const char *prefix,
                        const char *key, json_t *json, const char *inside,
                        struct value *value, struct translation *translation)
{
    char name[96];
    char path[160];
    size_t count;
    const struct field *field = record_fields(kind, &count);
    snprintf(name, sizeof name, "%s%.60s", prefix, key);
    snprintf(path, sizeof path, "%s%s", inside, name);
    int at = strchr(key, '.') == NULL ? record_field(kind, name) : -1;
    if (at >= 0 && translation != NULL && !field[at].translated)
        import_refuse(in, path,
                      "is the same in all languages; it belongs outside of \"text\"");
    else if (at >= 0)
        import_value(in, &field[at], path, json, &value[at]);
    else if (translation != NULL && record_kind_says_made(kind) &&
             strcmp(name, "made") == 0 && json_is_string(json))
        translation->made = import_keep(in, json_string_value(json));
    else if (prefix[0] == '\0' && is_parent(kind, name) && json_is_object(json)) {
        snprintf(name, sizeof name, "%.60s.", key);
        read_members(in, kind, name, json, inside, value, translation);
    } else if (prefix[0] == '\0' && is_parent(kind, name) && !json_is_null(json))
        import_refuse_type(in, path, "an object", json);
    else if (!(prefix[0] == '\0' && is_parent(kind, name)))
        refuse_unknown(in, kind, path);
}

static void read_members(struct import *in, enum record_kind kind, const char *prefix,
                         json_t *json, const char *inside, struct value *value,
                         struct translation *translation)
{
    const char *key;
    json_t *member;
    json_object_foreach(json, key, member)
    {
        if (strcmp(key, "text") == 0 && prefix[0] == '\0' && translation == NULL)
            continue;
        read_member(in, kind, prefix, key, member, inside, value, translation);
    }
}

static int compare_translations(const void *a, const void *b)
{
    return strcmp(((const struct translation *)a)->lang,
                  ((const struct translation *)b)->lang);
}

static void check_made(struct import *in, const char *path, const char *made)
{
    if (made == NULL || (strcmp(made, "tested") != 0 && strcmp(made, "human") != 0 &&
                         strcmp(made, "automatic") != 0))
        import_refuse(in, path,
                      "must say how the text was made: tested, human or automatic");
}

static void read_translation(struct import *in, struct record *record, const char *lang,
                             json_t *json)
{
    char path[40];
    char inside[48];
    char made[56];
    struct translation *out = &record->translation[record->translation_count];
    snprintf(path, sizeof path, "text.%.24s", lang);
    if (!known_lang(lang) || strcmp(lang, "de") == 0) {
        import_refuse(
            in, path,
            "is not a language other than \"de\", such as \"en\" or \"de-simple\"");
        return;
    }
    if (!json_is_object(json)) {
        import_refuse_type(in, path, "an object", json);
        return;
    }
    out->lang = import_keep(in, lang);
    snprintf(inside, sizeof inside, "%s.", path);
    snprintf(made, sizeof made, "%smade", inside);
    read_members(in, record->kind, "", json, inside, out->value, out);
    if (record_kind_says_made(record->kind))
        check_made(in, made, out->made);
    record->translation_count++;
}

static void read_translations(struct import *in, struct record *record, json_t *json)
{
    const char *lang;
    json_t *member;
    if (json == NULL || json_is_null(json))
        return;
    if (!json_is_object(json) || json_object_size(json) > TRANSLATION_MAX) {
        import_refuse(in, "text",
                      "must be an object with a member for each language, at most 32");
        return;
    }
    record->translation = arena_take_array(in->arena, json_object_size(json) + 1,
                                           sizeof *record->translation);
    in->failed = in->failed || record->translation == NULL;
    if (in->failed)
        return;
    json_object_foreach(json, lang, member)
    {
        read_translation(in, record, lang, member);
    }
    qsort(record->translation, record->translation_count, sizeof *record->translation,
          compare_translations);
}

static void check_whole(struct import *in, const struct record *record)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    for (size_t i = 0; i < count; i++)
        if (field[i].required && !record->value[i].set && in->good)
            import_refuse(in, field[i].name, "is missing");
    if (in->good &&
        document_find(in->document, record->kind, record_id(record)) != NULL) {
        char reason[128];
        snprintf(reason, sizeof reason,
                 "\"%s\" has come before; an id may stand only once", record_id(record));
        import_refuse(in, "id", reason);
    }
}

static void read_record(struct import *in, enum record_kind kind, json_t *json)
{
    in->good = true;
    if (!json_is_object(json)) {
        import_refuse_type(in, "", "an object", json);
        return;
    }
    struct record *record = arena_take(in->arena, sizeof *record);
    in->failed = in->failed || record == NULL;
    if (in->failed)
        return;
    record->kind = kind;
    read_members(in, kind, "", json, "", record->value, NULL);
    read_translations(in, record, json_object_get(json, "text"));
    check_whole(in, record);
    if (in->good && !in->failed)
        in->failed = !document_add(in->arena, in->document, record);
}

static void read_list_of(struct import *in, enum record_kind kind, const char *name,
                         const json_t *json)
{
    in->list = name;
    for (size_t i = 0; i < json_array_size(json) && !in->failed; i++) {
        in->index = i;
        if (in->next_place < in->places.count)
            in->place = in->places.item[in->next_place++];
        read_record(in, kind, json_array_get(json, i));
    }
}

static void read_document(struct import *in, json_t *json)
{
    const char *key;
    json_t *member;
    json_object_foreach(json, key, member)
    {
        int kind = 0;
        while (kind < RECORD_KIND_COUNT &&
               strcmp(key, record_kind_plural((enum record_kind)kind)) != 0)
            kind++;
        if (strcmp(key, "comment") == 0 && json_is_string(member))
            continue;
        if (kind == RECORD_KIND_COUNT || !json_is_array(member)) {
            refusals_add(
                in->refusals, in->file,
                json_line(in->text, in->len,
                          (struct json_place){strcspn(in->text, "{"), 1}, key),
                key,
                kind < RECORD_KIND_COUNT
                    ? "must be a list"
                    : "a document has sites, topics, barriers, coaches, offers, answers "
                      "and hosts, nothing else");
            in->next_place += json_is_array(member) ? json_array_size(member) : 0;
            continue;
        }
        read_list_of(in, (enum record_kind)kind, key, member);
    }
}

static json_t *load(struct import *in, struct buf *file, struct err *err)
{
    json_error_t where;
    if (!buf_read_file(file, in->file, IMPORT_FILE_MAX, err))
        return NULL;
    in->text = file->bytes;
    in->len = file->len;
    if (in->len >= 3 && memcmp(in->text, "\xEF\xBB\xBF", 3) == 0) {
        in->text += 3;
        in->len -= 3;
    }
    if (!json_scan(in->arena, in->text, in->len, &in->places, err)) {
        err_prefix(err, "%s", in->file);
        return NULL;
    }
    json_t *json = json_loadb(in->text, in->len, JSON_REJECT_DUPLICATES, &where);
    if (json == NULL)
        err_set(err, "%s: line %d, column %d: not valid JSON: %s", in->file, where.line,
                where.column, where.text);
    return json;
}

bool import_json(struct arena *arena, const char *path, struct document *document,
                 struct refusals *refusals, struct err *err)
{
    struct buf file = {0};
    struct import in = {
        .arena = arena, .file = path, .document = document, .refusals = refusals};
    json_t *json = load(&in, &file, err);
    bool ok = json != NULL;
    if (ok && json_is_array(json))
        read_list_of(&in, RECORD_OFFER, "offers", json);
    else if (ok && json_is_object(json))
        read_document(&in, json);
    else if (ok)
        ok = err_set(err,
                     "%s: neither a list of offers nor an object with lists of records",
                     path);
    json_decref(json);
    buf_free(&file);
    if (ok && (in.failed || refusals->text.failed))
        ok = err_set(err, "%s: not enough memory", path);
    return ok;
}
