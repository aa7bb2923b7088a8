#include "formats/import_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "formats/import_value.h"
#include "record/translation.h"

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
    const char *plural = message(record_kind_plural(kind));
    if (like == NULL)
        snprintf(reason, sizeof reason, message("no such field in %s; take it out"),
                 plural);
    else
        snprintf(reason, sizeof reason, message("no such field in %s; is \"%s\" meant?"),
                 plural, like);
    import_refuse_by(in, name, reason, "unknown_field");
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

static void read_members(struct import *in, enum record_kind kind, const char *prefix,
                         struct json *json, struct value *value,
                         struct translation *translation);

/* One member of a record (or of its part in another language, `translation`). `prefix` is
 * the beginning of the field's name. */
static void read_member(struct import *in, enum record_kind kind, const char *prefix,
                        const char *key, struct json *json, struct value *value,
                        struct translation *translation)
{
    char long_name[96];
    size_t count;
    const struct field *field = record_fields(kind, &count);
    const char *name = key;
    bool top = prefix[0] == '\0';
    if (!top) {
        snprintf(long_name, sizeof long_name, "%s%.*s", prefix, utf8_head(key, 60), key);
        name = long_name;
    }
    int at = strchr(key, '.') == NULL ? record_field(kind, name) : -1;
    if (at >= 0 && translation != NULL && !field[at].translated)
        import_refuse(in, name,
                      "is the same in all languages; it belongs outside of \"text\"");
    else if (at >= 0)
        import_value(in, &field[at], name, json, &value[at]);
    else if (translation != NULL && record_kind_says_made(kind) &&
             strcmp(name, "made") == 0 && json_is(json, JSON_TEXT))
        translation->made = import_keep(in, json_text(json));
    else if (translation != NULL && record_kind_says_made(kind) &&
             strcmp(name, "source_hash") == 0 && json_is(json, JSON_TEXT))
        translation->source_hash = import_keep(in, json_text(json));
    else if (top && is_parent(kind, name) && json_is(json, JSON_MAP)) {
        snprintf(long_name, sizeof long_name, "%.*s.", utf8_head(key, 60), key);
        read_members(in, kind, long_name, json, value, translation);
    } else if (top && is_parent(kind, name) && !json_is(json, JSON_NONE))
        import_refuse_type(in, name, "an object", json);
    else if (!(top && is_parent(kind, name)))
        refuse_unknown(in, kind, name);
}

static void read_members(struct import *in, enum record_kind kind, const char *prefix,
                         struct json *json, struct value *value,
                         struct translation *translation)
{
    const char *key;
    struct json *member;
    JSON_MEMBERS (json, key, member) {
        if (strcmp(key, "text") == 0 && prefix[0] == '\0' && translation == NULL)
            continue;
        read_member(in, kind, prefix, key, member, value, translation);
    }
}

static void check_made(struct import *in, const char *made)
{
    if (!translation_made_valid(made))
        import_refuse(in, "made",
                      "must say how the text was made: tested, human or automatic");
}

/* The record's own fields come first: the German text is there. */
static void check_source(struct import *in, struct record *record,
                         struct translation *part)
{
    if (part->source_hash != NULL && !source_hash_valid(part->source_hash))
        import_refuse(in, "source_hash",
                      "is not what an export writes; leave it out if the text was made "
                      "from the German text beside it");
    else if (!translation_settle(in->arena, record, part))
        in->failed = true;
}

static void read_translation(struct import *in, struct record *record, const char *lang,
                             struct json *json)
{
    char path[40];
    char inside[48];
    struct translation *out = &record->translation[record->translation_count];
    snprintf(path, sizeof path, "text.%.*s", utf8_head(lang, 24), lang);
    if (!translation_lang_valid(lang)) {
        import_refuse(
            in, path,
            "is not a language other than \"de\", such as \"en\" or \"de-simple\"");
        return;
    }
    if (!json_is(json, JSON_MAP)) {
        import_refuse_type(in, path, "an object", json);
        return;
    }
    out->lang = import_keep(in, lang);
    snprintf(inside, sizeof inside, "%s.", path);
    in->inside = inside;
    read_members(in, record->kind, "", json, out->value, out);
    if (record_kind_says_made(record->kind)) {
        check_made(in, out->made);
        check_source(in, record, out);
    }
    in->inside = "";
    record->translation_count++;
}

static void read_translations(struct import *in, struct record *record, struct json *json)
{
    const char *lang;
    struct json *member;
    if (json == NULL || json_is(json, JSON_NONE))
        return;
    if (!json_is(json, JSON_MAP) || json_count(json) > TRANSLATION_MAX) {
        import_refuse(in, "text",
                      "must be an object with a member for each language, at most 32");
        return;
    }
    record->translation =
        arena_take_array(in->arena, json_count(json) + 1, sizeof *record->translation);
    in->failed = in->failed || record->translation == NULL;
    if (in->failed)
        return;
    JSON_MEMBERS (json, lang, member) {
        read_translation(in, record, lang, member);
    }
    translation_sort(record);
}

static void check_whole(struct import *in, const struct record *record)
{
    const char *missing;
    if (in->good && !intake_whole(record, &missing))
        import_refuse(in, missing, "is missing");
}

static bool give_record(struct import *in, struct record *record, struct err *err)
{
    struct err why = {""};
    enum intake_answer answer = in->intake->take(in->intake->context, record, &why);
    if (answer == INTAKE_NOT_TAKEN)
        import_refuse(in, "id", why.text);
    return answer != INTAKE_BROKEN || err_set(err, "%s", why.text);
}

/* False if the taker broke. */
static bool read_record(struct import *in, enum record_kind kind, struct json *json,
                        struct err *err)
{
    in->good = true;
    if (!json_is(json, JSON_MAP)) {
        in->value = json;
        import_refuse_type(in, "", "an object", json);
        in->value = NULL;
        return true;
    }
    struct record *record = arena_take(in->arena, sizeof *record);
    in->failed = in->failed || record == NULL;
    if (in->failed)
        return true;
    record->kind = kind;
    read_members(in, kind, "", json, record->value, NULL);
    read_translations(in, record, json_member(json, "text"));
    check_whole(in, record);
    return !in->good || in->failed || give_record(in, record, err);
}

/* The kind whose list has this name; RECORD_KIND_COUNT if there is none. "" is the
 * outermost list, of offers. */
static enum record_kind kind_of(const char *list)
{
    int kind = list[0] == '\0' ? RECORD_OFFER : 0;
    while (list[0] != '\0' && kind < RECORD_KIND_COUNT &&
           strcmp(list, record_kind_plural((enum record_kind)kind)) != 0)
        kind++;
    return (enum record_kind)kind;
}

static struct json *parse(struct import *in, struct err *err)
{
    struct json_fault where;
    struct json *json =
        json_parse(in->record.text, in->record.len, JSON_UNIQUE | JSON_SINGLE, &where);
    size_t line = in->record.line + (size_t)where.line - 1;
    size_t before = where.line == 1 ? in->record.column - 1 : 0;
    if (json == NULL)
        err_set(err, "%s: line %zu, column %zu, in %s[%zu]: not valid JSON: %s", in->file,
                line, before + (size_t)where.column,
                in->record.list[0] != '\0' ? in->record.list : "offers", in->record.index,
                where.text);
    return json;
}

static bool read_records(struct import *in, struct json_stream *stream, struct err *err)
{
    enum json_next next;
    while ((next = json_stream_next(stream, &in->record, err)) == JSON_RECORD) {
        enum record_kind kind = kind_of(in->record.list);
        in->located = 0;
        struct json *json = parse(in, err);
        bool ok = json != NULL &&
                  (kind == RECORD_KIND_COUNT || read_record(in, kind, json, err));
        json_free(json);
        if (ok && in->failed)
            ok = err_set(err, "%s: not enough memory", in->file);
        if (!ok)
            return false;
        arena_reset(in->arena);
        if (in->intake->progress != NULL)
            in->intake->progress(in->intake->context, json_stream_done(stream),
                                 json_stream_whole(stream));
    }
    return next == JSON_END;
}

static void refuse_member(struct import *in, const struct buf *frame, const char *key,
                          const char *reason)
{
    in->intake->note(in->intake->context,
                     &(struct intake_note){
                         .file = in->file,
                         .line = in->located++ < IMPORT_LOCATED_MOST
                                     ? json_line(frame->bytes, frame->len, 1, key)
                                     : 1,
                         .column = key,
                         .value = "",
                         .reason = reason,
                         .done = INTAKE_ROW_REFUSED,
                     });
}

/* What stands around the records: is the file as a whole JSON, and one of ours? */
static bool check_frame(struct import *in, const struct buf *frame, struct err *err)
{
    struct json_fault where;
    const char *key;
    struct json *member;
    struct json *json = json_parse(frame->bytes, frame->len, JSON_UNIQUE, &where);
    if (json == NULL)
        return err_set(err, "%s: line %d, column %d: not valid JSON: %s", in->file,
                       where.line, where.column, where.text);
    JSON_MEMBERS (json, key, member) {
        bool known = kind_of(key) != RECORD_KIND_COUNT && key[0] != '\0';
        if (strcmp(key, "comment") == 0 && json_is(member, JSON_TEXT))
            continue;
        if (!known)
            refuse_member(in, frame, key,
                          "a document has sites, topics, barriers, coaches, offers, "
                          "answers and hosts, nothing else");
        else if (!json_is(member, JSON_LIST))
            refuse_member(in, frame, key, "must be a list");
    }
    json_free(json);
    return true;
}

bool import_json(const char *path, const struct intake *intake, struct err *err)
{
    struct arena arena = {0};
    struct json_stream *stream = NULL;
    struct import in = {
        .arena = &arena, .file = path, .intake = intake, .inside = "", .item = -1};
    if (!json_stream_open(&stream, path, err))
        return false;
    bool ok = read_records(&in, stream, err) &&
              check_frame(&in, json_stream_frame(stream), err);
    json_stream_close(stream);
    arena_free(&arena);
    return ok;
}
