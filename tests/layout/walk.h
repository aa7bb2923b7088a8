#ifndef ANNA_TESTS_WALK_H
#define ANNA_TESTS_WALK_H

#include <stdbool.h>

#include "app.h"

/* Walking the real terminal, by taps on what is called so; shared by the proofs. */

struct walk {
    struct app *app;
    struct app_time now;
    char where[160]; /* for messages */
};

struct walk_setting {
    int w, h;
    const char *lang;
    int percent;
    const char *theme;
    bool low;
};

void walk_give(struct walk *walk, struct input input);

/* A finger on the element of that id; scrolls down to it, and asks for more entries, if
 * it is not to be seen. False, and proof_fail, if there is none. */
bool walk_tap(struct walk *walk, const char *id);

/* From attract to home, with everything as the setting wants it. */
bool walk_settle(struct walk *walk, const struct walk_setting *setting);

#endif
