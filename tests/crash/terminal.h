#ifndef ANNA_TESTS_CRASH_TERMINAL_H
#define ANNA_TESTS_CRASH_TERMINAL_H

#include "calls.h"
#include "flow.h"

/* The terminal of the small town, on the mounted disk, through its own code. */

/* A disk on which the bundles from 1 to `number` were installed, all of it lasting. */
struct disk *terminal_with(int number);

bool terminal_install(int number, struct err *err);
/* All that is done when the stick with that one bundle is plugged in. */
bool terminal_deliver(int number, struct err *err);
/* To the content before, or forward again. */
bool terminal_go(bool forward, struct err *err);

/* Opens the content as the terminal does at its start, with its search index, and asks it
 * what only one bundle can answer. `*shown` is the number of the bundle, 0 if there is
 * none. FLOW_MIXED if what is shown is no bundle, bit for bit, or if the search answers
 * for another one. Faults wait while the questions are asked. */
enum flow_verdict terminal_start(int *shown, char why[FLOW_WHY]);

#endif
