#include "core/code.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

enum { FIGURES = 6, DATA = FIGURES - 1, BITS = 5, MODULUS = 0x25 };

static const char figure[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Times x in GF(32). */
static unsigned times_x(unsigned value)
{
    value <<= 1;
    return value & 32u ? value ^ MODULUS : value;
}

/* x times (x (x (x0 x + x1) + x2) ...): what the sixth figure must be. */
static unsigned check_of(const unsigned value[DATA])
{
    unsigned sum = 0;
    for (int i = 0; i < DATA; i++)
        sum = times_x(sum ^ value[i]);
    return sum;
}

unsigned code_coach(const char *id)
{
    uint32_t hash = 2166136261u;
    for (; *id != '\0'; id++)
        hash = (hash ^ (unsigned char)*id) * 16777619u;
    return (hash ^ hash >> 13 ^ hash >> 26) & CODE_COACH_MOST;
}

void code_write(const struct code *code, char out[CODE_ROOM])
{
    unsigned topic = code->topic <= CODE_TOPIC_MOST ? code->topic : 0;
    unsigned bits = (code->coach & CODE_COACH_MOST) << 12 | topic << 7 |
                    (code->wishes & CODE_WISHES) << 4 | (code->month & 15u);
    unsigned value[DATA];
    for (int i = 0; i < DATA; i++)
        value[i] = bits >> (BITS * (DATA - 1 - i)) & 31u;
    char *at = out;
    for (int i = 0; i < DATA; i++) {
        if (i == FIGURES / 2)
            *at++ = '-';
        *at++ = figure[value[i]];
    }
    *at++ = figure[check_of(value)];
    *at = '\0';
}

/* -1 for what is no figure. */
static int value_of(char c)
{
    c = (char)toupper((unsigned char)c);
    if (c == 'O')
        c = '0';
    if (c == 'I' || c == 'L')
        c = '1';
    const char *at = c == '\0' ? NULL : strchr(figure, c);
    return at == NULL ? -1 : (int)(at - figure);
}

static bool read_figures(const char *text, unsigned value[FIGURES], struct err *err)
{
    int count = 0;
    for (; *text != '\0'; text++) {
        if (*text == '-' || *text == ' ')
            continue;
        int one = value_of(*text);
        if (one < 0)
            return err_set(err,
                           "a code has no \"%.1s\"; it has figures and the letters "
                           "but I, L, O, U, as in K7M-2RX",
                           (unsigned char)*text < 0x80 ? text : "?");
        if (count == FIGURES)
            return err_set(err, "a code has six figures, as in K7M-2RX; these are more");
        value[count++] = (unsigned)one;
    }
    return count == FIGURES ||
           err_set(err, "a code has six figures, as in K7M-2RX; these are %d", count);
}

bool code_read(const char *text, struct code *out, struct err *err)
{
    unsigned value[FIGURES];
    if (!read_figures(text, value, err))
        return false;
    unsigned bits = 0;
    for (int i = 0; i < DATA; i++)
        bits = bits << BITS | value[i];
    struct code code = {.coach = bits >> 12,
                        .topic = bits >> 7 & CODE_TOPIC_MOST,
                        .wishes = bits >> 4 & CODE_WISHES,
                        .month = bits & 15u};
    if (check_of(value) != value[DATA] || code.month > 12)
        return err_set(err, "a figure is wrong, or two have changed places; please look "
                            "at the code again");
    *out = code;
    return true;
}

struct date code_until(struct date made)
{
    struct date after = {made.year, made.month + 2, 1};
    if (after.month > 12) {
        after.month -= 12;
        after.year++;
    }
    return date_from_day(date_to_day(after) - 1);
}

struct date code_made(unsigned month, struct date today)
{
    int year = (int)month > today.month ? today.year - 1 : today.year;
    return (struct date){year, (int)month, 1};
}
