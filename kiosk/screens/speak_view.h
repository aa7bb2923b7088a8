#ifndef ANNA_SCREENS_SPEAK_VIEW_H
#define ANNA_SCREENS_SPEAK_VIEW_H

#include <stdbool.h>

/* What the screens know of what is said aloud. */

struct speak_view {
    bool can;        /* there is sound: without it nothing of all this is shown */
    bool on;         /* she wants to hear: the row of controls stands */
    bool goes;       /* something is being said now */
    bool fails;      /* the last of it could not be heard */
    bool headphones; /* are in */
    bool slowest, fastest, softest, loudest;
};

/* What is done with VERB_SPEAK: by the bar, the row of controls, and keys. */
enum speak_deed {
    SPEAK_READ,  /* begins to read from where one is; ends it, if it is on */
    SPEAK_PAUSE, /* stops, and goes on with the sentence it was in */
    SPEAK_BACK,  /* the sentence again; at its begin the one before */
    SPEAK_SLOWER,
    SPEAK_FASTER,
    SPEAK_SOFTER,
    SPEAK_LOUDER,
    SPEAK_AGAIN, /* the item again, and no further */
    SPEAK_WHERE, /* where one is: the page's heading, and the item */
    SPEAK_END
};

#endif
