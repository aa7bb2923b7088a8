#ifndef ANNA_ADMIN_RECORD_COACH_CODE_H
#define ANNA_ADMIN_RECORD_COACH_CODE_H

#include "base/clock.h"
#include "record/document.h"

/* What the short code of a coach's page (core/code.h) means in this workspace. */

struct coach_code {
    const struct record *coach; /* NULL: none of this workspace; she has left */
    const struct record *topic; /* NULL: none said, or `topic_gone` */
    bool topic_gone;            /* one that is not there any more */
    unsigned wishes;            /* enum code_wish, added */
    bool dated;                 /* false: the terminal's clock could not be right */
    struct date made;           /* first day of its month */
    struct date until;
    bool good; /* there is a coach, and it has not run out */
};

/* False with the reason if the text is no code. */
bool coach_code_read(const struct document *document, const char *text, struct date today,
                     struct coach_code *out, struct err *err);

/* What the wishes are called, one after the other: NULL after the last; for message(). */
const char *coach_code_wish(unsigned wishes, size_t at);

#endif
