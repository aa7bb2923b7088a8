#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_REFUSAL_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_REFUSAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Why opening hours as people write them are not taken, as a sentence to the coordinator:
 * what is not clear is asked, never guessed. */

enum hours_refusal {
    HOURS_REFUSAL_WORD,        /* a word that is not known */
    HOURS_REFUSAL_SIGN,        /* the same of a character */
    HOURS_REFUSAL_PLACE,       /* a known word where it says nothing */
    HOURS_REFUSAL_LONG,        /* more words than can be read */
    HOURS_REFUSAL_NOTHING,     /* no times in it */
    HOURS_REFUSAL_NO_TIME,     /* "25:00" */
    HOURS_REFUSAL_DAYS,        /* times without days */
    HOURS_REFUSAL_TIMES,       /* days without times */
    HOURS_REFUSAL_END,         /* a time without an end */
    HOURS_REFUSAL_BEFORE,      /* "9-5": closes before it opens */
    HOURS_REFUSAL_NIGHT,       /* "3-5": in the night? */
    HOURS_REFUSAL_HALF,        /* "vormittags 14-16" */
    HOURS_REFUSAL_EVERY_OTHER, /* "jeden zweiten Dienstag" */
    HOURS_REFUSAL_RHYTHM,      /* "14-tägig" */
    HOURS_REFUSAL_SEASON,      /* "im Sommer", "ab Mai" */
    HOURS_REFUSAL_VAGUE,       /* "ca.", "meist" */
    HOURS_REFUSAL_WORKDAYS,    /* "werktags": with Saturday? */
    HOURS_REFUSAL_CONFLICT,    /* two different times for one day */
    HOURS_REFUSAL_HALF_DAY,    /* "8-16, nachmittags geschlossen": until when? */
    HOURS_REFUSAL_RANGE,       /* "So-Feiertag" */
    HOURS_REFUSAL_SCOPE,       /* does it hold for all times, or the last? */
    HOURS_REFUSAL_BESIDE,      /* beside the times, or instead of them? */
    HOURS_REFUSAL_SCHOOL,      /* other hours in the holidays */
    HOURS_REFUSAL_CLOSED,      /* only what is closed is said */
    HOURS_REFUSAL_REACHABLE,   /* by telephone, or the house? */
    HOURS_REFUSAL_COUNT
};

/* Sets `err` to the sentence, with the first `len` bytes of `words` in it where
 * the sentence quotes. Returns false. */
bool hours_refuse(struct err *err, enum hours_refusal why, const char *words, size_t len);

#endif
