#ifndef ANNA_TESTS_HELP_DELIVERIES_H
#define ANNA_TESTS_HELP_DELIVERIES_H

#include "base/clock.h"
#include "device/deliver.h"
#include "help/bundles.h"

/* A terminal at Ennigerloh, with the office of help/bundles.h, and what it makes of a
 * stick. *state is a struct bundles. */

extern char *deliveries_heard;                /* the lines of the last delivery */
extern const struct moment *deliveries_clock; /* the terminal's; NULL: it has none */
extern struct err deliveries_err;             /* why the last one failed */

int deliveries_set_up(void **state);
int deliveries_tear_down(void **state);

/* Delivers from a folder, or from two of one stick; `second` may be NULL. */
struct delivery deliveries_give(const struct bundles *b, const char *folder);
struct delivery deliveries_give_both(const struct bundles *b, const char *folder,
                                     const char *second);

/* Puts a bundle on the stick, flips its byte, takes it away. */
void deliveries_put(const struct bundles *b, const char *name, long number,
                    const char *site);
void deliveries_flip(const struct bundles *b, const char *name, long at);
void deliveries_drop(const struct bundles *b, const char *name);

/* The note that lies on the stick; NULL if none does. */
const char *deliveries_note(const struct bundles *b);
void deliveries_leave_note(const struct bundles *b, const char *reason);

/* Delivers from the stick and fails the test unless it ends so. */
void deliveries_expect(const struct bundles *b, enum delivery_end end,
                       enum delivery_reason reason, long current);

/* Whether the last delivery said this line. */
bool deliveries_named(const char *line);

#endif
