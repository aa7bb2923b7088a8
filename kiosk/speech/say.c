#include "speech/say.h"

#include <string.h>

#include "base/utf8.h"
#include "speech/say_date.h"
#include "speech/say_number.h"
#include "speech/say_words.h"

/* Whether something can begin at `at`: not in the middle of a word or number. */
static bool begins(const struct say_line *line, size_t at)
{
    return at == line->sort_at || say_line_border(line, at);
}

/* What begins at `at`, by the first that knows it; 0: nothing that is said. */
static size_t token(struct say_line *line, size_t at)
{
    static size_t (*const by[])(struct say_line *, size_t) = {
        say_words_web, say_words_known, say_date_weekday,
        say_date,      say_number,      say_words};
    size_t end = 0;
    if (line->kind == SAY_PHONE && (end = say_number_phone(line, at, true)) != 0)
        return end;
    for (size_t i = 0; begins(line, at) && end == 0 && i < sizeof by / sizeof by[0]; i++)
        end = by[i](line, at);
    return end;
}

/* A mark, a dash or a space: a pause, or nothing. Where it ends. */
static size_t mark(struct say_line *line, size_t at)
{
    const char sign = line->text[at];
    const size_t end = at + 1;
    bool free = end >= line->len || line->text[end] == ' ' || line->text[end] == '\n';
    bool open = at == 0 || line->text[at - 1] == ' ';
    switch (sign) {
    case '\n':
        say_line_pause(line, line->kind == SAY_ADDRESS ? ',' : '.');
        break;
    case '!':
    case '?':
        say_line_pause(line, sign);
        break;
    case '.':
    case ';':
    case ':':
        if (!open && (free || (sign != '.' && !say_line_letter(line, end))))
            say_line_pause(line, sign);
        break;
    case ',':
    case '(':
    case ')':
    case '/':
        say_line_pause(line, ',');
        break;
    case '-':
    case SAY_DASH:
        if (open && free)
            say_line_pause(line, ',');
        break;
    default:
        break;
    }
    return end;
}

/* "1. Rufen Sie an": the number of an item, no day and no end of a sentence. */
static size_t list_number(struct say_line *line)
{
    size_t at = 0;
    while (say_line_digit(line, at) && at < 2)
        at++;
    bool alone = at + 1 >= line->len || line->text[at + 1] == ' ';
    if (at == 0 || line->text[at] != '.' || !alone)
        return 0;
    size_t end = say_words_known(line, 0);
    if (end == 0)
        end = say_date(line, 0);
    if (end != 0)
        return end;
    say_line_put(line, 0, at, NULL, arena_copy_len(line->arena, line->text, at));
    say_line_pause(line, ',');
    return at + 1;
}

static void plain(struct say_line *line)
{
    for (size_t at = list_number(line); at < line->len;) {
        size_t end = say_date_to(line, at);
        if (end == 0 && line->text[at] != ' ')
            end = token(line, at);
        if (end == 0 && (unsigned char)line->text[at] < 0x80)
            end = mark(line, at);
        if (end == 0)
            utf8_next(line->text, line->len, &at);
        else
            at = end;
    }
}

size_t say_text(struct arena *arena, const struct say_lexicon *lexicon, const char *lang,
                const char *shown, enum say_kind kind, struct say_piece **out)
{
    struct say_line line = {
        .arena = arena, .lexicon = lexicon, .lang = lang, .kind = kind};
    *out = NULL;
    if (!say_line_read(&line, shown))
        return 0;
    if (kind == SAY_LETTER) {
        for (size_t at = 0; at < line.len;)
            at = say_words_letter(&line, at);
    } else if (kind == SAY_CODE) {
        say_number_code(&line, 0);
    } else {
        plain(&line);
    }
    if (kind != SAY_LETTER)
        say_line_pause(&line, '.');
    if (arena->failed || line.count == 0)
        return 0;
    *out = line.piece;
    return line.count;
}
