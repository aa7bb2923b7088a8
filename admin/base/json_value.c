#include "base/json_value.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <jansson.h>

/* Ours is a name for theirs. */
static json_t *theirs(const struct json *json)
{
    return (json_t *)(uintptr_t)json;
}

static struct json *ours(json_t *json)
{
    return (struct json *)json;
}

struct json *json_parse(const char *text, size_t len, unsigned how,
                        struct json_fault *fault)
{
    json_error_t error;
    size_t flags = ((how & JSON_UNIQUE) != 0 ? JSON_REJECT_DUPLICATES : 0) |
                   ((how & JSON_SINGLE) != 0 ? JSON_DECODE_ANY : 0);
    json_t *json = json_loadb(text == NULL ? "" : text, len, flags, &error);
    if (json == NULL && fault != NULL) {
        *fault = (struct json_fault){.line = error.line, .column = error.column};
        snprintf(fault->text, sizeof fault->text, "%s", error.text);
    }
    return ours(json);
}

struct json *json_parse_text(const char *text)
{
    return json_parse(text, strlen(text), JSON_SINGLE, NULL);
}

struct json *json_share(struct json *json)
{
    return ours(json_incref(theirs(json)));
}

void json_free(struct json *json)
{
    json_decref(theirs(json));
}

enum json_kind json_kind(const struct json *json)
{
    static const enum json_kind kinds[] = {
        [JSON_OBJECT] = JSON_MAP,  [JSON_ARRAY] = JSON_LIST,
        [JSON_STRING] = JSON_TEXT, [JSON_INTEGER] = JSON_NUMBER,
        [JSON_REAL] = JSON_NUMBER, [JSON_TRUE] = JSON_FLAG,
        [JSON_FALSE] = JSON_FLAG,  [JSON_NULL] = JSON_NONE};
    return json == NULL ? JSON_NOTHING : kinds[json_typeof(theirs(json))];
}

bool json_is(const struct json *json, enum json_kind kind)
{
    return json_kind(json) == kind;
}

const char *json_text(const struct json *json)
{
    return json_string_value(theirs(json));
}

struct json *json_member(const struct json *map, const char *name)
{
    return ours(json_object_get(theirs(map), name));
}

const char *json_member_text(const struct json *map, const char *name)
{
    return json_text(json_member(map, name));
}

struct json *json_item(const struct json *list, size_t index)
{
    return ours(json_array_get(theirs(list), index));
}

size_t json_count(const struct json *json)
{
    return json_is(json, JSON_MAP) ? json_object_size(theirs(json))
                                   : json_array_size(theirs(json));
}

bool json_flag(const struct json *json)
{
    return json_is_true(theirs(json));
}

double json_double(const struct json *json)
{
    return json_number_value(theirs(json));
}

bool json_whole(const struct json *json, long long *out)
{
    *out = json_integer_value(theirs(json));
    return json_is_integer(theirs(json));
}

bool json_same(const struct json *one, const struct json *other)
{
    return json_equal(theirs(one), theirs(other)) == 1;
}

static void *stand(void *at, const char **name, struct json **member)
{
    if (at != NULL) {
        *name = json_object_iter_key(at);
        *member = ours(json_object_iter_value(at));
    }
    return at;
}

void *json_first(const struct json *map, const char **name, struct json **member)
{
    return stand(json_object_iter(theirs(map)), name, member);
}

void *json_next(const struct json *map, void *at, const char **name, struct json **member)
{
    return stand(json_object_iter_next(theirs(map), at), name, member);
}

struct json *json_new_map(void)
{
    return ours(json_object());
}

struct json *json_new_list(void)
{
    return ours(json_array());
}

struct json *json_new_text(const char *text)
{
    return ours(json_string(text));
}

struct json *json_new_none(void)
{
    return ours(json_null());
}

void json_put(struct json *map, const char *name, struct json *member)
{
    json_object_set_new(theirs(map), name, theirs(member));
}

void json_put_text(struct json *map, const char *name, const char *text)
{
    json_put(map, name, json_new_text(text));
}

void json_append(struct json *list, struct json *item)
{
    json_array_append_new(theirs(list), theirs(item));
}

void json_drop(struct json *map, const char *name)
{
    json_object_del(theirs(map), name);
}

void json_cut(struct json *list, size_t index)
{
    json_array_remove(theirs(list), index);
}

void json_fill(struct json *map, const struct json *other)
{
    json_object_update_missing(theirs(map), theirs(other));
}

static int add_bytes(const char *bytes, size_t len, void *out)
{
    buf_add(out, bytes, len);
    return 0;
}

void json_add(struct buf *out, const struct json *json, unsigned how)
{
    size_t flags = JSON_ENCODE_ANY | ((how & JSON_DENSE) != 0 ? JSON_COMPACT : 0) |
                   ((how & JSON_SORTED) != 0 ? JSON_SORT_KEYS : 0);
    if (json_dump_callback(theirs(json), add_bytes, out, flags) != 0)
        out->failed = true;
}

char *json_write(struct arena *arena, const struct json *json, unsigned how)
{
    struct buf out = {0};
    json_add(&out, json, how);
    char *text = out.failed ? NULL : arena_copy_len(arena, out.bytes, out.len);
    buf_free(&out);
    return text;
}
