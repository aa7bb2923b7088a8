#ifndef ANNA_TESTS_CRASH_TRIAL_H
#define ANNA_TESTS_CRASH_TRIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "disk.h"

/* What is done while calls fail (faults.c). */

enum trial_end {
    TRIAL_DONE,     /* it succeeded */
    TRIAL_SAID = 3, /* it said why not, in `err` */
    TRIAL_DARK,     /* the terminal started, and shows out_of_order */
    TRIAL_WRONG     /* anything else */
};

enum { TRIAL_WHY = 320 };

struct trial {
    const char *name;
    int content;     /* bundles that were installed before */
    bool comes_back; /* what fails once leaves nothing dark */
    bool twin;       /* much the same as another */
    enum trial_end (*run)(struct err *err);
    /* Without faults again: whether what is there is what was before or, if it was
     * `done`, the new; and whether it can be done again. */
    bool (*after)(bool done, char why[TRIAL_WHY]);
};

/* All of them, in a fixed order; NULL behind the last. */
const struct trial *trial_at(size_t place);

/* The disk before; it belongs to the trial. */
const struct disk *trial_disk(const struct trial *trial);

#endif
