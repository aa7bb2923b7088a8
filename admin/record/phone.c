#include "record/phone.h"

#include <stddef.h>
#include <string.h>

enum { E164_MOST = 15, E164_LEAST = 7 };

static bool all_digits(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

bool phone_is_short(const char *phone)
{
    return strcmp(phone, "110") == 0 || strcmp(phone, "112") == 0 ||
           strcmp(phone, "115") == 0 ||
           (strncmp(phone, "116", 3) == 0 && strlen(phone) == 6 && all_digits(phone));
}

/* How a German number begins behind +49, and how many figures it then has as a whole. The
 * first row that fits counts. Old extensions make local numbers longer than the 11
 * figures that are given out today. */
static const struct plan {
    const char *begin;
    size_t least;
    size_t most;
} plans[] = {
    {"15", 11, 11},  {"16", 10, 11},  {"17", 10, 11}, {"180", 8, 14},
    {"137", 8, 10},  {"138", 7, 8},   {"18", 8, 14},  {"19", 6, 12},
    {"1", 0, 0},     {"32", 9, 13},   {"31", 0, 0},   {"700", 11, 11},
    {"800", 10, 15}, {"900", 10, 11}, {"0", 0, 0},    {"", 5, 13},
};

static bool german_possible(const char *phone, struct err *err)
{
    const char *number = phone + 3;
    const struct plan *plan = plans;
    size_t len = strlen(number);
    if (number[0] == '0')
        return err_set(err, "has a 0 after +49; leave it out, as in +492582880");
    if (phone_is_short(number))
        return err_set(err, "is a short number; write %s without +49", number);
    while (strncmp(number, plan->begin, strlen(plan->begin)) != 0)
        plan++;
    if (plan->most == 0)
        return err_set(err, "no German number begins with 0%.*s; ask the provider",
                       (int)(plan->begin[1] == '\0' ? 2 : strlen(plan->begin)), number);
    if (len < plan->least)
        return err_set(err, "has too few figures for a German number; ask the provider");
    return len <= plan->most ||
           err_set(err, "has too many figures for a German number; ask the provider");
}

bool phone_possible(const char *phone, struct err *err)
{
    size_t figures = strlen(phone) - (phone[0] == '+');
    if (phone_is_short(phone))
        return true;
    if (phone[0] == '+' && !all_digits(phone + 1))
        return err_set(err, "write it with + and figures only, as in +492582880");
    if (phone[0] != '+')
        return err_set(err, "write it with the country code, as in +492582880, or as a "
                            "short number such as 112 or 116111");
    if (strncmp(phone, "+49", 3) == 0)
        return german_possible(phone, err);
    if (phone[1] == '0')
        return err_set(err, "no country code begins with 0; write it as in +492582880");
    if (figures > E164_MOST)
        return err_set(err, "has more than 15 figures; no phone number has");
    return figures >= E164_LEAST ||
           err_set(err, "has too few figures for a phone number; ask the provider");
}

bool phone_fictional(const char *phone)
{
    static const struct {
        const char *begin;
        size_t more; /* figures behind it */
    } range[] = {
        {"+493023125", 3},     {"+496990009", 3},     {"+494066969", 3},
        {"+492214710", 3},     {"+498999998", 3},     {"+49176040690", 2},
        {"+4917139200", 2},    {"+4915228817386", 0}, {"+4915228895456", 0},
        {"+4915254599371", 0}, {"+491729925904", 0},  {"+491729968532", 0},
        {"+491729973185", 0},  {"+491729973186", 0},  {"+491729980752", 0},
        {"+491749091317", 0},  {"+491749464308", 0},
    };
    for (size_t i = 0; i < sizeof range / sizeof range[0]; i++)
        if (strncmp(phone, range[i].begin, strlen(range[i].begin)) == 0 &&
            strlen(phone) == strlen(range[i].begin) + range[i].more)
            return true;
    return false;
}
