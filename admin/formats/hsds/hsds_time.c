#include "formats/hsds/hsds_time.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool hsds_time(const char *text, int *minute_out)
{
    char *end = NULL;
    long hour = strtol(text, &end, 10);
    long minute = 0;
    if (end == text || text[0] == '-' || text[0] == '+')
        return false;
    if (*end == ':' || *end == '.' || *end == 'h') {
        const char *from = end + 1;
        minute = strtol(from, &end, 10);
        if (end == from && from[-1] != 'h')
            return false;
        if (*end == ':')
            strtol(end + 1, &end, 10);
    }
    end += strspn(end, " ");
    bool am = strncasecmp(end, "am", 2) == 0 || strncasecmp(end, "a.m", 3) == 0;
    bool pm = strncasecmp(end, "pm", 2) == 0 || strncasecmp(end, "p.m", 3) == 0;
    bool zone = *end == 'Z' || *end == '+' || *end == '-' || *end == '.';
    if (!am && !pm && !zone && *end != '\0' && strncasecmp(end, "Uhr", 3) != 0)
        return false;
    if ((am || pm) && (hour < 1 || hour > 12))
        return false;
    if (am || pm)
        hour = hour % 12 + (pm ? 12 : 0);
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || (hour == 24 && minute > 0))
        return false;
    *minute_out = (int)(hour * 60 + minute);
    return true;
}

static int day_of(const char *text)
{
    static const char *const words[][3] = {{"mo", "mon", "mon"}, {"tu", "tue", "die"},
                                           {"we", "wed", "mit"}, {"th", "thu", "don"},
                                           {"fr", "fri", "fre"}, {"sa", "sat", "sam"},
                                           {"su", "sun", "son"}};
    size_t len = strcspn(text, " ,;.");
    if (len == 1 && text[0] >= '1' && text[0] <= '7')
        return text[0] - '1';
    for (int day = 0; day < 7; day++)
        for (size_t k = 0; k < 3; k++)
            if (strncasecmp(text, words[day][k], strlen(words[day][k])) == 0 &&
                (len == strlen(words[day][k]) || len > 3 || k == 0))
                return day;
    return -1;
}

bool hsds_days(const char *text, unsigned *days_out, int *nth_out)
{
    unsigned days = 0;
    int nth = 0;
    for (const char *at = text + strspn(text, " ,;"); *at != '\0';) {
        char *end = NULL;
        long number = strtol(at, &end, 10);
        bool counted = end != at && *end != '\0' && strchr(" ,;", *end) == NULL;
        if (counted && (number < -5 || number > 5 || number == 0 ||
                        (nth != 0 && nth != (int)number)))
            return false;
        if (counted) {
            nth = (int)number;
            at = end;
        }
        int day = day_of(at);
        if (day < 0)
            return false;
        days |= 1u << day;
        at += strcspn(at, " ,;");
        at += strspn(at, " ,;");
    }
    if (days == 0)
        return false;
    *days_out = days;
    *nth_out = nth;
    return true;
}
