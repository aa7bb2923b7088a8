#include "base/csv_write.h"

#include <string.h>

/* What a formula begins with (full-width signs too, as Excel reads them in East Asia), a
 * number that would lose its first zero, and what would be taken off again on the way
 * back. */
static bool dangerous(const char *text)
{
    static const char *const wide[] = {"＝", "＋", "－", "＠"};
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
        if (strncmp(text, wide[i], strlen(wide[i])) == 0)
            return true;
    return (text[0] == '0' && text[1] >= '0' && text[1] <= '9') ||
           (text[0] != '\0' && strchr("=+-@'\t\r\n", text[0]) != NULL);
}

static void write_field(struct buf *out, const char *text, char separator)
{
    const char marks[] = {separator, '"', '\r', '\n', '\0'};
    size_t len = strlen(text);
    bool spaced = len > 0 && (strchr(" \t", text[0]) != NULL ||
                              strchr(" \t", text[len - 1]) != NULL);
    if (strpbrk(text, marks) == NULL && !spaced) {
        buf_add_text(out, text);
        return;
    }
    buf_add_text(out, "\"");
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"')
            buf_add_text(out, "\"");
        buf_add(out, at, 1);
    }
    buf_add_text(out, "\"");
}

void csv_write_defused(struct buf *out, const char *text, char separator)
{
    struct buf defused = {0};
    if (!dangerous(text)) {
        write_field(out, text, separator);
        return;
    }
    buf_print(&defused, "'%s", text);
    out->failed = out->failed || defused.failed;
    if (!out->failed)
        write_field(out, defused.bytes, separator);
    buf_free(&defused);
}

const char *csv_write_undefused(const char *text)
{
    return text[0] == '\'' && dangerous(text + 1) ? text + 1 : text;
}
