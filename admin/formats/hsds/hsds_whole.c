#include "formats/hsds/hsds_whole.h"

#include <stddef.h>
#include <string.h>

enum { UUID_LEN = 36 };

static const char *blanks(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

/* Behind the text that begins at `at`, and what stands in it as it is written; NULL if it
 * is none. */
static const char *take_text(const char *at, const char **out, size_t *len)
{
    if (*at != '"')
        return NULL;
    const char *end = at + 1;
    for (end += strcspn(end, "\"\\"); *end == '\\' && end[1] != '\0';
         end += strcspn(end, "\"\\"))
        end += 2;
    *out = at + 1;
    *len = (size_t)(end - at) - 1;
    return *end == '"' ? end + 1 : NULL;
}

static bool is_uuid(const char *text, size_t len)
{
    bool good = len == UUID_LEN;
    for (size_t i = 0; good && i < UUID_LEN; i++) {
        char c = text[i];
        bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        good = hyphen ? c == '-'
                      : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
                            (c >= 'A' && c <= 'F');
    }
    return good;
}

/* A name with an escape in it might be any. */
static bool names_id(const char *name, size_t len)
{
    return (len == 2 && memcmp(name, "id", 2) == 0) ||
           (len > 3 && memcmp(name + len - 3, "_id", 3) == 0);
}

bool hsds_whole_ready(const char *whole)
{
    bool any = false;
    const char *at = blanks(whole);
    if (*at != '{')
        return false;
    do {
        const char *name;
        const char *text;
        size_t len;
        size_t text_len;
        at = take_text(blanks(at + 1), &name, &len);
        if (at == NULL || memchr(name, '\\', len) != NULL)
            return false;
        at = blanks(at);
        if (*at != ':')
            return false;
        at = blanks(at + 1);
        bool id = names_id(name, len);
        if (*at == '"') {
            at = take_text(at, &text, &text_len);
            if (at == NULL || (id && !is_uuid(text, text_len)))
                return false;
        } else if (id || *at == '{' || *at == '[') {
            return false;
        } else {
            at += strcspn(at, ",}");
        }
        any = any || (len == 2 && id);
        at = blanks(at);
    } while (*at == ',');
    return any && *at == '}' && *blanks(at + 1) == '\0';
}
