#ifndef ANNA_UI_TARGETS_H
#define ANNA_UI_TARGETS_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/frame.h"

/* What can be pressed, and since when it stands where it stands: a finger that comes down
 * where something else stood a moment ago was meant for that.
 *
 * All zero: nothing was seen yet. */

enum { TARGETS_MOST = 256 }; /* more have no room on any panel; the rest is always new */

struct target {
    uint64_t what; /* page, id, action and whether it is checked */
    struct rect seen;
    int64_t since_ms;
    bool by_itself; /* it came without anybody having done anything */
};

struct targets {
    struct target target[TARGETS_MOST];
    int count;
    uint64_t page;
    bool any; /* a frame was seen */
};

/* To be called with each frame that is made. `page` is another number on another page;
 * `asked`: somebody did something since the last frame. `now_ms` never goes back. */
void targets_see(struct targets *targets, const struct frame *frame, uint64_t page,
                 bool asked, int64_t now_ms);

/* The one of the last frame seen, NULL if it is not among them. */
const struct target *targets_find(const struct targets *targets, const struct element *e);

#endif
