#ifndef ANNA_ADMIN_REPORTS_RELEASE_H
#define ANNA_ADMIN_REPORTS_RELEASE_H

#include "record/document.h"
#include "reports/ledger.h"

/* What may be told of the ledger outside the office: counts by barrier, step, offer, site
 * and month, as suppress.h lets them out. Texts are never in it. Each release is
 * remembered, so that no two of them laid beside each other say more. */

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
    bool shown;
    size_t count; /* 0 unless it is shown */
};

struct release_table {
    const char *name; /* "barrier" */
    struct release_cell *cell;
    size_t cells;
    size_t hidden; /* reports in cells that are not shown; 0 for barriers, where one
                      report may be in several cells */
};

struct release {
    size_t total; /* reports counted; 0: there are too few to say anything */
    struct release_table table[RELEASE_DIMENSION_COUNT];
};

/* Chooses what may be told now and remembers it. `document` gives names; strings_open and
 * crypt_init come first. On failure nothing is remembered. */
bool release_make(struct ledger *ledger, const struct document *document,
                  struct arena *arena, struct release *out, struct err *err);

/* As CSV: table,value,label,count,status; a cell that is not shown has no count. */
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
