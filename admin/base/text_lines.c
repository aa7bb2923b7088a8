#include "base/text_lines.h"

#include "base/json_value.h"
#include <string.h>

bool text_line_read(struct arena *arena, const char *line, size_t len,
                    struct text_line *out, struct err *err)
{
    struct json_fault error;
    struct json *root = json_parse(line, len, JSON_UNIQUE, &error);
    if (root == NULL)
        return err_set(err, "column %d: %s", error.column, error.text);
    const char *text = json_member_text(root, "text");
    struct text_line read = {.text = arena_copy(arena, text)};
    char *rest = NULL;
    if (text != NULL) {
        json_drop(root, "text");
        rest = json_write(arena, root, JSON_DENSE);
    }
    if (rest != NULL) {
        rest[strlen(rest) - 1] = '\0';
        read.rest = rest + 1;
    }
    json_free(root);
    if (text == NULL)
        return err_set(err, "there is no text: an object with a member \"text\" a line");
    if (read.text == NULL || read.rest == NULL)
        return err_set(err, "not enough memory");
    *out = read;
    return true;
}
