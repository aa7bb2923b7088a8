#ifndef ANNA_TESTS_CRASH_CUTTER_H
#define ANNA_TESTS_CRASH_CUTTER_H

#include "record.h"
#include "tally.h"

/* Cuts a flow's moments and judges what a start makes of the disk that is left. */

struct cutter {
    const struct flow *flow;
    uint64_t seed;
    bool quiet;        /* damage is expected: count it, do not print it */
    size_t inside;     /* cut the starts too, all subsets of so many changes; 0: do not */
    int from;          /* only moments after so many steps were done */
    long printed;      /* damages that were printed so far */
    struct seen *seen; /* disks that were started from */
    struct tally tally;
};

/* One cut with these fates, and all that follows from it. */
void cutter_cut(struct cutter *cutter, const struct cut_moment *moment,
                const enum disk_fate *fate, struct chance *chance);

/* A cut by chance, then the same step again on what is left, cut again, five times. */
void cutter_series(struct cutter *cutter, const struct cut_moment *moment,
                   struct chance *chance);

#endif
