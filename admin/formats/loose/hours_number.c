#include "formats/loose/hours_number.h"

#include <string.h>
#include <strings.h>

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static int number_at(const char *at, size_t len)
{
    int value = 0;
    for (size_t i = 0; i < len; i++)
        value = value * 10 + (at[i] - '0');
    return value;
}

/* "15.10.", "15. 10.", "1.4.2026", "01.04.26". Where it ends, or NULL. */
static const char *read_date(const char *at, size_t digits, struct hours_token *out)
{
    int day = number_at(at, digits);
    at += digits + 1;
    at += strspn(at, " ");
    size_t len = strspn(at, "0123456789");
    if (len < 1 || len > 2 || at[len] != '.')
        return NULL;
    int month = number_at(at, len);
    if (day < 1 || day > 31 || month < 1 || month > 12)
        return NULL;
    at += len + 1;
    len = strspn(at, "0123456789");
    *out = (struct hours_token){.kind = HOURS_TOKEN_DATE, .value = month * 100 + day};
    if (len != 2 && len != 4)
        return len == 0 ? at : NULL;
    out->number = number_at(at, len) + (len == 2 ? 2000 : 0);
    return at + len;
}

/* "1." before a word: "1. Donnerstag", "1. und 3. Donnerstag", "1./3."; the end
 * of a sentence is none: "9 - 12. Sa 9-11". */
static bool is_place(const char *dot)
{
    if (*dot != '.' || digit(dot[1]))
        return false;
    const char *at = dot + 1 + strspn(dot + 1, " ,/+&");
    return letter(*at) || (digit(*at) && strchr("/,+& ", dot[1]) != NULL);
}

/* "am", "a.m.", "pm", "p.m." behind a number. */
static size_t half_of_twelve(const char *at, bool *afternoon)
{
    static const char *const marks[] = {"am", "a.m.", "a.m", "pm", "p.m.", "p.m"};
    size_t blank = *at == ' ' ? 1 : 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t len = strlen(marks[i]);
        if (strncasecmp(at + blank, marks[i], len) != 0 || letter(at[blank + len]))
            continue;
        /* "9 am Montag" is German. */
        if (blank != 0 && i == 0)
            return 0;
        *afternoon = i >= 3;
        return blank + len;
    }
    return 0;
}

static bool settle(int hour, int minute, struct hours_token *out)
{
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0))
        return false;
    out->value = hour * 60 + minute;
    return true;
}

/* The years near ours look like times. */
static bool is_year(int number, const char *behind)
{
    behind += strspn(behind, " ");
    return number >= 1990 && number <= 2059 && strncasecmp(behind, "uhr", 3) != 0;
}

const char *hours_number(const char *begin, bool ends, struct hours_token *out)
{
    const char *at = begin;
    size_t digits = strspn(at, "0123456789");
    if (digits > 4 || digits == 3)
        return NULL;
    int number = number_at(at, digits);
    if (digits <= 2 && at[digits] == '.' && !ends) {
        const char *end = read_date(begin, digits, out);
        if (end != NULL)
            return end;
    }
    at += digits;
    *out = (struct hours_token){.kind = HOURS_TOKEN_NUMBER, .value = -1};
    if (digits <= 2 && !ends && is_place(at)) {
        *out = (struct hours_token){.kind = HOURS_TOKEN_ORDINAL, .value = number};
        return at + 1;
    }
    if (digits == 4) {
        out->number = -1;
        return !is_year(number, at) && settle(number / 100, number % 100, out) ? at
                                                                               : NULL;
    }
    int minute = 0;
    out->number = number;
    if (strchr(":.h", *at) != NULL && *at != '\0' && digit(at[1])) {
        if (!digit(at[2]) || digit(at[3]))
            return NULL;
        minute = number_at(at + 1, 2);
        at += 3;
        out->number = -1;
        if (*at == ':')
            return NULL;
    }
    bool afternoon = false;
    size_t mark = half_of_twelve(at, &afternoon);
    if (mark > 0) {
        if (number < 1 || number > 12)
            return NULL;
        out->number = -1;
        return settle(number % 12 + (afternoon ? 12 : 0), minute, out) ? at + mark : NULL;
    }
    if (!settle(number, minute, out) && out->number < 0)
        return NULL;
    return at;
}
