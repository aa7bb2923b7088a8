#include <string.h>

#include "base/json_value.h"
#include "base/buf.h"
#include "formats/hsds/hsds_package.h"

enum { DATAPACKAGE_MAX = 4 << 20 };

static const char *text_at(struct arena *arena, const struct json *json, const char *name)
{
    const char *text = json_member_text(json, name);
    return text == NULL ? NULL : arena_copy(arena, text);
}

/* A path that stays in the package; not an address. */
static bool stays(const char *path)
{
    return path != NULL && path[0] != '\0' && path[0] != '/' &&
           strstr(path, "..") == NULL && strchr(path, ':') == NULL &&
           strchr(path, '\\') == NULL;
}

static bool read_fields(struct arena *arena, const struct json *schema, struct texts *out)
{
    const struct json *list = json_member(schema, "fields");
    size_t count = json_count(list);
    const char **item = arena_take_array(arena, count + 1, sizeof *item);
    for (size_t i = 0; item != NULL && i < count; i++) {
        item[i] = text_at(arena, json_item(list, i), "name");
        if (item[i] == NULL)
            item[i] = "";
    }
    *out = (struct texts){item, item == NULL ? 0 : count};
    return item != NULL;
}

static bool read_resource(struct arena *arena, const struct json *json,
                          struct hsds_resource *out)
{
    const struct json *path = json_member(json, "path");
    const struct json *dialect = json_member(json, "dialect");
    const char *delimiter = json_member_text(dialect, "delimiter");
    if (json_is(path, JSON_LIST))
        path = json_item(path, 0);
    *out = (struct hsds_resource){
        .name = text_at(arena, json, "name"),
        .path = json_is(path, JSON_TEXT) ? arena_copy(arena, json_text(path)) : NULL,
        .delimiter = delimiter != NULL && strlen(delimiter) == 1 ? delimiter[0] : '\0',
        .headless = json_is(json_member(dialect, "header"), JSON_FLAG) &&
                    !json_flag(json_member(dialect, "header")),
    };
    return out->name != NULL && stays(out->path) &&
           read_fields(arena, json_member(json, "schema"), &out->fields);
}

bool hsds_datapackage_read(struct arena *arena, const char *path,
                           struct hsds_resource **out, size_t *count_out, struct err *err)
{
    struct buf file = {0};
    struct json_fault where;
    if (!buf_read_file(&file, path, DATAPACKAGE_MAX, err))
        return false;
    struct json *json = json_parse(file.bytes, file.len, 0, &where);
    buf_free(&file);
    if (json == NULL)
        return err_set(err, "line %d: not valid JSON: %s", where.line, where.text);
    const struct json *list = json_member(json, "resources");
    size_t count = json_count(list);
    struct hsds_resource *item = arena_take_array(arena, count + 1, sizeof *item);
    size_t kept = 0;
    for (size_t i = 0; item != NULL && i < count; i++)
        kept += read_resource(arena, json_item(list, i), &item[kept]);
    bool is_list = json_is(list, JSON_LIST);
    json_free(json);
    if (!is_list)
        return err_set(err, "has no list of resources");
    if (arena->failed)
        return err_set(err, "not enough memory");
    *out = item;
    *count_out = kept;
    return true;
}
