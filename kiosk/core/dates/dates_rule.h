#ifndef ANNA_CORE_DATES_DATES_RULE_H
#define ANNA_CORE_DATES_DATES_RULE_H

#include "core/dates/dates.h"

/* One item of dates, read; only for this room. Behind it stands libical. */

enum { DATES_LISTED = 64, DATES_RULE_LEN = 256 };

struct dates_listed {
    struct moment at;
    bool day; /* the day alone is named */
};

struct dates_rule {
    struct moment start;
    bool whole_days;
    bool ends;
    int days;        /* of whole days: how many */
    int64_t lasts_s; /* else: seconds that pass */
    bool cancelled;
    bool endless;              /* a rule with neither COUNT nor UNTIL */
    bool counted;              /* COUNT: it must be walked from its start */
    char rule[DATES_RULE_LEN]; /* RRULE, "" = none */
    struct dates_listed except[DATES_LISTED];
    size_t except_count;
    struct dates_listed more[DATES_LISTED];
    size_t more_count;
};

/* Reads an item; false with what is wrong in `err`, `*out` is then not to be used. */
bool dates_rule_read(const char *text, struct dates_rule *out, struct err *err);

/* Calls `each` with every start of the item's rule (its first date, if it has none) from
 * `from` on and before `to`, in order, EXDATE and RDATE aside; stops when `each` returns
 * false. Looks at no more than 40,000 dates: each day of a century. */
void dates_rule_walk(const struct dates_rule *rule, struct moment from, struct moment to,
                     bool (*each)(void *context, struct moment start), void *context);

#endif
