#ifndef ANNA_TESTS_CRASH_TALLY_H
#define ANNA_TESTS_CRASH_TALLY_H

#include <stdint.h>

#include "flow.h"

/* What was counted, per flow; and which disks were tried already: a start does the same
 * on the same disk, so it is tried once and counted each time. */

struct tally {
    long moments;  /* operations of the flow, and one for each step that is done */
    long cuts;     /* power cuts in the flow */
    long inside;   /* power cuts in a start after a cut */
    long series;   /* power cuts in series: the same step cut again and again */
    long distinct; /* different disks that were started from */
    long again;    /* steps that were done once more after a cut */
    long verdict[FLOW_VERDICTS];
    double slowest_ms; /* of a start */
};

void tally_add(struct tally *to, const struct tally *from);
long tally_cuts(const struct tally *tally);
long tally_damaged(const struct tally *tally);

struct seen;
struct seen *seen_new(void);
void seen_free(struct seen *seen);
/* True if the number is there; `*verdict` is then what was kept with it. */
bool seen_find(const struct seen *seen, uint64_t number, enum flow_verdict *verdict);
/* Keeps a number that is not there. */
void seen_add(struct seen *seen, uint64_t number, enum flow_verdict verdict);

double now_ms(void);

#endif
