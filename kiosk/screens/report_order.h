#ifndef ANNA_SCREENS_REPORT_ORDER_H
#define ANNA_SCREENS_REPORT_ORDER_H

#include "core/content.h"
#include "core/report.h"

/* Barriers in the order in which they are looked for: first those that mostly stop people
 * at a step on the way, then all others, each group in the content's order. Writes the
 * `count` places in `barrier` to `place`. A barrier that is not known here is one of the
 * others. */
void report_order(enum report_step step, const struct barrier *barrier, size_t count,
                  size_t *place);

#endif
