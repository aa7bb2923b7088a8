#ifndef ANNA_TESTS_TEXT_HELP_H
#define ANNA_TESTS_TEXT_HELP_H

/* What the tests of the text engine share. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "help/shared.h"
#include "ui/text/text_inside.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static inline struct text *open_text(size_t cache_bytes)
{
    struct text *text = NULL;
    struct err err = {0};
    if (!text_open(&text, cache_bytes, &err))
        fail_msg("%s", err.text);
    return text;
}

/* A file of the outside test data (folder $ANNA_SHARED, else beside the repository).
 * False if it is not there. */
static inline bool read_shared(const char *name, struct buf *out)
{
    char path[1024];
    shared_name(path, sizeof path, name);
    struct err err = {0};
    return buf_read_file(out, path, 64u << 20, &err);
}

/* Skips the test that runs if a file of it is missing. */
#define NEED_SHARED(name, out)                                           \
    do {                                                                 \
        if (!read_shared(name, out)) {                                   \
            print_message("skipped: %s is not in $ANNA_SHARED\n", name); \
            skip();                                                      \
        }                                                                \
    } while (0)

#define NEED_FILE(stream, path)                                                \
    FILE *stream = fopen(path, "r");                                           \
    if (stream == NULL) {                                                      \
        print_message("skipped: no %s (Debian package unicode-data)\n", path); \
        skip();                                                                \
    }

/* UTF-16 of UTF-8; returns the number of units. */
static inline int to_units(const char *utf8, uint16_t *out)
{
    int count = 0;
    size_t len = strlen(utf8);
    for (size_t at = 0; at < len;) {
        uint32_t code = utf8_next(utf8, len, &at);
        if (code > 0xFFFF) {
            out[count++] = (uint16_t)(0xD7C0 + (code >> 10));
            code = 0xDC00 | (code & 0x3FF);
        }
        out[count++] = (uint16_t)code;
    }
    return count;
}

/* What stands on a line from left to right, '|' between runs, ' ' for spaces. */
static inline const char *seen(const struct text_block *block, int line)
{
    static char out[4096];
    size_t len = 0;
    for (int i = 0; i < block->line[line].count; i++) {
        const struct text_item *item = &block->line[line].item[i];
        if (item->space)
            len += (size_t)snprintf(out + len, sizeof out - len, "%s",
                                    item->advance > 0 ? " " : "");
        else
            len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s",
                                    len > 0 && out[len - 1] != ' ' ? "|" : "",
                                    (int)item->key.len, item->key.bytes);
        assert_true(len < sizeof out);
    }
    out[len] = '\0';
    return out;
}

#endif
