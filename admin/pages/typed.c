#include "pages/typed.h"

#include <stdlib.h>
#include <string.h>

const char *typed_tidy(struct arena *arena, const char *text, bool list)
{
    char *out = arena_copy(arena, text);
    size_t at = 0;
    for (const char *from = text; out != NULL && *from != '\0';) {
        size_t len = strcspn(from, "\r\n");
        const char *next = from + len + strspn(from + len, "\r");
        next += *next == '\n';
        while (len > 0 && (*from == ' ' || *from == '\t')) {
            from++;
            len--;
        }
        while (len > 0 && (from[len - 1] == ' ' || from[len - 1] == '\t'))
            len--;
        if (len > 0 || !list) {
            if (at > 0)
                out[at++] = '\n';
            memcpy(out + at, from, len);
            at += len;
        }
        from = next;
    }
    while (out != NULL && at > 0 && out[at - 1] == '\n')
        at--;
    if (out != NULL)
        out[at] = '\0';
    return out;
}

bool typed_check(const struct field *field, const struct value *value, struct err *why)
{
    if (!value->set)
        return !field->required || err_set(why, "this may not be empty");
    if (!field_is_list(field))
        return record_check(field, value->text, why);
    for (size_t i = 0; i < value->list.count; i++)
        if (!record_check(field, value->list.item[i], why))
            return err_prefix(why, "%s", value->list.item[i]);
    return true;
}

bool typed_items(struct arena *arena, const struct http_fields *fields, const char *name,
                 struct texts *out)
{
    const char **item = arena_take_array(arena, fields->count + 1, sizeof *item);
    *out = (struct texts){item, 0};
    for (size_t i = 0; item != NULL && i < fields->count; i++)
        if (strcmp(fields->item[i].name, name) == 0)
            item[out->count++] = fields->item[i].text;
    return item != NULL;
}

bool typed_move(const char *deed, const char *name, struct texts *items, size_t *item)
{
    size_t len = strlen(name);
    char *way = NULL;
    if (deed == NULL || strncmp(deed, name, len) != 0 || deed[len] != ':')
        return false;
    unsigned long at = strtoul(deed + len + 1, &way, 10);
    /* typed_items made the row. */
    const char **row = (const char **)items->item;
    if (at >= items->count)
        return false;
    if (strcmp(way, ":gone") == 0) {
        items->count--;
        memmove(row + at, row + at + 1, (items->count - at) * sizeof *row);
        *item = at;
        return true;
    }
    size_t to = strcmp(way, ":up") == 0 && at > 0                    ? at - 1
                : strcmp(way, ":down") == 0 && at + 1 < items->count ? at + 1
                                                                     : at;
    const char *moved = row[at];
    row[at] = row[to];
    row[to] = moved;
    *item = to;
    return true;
}

const char *typed_lines(struct arena *arena, const struct texts *items)
{
    struct buf out = {0};
    for (size_t i = 0; i < items->count; i++)
        buf_print(&out, "%s%s", i == 0 ? "" : "\n", items->item[i]);
    const char *lines =
        out.failed ? NULL : arena_copy(arena, out.bytes != NULL ? out.bytes : "");
    buf_free(&out);
    return lines;
}
