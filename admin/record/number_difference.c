#include "record/number_difference.h"

#include <stdbool.h>
#include <string.h>

enum { DIGITS_LEAST = 3 };

/* A digit at `at`: its value, and how many bytes it has; -1 if there is none. Arabic ones
 * are U+0660 to U+0669, Persian U+06F0 to U+06F9. */
static int digit(const char *at, size_t *len)
{
    const unsigned char *byte = (const unsigned char *)at;
    *len = 1;
    if (byte[0] >= '0' && byte[0] <= '9')
        return byte[0] - '0';
    *len = 2;
    if (byte[0] == 0xD9 && byte[1] >= 0xA0 && byte[1] <= 0xA9)
        return byte[1] - 0xA0;
    if (byte[0] == 0xDB && byte[1] >= 0xB0 && byte[1] <= 0xB9)
        return byte[1] - 0xB0;
    return -1;
}

static size_t separator(const char *at)
{
    if (*at != '\0' && strchr(" .,/-:", *at) != NULL)
        return 1;
    if (strncmp(at, "\xC2\xA0", 2) == 0)
        return 2;
    return strncmp(at, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

/* A number on the way: how many digits in all, and in its groups. */
struct shape {
    size_t count, groups, last;
    char mark; /* the separator before the last group */
};

/* "8:30", "08.30", and so "12,50" as well. */
static bool like_a_time(const struct shape *shape)
{
    return shape->groups == 2 && shape->last == 2 && shape->count <= 4 &&
           strchr(".,:", shape->mark) != NULL;
}

/* The digits of one number from `*at` on, in `out`. */
static struct shape take_number(const char **at, char *out)
{
    struct shape shape = {.groups = 1, .mark = ' '};
    size_t len;
    for (int value; (value = digit(*at, &len)) >= 0;) {
        out[shape.count++] = (char)('0' + value);
        shape.last++;
        *at += len;
        size_t gap = separator(*at);
        if (gap > 0 && digit(*at + gap, &len) >= 0) {
            shape.mark = **at;
            shape.groups++;
            shape.last = 0;
            *at += gap;
        }
    }
    out[shape.count] = '\0';
    return shape;
}

/* The next number that is looked at, in `out`, which has room for the whole text. */
static bool next_number(const char **at, char *out)
{
    size_t len;
    while (**at != '\0') {
        while (**at != '\0' && digit(*at, &len) < 0)
            (*at)++;
        struct shape shape = take_number(at, out);
        if (shape.count >= DIGITS_LEAST && !like_a_time(&shape))
            return true;
    }
    return false;
}

static bool has(const char *text, const char *number, char *room)
{
    while (next_number(&text, room))
        if (strcmp(room, number) == 0)
            return true;
    return false;
}

/* The first number of `text` that is not in `other`; NULL if there is none. */
static const char *lacks(const char *text, const char *other, char *number, char *room)
{
    while (next_number(&text, number))
        if (!has(other, number, room))
            return number;
    return NULL;
}

const char *number_difference(struct arena *arena, const char *german,
                              const char *translation)
{
    size_t len = strlen(german) + strlen(translation) + 1;
    char *number = arena_take(arena, len);
    char *room = arena_take(arena, len);
    if (number == NULL || room == NULL)
        return NULL;
    const char *only = lacks(german, translation, number, room);
    if (only == NULL)
        only = lacks(translation, german, number, room);
    return only == NULL ? "" : only;
}
