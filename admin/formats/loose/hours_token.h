#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_TOKEN_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_TOKEN_H

#include <stddef.h>

/* The words, numbers and signs of opening hours as people write them. Private to the
 * files hours_*.c of this room. */

enum hours_token_kind {
    HOURS_TOKEN_DAYS,     /* value: bit 0 Monday to bit 7 public holidays */
    HOURS_TOKEN_WORKDAYS, /* "werktags": nobody knows whether with Saturday */
    HOURS_TOKEN_HALF,     /* value: enum hours_half */
    HOURS_TOKEN_NUMBER,  /* value: minutes from midnight, or -1; number: the digits alone,
                            or -1 */
    HOURS_TOKEN_DATE,    /* value: month * 100 + day; number: the year, or 0 */
    HOURS_TOKEN_MONTH,   /* value: 1 to 12 */
    HOURS_TOKEN_ORDINAL, /* value: 1 to 5, -1 the last: "1.", "ersten" */
    HOURS_TOKEN_DASH,    /* value: 1 for a word ("bis") */
    HOURS_TOKEN_AND,     /* "und" and signs that mean it */
    HOURS_TOKEN_COMMA,   /* a comma */
    HOURS_TOKEN_SEMI,    /* ; | and the end of a sentence */
    HOURS_TOKEN_LINE,    /* the end of a line */
    HOURS_TOKEN_COLON,
    HOURS_TOKEN_OPEN,        /* a bracket */
    HOURS_TOKEN_CLOSE,       /* a bracket */
    HOURS_TOKEN_UHR,         /* "Uhr" */
    HOURS_TOKEN_HOURS,       /* "Stunden" */
    HOURS_TOKEN_CLOSED,      /* "geschlossen" */
    HOURS_TOKEN_ZU,          /* "zu" */
    HOURS_TOKEN_APPOINTMENT, /* value: 1 if words say by it ("nach Vereinbarung"), as one
                                token */
    HOURS_TOKEN_SIDE,        /* only beside an appointment; value: 1 "nach", 2 "mit" */
    HOURS_TOKEN_WITHOUT,     /* "ohne" */
    HOURS_TOKEN_OR,          /* "oder" */
    HOURS_TOKEN_ONLY,        /* "nur" */
    HOURS_TOKEN_EXCEPT,      /* "außer" */
    HOURS_TOKEN_NOT,         /* "nicht", "keine" */
    HOURS_TOKEN_REST,        /* "sonst" */
    HOURS_TOKEN_ALSO,        /* "auch" */
    HOURS_TOKEN_PHONE,       /* "telefonisch" */
    HOURS_TOKEN_HOUSE,       /* "persönlich" */
    HOURS_TOKEN_REACHABLE,   /* "erreichbar" */
    HOURS_TOKEN_FROM,        /* "ab" */
    HOURS_TOKEN_BETWEEN,     /* "zwischen" */
    HOURS_TOKEN_BREAK,       /* "Mittagspause" */
    HOURS_TOKEN_SCHOOL,      /* "Ferien" */
    HOURS_TOKEN_TERM,        /* "Schulzeit" */
    HOURS_TOKEN_WEEK,        /* "KW" */
    HOURS_TOKEN_PARITY,      /* value: 1 odd, 2 even weeks */
    HOURS_TOKEN_MONTHLY,     /* "im Monat" */
    HOURS_TOKEN_EACH,        /* "jeden" */
    HOURS_TOKEN_TAG,         /* "Tag" */
    HOURS_TOKEN_ALWAYS,      /* "rund um die Uhr", "24/7" */
    HOURS_TOKEN_RHYTHM,      /* "14-tägig" */
    HOURS_TOKEN_SEASON,      /* "Sommer" */
    HOURS_TOKEN_VAGUE,       /* "ca." */
    HOURS_TOKEN_PASS,        /* says nothing: "von" */
    HOURS_TOKEN_END,
};

enum hours_half {
    HOURS_HALF_NONE,
    HOURS_HALF_MORNING,
    HOURS_HALF_NOON,
    HOURS_HALF_AFTERNOON,
    HOURS_HALF_EVENING,
    HOURS_HALF_NIGHT
};

struct hours_token {
    enum hours_token_kind kind;
    int value;
    int number;
    size_t at; /* where it stands in the text, in bytes */
    size_t len;
};

#endif
