#ifndef ANNA_SCREENS_PRINT_VIEW_H
#define ANNA_SCREENS_PRINT_VIEW_H

/* What the screens know of the printer. */

enum print_state {
    PRINT_NONE,  /* no printer, or it cannot print now: there is no button */
    PRINT_READY, /* may be pressed */
    PRINT_RUNS,  /* one is being printed */
    PRINT_DONE,  /* it came out */
    PRINT_FAILED /* it did not */
};

struct print_view {
    enum print_state state;
};

#endif
