#ifndef ANNA_BASE_ERR_H
#define ANNA_BASE_ERR_H

#include <stdbool.h>

/* Words about a failure, gathered on the way up: the deepest function says what it could
 * not do, each caller puts in front what it was about. Nothing below the programs prints
 * or exits; a program prints the whole as one sentence. The formats are English, and come
 * out in the language of the program's translator (message.h). */

struct err {
    char text[640]; /* UTF-8, always terminated; "" = no failure so far */
};

/* Sets the words. Replaces what was there. Too long a text is cut at a character, and
 * what a format such as "%.40s" has cut of one is left out: the words are always valid
 * UTF-8. Returns false, so that a function can end with `return err_set(...)`. A NULL
 * `err` is allowed: the words are lost. */
bool err_set(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same, followed by ": " and the words for errno as it was at the call. Returns
 * false. */
bool err_set_errno(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Puts words and ": " in front of those that are there. Returns false. */
bool err_prefix(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The analyzer does not look into another file: here it learns that these return false.
 */
#ifdef __clang_analyzer__
#define err_set(...) ((void)err_set(__VA_ARGS__), false)
#define err_set_errno(...) ((void)err_set_errno(__VA_ARGS__), false)
#define err_prefix(...) ((void)err_prefix(__VA_ARGS__), false)
#endif

#endif
