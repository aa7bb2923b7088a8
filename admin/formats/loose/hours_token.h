#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_TOKEN_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_TOKEN_H

#include "base/arena.h"
#include "base/err.h"

/* The words and numbers of opening hours as people write them. Private to
 * hours_written.c. */

enum hours_token_kind {
    HOURS_TOKEN_DAYS,        /* value: bit 0 Monday to bit 7 public holidays */
    HOURS_TOKEN_TIME,        /* value: minutes from midnight */
    HOURS_TOKEN_NTH,         /* value: 1 to 5, -1: of the month */
    HOURS_TOKEN_WEEK,        /* value: 1 odd, 2 even weeks */
    HOURS_TOKEN_DASH,        /* - and "bis" */
    HOURS_TOKEN_AND,         /* , ; / + "und" and line ends */
    HOURS_TOKEN_CLOSED,      /* "geschlossen" */
    HOURS_TOKEN_APPOINTMENT, /* "nach Vereinbarung", as one */
    HOURS_TOKEN_ONLY,        /* "nur" */
    HOURS_TOKEN_NO_SCHOOL,   /* "Schulferien"; value: 1 behind "nicht in den" */
    HOURS_TOKEN_ALWAYS,      /* "rund um die Uhr", "24 Stunden" */
    HOURS_TOKEN_END
};

struct hours_token {
    enum hours_token_kind kind;
    int value;
};

enum { HOURS_TOKEN_MAX = 200 };

struct hours_tokens {
    struct hours_token item[HOURS_TOKEN_MAX];
    size_t count;
};

/* Words that say nothing ("Uhr", "von") are passed over; an unknown one is refused. */
bool hours_tokens_read(struct arena *arena, const char *text, struct hours_tokens *out,
                       struct err *err);

#endif
