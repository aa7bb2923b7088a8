#ifndef ANNA_SCREENS_PAPERS_H
#define ANNA_SCREENS_PAPERS_H

#include "screens/screen.h"
#include "ui/layout.h"

/* Papers that an offer asks for, each to be ticked by who has it (VERB_TICK), below their
 * heading. `ticks`: bit 0 the first. Nothing is put where there are none. */
void papers_put(struct frame *frame, struct column *column, const struct texts *papers,
                uint64_t ticks);

#endif
