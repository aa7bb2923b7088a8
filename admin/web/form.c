#include "web/form.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

bool form_is(const char *type)
{
    static const char name[] = "application/x-www-form-urlencoded";
    size_t len = sizeof name - 1;
    return type != NULL && strncasecmp(type, name, len) == 0 &&
           (type[len] == '\0' || type[len] == ';' || type[len] == ' ');
}

/* C1 signs too: U+0080 to U+009F are 0xC2 0x80 to 0xC2 0x9F. */
static bool is_clean(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    for (; *at != '\0'; at++)
        if ((*at < 0x20 && *at != '\t' && *at != '\r' && *at != '\n') || *at == 0x7F ||
            (at[0] == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0))
            return false;
    return utf8_valid(text, strlen(text), NULL);
}

static bool add_pair(struct http_fields *out, struct arena *arena, const char *name,
                     const char *text)
{
    if (name == NULL || text == NULL || !is_clean(name) || !is_clean(text) ||
        out->count == HTTP_FIELDS)
        return false;
    if (out->count == out->room) {
        size_t room = out->room == 0 ? 32 : out->room * 2;
        struct http_field *item = arena_take_array(arena, room, sizeof *item);
        if (item == NULL)
            return false;
        if (out->count > 0)
            memcpy(item, out->item, out->count * sizeof *item);
        out->item = item;
        out->room = room;
    }
    out->item[out->count++] = (struct http_field){.name = name, .text = text};
    return true;
}

bool form_add(struct http_fields *out, struct arena *arena, const char *name,
              const char *text)
{
    return add_pair(out, arena, arena_copy(arena, name),
                    arena_copy(arena, text != NULL ? text : ""));
}

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* NULL: no such words, or no memory. */
static const char *decode(struct arena *arena, const char *from, size_t len)
{
    char *out = arena_take(arena, len + 1);
    size_t at = 0;
    for (size_t i = 0; out != NULL && i < len; i++) {
        if (from[i] == '+') {
            out[at++] = ' ';
        } else if (from[i] == '%') {
            int high = i + 2 < len ? digit(from[i + 1]) : -1;
            int low = i + 2 < len ? digit(from[i + 2]) : -1;
            if (high < 0 || low < 0 || high * 16 + low == 0)
                return NULL;
            out[at++] = (char)(high * 16 + low);
            i += 2;
        } else if (from[i] == '\0') {
            return NULL;
        } else {
            out[at++] = from[i];
        }
    }
    return out;
}

bool form_read(struct http_fields *out, struct arena *arena, const char *body, size_t len)
{
    for (size_t at = 0; at < len;) {
        const char *end = memchr(body + at, '&', len - at);
        size_t pair = end != NULL ? (size_t)(end - body) - at : len - at;
        const char *equals = memchr(body + at, '=', pair);
        size_t name = equals != NULL ? (size_t)(equals - body) - at : pair;
        size_t behind = equals != NULL ? name + 1 : pair;
        if (pair > 0 && !add_pair(out, arena, decode(arena, body + at, name),
                                  decode(arena, body + at + behind, pair - behind)))
            return false;
        at += pair + 1;
    }
    return true;
}
