#include "lint/lint_reply.h"

#include <string.h>

#include "base/utf8.h"
#include "core/report.h"
#include "lint/lint_telltale.h"

/* One line of UTF-8 that fits. */
static bool text_fits(const char *text, struct err *err)
{
    size_t len = strlen(text);
    if (!utf8_valid(text, len, NULL))
        return err_set(err, "the answer is not UTF-8");
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            return err_set(err, "the answer must be one line");
    return (len < REPORT_TEXT_LEN && utf8_length(text) <= REPORT_TEXT_CHARS) ||
           err_set(err, "the answer has %zu characters, more than %d", utf8_length(text),
                   REPORT_TEXT_CHARS);
}

bool lint_reply(struct arena *arena, const struct plain_book *book, const char *text,
                struct lint_reply *out, struct err *err)
{
    struct plain_options options = {.level = PLAIN_EINFACH};
    struct plain_figures figures;
    *out = (struct lint_reply){0};
    if (!text_fits(text, err))
        return false;
    out->telltale = lint_telltale(arena, text);
    if (!plain_find(arena, book, text, &options, &out->findings, &figures))
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < out->findings.count; i++)
        out->errors += out->findings.item[i].error;
    return true;
}
