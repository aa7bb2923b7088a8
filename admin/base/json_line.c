#include "base/json_stream.h"

#include <string.h>

/* Where in a record a field stands, for messages; see json_stream.h. */

struct scan {
    const char *text;
    size_t len;
    size_t at;
    size_t line;
};

static void step(struct scan *scan)
{
    scan->line += scan->text[scan->at] == '\n';
    scan->at++;
}

/* From an opening quote to behind the closing one. */
static void skip_string(struct scan *scan)
{
    for (step(scan); scan->at < scan->len;) {
        char c = scan->text[scan->at];
        step(scan);
        if (c == '\\' && scan->at < scan->len)
            step(scan);
        else if (c == '"')
            return;
    }
}

/* Moves to the value of a member of the object at `scan`, on whose brace it stands. */
static bool enter(struct scan *scan, const char *key, size_t key_len)
{
    int depth = 0;
    while (scan->at < scan->len) {
        char c = scan->text[scan->at];
        if (c == '"') {
            size_t before = scan->at;
            skip_string(scan);
            size_t next = scan->at + strspn(scan->text + scan->at, " \t\r\n");
            if (depth == 1 && scan->text[next] == ':' &&
                scan->at - before == key_len + 2 &&
                memcmp(scan->text + before + 1, key, key_len) == 0) {
                next++;
                next += strspn(scan->text + next, " \t\r\n");
                while (scan->at < next)
                    step(scan);
                return true;
            }
            continue;
        }
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        step(scan);
        if (depth <= 0)
            return false;
    }
    return false;
}

size_t json_line(const char *text, size_t len, size_t line, const char *field)
{
    struct scan scan = {.text = text, .len = len, .at = 0, .line = line};
    while (scan.at < len && strchr(" \t\r\n", text[scan.at]) != NULL)
        step(&scan);
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
