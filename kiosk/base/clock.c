#include "base/clock.h"

#include <stdio.h>
#include <string.h>

/* Day number from a civil date: H. Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms". */
int64_t date_to_day(struct date date)
{
    int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year =
        (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct date date_from_day(int64_t day)
{
    day += 719468;
    int64_t era = (day >= 0 ? day : day - 146096) / 146097;
    int64_t of_era = day - era * 146097;
    int64_t year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * of_year + 2) / 153;
    int month =
        (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    return (struct date){
        .year = (int)(year_of_era + era * 400 + (month <= 2)),
        .month = month,
        .day = (int)(of_year - (153 * month_from_march + 2) / 5 + 1),
    };
}

int date_weekday(struct date date)
{
    int64_t from_thursday = (date_to_day(date) + 3) % 7;
    return (int)(from_thursday < 0 ? from_thursday + 7 : from_thursday);
}

bool date_valid(struct date date)
{
    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 ||
        date.day < 1 || date.day > 31)
        return false;
    return date_compare(date_from_day(date_to_day(date)), date) == 0;
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return a.day < b.day ? -1 : a.day > b.day;
}

int64_t date_days_between(struct date from, struct date to)
{
    return date_to_day(to) - date_to_day(from);
}

/* `count` digits at `text`; -1 if one of them is none. */
static int digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool date_parse(const char *text, struct date *out)
{
    size_t len = strlen(text);
    if ((len != 7 && len != 10) || text[4] != '-' || (len == 10 && text[7] != '-'))
        return false;
    struct date date = {digits(text, 4), digits(text + 5, 2),
                        len == 10 ? digits(text + 8, 2) : 1};
    if (!date_valid(date))
        return false;
    *out = date;
    return true;
}

bool moment_parse(const char *text, struct moment *out)
{
    char day[11];
    struct moment moment;
    if (strlen(text) != 16 || text[10] != 'T' || text[13] != ':')
        return false;
    memcpy(day, text, 10);
    day[10] = '\0';
    int hour = digits(text + 11, 2);
    int minute = digits(text + 14, 2);
    if (!date_parse(day, &moment.date) || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59)
        return false;
    moment.minute = hour * 60 + minute;
    *out = moment;
    return true;
}

/* 01:00 UTC on the last Sunday of a month, as an instant. */
static int64_t last_sunday(int year, int month)
{
    struct date last = {year, month, 31};
    int64_t day = date_to_day(last) - (date_weekday(last) + 1) % 7;
    return day * 86400 + 3600;
}

static int64_t offset_at(int64_t seconds)
{
    int64_t day = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400;
    int year = date_from_day(day).year;
    bool summer = seconds >= last_sunday(year, 3) && seconds < last_sunday(year, 10);
    return summer ? 7200 : 3600;
}

struct moment moment_from_unix(int64_t seconds)
{
    int64_t local = seconds + offset_at(seconds);
    int64_t day = local >= 0 ? local / 86400 : (local - 86399) / 86400;
    return (struct moment){.date = date_from_day(day),
                           .minute = (int)((local - day * 86400) / 60)};
}

int64_t moment_to_unix(struct moment moment)
{
    int64_t wall = date_to_day(moment.date) * 86400 + (int64_t)moment.minute * 60;
    int64_t summer = wall - 7200;
    return offset_at(summer) == 7200 ? summer : wall - 3600;
}
