#ifndef ANNA_TESTS_HELP_TELLING_OFFICE_H
#define ANNA_TESTS_HELP_TELLING_OFFICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "reports/suppress.h"

enum { MOST_CELLS = 13, TABLES = SUPPRESS_SINGLES + 1, MULTIPLE = SUPPRESS_SINGLES };

/* An office: what its ledger counts, and what it told last. */
struct office {
    size_t cells[TABLES];
    size_t count[TABLES][MOST_CELLS];
    size_t told[TABLES][MOST_CELLS];
    size_t reports, counted, total;
};

static inline struct suppress_table office_table(struct office *o, size_t t,
                                                 size_t out[MOST_CELLS])
{
    return (struct suppress_table){.cells = o->cells[t],
                                   .possible = o->cells[t] > 0 ? o->cells[t] : 1000,
                                   .count = o->count[t],
                                   .before = o->told[t],
                                   .told = out};
}

/* True if it was not held. `plain`: without what suppress.h adds to rounding. */
static inline bool office_publish(struct office *o, bool plain)
{
    size_t told[TABLES][MOST_CELLS] = {{0}};
    struct suppress s = {
        .reports = o->reports, .counted = o->counted, .before = o->total};
    for (size_t t = 0; t < SUPPRESS_SINGLES; t++)
        s.single[t] = office_table(o, t, told[t]);
    s.multiple = office_table(o, MULTIPLE, told[MULTIPLE]);
    suppress_run(&s);
    if (plain) {
        s.told = o->reports / 5 * 5;
        s.held = s.told == o->total;
        for (size_t t = 0; t < TABLES; t++)
            for (size_t c = 0; c < o->cells[t]; c++)
                told[t][c] = o->count[t][c] / 5 * 5;
    }
    memcpy(o->told, told, sizeof told);
    o->total = s.told;
    if (!s.held)
        o->counted = o->reports;
    return !s.held;
}

#endif
