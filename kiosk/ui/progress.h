#ifndef ANNA_UI_PROGRESS_H
#define ANNA_UI_PROGRESS_H

#include "ui/layout.h"

/* How far one is on a way of several steps: strips side by side, those done and the
 * present one in `fill`. Silent: the heading below says where one is. */

/* Puts it and moves below; `done` of `count` strips are filled. */
void progress_put(struct frame *frame, struct column *column, int done, int count,
                  uint32_t fill);

#endif
