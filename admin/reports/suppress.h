#ifndef ANNA_ADMIN_REPORTS_SUPPRESS_H
#define ANNA_ADMIN_REPORTS_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>

/* Which counts may leave the office: disclosure control of frequency tables, with cell
 * suppression and its complement (Hundepool et al., Statistical Disclosure Control, 2012,
 * chapter 4), and against differences between releases. Pure: no table of a database is
 * known here.
 *
 * A report has one value in each single table (site, step, offer, month) and any number
 * in the multiple one (barriers). What is published of a release is the number of reports
 * counted in it, the cells that are shown, and so, for each single table, also the sum of
 * those that are not. What holds after suppress_run, release after release:
 *
 *   - no shown cell is under 5;
 *   - the sum of the hidden cells of a single table is 0, or at least 5 over at least two
 *     of them that are not empty;
 *   - it does not say by its height that all hidden cells are nearly 5 (at most 3 each on
 *     the average), unless a larger cell was hidden with them or none could be;
 *   - a shown cell of the multiple table has 0 or at least 5 reports that are not in it;
 *   - what was shown once stays shown, and between any two releases no shown cell, no sum
 *     of hidden cells, no number of reports outside a shown cell of the multiple table,
 *     and no number of all reports differs by 1 to 4. Reports that would do that wait for
 *     a later release. */

enum { SUPPRESS_LEAST = 5, SUPPRESS_SINGLES = 4 };

struct suppress_report {
    int value[SUPPRESS_SINGLES]; /* the report's cell in each single table */
    bool released;               /* counted in an earlier release; afterwards: in this */
    bool waits;                  /* filled: is not counted yet */
};

struct suppress_table {
    size_t cells;
    const bool *before; /* shown in an earlier release */
    bool *shown;        /* filled: shown in this one */
    size_t *count;      /* filled: counted reports of each cell */
    size_t hidden; /* filled, single tables only: sum of the cells that are not shown */
};

struct suppress {
    struct suppress_report *report;
    size_t count;
    struct suppress_table single[SUPPRESS_SINGLES];
    struct suppress_table multiple;
    /* Chance, 0 to n - 1: which of the smallest two of the large cells (or more, if
     * equal) is hidden with the small ones. Without it somebody who knows the rules could
     * turn them round. */
    size_t (*pick)(void *context, size_t n);
    void *context;
    const bool *in_multiple; /* count rows of multiple.cells: the report's cells */
    size_t total;            /* filled: counted reports; 0 = nothing may be published */
};

void suppress_run(struct suppress *s);

#endif
