#ifndef ANNA_TESTS_CRASH_FLOW_H
#define ANNA_TESTS_CRASH_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "disk.h"

/* What is cut, faulted and rotten: things that people do, step by step. When a step has
 * returned true, somebody was told that it is done, and no power cut may take it back.
 * Before that the state may be that of before or after the step, and nothing between. */

enum flow_verdict {
    FLOW_HOLDS,
    FLOW_LOST,  /* what was said to be done is not there */
    FLOW_DARK,  /* there was content, and nothing can be shown any more */
    FLOW_MIXED, /* what is there is neither the old nor the new */
    FLOW_BARE,  /* content is shown, but without its search */
    FLOW_STUCK, /* the same cannot be done again afterwards */
    FLOW_VERDICTS
};

enum { FLOW_WHY = 320 };

struct flow {
    const char *name;
    int steps;
    /* The disk before the first step; the caller frees it. */
    struct disk *(*prepare)(void);
    /* Does a step, counted from 0, on the mounted disk. */
    bool (*step)(int step, struct err *err);
    /* What happens when the power is back (a start of the terminal, the next command of
     * the office), on the mounted disk, and whether all is as it must be after `said`
     * steps were told to be done. `why` is for people. */
    enum flow_verdict (*start)(int said, char why[FLOW_WHY]);
    /* The share of cuts in percent that must show damage when nothing is synced: less,
     * and the test itself is broken. */
    double deaf_percent;
    /* A step that was cut may be done once more, and must then succeed. */
    bool again;
    int weight; /* its share in percent of the cuts that are asked for */
};

const char *flow_verdict_name(enum flow_verdict verdict);

/* All of them, in a fixed order; NULL behind the last. */
const struct flow *flow_at(size_t place);
const struct flow *flow_find(const char *name);

/* flow_kiosk.c */
extern const struct flow flow_first_install;
extern const struct flow flow_install_over;
extern const struct flow flow_stick;
extern const struct flow flow_install_same;
extern const struct flow flow_back_and_forward;
/* flow_setup.c */
extern const struct flow flow_setup;
/* flow_program.c */
extern const struct flow flow_program;
/* Of its first step: program 7 is written beside 6; the machine starts, its picture
 * comes, and this is the number that runs (0: nothing whole). */
bool flow_program_write(struct err *err);
long flow_program_start(void);
/* flow_report.c */
extern const struct flow flow_report;
/* flow_office.c */
extern const struct flow flow_import;
extern const struct flow flow_pack;
/* flow_collect.c */
extern const struct flow flow_collect;

#endif
