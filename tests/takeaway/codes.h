#ifndef ANNA_TESTS_TAKEAWAY_CODES_H
#define ANNA_TESTS_TAKEAWAY_CODES_H

#include <stdio.h>

#include "layout/walk.h"
#include "screens/screen.h"

/* The codes of one panel, as proof.c takes them. */

enum { CODES_PICTURES = 40000 };

struct codes {
    struct walk walk;
    struct walk_setting setting;
    const char *out;
    FILE *rows;
    unsigned share;
    uint64_t seed;
    uint64_t picture[CODES_PICTURES]; /* hashes of those that are written */
    long pictures;
    long codes;
    /* What the terminal must say is told by the same content, opened a second time. */
    struct hall hall;
    struct session session;
    struct arena arena;
};

/* Whether this thing in this setting belongs to the share. */
bool codes_chosen(const struct codes *p, const char *thing);

/* Cuts out the code of the element `id` and notes what it must say; a code that is not to
 * be seen whole, and a `text` that is NULL, fail the proof. */
void codes_take(struct codes *p, const char *id, const char *thing, const char *kind,
                const char *short_code, const char *text);

/* Taps the element KIND:ID; false if it is not there. */
bool codes_tap(struct codes *p, const char *kind, const char *id);

/* The card for the desk about this offer, its second paper ticked, from the offer's page
 * and back to it. False if the way is lost. */
bool codes_card(struct codes *p, const char *offer);

/* Every coach of the share with each way. */
void codes_coaches(struct codes *p);

#endif
