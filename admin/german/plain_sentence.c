#include "german/plain_sentence.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"

enum { LINE_WRAPPED = 60, ABBREVIATION_MOST = 12, WORDS_MOST = 400 };

static bool is_closer(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201C || c == 0x201D ||
           c == 0x2019 || c == 0x2018 || c == 0xBB || c == 0xAB || c == 0x203A ||
           c == 0x2039;
}

static bool is_stop(char c)
{
    return c == '.' || c == '!' || c == '?';
}

static size_t letters_at(const char *text, size_t len, size_t at)
{
    size_t to = at;
    while (to < len && (unsigned char)text[to] > ' ' &&
           strchr(".,;:!?()\"", text[to]) == NULL)
        to++;
    return to - at;
}

/* Words that begin a sentence and hardly ever stand capital inside one: behind an
 * abbreviation or a number they say that its dot was a full stop too. */
static bool is_beginning(const struct plain_lexicon *lexicon, const char *text,
                         size_t len, size_t at)
{
    return plain_listed(lexicon, PLAIN_LIST_BEGINNING, text + at,
                        letters_at(text, len, at));
}

/* Whether the dot at `dot` belongs to the word in front of it; `after` is where the next
 * word begins. */
static bool abbreviates(const struct plain_lexicon *lexicon, const char *text, size_t len,
                        size_t start, size_t dot, size_t after)
{
    size_t from = dot;
    while (from > start && dot - from < ABBREVIATION_MOST &&
           (unsigned char)text[from - 1] > ' ' && text[from - 1] != '.' &&
           text[from - 1] != '(')
        from--;
    size_t letters = dot - from;
    size_t figures = strspn(text + from, "0123456789");
    if (figures >= letters && letters > 0)
        return letters <= 2 && !is_beginning(lexicon, text, len, after);
    bool street = letters > 5 && memcmp(text + dot - 3, "str", 3) == 0;
    if (letters > 1 && !street &&
        !plain_listed(lexicon, PLAIN_LIST_ABBREVIATION, text + from, letters))
        return false;
    return !plain_listed(lexicon, PLAIN_LIST_ABBREVIATION_LAST, text + from, letters) ||
           !is_beginning(lexicon, text, len, after);
}

/* A stop without the space that should follow it: "geboren.Dann". */
static bool glued(const char *text, size_t len, size_t start, size_t stop, size_t next)
{
    size_t behind = next;
    uint32_t first = utf8_next(text, len, &behind);
    if (stop < start + 3 || next != stop + 1)
        return false;
    for (size_t i = stop - 3; i < stop; i++)
        if (((unsigned char)text[i] < 'a' || text[i] > 'z') &&
            (unsigned char)text[i] < 0x80)
            return false;
    if (first == 0x201E || first == 0xBB)
        return true;
    return plain_is_capital(first) && behind < len && text[behind] >= 'a' &&
           text[behind] <= 'z';
}

/* Whether the stop at `at` ends a sentence; `*end_out` is then behind its closing marks.
 */
static bool stop_ends(const struct plain_lexicon *lexicon, const char *text, size_t len,
                      size_t start, size_t at, size_t *end_out)
{
    size_t next = at + 1;
    while (next < len) {
        size_t behind = next;
        uint32_t c = utf8_next(text, len, &behind);
        if (!is_closer(c) && !(c < 0x80 && is_stop((char)c)))
            break;
        next = behind;
    }
    size_t after = next;
    uint32_t first = 0;
    while (after < len) {
        size_t behind = after;
        first = utf8_next(text, len, &behind);
        if (!plain_is_space(first))
            break;
        after = behind;
    }
    *end_out = next;
    if (after >= len)
        return true;
    if (after == next)
        return glued(text, len, start, at, next);
    if (text[at] == '.' && abbreviates(lexicon, text, len, start, at, after))
        return false;
    return !plain_is_letter(first) || plain_is_capital(first);
}

/* Whether the line's end at `at` ends a sentence; `line` is where its line began. */
static bool line_ends(const char *text, size_t len, size_t line, size_t at)
{
    size_t last = at;
    while (last > line && (text[last - 1] == ' ' || text[last - 1] == '\r'))
        last--;
    size_t next = at + 1;
    size_t lines = 0;
    while (next < len && strchr(" \t\r\n", text[next]) != NULL)
        lines += text[next++] == '\n';
    if (next >= len || lines > 0 || last == line)
        return true;
    if (strchr(".!?:;", text[last - 1]) != NULL)
        return true;
    size_t behind = next;
    uint32_t first = utf8_next(text, len, &behind);
    if (plain_is_letter(first) && !plain_is_capital(first))
        return false;
    bool word = plain_is_letter(first) || (first >= '0' && first <= '9');
    return !word || (text[last - 1] != ',' && last - line < LINE_WRAPPED);
}

/* The next sentence of `len` bytes, from `*at` (0 at first, moved behind it). False at
 * the end. */
static bool next_sentence(const struct plain_lexicon *lexicon, const char *text,
                          size_t len, size_t *at, size_t *start_out, size_t *len_out)
{
    size_t start = *at;
    while (start < len && strchr(" \t\r\n", text[start]) != NULL && text[start] != '\0')
        start++;
    if (start >= len)
        return false;
    size_t line = start;
    size_t end = start;
    bool ended = false;
    while (end < len && !ended) {
        size_t behind = end + 1;
        if (is_stop(text[end]))
            ended = stop_ends(lexicon, text, len, start, end, &behind);
        else if (text[end] == '\n') {
            ended = line_ends(text, len, line, end);
            line = end + 1;
            behind = ended ? end : end + 1;
        }
        end = behind;
    }
    *start_out = start;
    *len_out = end - start;
    *at = end;
    return true;
}

/* Words from `*at` to `end`, at most WORDS_MOST. */
static bool read_words(struct arena *arena, const struct plain_lexicon *lexicon,
                       struct plain_reading *out, size_t *room, size_t *at, size_t end,
                       struct plain_sentence *sentence)
{
    *sentence = (struct plain_sentence){.start = *at, .first = out->word_count};
    while (sentence->count < WORDS_MOST) {
        struct plain_word word;
        enum plain_read read = plain_word_read(arena, out->text, end, at, &word);
        if (read == PLAIN_READ_NO_MEMORY)
            return false;
        sentence->marks = read == PLAIN_READ_END ? word.marks : PLAIN_SPACE;
        if (read == PLAIN_READ_END)
            break;
        struct plain_word *item =
            array_room(arena, out->word, out->word_count, room, sizeof *item);
        if (item == NULL)
            return false;
        out->word = item;
        word.classes = plain_classes(lexicon, word.low);
        out->word[out->word_count++] = word;
        sentence->count++;
    }
    sentence->len = *at - sentence->start;
    return true;
}

bool plain_read(struct arena *arena, const struct plain_lexicon *lexicon,
                const char *text, struct plain_reading *out)
{
    struct plain_reading reading = {.text = text, .len = strlen(text)};
    size_t word_room = 0;
    size_t room = 0;
    size_t at = 0;
    size_t start;
    size_t len;
    while (next_sentence(lexicon, text, reading.len, &at, &start, &len)) {
        for (size_t end = start + len; start < end;) {
            struct plain_sentence sentence;
            struct plain_sentence *item = array_room(
                arena, reading.sentence, reading.sentence_count, &room, sizeof *item);
            if (item == NULL ||
                !read_words(arena, lexicon, &reading, &word_room, &start, end, &sentence))
                return false;
            reading.sentence = item;
            if (sentence.count > 0)
                reading.sentence[reading.sentence_count++] = sentence;
        }
    }
    *out = reading;
    return true;
}
