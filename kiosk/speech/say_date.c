#include "speech/say_date.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS = 12, DAYS = 31, WEEKDAYS = 7, SHORT = 5, BESIDE = 9 };

/* One or two digits, or `most` of them; -1: there are none, or more. */
static int read_digits(const struct say_line *line, size_t *at, int least, int most)
{
    int value = 0;
    int count = 0;
    for (; say_line_digit(line, *at) && count <= most; ++*at, count++)
        value = 10 * value + (line->text[*at] - '0');
    return count >= least && count <= most ? value : -1;
}

static const char *number_words(const struct say_line *line, int number)
{
    return arena_print(line->arena, "%d", number);
}

/* Whether one of the words of a rule stands in front, or was said for a dash. */
static bool comes_after(const struct say_line *line, size_t at, int number)
{
    const char *list = say_line_rule(line, "after", number);
    const char *to = say_line_rule(line, "to", 0);
    size_t len = 0;
    if (line->sort == SAY_TO && list != NULL && to != NULL)
        for (const char *word = list; *word != '\0'; word += len + (word[len] == '|')) {
            len = strcspn(word, "|");
            if (strlen(to) == len && memcmp(word, to, len) == 0)
                return true;
        }
    return say_line_follows(line, at, list);
}

/* The form of the day's or hour's word that goes with what stands before it. */
static const char *form_words(const struct say_line *line, size_t at, const char *name,
                              int number)
{
    const char *words = number > 0 ? say_line_rule(line, name, number) : NULL;
    int form = comes_after(line, at, 1) ? 1 : comes_after(line, at, 2) ? 2 : 0;
    return words != NULL ? say_line_choice(line, words, form)
                         : number_words(line, number);
}

static const char *month_words(const struct say_line *line, int month)
{
    return say_line_choice(line, say_line_rule(line, "month", month), 0);
}

static size_t put_date(struct say_line *line, size_t from, size_t to, const int date[3])
{
    const char *day = form_words(line, from, "day", date[0]);
    const char *month = month_words(line, date[1]);
    const char *year = date[2] >= 0 ? number_words(line, date[2]) : NULL;
    const char *pattern = say_line_rule(line, year != NULL ? "date-year" : "date", 0);
    if (month == NULL)
        month = number_words(line, date[1]);
    say_line_put(line, from, to, NULL, say_line_fill(line, pattern, day, month, year));
    line->sort = SAY_NUMBER;
    return to;
}

/* "31.12.", "31.12.2026", "31.12.26", "31/12/2026", "2026-12-31". */
static size_t numeric_date(struct say_line *line, size_t from)
{
    size_t at = from;
    int year = read_digits(line, &at, 4, 4);
    bool iso = year >= 0 && at < line->len && line->text[at] == '-';
    at = iso ? at + 1 : from;
    int first = read_digits(line, &at, 1, 2);
    char sep = iso ? '-' : '.';
    if (!iso && at < line->len && line->text[at] == '/')
        sep = '/';
    if (first < 0 || at >= line->len || line->text[at++] != sep)
        return 0;
    if (!iso)
        at = say_line_skip(line, at);
    int second = read_digits(line, &at, 1, 2);
    int day = iso ? second : first;
    int month = iso ? first : second;
    if (day < 1 || day > DAYS || month < 1 || month > MONTHS)
        return 0;
    if (iso)
        return say_line_border(line, at)
                   ? put_date(line, from, at, (int[]){day, month, year})
                   : 0;
    if (at >= line->len || line->text[at] != sep)
        return 0;
    size_t behind = say_line_digit(line, at + 1) ? at + 1 : say_line_skip(line, at + 1);
    size_t end = behind;
    year = read_digits(line, &end, 2, 4);
    bool near = behind == at + 1 || end == behind + 4;
    bool known =
        near && (end == behind + 2 || end == behind + 4) && say_line_border(line, end);
    if (known)
        return put_date(line, from, end,
                        (int[]){day, month, end == behind + 2 ? 2000 + year : year});
    if (sep == '/' || say_line_digit(line, at + 1))
        return 0;
    return put_date(line, from, at + 1, (int[]){day, month, -1});
}

/* "31. Dezember", "31 Aralık"; or "im 3. Stock", where the language has forms for it. */
static size_t named_date(struct say_line *line, size_t from)
{
    size_t at = from;
    int day = read_digits(line, &at, 1, 2);
    if (day < 1 || day > DAYS || at >= line->len)
        return 0;
    bool dot = line->text[at] == '.';
    size_t end = dot ? at + 1 : at;
    size_t name = say_line_skip(line, end);
    if (name == end)
        return 0;
    for (int month = 1; month <= MONTHS; month++) {
        const char *list = say_line_rule(line, "month", month);
        size_t behind = say_line_begins(line, name, list);
        if (behind == 0)
            continue;
        say_line_put(line, from, end, NULL, form_words(line, from, "day", day));
        say_line_put(line, name, behind, NULL, say_line_choice(line, list, 0));
        return behind;
    }
    bool after = say_line_follows(line, from, say_line_rule(line, "ordinal", 0));
    if (!dot || !after || !say_line_letter(line, name))
        return 0;
    say_line_put(line, from, end, NULL, form_words(line, from, "day", day));
    line->sort = SAY_NUMBER;
    return end;
}

/* Hour and minute with their sign; -1 in `minute`: an hour alone. False if no such. */
static bool read_time(const struct say_line *line, size_t *at, int *hour, int *minute)
{
    *hour = read_digits(line, at, 1, 2);
    *minute = -1;
    if (*hour < 0 || *hour > 24)
        return false;
    if (*at >= line->len || (line->text[*at] != ':' && line->text[*at] != '.') ||
        !say_line_digit(line, *at + 1))
        return say_line_border(line, *at) ||
               say_line_begins(line, *at, say_line_rule(line, "time-word", 0)) != 0;
    ++*at;
    *minute = read_digits(line, at, 2, 2);
    return *minute >= 0 && *minute < 60 && say_line_border(line, *at) &&
           !(line->text[*at] == ':' && say_line_digit(line, *at + 1));
}

/* Whether "Uhr" stands behind, or behind the other end of a range. */
static bool hour_follows(const struct say_line *line, size_t at)
{
    const char *word = say_line_rule(line, "time-word", 0);
    size_t next = say_line_skip(line, at);
    if (say_line_begins(line, next, word) != 0)
        return true;
    size_t behind = say_line_begins(line, next, say_line_rule(line, "to", 0));
    if (behind == 0 && next < line->len &&
        (line->text[next] == '-' || line->text[next] == SAY_DASH))
        behind = next + 1;
    if (behind == 0)
        return false;
    int hour;
    int minute;
    next = say_line_skip(line, behind);
    return read_time(line, &next, &hour, &minute) &&
           say_line_begins(line, say_line_skip(line, next), word) != 0;
}

/* "am" and "pm" are said by their letters; NULL: neither stands there. */
static const char *half_of_day(const struct say_line *line, size_t at, size_t *end)
{
    static const char *const half[] = {"time-am", "time-pm"};
    for (int i = 0; i < 2; i++) {
        const char *list = say_line_rule(line, half[i], 0);
        size_t behind = say_line_begins(line, say_line_skip(line, at), list);
        if (behind != 0) {
            *end = behind;
            return say_line_choice(line, list, 0);
        }
    }
    return NULL;
}

static size_t time_of_day(struct say_line *line, size_t from)
{
    size_t at = from;
    int hour;
    int minute;
    if (!read_time(line, &at, &hour, &minute))
        return 0;
    const char *signs = say_line_rule(line, "time-sign", 0);
    bool colon =
        minute >= 0 && strchr(signs != NULL ? signs : ":", line->text[at - 3]) != NULL;
    size_t end = at;
    const char *half = half_of_day(line, at, &end);
    size_t word = say_line_begins(line, say_line_skip(line, at),
                                  say_line_rule(line, "time-word", 0));
    bool sure =
        colon || half != NULL || word != 0 || (minute >= 0 && hour_follows(line, at));
    if (!sure)
        return 0;
    if (word != 0)
        end = word;
    const char *said = form_words(line, from, "hour", hour);
    const char *minutes = minute > 0 ? number_words(line, minute) : NULL;
    const char *pattern = minutes != NULL ? say_line_rule(line, "time", minute) : NULL;
    if (pattern == NULL)
        pattern = say_line_rule(line, minutes != NULL ? "time" : "time-full", 0);
    if (half != NULL)
        pattern = minutes != NULL ? "{0} {1} {2}" : "{0} {2}";
    said = say_line_fill(line, pattern, said, minutes, half);
    const char *before = say_line_rule(line, "time-before", 0);
    if (before != NULL && line->sort != SAY_TO && !say_line_follows(line, from, before))
        said = say_line_fill(line, NULL, say_line_choice(line, before, 0), said, NULL);
    say_line_put(line, from, end, NULL, said);
    line->sort = SAY_NUMBER;
    return end;
}

size_t say_date(struct say_line *line, size_t at)
{
    size_t end = numeric_date(line, at);
    if (end == 0)
        end = time_of_day(line, at);
    return end != 0 ? end : named_date(line, at);
}

/* Which weekday stands at `at`; 0: none. */
static int weekday_at(const struct say_line *line, size_t at, size_t *end)
{
    int found = 0;
    *end = 0;
    for (int day = 1; day <= WEEKDAYS; day++) {
        size_t behind = say_line_begins(line, at, say_line_rule(line, "weekday", day));
        if (behind > *end) {
            *end = behind;
            found = day;
        }
    }
    return found;
}

/* Whether a short word is meant as a weekday: alone, before an hour, among others. */
static bool among_days(const struct say_line *line, size_t at, size_t end)
{
    if (line->weekday_end > 0 && at - line->weekday_end < BESIDE)
        return true;
    size_t next = end;
    while (next < line->len &&
           (strchr(" .,:-/&+", line->text[next]) != NULL || line->text[next] == SAY_DASH))
        next++;
    size_t behind = say_line_begins(line, next, say_line_rule(line, "and", 0));
    if (behind != 0)
        next = say_line_skip(line, behind);
    return (next >= line->len && at == 0) || say_line_digit(line, next) ||
           weekday_at(line, next, &end) != 0;
}

size_t say_date_weekday(struct say_line *line, size_t at)
{
    size_t end;
    int day = weekday_at(line, at, &end);
    if (day == 0 || (end - at <= SHORT && !among_days(line, at, end)))
        return 0;
    const char *list = say_line_rule(line, "weekday", day);
    say_line_put(line, at, end, NULL, say_line_choice(line, list, 0));
    line->sort = SAY_WEEKDAY;
    line->weekday_end = end;
    return end;
}

size_t say_date_to(struct say_line *line, size_t at)
{
    size_t dash = say_line_skip(line, at);
    const char *words = say_line_rule(line, "to", 0);
    if (dash >= line->len || (line->text[dash] != '-' && line->text[dash] != SAY_DASH) ||
        words == NULL || line->count == 0 || line->sort == SAY_WORD ||
        line->sort == SAY_TO || line->sort_at != at)
        return 0;
    size_t next = say_line_skip(line, dash + 1);
    size_t end;
    bool fits = line->sort == SAY_NUMBER ? say_line_digit(line, next)
                                         : weekday_at(line, next, &end) != 0;
    if (!fits)
        return 0;
    say_line_put(line, dash, dash + 1, NULL, words);
    line->sort = SAY_TO;
    return dash + 1;
}
