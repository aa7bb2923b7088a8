#include "formats/import_value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/message.h"
#include "base/text.h"
#include "base/utf8.h"

enum { LIST_MAX = 64, MAP_MAX = 64, SHOWN = 81 };

/* What stands there, cut short. */
static void show_value(char out[SHOWN], const struct json *json)
{
    struct buf text = {0};
    if (json != NULL && !json_is(json, JSON_TEXT))
        json_add(&text, json, JSON_DENSE);
    utf8_copy(out, SHOWN,
              json_is(json, JSON_TEXT) ? json_text(json)
              : text.len > 0           ? text.bytes
                                       : "");
    buf_free(&text);
}

void import_refuse_by(struct import *in, const char *field, const char *reason,
                      const char *rule)
{
    char place[160];
    char path[256];
    char value[SHOWN];
    char item[16] = "";
    if (in->item >= 0)
        snprintf(item, sizeof item, "[%d]", in->item);
    snprintf(place, sizeof place, "%s%.*s%s", in->inside, utf8_head(field, 100), field,
             item);
    snprintf(path, sizeof path, "%s[%zu]%s%s",
             in->record.list[0] != '\0' ? in->record.list : "offers", in->record.index,
             place[0] != '\0' ? "." : "", place);
    show_value(value, in->value);
    in->intake->note(in->intake->context,
                     &(struct intake_note){
                         .file = in->file,
                         .line = in->located++ < IMPORT_LOCATED_MOST
                                     ? json_line(in->record.text, in->record.len,
                                                 in->record.line, place)
                                     : in->record.line,
                         .column = path,
                         .value = value,
                         .reason = reason,
                         .done = INTAKE_ROW_REFUSED,
                         .rule = rule,
                     });
    in->good = false;
}

void import_refuse(struct import *in, const char *field, const char *reason)
{
    import_refuse_by(in, field, reason, NULL);
}

static const char *type_name(const struct json *json)
{
    static const char *const names[] = {[JSON_NOTHING] = "null",
                                        [JSON_NONE] = "null",
                                        [JSON_FLAG] = MESSAGE("true or false"),
                                        [JSON_NUMBER] = MESSAGE("a number"),
                                        [JSON_TEXT] = MESSAGE("a text"),
                                        [JSON_LIST] = MESSAGE("a list"),
                                        [JSON_MAP] = MESSAGE("an object")};
    return names[json_kind(json)];
}

void import_refuse_type(struct import *in, const char *field, const char *wanted,
                        const struct json *json)
{
    char reason[96];
    snprintf(reason, sizeof reason, message("must be %s and is %s"), message(wanted),
             message(type_name(json)));
    import_refuse_by(in, field, reason, "bad_type");
}

const char *import_keep(struct import *in, const char *text)
{
    const char *copy = arena_copy(in->arena, text);
    in->failed = in->failed || copy == NULL;
    return copy;
}

/* A single value as text, or NULL after a refusal. */
static const char *read_single(struct import *in, const struct field *field,
                               const char *name, const struct json *json)
{
    char number[JSON_NUMBER_ROOM];
    const char *text = NULL;
    if (field->type == FIELD_NUMBER || field->type == FIELD_COUNT) {
        if (!json_is(json, JSON_NUMBER)) {
            import_refuse_type(in, name, "a number", json);
            return NULL;
        }
        json_write_number(number, json_double(json));
        text = number;
    } else if (field->type == FIELD_FLAG) {
        if (!json_is(json, JSON_FLAG)) {
            import_refuse_type(in, name, "true or false", json);
            return NULL;
        }
        text = json_flag(json) ? "true" : "false";
    } else if (json_is(json, JSON_TEXT)) {
        text = json_text(json);
    } else {
        import_refuse_type(in, name, "a text", json);
        return NULL;
    }
    struct err err = {""};
    if (text[0] != '\0' && !record_check(field, text, &err)) {
        import_refuse_by(in, name, err.text, intake_bad_value(field));
        return NULL;
    }
    return import_keep(in, text);
}

static bool twice(const struct texts *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->item[i], text) == 0)
            return true;
    return false;
}

static void read_list(struct import *in, const struct field *field, const char *name,
                      const struct json *json, struct value *out)
{
    size_t count = json_count(json);
    if (!json_is(json, JSON_LIST)) {
        import_refuse_type(in, name, "a list", json);
        return;
    }
    if (count > LIST_MAX) {
        import_refuse(in, name, "has more than 64 items");
        return;
    }
    const char **item = arena_take_array(in->arena, count + 1, sizeof *item);
    struct texts list = {item, 0};
    in->failed = in->failed || item == NULL;
    for (size_t i = 0; i < count && !in->failed; i++) {
        in->item = (int)i;
        in->value = json_item(json, i);
        const char *text = read_single(in, field, name, in->value);
        if (text == NULL)
            continue;
        if (text[0] == '\0')
            import_refuse(in, name, "is empty");
        else if (field->type != FIELD_TEXTS && twice(&list, text))
            import_refuse(in, name, "stands there twice");
        else
            item[list.count++] = text;
    }
    in->item = -1;
    *out = (struct value){.set = list.count > 0, .list = list};
}

/* "name=value" of a member; NULL if memory ran out. */
static const char *read_pair(struct import *in, const struct field *field,
                             const char *key, const struct json *member)
{
    long long number;
    const char *value = json_is(member, JSON_TEXT) ? json_text(member) : "";
    if (field->type == FIELD_MAP && json_is(member, JSON_FLAG))
        value = json_flag(member) ? "yes" : "no";
    if (field->type == FIELD_LINK && json_whole(member, &number))
        return arena_print(in->arena, "%s=%lld", key, number);
    return arena_print(in->arena, "%s=%s", key, value);
}

static void read_map(struct import *in, const struct field *field, const char *name,
                     struct json *json, struct value *out)
{
    if (!json_is(json, JSON_MAP)) {
        import_refuse_type(in, name, "an object", json);
        return;
    }
    size_t count = json_count(json);
    const char **item = arena_take_array(in->arena, count + 1, sizeof *item);
    size_t kept = 0;
    const char *key;
    struct json *member;
    in->failed = in->failed || item == NULL;
    if (count > MAP_MAX)
        import_refuse(in, name, "has more than 64 members");
    else if (!in->failed)
        JSON_MEMBERS (json, key, member) {
            struct err err = {""};
            const char *pair = read_pair(in, field, key, member);
            in->failed = in->failed || pair == NULL;
            if (pair != NULL && record_check(field, pair, &err))
                item[kept++] = pair;
            else
                import_refuse_by(in, name, err.text, intake_bad_value(field));
        }
    if (kept > 0)
        qsort(item, kept, sizeof *item, text_order);
    *out = (struct value){.set = kept > 0, .list = {item, kept}};
}

void import_value(struct import *in, const struct field *field, const char *name,
                  struct json *json, struct value *out)
{
    if (json_is(json, JSON_NONE))
        return;
    in->value = json;
    if (field->type == FIELD_MAP || field->type == FIELD_LINK) {
        read_map(in, field, name, json, out);
    } else if (field_is_list(field)) {
        read_list(in, field, name, json, out);
    } else {
        const char *text = read_single(in, field, name, json);
        *out = (struct value){.set = text != NULL && text[0] != '\0', .text = text};
    }
    in->value = NULL;
}
