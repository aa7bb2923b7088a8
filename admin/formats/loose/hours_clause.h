#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_CLAUSE_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_CLAUSE_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/loose/hours_table.h"
#include "formats/loose/hours_token.h"

/* One statement of opening hours as it was written: "Do nur 14-18 Uhr", "Mi nachmittags
 * geschlossen", "April bis Oktober Sa 9-12 Uhr". Private to the files hours_*.c of this
 * room. hours_grammar.h makes them of words, hours_plan.h puts them together. */

enum hours_says {
    HOURS_SAYS_NOTHING, /* yet */
    HOURS_SAYS_OPEN,    /* in its spans */
    HOURS_SAYS_CLOSED,  /* in its half of the day, or all day */
    HOURS_SAYS_WORDS    /* neither: "nach Vereinbarung", "ab 9 Uhr" */
};

enum { HOURS_NTH_LAST = 6, HOURS_NTH_LAST_BUT_ONE = 7, HOURS_WHEN_LEN = 200 };

struct hours_clause {
    enum hours_says says;
    unsigned days;        /* bit 0 Monday to 6 Sunday, 7 public holidays; nth not in it */
    unsigned char nth[7]; /* of the month, of each weekday: bits 1 to 5, and the last */
    char dates[HOURS_WHEN_LEN];     /* "Apr-Oct" as core/hours.h reads it; "": always */
    char weeks[HOURS_WHEN_LEN];     /* "week 2-52/2"; "": always */
    int span[HOURS_TABLE_SPANS][2]; /* minutes; an end above 1440 is of the next day */
    int spans;
    enum hours_half half;
    int from; /* of words, or of what is closed, that say so ("ab 14 Uhr"), in minutes;
                 0: they do not */
    const char *words; /* what stands for the times, or beside them (a comment) */
    bool phone;        /* of the telephone, not of the house */
    bool only;         /* instead of what stands there for these days: "nur" */
    bool also;         /* beside what stands there: "auch" */
    bool rest;         /* of the days that nothing else names: "sonst" */
    bool beside;       /* words beside the times of the same days */
    size_t at, len;    /* the text that says it, for what is asked */
};

enum { HOURS_CLAUSE_MAX = 40 };

struct hours_clauses {
    struct hours_clause item[HOURS_CLAUSE_MAX];
    size_t count;
    bool by_appointment;        /* all of it only by appointment, or nothing else said */
    bool walk_in;               /* "ohne Termin" */
    const char *words;          /* beside all times: "nach Vereinbarung"; NULL */
    bool not_in_holidays;       /* closed in the school holidays */
    bool closed_on_holidays[2]; /* on public holidays: the house, the telephone */
};

#endif
