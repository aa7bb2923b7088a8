#include <string.h>

#include "base/utf8.h"
#include "ui/text/text_inside.h"

static bool line_end(uint32_t code)
{
    return code == '\n' || code == 0x0B || code == 0x0C || code == 0x85 ||
           code == 0x2028 || code == 0x2029;
}

/* What a character becomes; 0 for nothing. */
static uint32_t cleaned(uint32_t code)
{
    if (code >= 0x20 && code < 0x7F)
        return code;
    if (line_end(code))
        return '\n';
    if (code == '\t')
        return ' ';
    return code < 0x20 || (code >= 0x7F && code < 0xA0) ? 0 : code;
}

size_t text_source_drawn(uint32_t code)
{
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

bool text_source_read(struct text_source *source, struct arena *arena, const char *utf8)
{
    size_t len = strnlen(utf8, (size_t)TEXT_CHARS_MOST * 4);
    *source = (struct text_source){0};
    source->unit = arena_take_array(arena, len + 1, sizeof *source->unit);
    source->byte_at = arena_take_array(arena, len + 1, sizeof *source->byte_at);
    if (source->unit == NULL || source->byte_at == NULL)
        return false;
    size_t at = 0;
    for (int chars = 0; at < len && chars < TEXT_CHARS_MOST; chars++) {
        uint32_t byte = (uint32_t)at;
        uint32_t code = cleaned(utf8_next(utf8, len, &at));
        if (code == 0)
            continue;
        source->drawn_most += text_source_drawn(code);
        source->byte_at[source->count] = byte;
        if (code > 0xFFFF) {
            source->unit[source->count++] = (uint16_t)(0xD7C0 + (code >> 10));
            source->byte_at[source->count] = byte;
            code = 0xDC00 | (code & 0x3FF);
        }
        source->unit[source->count++] = (uint16_t)code;
    }
    source->byte_at[source->count] = (uint32_t)at;
    return true;
}

uint32_t text_source_next(const struct text_source *source, int *at)
{
    uint32_t unit = source->unit[(*at)++];
    if ((unit & 0xFC00) != 0xD800)
        return unit;
    return ((unit & 0x3FF) << 10 | (source->unit[(*at)++] & 0x3FFu)) + 0x10000;
}
