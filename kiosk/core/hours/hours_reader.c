#include "core/hours/hours_reader.h"

#include <strings.h>

#include "base/message.h"

bool hours_reader_refuse(struct hours_reader *p, const char *why)
{
    return err_set(p->err, "opening hours, column %zu: %s", (size_t)(p->at - p->text) + 1,
                   message(why));
}

void hours_reader_spaces(struct hours_reader *p)
{
    while (*p->at == ' ')
        p->at++;
}

bool hours_reader_take(struct hours_reader *p, char c)
{
    hours_reader_spaces(p);
    if (*p->at != c)
        return false;
    p->at++;
    return true;
}

bool hours_reader_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool hours_reader_digit(char c)
{
    return c >= '0' && c <= '9';
}

int hours_reader_word(const char *at, const char *const *words, int count, size_t len)
{
    for (int i = 0; i < count; i++)
        if (strncasecmp(at, words[i], len) == 0 && !hours_reader_letter(at[len]))
            return i;
    return -1;
}

bool hours_reader_number(struct hours_reader *p, int most_digits, int *out, int *len)
{
    int value = 0;
    int digits = 0;
    while (hours_reader_digit(p->at[digits]) && digits <= most_digits)
        value = value * 10 + (p->at[digits++] - '0');
    if (digits == 0 || digits > most_digits)
        return false;
    p->at += digits;
    *out = value;
    if (len != NULL)
        *len = digits;
    return true;
}
