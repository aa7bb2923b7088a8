#ifndef ANNA_ADMIN_REPORTS_RELEASE_H
#define ANNA_ADMIN_REPORTS_RELEASE_H

#include "base/clock.h"
#include "record/document.h"
#include "reports/ledger.h"

/* What may be told of the ledger outside the office: counts by barrier, step, offer, site
 * and month, rounded down to multiples of 5 as suppress.h lets them out. Texts are never
 * in it, nor what is not told: no row, no name of it. Each release is remembered, so that
 * no two of them laid beside each other say more. */

enum release_dimension {
    RELEASE_BARRIER,
    RELEASE_STEP,
    RELEASE_OFFER,
    RELEASE_SITE,
    RELEASE_MONTH,
    RELEASE_DIMENSION_COUNT
};

struct release_cell {
    const char *value; /* "forms"; "" for reports about no offer in particular */
    const char *label; /* in German; "" where `value` is */
    size_t count;      /* 0: not told */
};

struct release_table {
    const char *name;          /* "barrier" */
    struct release_cell *cell; /* by their values, whatever came first */
    size_t cells;
};

struct release {
    size_t total; /* reports told; 0: there are too few to say anything */
    bool held;    /* too little is new: it is the last release once more */
    struct release_table table[RELEASE_DIMENSION_COUNT];
};

/* Chooses what may be told now and remembers it, and the day unless it is held.
 * `document` gives names; strings_open comes first. On failure nothing is remembered. */
bool release_make(struct ledger *ledger, const struct document *document,
                  struct arena *arena, struct date today, struct release *out,
                  struct err *err);

/* What was told last, once more: nothing is chosen, nothing remembered. It has only the
 * cells that were told. `document` and strings as above. */
bool release_last(struct ledger *ledger, const struct document *document,
                  struct arena *arena, struct release *out, struct err *err);

/* The days on which something new was told, the first one first: `value` is the day
 * ("2026-11-29"), `count` the total that was told then. Releases of earlier versions of
 * this program have none. */
bool release_days(struct ledger *ledger, struct arena *arena, struct ledger_told **out,
                  size_t *count_out, struct err *err);

/* As CSV: table,value,label,count,status; only what is told has a row. */
void release_add_csv(const struct release *release, struct buf *out);

/* What each column and value of it means: the fixed part from `path` (assets), then the
 * values of this release. */
bool release_add_codebook(const struct release *release, const char *path,
                          struct buf *out, struct err *err);

/* As a page of its own for the committee, made from the template at `path`: nothing is
 * loaded from elsewhere, charts are SVG, it prints on A4. `month` is when ("November
 * 2026"). */
bool release_add_html(const struct release *release, const char *path, const char *month,
                      struct buf *out, struct err *err);

#endif
