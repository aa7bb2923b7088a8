#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"

/* Room for one character more than fits, so that the cut sees whether it is whole. */
enum { WORDS_LEN = sizeof((struct err *)0)->text + 4 };

static void join(struct err *err, const char *front, const char *back)
{
    char whole[2 * WORDS_LEN];
    snprintf(whole, sizeof whole, "%s%s%s", front, back[0] != '\0' ? ": " : "", back);
    utf8_copy_mended(err->text, sizeof err->text, whole);
}

bool(err_set)(struct err *err, const char *format, ...)
{
    if (err == NULL)
        return false;
    char words[WORDS_LEN];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, message(format), args);
    va_end(args);
    join(err, words, "");
    return false;
}

bool(err_set_errno)(struct err *err, const char *format, ...)
{
    int number = errno;
    if (err == NULL)
        return false;
    char words[WORDS_LEN];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, message(format), args);
    va_end(args);
    /* Not strerror: that speaks the language of whoever stands at the screen. */
    const char *why = strerrordesc_np(number);
    join(err, words, why != NULL ? message(why) : message("unknown error"));
    return false;
}

bool(err_prefix)(struct err *err, const char *format, ...)
{
    if (err == NULL)
        return false;
    char words[WORDS_LEN];
    char rest[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, message(format), args);
    va_end(args);
    memcpy(rest, err->text, sizeof rest);
    join(err, words, rest);
    return false;
}
