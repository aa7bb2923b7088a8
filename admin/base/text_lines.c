#include "base/text_lines.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

bool text_line_read(struct arena *arena, const char *line, size_t len,
                    struct text_line *out, struct err *err)
{
    json_error_t error;
    json_t *root = json_loadb(line, len, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL)
        return err_set(err, "column %d: %s", error.column, error.text);
    const char *text = json_string_value(json_object_get(root, "text"));
    struct text_line read = {.text = arena_copy(arena, text)};
    char *rest = NULL;
    if (text != NULL) {
        json_object_del(root, "text");
        rest = json_dumps(root, JSON_COMPACT | JSON_PRESERVE_ORDER);
    }
    if (rest != NULL)
        read.rest = arena_copy_len(arena, rest + 1, strlen(rest) - 2);
    free(rest);
    json_decref(root);
    if (text == NULL)
        return err_set(err, "there is no text: an object with a member \"text\" a line");
    if (read.text == NULL || read.rest == NULL)
        return err_set(err, "not enough memory");
    *out = read;
    return true;
}
