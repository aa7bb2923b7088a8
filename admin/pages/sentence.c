#include "pages/sentence.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/isolate.h"

enum { SIGN_LEN = sizeof ISOLATE_BEGIN - 1 };

const char *sentence_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL && slash[1] != '\0' ? slash + 1 : path;
}

/* How long the path is that stands there, 0 if none does: "/media/STICK/anna". */
static size_t path_len(const char *text, const char *at)
{
    static const char before[] = " \n(\"";
    bool begins =
        at == text || strchr(before, at[-1]) != NULL ||
        (at - text >= SIGN_LEN && strncmp(at - SIGN_LEN, ISOLATE_BEGIN, SIGN_LEN) == 0);
    if (*at != '/' || !begins || strchr(" \n/", at[1]) != NULL || at[1] == '\0')
        return 0;
    size_t len = strcspn(at, " \n\t\"),;");
    const char *end = strstr(at, ISOLATE_END);
    if (end != NULL && (size_t)(end - at) < len)
        len = (size_t)(end - at);
    /* What follows is said of it. */
    while (len > 1 && strchr(":.", at[len - 1]) != NULL)
        len--;
    return len;
}

/* The small letters of German beside a to z: two bytes, which differ from the large ones
 * in one bit. */
static bool is_small_umlaut(const char *text)
{
    return strncmp(text, "ä", 2) == 0 || strncmp(text, "ö", 2) == 0 ||
           strncmp(text, "ü", 2) == 0;
}

static void begin_large(char *text)
{
    while (strncmp(text, ISOLATE_BEGIN, SIGN_LEN) == 0)
        text += SIGN_LEN;
    if (*text >= 'a' && *text <= 'z')
        *text = (char)(*text - 'a' + 'A');
    else if (is_small_umlaut(text))
        text[1] = (char)((unsigned char)text[1] & ~0x20U);
}

/* The last sign that a person sees. */
static char last_of(const char *text, size_t len)
{
    while (len > SIGN_LEN && strncmp(text + len - SIGN_LEN, ISOLATE_END, SIGN_LEN) == 0)
        len -= SIGN_LEN;
    return text[len - 1];
}

const char *sentence_of(struct arena *arena, const char *text)
{
    struct buf out = {0};
    for (const char *at = text; *at != '\0';) {
        size_t len = path_len(text, at);
        if (len > 0) {
            const char *name = at + len;
            while (name > at && name[-1] != '/')
                name--;
            buf_add(&out, name, (size_t)(at + len - name));
        }
        buf_add(&out, at + len, len == 0);
        at += len + (len == 0);
    }
    if (out.len > 0 && !out.failed) {
        begin_large(out.bytes);
        if (strchr(".!?:\n", last_of(out.bytes, out.len)) == NULL)
            buf_add_text(&out, ".");
    }
    const char *copy = out.len > 0 && !out.failed ? arena_copy(arena, out.bytes) : "";
    buf_free(&out);
    return copy != NULL ? copy : "";
}
