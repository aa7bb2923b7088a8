#ifndef ANNA_CORE_HOURS_HOURS_READER_H
#define ANNA_CORE_HOURS_HOURS_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/hours/hours_rule.h"

/* Reading opening hours letter by letter. Nobody outside hours_*.c includes this. */

struct hours_reader {
    struct arena *arena;
    const char *text;
    const char *at; /* what is read next; the text is terminated */
    struct err *err;
    struct hours_rule rule[HOURS_MOST_RULES];
    size_t count;
};

/* Says the column of `at` and why. Returns false. */
bool hours_reader_refuse(struct hours_reader *p, const char *why);

void hours_reader_spaces(struct hours_reader *p);

/* Moves behind `c`, and the spaces before it, if it comes next. */
bool hours_reader_take(struct hours_reader *p, char c);

bool hours_reader_letter(char c);
bool hours_reader_digit(char c);

/* The place of the word at `at` in a list of words of `len` letters; -1 if it is none of
 * them. */
int hours_reader_word(const char *at, const char *const *words, int count, size_t len);

/* Digits up to a count; how many in `*len` (may be NULL). Moves behind them; does not
 * move if there are none or too many. */
bool hours_reader_number(struct hours_reader *p, int most_digits, int *out, int *len);

/* The days of a rule, in hours_select.c: whether such a list begins here, and reading it.
 */
bool hours_select_dates_begin(const struct hours_reader *p);
bool hours_select_days_begin(const struct hours_reader *p);
bool hours_select_dates(struct hours_reader *p, struct hours_rule *rule);
bool hours_select_weeks(struct hours_reader *p, struct hours_rule *rule);
bool hours_select_days(struct hours_reader *p, struct hours_rule *rule);

#endif
