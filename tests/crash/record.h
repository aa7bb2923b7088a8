#ifndef ANNA_TESTS_CRASH_RECORD_H
#define ANNA_TESTS_CRASH_RECORD_H

#include <stddef.h>

#include "disk.h"
#include "flow.h"

/* The moments at which the power can go: before each change and each sync that a flow (or
 * a start after a cut) asks for, and after each step that was said to be done. */

struct cut_moment {
    struct disk *disk; /* as it was then, with all that could be lost */
    int said;          /* steps that were told to be done */
    char what[160];    /* what would have come next */
};

struct record {
    struct cut_moment *moment;
    size_t count, room;
    int said;
};

/* From now on notes the moments of the mounted disk. */
void record_begin(struct record *record, int said);
/* A step was told to be done. */
void record_said(struct record *record);
void record_end(void);
void record_free(struct record *record);

/* Plays the whole flow on `disk`, which stays the caller's. False with `err` if a step
 * did not succeed. */
bool record_flow(struct record *record, const struct flow *flow, struct disk *disk,
                 struct err *err);

enum { RECORD_SUBSETS_OF = 12 };

/* How many of the cuts at this moment are tried without chance: all subsets of what could
 * be lost if that are at most `subsets_of` changes, else none, all, and each change alone
 * kept or lost. */
size_t record_cases(const struct cut_moment *moment, size_t subsets_of);
/* The fate of every change in case `number` of those. */
void record_case(const struct cut_moment *moment, size_t subsets_of, size_t number,
                 enum disk_fate *fate);
/* Whether that leaves something to chance: torn data, or more subsets. */
bool record_leaves(const struct cut_moment *moment);
/* By chance: whole and torn, with a leaning that differs from cut to cut. */
void record_chance(const struct cut_moment *moment, struct chance *chance,
                   enum disk_fate *fate);

#endif
