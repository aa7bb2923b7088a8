#ifndef ANNA_KIOSK_VISIT_HANDS_H
#define ANNA_KIOSK_VISIT_HANDS_H

#include "app.h"
#include "visit.h"

/* The hands of a visit, and the time that they take. */

struct visit {
    struct app *app;
    const struct visit_options *options;
    struct app_time now;
    size_t heard; /* of what is said, before the last step that did something */
};

/* Lets what works beside the terminal come to its end, and shows what it says. */
void visit_let_work(struct visit *visit);

/* Gives one input; lets time pass. Afterwards the frame is up to date. */
void visit_give(struct visit *visit, struct input input);
void visit_pass(struct visit *visit, int64_t ms);

/* A finger's press and release; a key's, and a switch's, which takes her time. */
void visit_touch(struct visit *visit, int x, int y);
void visit_key_press(struct visit *visit, enum input_key key);

#endif
