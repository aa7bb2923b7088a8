#include "base/text_clean.h"

#include <string.h>

#include "base/hidden_sign.h"
#include "base/html.h"
#include "base/message.h"
#include "base/mojibake.h"
#include "base/utf8.h"

const char text_clean_lost[] =
    "a letter is lost and shows as \xEF\xBF\xBD; ask the source how it is written";

struct cleaning {
    char *out;
    size_t len;
    bool lines;
    bool blank; /* one is due before the next character */
    unsigned breaks;
    unsigned found;
};

static void put_character(struct cleaning *c, uint32_t code)
{
    if (code == '\n' && c->lines) {
        c->breaks++;
    } else if (code == ' ' || code == '\t' || code == '\n' || code == 0xa0) {
        c->blank = true;
    } else {
        if (c->breaks > 0 && c->len > 0) {
            c->out[c->len++] = '\n';
            if (c->breaks > 1)
                c->out[c->len++] = '\n';
        } else if (c->blank && c->len > 0) {
            c->out[c->len++] = ' ';
        }
        c->breaks = 0;
        c->blank = false;
        c->len += utf8_put(c->out + c->len, code);
    }
}

/* A letter or digit, as far as a lost one beside it matters. */
static bool is_letter(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

/* "\n", "\r\n", "\t", written out: their length, 0 for none. */
static size_t escape_len(const char *at, uint32_t *code)
{
    if (strncmp(at, "\\r\\n", 4) == 0) {
        *code = '\n';
        return 4;
    }
    if (at[0] != '\\' || at[1] == '\0' || strchr("nrt", at[1]) == NULL)
        return 0;
    *code = at[1] == 't' ? ' ' : '\n';
    return 2;
}

static void put_code(struct cleaning *c, const struct buf *words, size_t from, size_t at,
                     uint32_t code)
{
    bool beside = (from > 0 && is_letter(words->bytes[from - 1])) ||
                  (at < words->len && is_letter(words->bytes[at]));
    if (code == '\r') {
        put_character(c, at < words->len && words->bytes[at] == '\n' ? ' ' : '\n');
    } else if (code == 0x2028 || code == 0x2029) { /* the end of a line, a paragraph */
        put_character(c, '\n');
    } else if (hidden_sign(code)) {
        c->found |= TEXT_CLEAN_HIDDEN;
    } else if (code == UTF8_REPLACEMENT && !beside) {
        c->found |= TEXT_CLEAN_NO_SIGN;
    } else {
        c->found |= code == UTF8_REPLACEMENT ? TEXT_CLEAN_LOST : 0;
        put_character(c, code);
    }
}

/* The length of a character that is never cleaned away nor a part of what is: printable
 * ASCII but what begins tags, entities and escapes, German letters, dashes and quotation
 * marks; 0 for any other. */
static size_t clean_len(const char *at)
{
    static const char letters[] = "\x84\x96\x9c\x9f\xa4\xb6\xbc\xa9"; /* ÄÖÜßäöüé */
    static const char marks[] = "\x93\x94\x98\x99\x9a\x9c\x9d\x9e\xa6";
    if (*at >= ' ' && *at <= '~')
        return *at != '<' && *at != '&' && *at != '\\';
    if (at[0] == '\xc3')
        return at[1] != '\0' && strchr(letters, at[1]) != NULL ? 2 : 0;
    return at[0] == '\xe2' && at[1] == '\x80' && at[2] != '\0' &&
                   strchr(marks, at[2]) != NULL
               ? 3
               : 0;
}

/* True if there is nothing to clean: most texts. */
static bool is_clean(const char *text)
{
    bool blank = true;
    for (size_t len; *text != '\0'; text += len) {
        len = clean_len(text);
        if (len == 0 || (blank && *text == ' '))
            return false;
        blank = *text == ' ';
    }
    return !blank;
}

char *text_clean(struct arena *arena, const char *raw, bool lines, unsigned *found_out)
{
    struct cleaning c = {.lines = lines};
    struct buf right = {0};
    struct buf words = {0};
    if (is_clean(raw)) {
        if (found_out != NULL)
            *found_out = 0;
        return arena_copy(arena, raw);
    }
    c.found = mojibake_add_right(&right, raw, strlen(raw)) ? TEXT_CLEAN_MISREAD : 0;
    buf_add_text(&right, "");
    if (right.bytes != NULL)
        html_add_words(&words, right.bytes, right.len);
    c.found |= words.len != right.len ? TEXT_CLEAN_MARKUP : 0;
    /* A byte that is no character becomes three, a line's end two. */
    if (!right.failed && !words.failed)
        c.out = arena_take_array(arena, words.len + 2, 3);
    for (size_t at = 0; c.out != NULL && at < words.len;) {
        uint32_t code = 0;
        size_t from = at;
        size_t escape = escape_len(words.bytes + at, &code);
        if (escape > 0) {
            c.found |= TEXT_CLEAN_ESCAPE;
            at += escape;
            put_character(&c, code);
        } else {
            code = utf8_next(words.bytes, words.len, &at);
            put_code(&c, &words, from, at, code);
        }
    }
    buf_free(&words);
    buf_free(&right);
    if (c.out != NULL)
        c.out[c.len] = '\0';
    if (found_out != NULL)
        *found_out = c.found;
    return c.out;
}

const char *text_clean_words(struct arena *arena, unsigned found)
{
    static const struct {
        unsigned found;
        const char *words;
    } said[] = {
        {TEXT_CLEAN_MISREAD, MESSAGE("letters that were read in a wrong encoding")},
        {TEXT_CLEAN_MARKUP, MESSAGE("tags or entities of HTML")},
        {TEXT_CLEAN_ESCAPE, MESSAGE("line ends written as \\n")},
        {TEXT_CLEAN_HIDDEN, MESSAGE("signs that nobody sees")},
        {TEXT_CLEAN_NO_SIGN, MESSAGE("signs that stand for none")},
    };
    const char *words = NULL;
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
        if ((found & said[i].found) != 0)
            words = words == NULL
                        ? arena_print(arena, message("has %s"), message(said[i].words))
                        : arena_print(arena, "%s, %s", words, message(said[i].words));
    return words;
}
