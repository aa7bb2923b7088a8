#include "formats/hsds/hsds_text.h"

#include <string.h>
#include <strings.h>

#include "base/text_clean.h"
#include "base/utf8.h"

enum { ITEMS_MAX = 64 };

/* Bytes of the first `most` characters. */
static size_t bytes_of(const char *text, size_t most)
{
    size_t at = 0;
    size_t len = strlen(text);
    while (at < len && most-- > 0)
        utf8_next(text, len, &at);
    return at;
}

static bool ends_sentence(const char *text, size_t at)
{
    return at > 0 && (text[at] == ' ' || text[at] == '\n' || text[at] == '\0') &&
           strchr(".!?", text[at - 1]) != NULL;
}

const char *hsds_text_fit(struct arena *arena, const char *text, size_t most,
                          const char **rest_out)
{
    size_t room = bytes_of(text, most);
    *rest_out = "";
    if (text[room] == '\0')
        return text;
    size_t paragraph = 0;
    size_t sentence = 0;
    size_t word = 0;
    for (size_t at = 1; at <= room; at++) {
        if (text[at] == '\n')
            paragraph = at;
        if (ends_sentence(text, at))
            sentence = at;
        if (text[at] == ' ' || text[at] == '\n')
            word = at;
    }
    size_t cut = paragraph > room / 2  ? paragraph
                 : sentence > room / 2 ? sentence
                 : word > room / 2     ? word
                                       : room;
    const char *rest = text + cut;
    *rest_out = rest + strspn(rest, " \n");
    char *out = arena_copy_len(arena, text, cut);
    while (out != NULL && cut > 0 && (out[cut - 1] == ' ' || out[cut - 1] == '\n'))
        out[--cut] = '\0';
    return out;
}

/* Behind "- ", "* ", "• ", "1) ", "2. " and blanks. */
static const char *behind_bullet(const char *text)
{
    static const char *const bullets[] = {"- ", "* ", "•", "– ", "· ", "o "};
    text += strspn(text, " ");
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
        if (strncmp(text, bullets[i], strlen(bullets[i])) == 0)
            return text + strlen(bullets[i]) + strspn(text + strlen(bullets[i]), " ");
    size_t digits = strspn(text, "0123456789");
    if (digits > 0 && digits < 3 && (text[digits] == ')' || text[digits] == '.') &&
        text[digits + 1] == ' ')
        return text + digits + 1 + strspn(text + digits + 1, " ");
    return text;
}

/* Words whose stop ends no sentence; one letter, and what has a stop inside, never does.
 */
static bool is_short(const char *word, size_t len)
{
    static const char *const words[] = {
        "dr", "mr",  "mrs", "ms",  "st",   "no",  "nr", "str",    "tel",  "ext",
        "ca", "bzw", "inc", "ave", "dept", "etc", "vs", "approx", "evtl", "ggf"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i]) == len && strncasecmp(words[i], word, len) == 0)
            return true;
    return len == 1 || memchr(word, '.', len) != NULL;
}

/* The length of the sentence at the beginning: to a stop with a blank and no small letter
 * behind it. */
static size_t sentence_of(const char *text)
{
    for (size_t at = 1; text[0] != '\0' && text[at] != '\0'; at++) {
        if (!ends_sentence(text, at))
            continue;
        const char *next = text + at + strspn(text + at, " ");
        size_t len = 0;
        while (len + 1 < at && strchr(" (", text[at - 2 - len]) == NULL)
            len++;
        bool small = *next >= 'a' && *next <= 'z';
        if (!small && (text[at - 1] != '.' || !is_short(text + at - 1 - len, len)))
            return at;
    }
    return strlen(text);
}

bool hsds_text_parts(struct arena *arena, const char *text, size_t most,
                     struct texts *out, const char **rest_out)
{
    const char **item = arena_take_array(arena, ITEMS_MAX, sizeof *item);
    bool lines = strchr(text, '\n') != NULL;
    size_t count = 0;
    *rest_out = "";
    if (item == NULL)
        return false;
    for (const char *at = text; *at != '\0';) {
        at = behind_bullet(at + strspn(at, "\n "));
        size_t len = lines ? strcspn(at, "\n") : sentence_of(at);
        const char *rest;
        char *part = arena_copy_len(arena, at, len);
        const char *fits = part == NULL ? NULL : hsds_text_fit(arena, part, most, &rest);
        if (fits == NULL)
            return false;
        if (fits[0] != '\0' && count == ITEMS_MAX) {
            *rest_out = at;
            break;
        }
        if (fits[0] != '\0')
            item[count++] = fits;
        at += len - strlen(rest);
    }
    *out = (struct texts){item, count};
    return true;
}

bool hsds_text_list(struct arena *arena, const char *text, struct texts *out)
{
    const char **item = arena_take_array(arena, ITEMS_MAX, sizeof *item);
    size_t count = 0;
    if (item == NULL)
        return false;
    for (const char *at = text; *at != '\0' && count < ITEMS_MAX;) {
        size_t len = strcspn(at, ",;|\n");
        char *part = arena_copy_len(arena, at, len);
        char *clean = part == NULL ? NULL : text_clean(arena, part, false, NULL);
        if (clean == NULL)
            return false;
        if (clean[0] != '\0')
            item[count++] = clean;
        at += len + (at[len] != '\0');
    }
    *out = (struct texts){item, count};
    return true;
}

char *hsds_text_slug(struct arena *arena, const char *text, size_t most)
{
    char *out = arena_take(arena, most + 1);
    size_t len = 0;
    bool gap = false;
    for (const char *at = text; out != NULL && *at != '\0' && len < most; at++) {
        char c = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
        bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (good && gap && len > 0 && len + 1 < most)
            out[len++] = '-';
        if (good)
            out[len++] = c;
        gap = !good;
    }
    return out;
}
