#include "visit_words.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Characters that change how words are set and not what they say. */
static bool silent(uint32_t code)
{
    return code == 0xAD || code == 0x200B || (code >= 0x200E && code <= 0x200F) ||
           (code >= 0x202A && code <= 0x202E) || code == 0x2060 ||
           (code >= 0x2066 && code <= 0x2069);
}

static bool space(uint32_t code)
{
    return code == ' ' || code == '\n' || code == '\t' || code == 0xA0 ||
           code == 0x202F || code == 0x2009;
}

static void normalise(struct buf *out, const char *text)
{
    buf_reset(out);
    size_t len = strlen(text);
    bool gap = false;
    for (size_t at = 0; at < len;) {
        uint32_t code = utf8_next(text, len, &at);
        if (silent(code))
            continue;
        if (space(code)) {
            gap = out->len > 0;
            continue;
        }
        if (gap)
            buf_add(out, " ", 1);
        gap = false;
        char bytes[4];
        buf_add(out, bytes, utf8_put(bytes, code));
    }
    buf_add(out, "", 0);
}

static bool drawn(const struct element *e)
{
    return !rect_empty(element_seen(e));
}

const struct element *visit_pressable(const struct frame *frame, const char *words)
{
    struct buf wanted = {0};
    struct buf label = {0};
    normalise(&wanted, words);
    const struct element *found = NULL;
    for (size_t i = 0; i < frame->count && found == NULL; i++) {
        const struct element *e = &frame->element[i];
        if (!element_pressable(e) || !drawn(e))
            continue;
        if (words[0] == '#') {
            found = e->id != NULL && strcmp(e->id, words + 1) == 0 ? e : NULL;
            continue;
        }
        normalise(&label, e->label);
        if (label.len > 0 && strcmp(label.bytes, wanted.bytes) == 0)
            found = e;
    }
    buf_free(&wanted);
    buf_free(&label);
    return found;
}

/* The key that a capital stands on. */
static uint32_t small(uint32_t code)
{
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7))
        return code + 0x20;
    if (code == 0x130)
        return 'i';
    return code == 0x11E || code == 0x15E ? code + 1 : code;
}

const struct element *visit_key(const struct frame *frame, const char *character,
                                size_t len)
{
    char id[32];
    char letter[4];
    size_t at = 0;
    len = utf8_put(letter, small(utf8_next(character, len, &at)));
    character = letter;
    if (len == 1 && character[0] == ' ')
        snprintf(id, sizeof id, "#key:space");
    else
        snprintf(id, sizeof id, "#key:%.*s", (int)len, character);
    return visit_pressable(frame, id);
}

bool visit_stands(const struct frame *frame, const char *words)
{
    if (words[0] == '#') {
        const struct element *e = frame_find(frame, words + 1);
        return e != NULL && drawn(e);
    }
    struct buf wanted = {0};
    struct buf label = {0};
    normalise(&wanted, words);
    bool found = false;
    for (size_t i = 0; i < frame->count && !found && wanted.len > 0; i++) {
        const struct element *e = &frame->element[i];
        if (!drawn(e))
            continue;
        normalise(&label, e->label);
        found = label.len > 0 && strstr(label.bytes, wanted.bytes) != NULL;
    }
    buf_free(&wanted);
    buf_free(&label);
    return found;
}

bool visit_focused(const struct frame *frame, const char *words)
{
    struct buf wanted = {0};
    struct buf label = {0};
    normalise(&wanted, words);
    bool found = false;
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *e = &frame->element[i];
        if ((e->state & STATE_FOCUSED) == 0 || rect_empty(rect_cut(e->ring, e->clip)))
            continue;
        normalise(&label, e->label);
        found = words[0] == '#'
                    ? e->id != NULL && strcmp(e->id, words + 1) == 0
                    : wanted.len > 0 && strcmp(label.bytes, wanted.bytes) == 0;
    }
    buf_free(&wanted);
    buf_free(&label);
    return found;
}

/* Takes the hyphens out that part compounds. */
static void join(struct buf *text)
{
    size_t len = 0;
    for (size_t i = 0; i < text->len; i++)
        if (text->bytes[i] != '-')
            text->bytes[len++] = text->bytes[i];
    buf_shorten(text, len);
    buf_add(text, "", 0);
}

bool visit_heard(const char *transcript, const char *words)
{
    struct buf wanted = {0};
    struct buf said = {0};
    normalise(&wanted, words);
    normalise(&said, transcript);
    join(&wanted);
    join(&said);
    bool found = wanted.len > 0 && said.len > 0 && strstr(said.bytes, wanted.bytes);
    buf_free(&wanted);
    buf_free(&said);
    return found;
}

bool visit_same(const char *one, const char *other)
{
    struct buf a = {0};
    struct buf b = {0};
    normalise(&a, one);
    normalise(&b, other);
    bool same = a.len == b.len && (a.len == 0 || memcmp(a.bytes, b.bytes, a.len) == 0);
    buf_free(&a);
    buf_free(&b);
    return same;
}

static void print_label(const char *label, FILE *out)
{
    fputc('"', out);
    for (const char *p = label; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            fputc('\\', out);
        if (*p == '\n')
            fputs("\\n", out);
        else
            fputc(*p, out);
    }
    fputc('"', out);
}

void visit_dump(const struct frame *frame, FILE *out)
{
    static const struct {
        unsigned bit;
        const char *name;
    } states[] = {{STATE_DISABLED, "disabled"},
                  {STATE_CHECKED, "checked"},
                  {STATE_PRESSED, "pressed"},
                  {STATE_FOCUSED, "focused"},
                  {STATE_CURRENT, "current"}};
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *e = &frame->element[i];
        if (e->id == NULL && e->label[0] == '\0')
            continue;
        fprintf(out, "%s #%s ", element_role_name(e->role), e->id != NULL ? e->id : "");
        print_label(e->label, out);
        fprintf(out, " %d,%d,%d,%d [", e->rect.x, e->rect.y, e->rect.w, e->rect.h);
        const char *gap = "";
        for (size_t k = 0; k < sizeof states / sizeof states[0]; k++)
            if (e->state & states[k].bit) {
                fprintf(out, "%s%s", gap, states[k].name);
                gap = " ";
            }
        if (!drawn(e))
            fprintf(out, "%shidden", gap);
        fputs("]\n", out);
    }
    fflush(out);
}
