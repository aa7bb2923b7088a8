#include "record/day.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FIRST_YEAR = 1990, CENTURY = 2000 };

/* Whole numbers with these signs between them, and nothing else: at most two digits, the
 * last one four. */
static bool read_numbers(const char *text, const char *between, int *const out[])
{
    size_t count = strlen(between) + 1;
    for (size_t i = 0; i < count; i++) {
        size_t digits = strspn(text, "0123456789");
        if (digits == 0 || digits > (i + 1 < count ? 2 : 4) ||
            text[digits] != (i + 1 < count ? between[i] : '\0'))
            return false;
        *out[i] = (int)strtol(text, NULL, 10);
        text += digits + 1;
    }
    return true;
}

const char *day_read(struct arena *arena, const struct field *field, const char *text,
                     struct date today)
{
    int day = 0;
    int month = 0;
    int year = 0;
    if (field->type != FIELD_DAY && field->type != FIELD_MONTH)
        return text;
    if (strcasecmp(text, "today") == 0 || strcasecmp(text, "heute") == 0)
        return arena_print(arena, "%04d-%02d-%02d", today.year, today.month, today.day);
    if (read_numbers(text, "..", (int *const[]){&day, &month, &year})) {
        struct date date = {year < 100 ? CENTURY + year : year, month, day};
        return date_valid(date)
                   ? arena_print(arena, "%04d-%02d-%02d", date.year, date.month, date.day)
                   : text;
    }
    if (field->type == FIELD_MONTH &&
        (read_numbers(text, ".", (int *const[]){&month, &year}) ||
         read_numbers(text, "/", (int *const[]){&month, &year})) &&
        year > CENTURY - 100 && month >= 1 && month <= 12)
        return arena_print(arena, "%04d-%02d", year, month);
    return text;
}

bool day_possible(const struct field *field, const char *text, struct date today,
                  struct err *err)
{
    struct date date;
    if (!field->past || text == NULL || !date_parse(text, &date))
        return true;
    if (date_compare(date, today) > 0)
        return err_set(err, "has not come: today is %04d-%02d-%02d", today.year,
                       today.month, today.day);
    return date.year >= FIRST_YEAR ||
           err_set(err, "cannot be: it is before %d", FIRST_YEAR);
}

bool day_before(const char *text, struct date today, struct date *out, struct err *err)
{
    char *end;
    long count = strtol(text, &end, 10);
    bool ok = text[0] >= '0' && text[0] <= '9' && count <= 9999 && end[0] != '\0' &&
              end[1] == '\0';
    struct date date = today;
    if (ok && *end == 'd') {
        *out = date_from_day(date_to_day(today) - count);
        return true;
    }
    if (!ok || (*end != 'm' && *end != 'y'))
        return err_set(err, "\"%s\" is not a time; write it as in 90d, 12m or 2y", text);
    long months = today.year * 12L + today.month - 1 - (*end == 'y' ? count * 12 : count);
    date.year = (int)(months / 12);
    date.month = (int)(months % 12) + 1;
    while (date.day > 28 && !date_valid(date))
        date.day--;
    if (months < 12 || !date_valid(date))
        return err_set(err, "\"%s\" is too long ago", text);
    *out = date;
    return true;
}
