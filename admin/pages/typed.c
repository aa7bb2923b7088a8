#include "pages/typed.h"

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
