#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static void join(struct err *err, const char *front, const char *back)
{
    char whole[2 * sizeof err->text + 2];
    snprintf(whole, sizeof whole, "%s%s%s", front, back[0] != '\0' ? ": " : "", back);
    utf8_copy(err->text, sizeof err->text, whole);
}

bool(err_set)(struct err *err, const char *format, ...)
{
    if (err == NULL)
        return false;
    char words[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    join(err, words, "");
    return false;
}

bool(err_set_errno)(struct err *err, const char *format, ...)
{
    int number = errno;
    if (err == NULL)
        return false;
    char words[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    join(err, words, strerror(number));
    return false;
}

bool(err_prefix)(struct err *err, const char *format, ...)
{
    if (err == NULL)
        return false;
    char words[sizeof err->text];
    char rest[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    memcpy(rest, err->text, sizeof rest);
    join(err, words, rest);
    return false;
}
