#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_PLAN_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_PLAN_H

#include "base/buf.h"
#include "formats/loose/hours_clause.h"
#include "formats/loose/hours_lexer.h"
#include "formats/loose/hours_refusal.h"

/* Clauses put together into a week, and what a week cannot hold beside it. Private to the
 * files hours_*.c of this room.
 *
 * People who write "Mo-Fr 8-12, Do 14-18" mean both on Thursday; "Mo-Fr 8-18, Mi 8-13"
 * means the second alone, for it is of fewer days and the times overlap. Other times that
 * overlap contradict each other, and are asked. */

/* What holds in some dates and weeks. */
struct hours_group {
    const char *dates; /* "": always */
    const char *weeks;
    struct hours_table table;
    unsigned
        owner[HOURS_TABLE_DAYS]; /* the days of the clauses that said a day's times */
    unsigned fixed;              /* days with "nur": nothing is added */
    unsigned closed;             /* days said to be closed */
    unsigned worded;             /* days of which only words are said */
    bool also;                   /* "auch": beside the usual week */
};

struct hours_plan {
    struct hours_clauses clauses; /* those of the house, or of the telephone */
    bool phone;
    const char *text;
    const struct hours_tokens *token;
    struct hours_group group[HOURS_CLAUSE_MAX + 1]; /* the first is always */
    size_t count;
    struct err *err;
};

/* Refuses because of a clause. Returns false. */
bool hours_plan_refuse(struct hours_plan *plan, enum hours_refusal why,
                       const struct hours_clause *clause);

/* The group of a clause. */
struct hours_group *hours_plan_group(struct hours_plan *plan,
                                     const struct hours_clause *clause);

/* Whether the clause goes into the table of its group, and not beside it: no place in the
 * month, no words. */
bool hours_plan_in_table(const struct hours_clause *clause);

bool hours_plan_overlaps(const struct hours_table_day *day,
                         const struct hours_clause *clause);

/* Sorts the clauses into tables. False with a refusal. */
bool hours_plan_make(struct hours_plan *plan);

/* Adds it all as text that core/hours.h reads; nothing if it has no times. In
 * hours_plan_write.c. */
bool hours_plan_write(struct hours_plan *plan, struct buf *out);

#endif
