#include "speech/say_number.h"

#include <stdlib.h>
#include <string.h>

enum { PHONE_GROUPS = 12, PHONE_LEAST = 5, LONG_NUMBER = 9, AT_ONCE = 5, CODE_MOST = 12 };

static size_t digits_end(const struct say_line *line, size_t at)
{
    while (say_line_digit(line, at))
        at++;
    return at;
}

/* Where the next group of a phone number begins: behind "/", "-", "(", ")" or one space
 * and these; 0: there is none. */
static size_t next_group(const struct say_line *line, size_t at, bool sure)
{
    static const char signs[] = {'/', '(', ')', '-', SAY_DASH, '\0'};
    size_t begin = at;
    bool space = line->text[at] == ' ';
    at = say_line_skip(line, at);
    size_t sign = at;
    while (at < line->len && at < sign + 2 && strchr(signs, line->text[at]) != NULL)
        at++;
    if (at == sign && sure && line->text[at] == '.')
        at++;
    bool dash = at > sign && (line->text[sign] == '-' || line->text[sign] == SAY_DASH);
    if (space && dash && !sure)
        return 0;
    at = say_line_skip(line, at);
    return at > begin && at < begin + 5 && say_line_digit(line, at) ? at : 0;
}

/* Digits one by one; of a long group three and three. */
static const char *group_words(const struct say_line *line, size_t from, size_t to)
{
    const char *words = say_line_apart(line, from, to);
    size_t count = to - from;
    if (count <= AT_ONCE || words == NULL)
        return words;
    char *out = arena_take(line->arena, 3 * count);
    size_t len = 0;
    for (size_t i = 0; out != NULL && i < count; i++) {
        out[len++] = line->text[from + i];
        if (i % 3 == 2 && count - i > 2)
            out[len++] = ',';
        if (i + 1 < count)
            out[len++] = ' ';
    }
    return out;
}

size_t say_number_phone(struct say_line *line, size_t at, bool sure)
{
    struct {
        size_t from, to;
    } group[PHONE_GROUPS];
    size_t count = 0;
    size_t digits = 0;
    const bool plus = line->text[at] == '+';
    size_t next = plus ? at + 1 : at;
    if (!say_line_digit(line, next))
        return 0;
    do {
        size_t end = digits_end(line, next);
        group[count].from = next;
        group[count++].to = end;
        digits += end - next;
        next = end < line->len ? next_group(line, end, sure) : 0;
    } while (next != 0 && count < PHONE_GROUPS);
    if (!say_line_border(line, group[count - 1].to))
        return 0;
    bool begins = plus || line->text[at] == '0' ||
                  (digits == 6 && memcmp(line->text + at, "116", 3) == 0);
    if (!sure && (!begins || digits < PHONE_LEAST))
        return 0;
    for (size_t i = 0; i < count; i++) {
        const char *words = group_words(line, group[i].from, group[i].to);
        bool first_plus = i == 0 && plus;
        if (first_plus)
            words =
                say_line_fill(line, NULL, say_line_rule(line, "plus", 0), words, NULL);
        say_line_put(line, first_plus ? at : group[i].from, group[i].to, NULL, words);
        if (i + 1 < count)
            say_line_pause(line, ',');
    }
    return group[count - 1].to;
}

/* 110, 112 and 115, if nothing is counted with them. */
static size_t emergency(struct say_line *line, size_t at, size_t end)
{
    if (end != at + 3 || !say_line_border(line, end) || line->text[at] != '1' ||
        line->text[at + 1] != '1' || strchr("025", line->text[at + 2]) == NULL)
        return 0;
    size_t next = say_line_skip(line, end);
    bool part = next < line->len && strchr("%,.", line->text[next]) != NULL &&
                (line->text[next] == '%' || say_line_digit(line, next + 1));
    if (part || say_line_begins(line, next, say_line_rule(line, "euro-word", 0)) != 0)
        return 0;
    say_line_put(line, at, end, NULL, say_line_apart(line, at, end));
    return end;
}

/* Five digits and a name. On a page in another language the name is German. */
static size_t postcode(struct say_line *line, size_t at, size_t end)
{
    size_t place = say_line_skip(line, end);
    bool round = memcmp(line->text + at, "00", 2) == 0 ||
                 (end == at + 5 && memcmp(line->text + end - 3, "000", 3) == 0);
    if (end != at + 5 || place == end || place > end + 2 || round ||
        !say_line_capital(line, place) || (unsigned char)line->text[place] >= 0xC8 ||
        say_line_begins(line, place, say_line_rule(line, "euro-word", 0)) != 0)
        return 0;
    say_line_put(line, at, end, NULL, say_line_apart(line, at, end));
    if (strcmp(line->lang, "de") == 0)
        return end;
    size_t behind = place + 1;
    while (behind < line->len && !say_line_border(line, behind))
        behind++;
    const struct say_word known =
        say_lexicon_find(line->lexicon, "de", line->text + place, behind - place);
    say_line_put(line, place, behind, "de",
                 known.said != NULL
                     ? arena_copy(line->arena, known.said)
                     : arena_copy_len(line->arena, line->text + place, behind - place));
    return behind;
}

struct amount {
    char whole[LONG_NUMBER + 1];
    size_t whole_len;
    size_t part, part_end; /* digits behind the point */
    bool dot;              /* a dot where the language has a comma */
    bool full;             /* ",-" */
    size_t end;
};

/* "1.200": groups of three behind the first. Where they end; `at` if there are none. */
static size_t thousands_end(const struct say_line *line, size_t from, size_t at, char sep)
{
    while (at - from <= 3 || line->text[at - 4] == sep) {
        if (at >= line->len || line->text[at] != sep ||
            digits_end(line, at + 1) != at + 4)
            break;
        at += 4;
    }
    return at;
}

static bool read_amount(const struct say_line *line, size_t at, struct amount *out)
{
    const char *decimal = say_line_rule(line, "decimal", 0);
    const char point = decimal != NULL ? decimal[0] : ',';
    *out = (struct amount){.end = digits_end(line, at)};
    if (out->end == at)
        return false;
    out->end = thousands_end(line, at, out->end, point == ',' ? '.' : ',');
    for (size_t i = at; i < out->end; i++) {
        if (!say_line_digit(line, i))
            continue;
        if (out->whole_len == LONG_NUMBER)
            return false;
        out->whole[out->whole_len++] = line->text[i];
    }
    if (out->end >= line->len)
        return true;
    const char sign = line->text[out->end];
    size_t part_end = digits_end(line, out->end + 1);
    if ((sign == ',' || sign == '.') && part_end > out->end + 1 &&
        line->text[part_end] != sign) {
        out->dot = sign != point;
        out->part = out->end + 1;
        out->part_end = out->end = part_end;
    } else if (sign == ',' && out->end + 1 < line->len &&
               (line->text[out->end + 1] == '-' ||
                line->text[out->end + 1] == SAY_DASH)) {
        out->full = true;
        out->end += 2;
    }
    return true;
}

/* What stands behind the point in a sum of money: "05" is 5, "00" nothing. */
static const char *cents(const struct say_line *line, const struct amount *amount)
{
    size_t from = amount->part;
    if (amount->part_end != from + 2 || memcmp(line->text + from, "00", 2) == 0)
        return NULL;
    if (line->text[from] == '0')
        from++;
    return arena_copy_len(line->arena, line->text + from, amount->part_end - from);
}

static const char *money_words(const struct say_line *line, const struct amount *amount)
{
    const char *whole = amount->whole;
    const char *part = cents(line, amount);
    const char *one = say_line_rule(line, "euro", 1);
    if (part != NULL && strcmp(whole, "0") == 0)
        return say_line_fill(line, say_line_rule(line, "cent", 0), part, NULL, NULL);
    if (part != NULL)
        return say_line_fill(line, say_line_rule(line, "euro", 0), whole, part, NULL);
    if (strcmp(whole, "1") == 0 && one != NULL)
        return one;
    return say_line_fill(line, say_line_rule(line, "euro-full", 0), whole, NULL, NULL);
}

/* "12,50 €", "1 Euro", "€ 5". */
static size_t money(struct say_line *line, size_t at)
{
    const char *written = say_line_rule(line, "euro-word", 0);
    struct amount amount;
    size_t before = say_line_begins(line, at, written);
    size_t number = before != 0 ? say_line_skip(line, before) : at;
    if (!read_amount(line, number, &amount) ||
        (amount.part != 0 && amount.part_end != amount.part + 2))
        return 0;
    size_t end = amount.end;
    if (before == 0 &&
        (end = say_line_begins(line, say_line_skip(line, amount.end), written)) == 0)
        return 0;
    say_line_put(line, at, end, NULL, money_words(line, &amount));
    line->sort = SAY_NUMBER;
    return end;
}

static size_t cardinal(struct say_line *line, size_t at)
{
    struct amount amount;
    size_t end = digits_end(line, at);
    const char *words = say_line_apart(line, at, end);
    bool zero = line->text[at] == '0' && end > at + 1;
    if (!zero && read_amount(line, at, &amount)) {
        end = amount.end;
        words = arena_copy(line->arena, amount.whole);
        if (amount.part != 0)
            words =
                say_line_fill(line, NULL, words,
                              say_line_rule(line, amount.dot ? "letter.." : "point", 0),
                              say_line_apart(line, amount.part, amount.part_end));
    }
    say_line_put(line, at, end, NULL, words);
    line->sort = SAY_NUMBER;
    return end;
}

/* Digits and capitals, one of each at least: "7KM-2RX", "12B" is none. */
static size_t code_end(const struct say_line *line, size_t at)
{
    size_t letters = 0;
    size_t digits = 0;
    size_t end = at;
    for (; end < line->len && end - at <= CODE_MOST; end++) {
        char c = line->text[end];
        bool letter = c >= 'A' && c <= 'Z';
        bool inside = c == '-' && end + 1 < line->len && line->text[end + 1] != ' ' &&
                      line->text[end + 1] != '-';
        letters += letter;
        digits += say_line_digit(line, end);
        if (!letter && !inside && !say_line_digit(line, end))
            break;
    }
    bool good = end - at <= CODE_MOST && letters > 1 && digits > 0 &&
                say_line_border(line, end) && line->text[end - 1] != '-';
    return good ? end : 0;
}

size_t say_number_code(struct say_line *line, size_t at)
{
    size_t end = line->kind == SAY_CODE ? line->len : code_end(line, at);
    if (end == 0)
        return 0;
    size_t from = at;
    for (size_t i = at; i <= end; i++) {
        bool parts = i == end || strchr("- /\n", line->text[i]) != NULL;
        if (!parts && line->text[i] != SAY_DASH)
            continue;
        if (i > from) {
            say_line_put(line, from, i, NULL, say_line_apart(line, from, i));
            if (i < end)
                say_line_pause(line, ',');
        }
        from = i + 1;
    }
    return end;
}

size_t say_number(struct say_line *line, size_t at)
{
    size_t end = digits_end(line, at);
    size_t done = 0;
    if (end > at && (done = say_number_code(line, at)) != 0)
        return done;
    if (end > at && (done = postcode(line, at, end)) != 0)
        return done;
    if (end > at && (done = emergency(line, at, end)) != 0)
        return done;
    if ((done = say_number_phone(line, at, false)) != 0)
        return done;
    if ((done = money(line, at)) != 0)
        return done;
    return end > at ? cardinal(line, at) : 0;
}
