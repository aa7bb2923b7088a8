#include "ui/text/text_number.h"

#include <stdbool.h>

enum { DIGITS_LEAST = 6, LRI = 0x2066, PDI = 0x2069 };

static bool is_digit(unsigned u)
{
    return (u >= '0' && u <= '9') || (u >= 0x0660 && u <= 0x0669) ||
           (u >= 0x06F0 && u <= 0x06F9);
}

static bool is_between(unsigned u)
{
    return u == ' ' || u == '-' || u == '/' || u == '.' || u == '(' || u == ')' ||
           u == '+' || u == 0x00A0 || u == 0x2010 || u == 0x2011 || u == 0x202F;
}

/* The end of the sequence that begins at `at` with '+', '(' or a digit; `at` if there is
 * none. */
static int sequence_end(const uint16_t *unit, int count, int at)
{
    int digits = 0, groups = 0, open = 0, end = at;
    for (int i = at; i < count && (is_digit(unit[i]) || is_between(unit[i])); i++) {
        if (unit[i] == '(') {
            open++;
        } else if (unit[i] == ')') {
            if (open == 0)
                break;
            if (--open == 0 && end == i)
                end = i + 1;
        } else if (is_digit(unit[i])) {
            digits++;
            groups += i == at || !is_digit(unit[i - 1]);
            end = i + 1;
        }
    }
    bool marked = unit[at] == '+' || unit[at] == '(';
    return digits >= DIGITS_LEAST && (groups > 1 || marked) ? end : at;
}

static bool begins(const uint16_t *unit, int count, int at)
{
    if (is_digit(unit[at]))
        return at == 0 || !is_digit(unit[at - 1]);
    if (unit[at] == '(' && at + 1 < count && unit[at + 1] == '+')
        at++;
    return (unit[at] == '+' || unit[at] == '(') && at + 1 < count &&
           is_digit(unit[at + 1]);
}

/* True if the sequence begins too early: a '(' of it is never closed within it, or one
 * pair of brackets stands around all of it and belongs to the sentence. */
static bool too_early(const uint16_t *unit, int from, int to)
{
    int open = 0;
    for (int i = from; i < to; i++) {
        open += unit[i] == '(' ? 1 : unit[i] == ')' ? -1 : 0;
        if (open == 0 && unit[from] == '(')
            return i == to - 1;
    }
    return open != 0;
}

int text_number_room(int count)
{
    return count + 2 * (count / DIGITS_LEAST + 1);
}

int text_number_isolate(const uint16_t *unit, int count, uint16_t *out, int32_t *from)
{
    int written = 0;
    for (int at = 0; at < count;) {
        int end = begins(unit, count, at) ? sequence_end(unit, count, at) : at;
        if (end == at || too_early(unit, at, end)) {
            from[written] = at;
            out[written++] = unit[at++];
            continue;
        }
        from[written] = -1;
        out[written++] = LRI;
        for (; at < end; at++) {
            from[written] = at;
            out[written++] = unit[at];
        }
        from[written] = -1;
        out[written++] = PDI;
    }
    return written;
}
