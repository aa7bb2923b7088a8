#include "lint_text.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { SOFT_HYPHEN = 0xAD, NO_BREAK_SPACE = 0xA0, NO_BREAK_HYPHEN = 0x2011 };

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == NO_BREAK_SPACE;
}

/* Latin letters with and without accents; other scripts have no capitals to look for. */
static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000);
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_capital(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

/* Whether the dot at `dot` belongs to the word in front of it. */
static bool abbreviates(const char *text, size_t start, size_t dot)
{
    static const char *const known[] = {"St",   "Nr",  "Str",  "Tel", "Dr",
                                        "bzw",  "ca",  "evtl", "ggf", "inkl",
                                        "Prof", "Abs", "zzgl", "max", "mind"};
    size_t from = dot;
    while (from > start && !is_space((unsigned char)text[from - 1]) &&
           text[from - 1] != '.' && text[from - 1] != '(')
        from--;
    size_t len = dot - from;
    if (len <= 1 || strspn(text + from, "0123456789") == len)
        return true;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strlen(known[i]) == len && memcmp(known[i], text + from, len) == 0)
            return true;
    return false;
}

static bool sentence_ends(const char *text, size_t start, size_t at)
{
    char c = text[at];
    if (c == '\n')
        return true;
    if (c != '.' && c != '!' && c != '?')
        return false;
    size_t next = at + 1;
    while (text[next] == '"' || text[next] == ')' || text[next] == '.' ||
           text[next] == '!' || text[next] == '?')
        next++;
    size_t after = next;
    while (is_space((unsigned char)text[after]))
        after++;
    if (text[after] == '\0')
        return true;
    if (after == next)
        return false;
    uint32_t first = utf8_next(text, strlen(text), &after);
    if (c == '.' && abbreviates(text, start, at))
        return false;
    return is_capital(first) || is_digit(first) || !is_letter(first);
}

bool lint_sentence(const char *text, size_t *at, size_t *start_out, size_t *len_out)
{
    size_t start = *at;
    while (is_space((unsigned char)text[start]))
        start++;
    if (text[start] == '\0')
        return false;
    size_t end = start;
    while (text[end] != '\0' && !sentence_ends(text, start, end))
        end++;
    while (text[end] != '\0' && text[end] != '\n' && !is_space((unsigned char)text[end]))
        end++;
    *start_out = start;
    *len_out = end - start;
    *at = end;
    return true;
}

size_t lint_count_words(const char *text, size_t len)
{
    size_t count = 0;
    bool inside = false;
    for (size_t at = 0; at < len;) {
        uint32_t c = utf8_next(text, len, &at);
        if (is_space(c))
            inside = false;
        else if (!inside && (is_letter(c) || is_digit(c))) {
            inside = true;
            count++;
        }
    }
    return count;
}

/* Behind the word that begins at `at`, and whether it is an address rather than a word.
 */
static size_t word_end(const char *text, size_t at, bool *address_out)
{
    size_t len = strcspn(text + at, " \t\r\n");
    const char *dot = memchr(text + at, '.', len);
    *address_out = memchr(text + at, '@', len) != NULL ||
                   (dot != NULL && (size_t)(dot - text) + 1 < at + len &&
                    (is_letter((unsigned char)dot[1]) || dot[1] == '/'));
    return at + len;
}

bool lint_long_word(const char *text, size_t most, size_t *at, size_t *start_out,
                    size_t *len_out)
{
    size_t len = strlen(text);
    while (*at < len) {
        bool address;
        size_t end = word_end(text, *at, &address);
        if (address || end == *at) {
            *at = end + (end == *at);
            continue;
        }
        size_t letters = 0;
        size_t start = *at;
        size_t here = *at;
        size_t long_end = 0;
        while (here < end && long_end == 0) {
            size_t before = here;
            bool letter = is_letter(utf8_next(text, end, &here));
            if (letter && letters++ == 0)
                start = before;
            if ((!letter || here == end) && letters > most)
                long_end = letter ? here : before;
            if (!letter)
                letters = 0;
        }
        *at = here;
        if (long_end > 0) {
            *start_out = start;
            *len_out = long_end - start;
            return true;
        }
    }
    return false;
}
