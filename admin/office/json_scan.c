#include "json_scan.h"

#include <string.h>

#include "base/utf8.h"

struct scan {
    const char *text;
    size_t len;
    size_t at;
    size_t line;
    size_t line_start;
};

static void count_line(struct scan *scan)
{
    if (scan->text[scan->at] == '\n') {
        scan->line++;
        scan->line_start = scan->at + 1;
    }
}

/* From an opening quote to behind the closing one. */
static void skip_string(struct scan *scan)
{
    for (scan->at++; scan->at < scan->len; scan->at++) {
        char c = scan->text[scan->at];
        count_line(scan);
        if (c == '\\' && scan->at + 1 < scan->len)
            scan->at++;
        else if (c == '"')
            break;
    }
    if (scan->at < scan->len)
        scan->at++;
}

static bool check_utf8(const char *text, size_t len, struct err *err)
{
    size_t bad = 0;
    if (utf8_valid(text, len, &bad))
        return true;
    size_t line = 1;
    size_t start = 0;
    for (size_t i = 0; i < bad; i++)
        if (text[i] == '\n') {
            line++;
            start = i + 1;
        }
    return err_set(err, "line %zu, byte %zu: not valid UTF-8; save the file as UTF-8",
                   line, bad - start + 1);
}

static bool add_place(struct arena *arena, struct json_places *out, size_t *room,
                      const struct scan *scan)
{
    if (out->count == *room) {
        size_t more = *room == 0 ? 64 : *room * 2;
        struct json_place *item = arena_take_array(arena, more, sizeof *item);
        if (item == NULL)
            return false;
        if (out->count > 0)
            memcpy(item, out->item, out->count * sizeof *item);
        out->item = item;
        *room = more;
    }
    out->item[out->count++] = (struct json_place){scan->at, scan->line};
    return true;
}

/* How deep the lists of records lie: 1 in a list, 2 in an object of lists. */
static size_t depth_of_records(const char *text, size_t len)
{
    size_t at = 0;
    while (at < len && strchr(" \t\r\n", text[at]) != NULL)
        at++;
    return at < len && text[at] == '[' ? 1 : 2;
}

bool json_scan(struct arena *arena, const char *text, size_t len, struct json_places *out,
               struct err *err)
{
    if (!check_utf8(text, len, err))
        return false;
    struct scan scan = {.text = text, .len = len, .line = 1};
    struct json_places places = {0};
    size_t room = 0;
    size_t depth = 0;
    size_t records = depth_of_records(text, len);
    char open[JSON_DEPTH_MAX + 1] = {0};
    bool awaiting = false; /* an item of a list of records comes next */
    while (scan.at < len) {
        char c = text[scan.at];
        if (strchr(" \t\r\n", c) != NULL) {
            count_line(&scan);
            scan.at++;
            continue;
        }
        if (awaiting && c != ']' && !add_place(arena, &places, &room, &scan))
            return err_set(err, "not enough memory");
        awaiting = false;
        if (c == '"') {
            skip_string(&scan);
            continue;
        }
        if (c == '[' || c == '{') {
            if (++depth > JSON_DEPTH_MAX)
                return err_set(err,
                               "line %zu, column %zu: nested deeper than the %d levels "
                               "that are allowed",
                               scan.line, scan.at - scan.line_start + 1, JSON_DEPTH_MAX);
            open[depth] = c;
        }
        if (depth == records && open[depth] == '[' && (c == '[' || c == ','))
            awaiting = true;
        if ((c == ']' || c == '}') && depth > 0)
            depth--;
        scan.at++;
    }
    *out = places;
    return true;
}

/* Moves to the value of a member of the object at `scan`, on whose brace it stands. */
static bool enter(struct scan *scan, const char *key, size_t key_len)
{
    int depth = 0;
    while (scan->at < scan->len) {
        char c = scan->text[scan->at];
        if (c == '"') {
            struct scan before = *scan;
            skip_string(scan);
            size_t next = scan->at + strspn(scan->text + scan->at, " \t\r\n");
            if (depth == 1 && scan->text[next] == ':' &&
                scan->at - before.at == key_len + 2 &&
                memcmp(scan->text + before.at + 1, key, key_len) == 0) {
                next++;
                next += strspn(scan->text + next, " \t\r\n");
                for (; scan->at < next; scan->at++)
                    count_line(scan);
                return true;
            }
            continue;
        }
        count_line(scan);
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        scan->at++;
        if (depth <= 0)
            return false;
    }
    return false;
}

size_t json_line(const char *text, size_t len, struct json_place place, const char *field)
{
    struct scan scan = {.text = text, .len = len, .at = place.offset, .line = place.line};
    size_t line = place.line;
    while (*field != '\0') {
        size_t part = strcspn(field, ".[");
        if (scan.at >= len || text[scan.at] != '{' || !enter(&scan, field, part))
            break;
        line = scan.line;
        field += part;
        if (*field != '.')
            break;
        field++;
    }
    return line;
}
