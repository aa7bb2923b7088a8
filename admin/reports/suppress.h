#ifndef ANNA_ADMIN_REPORTS_SUPPRESS_H
#define ANNA_ADMIN_REPORTS_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>

/* Which counts may leave the office: controlled rounding down to multiples of 5, held
 * against everything that was told before. Pure: no table of a database is known here.
 *
 * A report has one value in each single table (site, step, offer, month) and any number
 * in the multiple one (barriers). Told is a total T and for each cell c a number p(c),
 * all multiples of 5; 0 is not told at all, nor that there is such a cell. All counts are
 * of all reports so far. A release is held (it tells what the last one told) unless at
 * least 5 new reports came and T grows. Then, with n(c) reports in a cell and N in all,
 *
 *   raw(c) = 5 * floor(n(c) / 5),   P = the sum of raw over a single table
 *   T      = min(5 * floor(N / 5), P + 5 * floor(4 * (m - 1) / 5) for each single table)
 *   S      = min(P, S before + growth of T)        told in all of a single table
 *   p(c)   = raised from before towards raw(c) until their sum is S; in the multiple
 * table each by itself, by at most the growth of T
 *
 * where m is the number of cells that anybody knows there can be: sites and offers of the
 * content, steps of the screen, months of a year.
 *
 * Why nobody who has all releases and these rules learns a small number. Take any
 * releases told and any one cell, and any r from 0 to 4. There is a history with the same
 * releases in which the cell had p + r reports at each of them: the first batch has r
 * more reports than T grows by, each later one as many as T grows by. In that cell's
 * table r of them are in the cell for ever; the rest of what the table does not tell, T -
 * S, lies in the other cells, where it fits, for T - S <= 4 * (m - 1), and only grows,
 * for S grows by no more than T. In each other single table T - S + r <= 4 * m fits
 * likewise; barriers are bound by nothing but N. In such a history raw is p, so that
 * these rules tell the same. Hence every count of 0 to 4 in a cell that is not told, and
 * every one of p to p + 4 in one that is, is possible, and the difference between any two
 * releases may be the difference of what is told: 0, or 5 and more, never only 1 to 4.
 * The test tries it: exactly, over all histories of a small town, and over 10,000 random
 * ones of 12 releases by somebody who narrows every count as far as the sums allow.
 *
 * Why rounding and not noise: a committee reads "15" as "at least 15" and can be told so
 * in a sentence; noise with an epsilon of 1 (standard deviation 1.4) would move counts of
 * 5 to 40 as much, needs a bound of reports a person, which nobody can hold at a terminal
 * without names, and may tell 5 where there was 1. What this does not hide: that at least
 * p reports named a cell; a cell that all of a group named; what somebody knows who stood
 * beside all but one of the (at least 5) who reported between two releases. */

enum { SUPPRESS_LEAST = 5, SUPPRESS_SINGLES = 4 };

struct suppress_table {
    size_t cells;
    size_t possible;      /* m; at least 1. Unused in the multiple table */
    const size_t *count;  /* reports in each cell */
    const size_t *before; /* told in the release before */
    size_t *told;         /* filled */
};

struct suppress {
    size_t reports; /* all that count */
    size_t counted; /* as `reports` was when the last release was not held; 0: none yet */
    size_t before;  /* the total told in it */
    struct suppress_table single[SUPPRESS_SINGLES];
    struct suppress_table multiple;
    size_t told; /* filled: the total */
    bool held;   /* filled: nothing new is told; what was told before is told again */
};

void suppress_run(struct suppress *s);

#endif
