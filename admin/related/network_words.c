#include "related/network_words.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Letters that are not drawn here: controls, soft hyphen, joiners, marks of direction,
 * what XML 1.0 forbids. */
static bool is_unseen(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF || code == 0xFFFE ||
           code == 0xFFFF || (code >= 0xFFF9 && code <= 0xFFFB);
}

static double width_of(uint32_t code)
{
    if (code >= 0x300 && code <= 0x36F)
        return 0;
    if (code < 0x80 && strchr("iljtfrI.,;:'|!() ", (int)code) != NULL)
        return 0.40;
    if (code < 0x80 && strchr("mwMW@%&", (int)code) != NULL)
        return 0.98;
    if (code >= 'A' && code <= 'Z')
        return 0.74;
    if (code >= 0x1100)
        return code >= 0x1E00 && code < 0x2100 ? 0.75 : 1.1;
    return 0.62;
}

struct setting {
    struct arena *arena;
    struct buf line;
    double width; /* of the line */
    const char **item;
    size_t count;
    size_t most;
    bool full;
};

static bool end_line(struct setting *setting)
{
    if (setting->line.len == 0)
        return true;
    if (setting->count == setting->most) {
        setting->full = true;
        return true;
    }
    setting->item[setting->count] =
        setting->line.failed ? NULL : arena_copy(setting->arena, setting->line.bytes);
    if (setting->item[setting->count++] == NULL)
        return false;
    buf_reset(&setting->line);
    setting->width = 0;
    return true;
}

static double word_width(const char *text, size_t len)
{
    double width = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code = utf8_next(text, len, &at);
        width += is_unseen(code) ? 0 : width_of(code);
    }
    return width;
}

static const char soft_hyphen[] = "\xc2\xad";

/* The width up to the next soft hyphen. */
static double piece_width(const char *text, size_t len)
{
    const char *end = memmem(text, len, soft_hyphen, 2);
    return word_width(text, end == NULL ? len : (size_t)(end - text));
}

static bool put_word(struct setting *setting, const char *word, size_t len, double most)
{
    double width = word_width(word, len);
    if (setting->width > 0 && setting->width + width_of(' ') + width > most &&
        !end_line(setting))
        return false;
    if (setting->line.len > 0) {
        buf_add_text(&setting->line, " ");
        setting->width += width_of(' ');
    }
    for (size_t at = 0; at < len && !setting->full;) {
        char bytes[4];
        uint32_t code = utf8_next(word, len, &at);
        if (code == 0xAD && width > most && setting->width > 0 &&
            setting->width + piece_width(word + at, len - at) > most) {
            buf_add_text(&setting->line, "-");
            if (!end_line(setting))
                return false;
        }
        if (is_unseen(code))
            continue;
        if (setting->width > 0 && setting->width + width_of(code) > most &&
            !end_line(setting))
            return false;
        buf_add(&setting->line, bytes, utf8_put(bytes, code));
        setting->width += width_of(code);
    }
    return true;
}

bool network_words(struct arena *arena, const char *text, double width_em,
                   size_t lines_most, struct texts *out)
{
    struct setting setting = {.arena = arena, .most = lines_most};
    double room = width_em - 0.9; /* for "…" */
    setting.item = arena_take_array(arena, lines_most, sizeof *setting.item);
    bool ok = setting.item != NULL;
    for (const char *at = text; ok && *at != '\0' && !setting.full;) {
        size_t len = strcspn(at, " \t\n\r");
        if (len > 0)
            ok = put_word(&setting, at, len, room);
        at += len + (at[len] != '\0');
    }
    ok = ok && end_line(&setting);
    buf_free(&setting.line);
    if (!ok)
        return false;
    if (setting.full && setting.count > 0) {
        const char *last = setting.item[setting.count - 1];
        setting.item[setting.count - 1] = arena_print(arena, "%s…", last);
        ok = setting.item[setting.count - 1] != NULL;
    }
    *out = (struct texts){setting.item, setting.count};
    return ok;
}
