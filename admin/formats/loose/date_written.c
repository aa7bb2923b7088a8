#include "formats/loose/date_written.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/spelling.h"

/* Days from 1899-12-30, where Excel begins to count, to 1970-01-01; what lies
 * between 1982 and 2064 is taken for such a number. */
enum { EXCEL_EPOCH = 25569, EXCEL_LOW = 30000, EXCEL_HIGH = 60000 };

static int month_of(const char *word)
{
    static const char *const names[12] = {"januar",    "februar", "marz",     "april",
                                          "mai",       "juni",    "juli",     "august",
                                          "september", "oktober", "november", "dezember"};
    static const struct {
        const char *word;
        int month;
    } more[] = {{"mrz", 3},  {"mar", 3},     {"may", 5},      {"oct", 10},
                {"dec", 12}, {"january", 1}, {"february", 2}, {"march", 3},
                {"june", 6}, {"july", 7},    {"october", 10}, {"december", 12}};
    size_t len = strlen(word);
    for (int i = 0; i < 12; i++)
        if (strcmp(word, names[i]) == 0 ||
            (len >= 3 && len <= 4 && strncmp(word, names[i], len) == 0))
            return i + 1;
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
        if (strcmp(word, more[i].word) == 0)
            return more[i].month;
    return 0;
}

/* Numbers and words of a date, at most four. */
struct parts {
    struct {
        int number;
        size_t digits; /* 0: a month's name, whose number this is */
    } item[4];
    size_t count;
};

static size_t letters(const char *at)
{
    size_t len = 0;
    while ((at[len] >= 'a' && at[len] <= 'z') || (at[len] >= 'A' && at[len] <= 'Z') ||
           (unsigned char)at[len] >= 0x80)
        len++;
    return len;
}

static bool split(struct arena *arena, const char *at, struct parts *out)
{
    out->count = 0;
    while (*at != '\0') {
        size_t digits = strspn(at, "0123456789");
        size_t len = digits > 0 ? digits : letters(at);
        /* A time of day behind a date is passed over. */
        if (out->count == 3 && (*at == ' ' || *at == 'T'))
            return at[1 + strspn(at + 1, "0123456789:.")] == '\0';
        if (len == 0 && strchr(" ./-,", *at) == NULL)
            return false;
        if (len > 0) {
            const char *word = spelling_len(arena, at, len);
            if (out->count == 3 || digits > 5 || word == NULL)
                return false;
            out->item[out->count].digits = digits;
            out->item[out->count].number =
                digits > 0 ? (int)strtol(at, NULL, 10) : month_of(word);
            if (out->item[out->count].number == 0)
                return false;
            out->count++;
        }
        at += len > 0 ? len : 1;
    }
    return out->count > 0;
}

static int full_year(int year, size_t digits)
{
    return digits == 2 ? 2000 + year : year;
}

enum date_order date_order(const char *text)
{
    int first = 0;
    int second = 0;
    int len = 0;
    char mark[2];
    char same[2];
    /* NOLINTNEXTLINE(cert-err34-c): two digits are always a number */
    if (sscanf(text, "%2d%1[/-]%2d%1[/-]%*4d%n", &first, mark, &second, same, &len) !=
            4 ||
        len < 6 || mark[0] != same[0] || first < 1 || second < 1 || first > 31 ||
        second > 31 || first == second)
        return DATE_ORDER_UNSAID;
    return first > 12 && second <= 12    ? DATE_ORDER_DAY
           : second > 12 && first <= 12  ? DATE_ORDER_MONTH
           : first <= 12 && second <= 12 ? DATE_ORDER_BOTH
                                         : DATE_ORDER_UNSAID;
}

/* In a column where the month comes first, or in a cell that says so. */
static bool month_first(const char *text, enum date_order order)
{
    enum date_order said = date_order(text);
    return said == DATE_ORDER_MONTH ||
           (said == DATE_ORDER_BOTH && order == DATE_ORDER_MONTH);
}

bool date_written(struct arena *arena, const char *text, enum date_order order,
                  char out[DATE_WRITTEN_LEN])
{
    struct parts parts;
    struct date date = {0};
    bool whole = true;
    if ((order == DATE_ORDER_BOTH && date_order(text) == DATE_ORDER_BOTH) ||
        !split(arena, text, &parts))
        return false;
    if (parts.count == 3 && month_first(text, order)) {
        int month = parts.item[0].number;
        parts.item[0].number = parts.item[1].number;
        parts.item[1].number = month;
    }
    int first = parts.item[0].number;
    if (parts.count == 1 && parts.item[0].digits == 5 && first >= EXCEL_LOW &&
        first <= EXCEL_HIGH) {
        date = date_from_day(first - EXCEL_EPOCH);
    } else if (parts.count == 3 && parts.item[0].digits == 4) {
        date = (struct date){first, parts.item[1].number, parts.item[2].number};
    } else if (parts.count == 3 && parts.item[0].digits > 0 &&
               (parts.item[2].digits == 4 || parts.item[2].digits == 2)) {
        date = (struct date){full_year(parts.item[2].number, parts.item[2].digits),
                             parts.item[1].number, first};
    } else if (parts.count == 2 && parts.item[0].digits == 4) {
        whole = false;
        date = (struct date){first, parts.item[1].number, 1};
    } else if (parts.count == 2 &&
               (parts.item[1].digits == 4 ||
                (parts.item[1].digits == 2 && parts.item[0].digits == 0))) {
        whole = false;
        date = (struct date){full_year(parts.item[1].number, parts.item[1].digits), first,
                             1};
    }
    if (date.year < 1900 || !date_valid(date))
        return false;
    if (whole)
        snprintf(out, DATE_WRITTEN_LEN, "%04d-%02d-%02d", date.year % 10000,
                 date.month % 100, date.day % 100);
    else
        snprintf(out, DATE_WRITTEN_LEN, "%04d-%02d", date.year % 10000, date.month % 100);
    return true;
}
