#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_GRAMMAR_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_GRAMMAR_H

#include "formats/loose/hours_clause.h"
#include "formats/loose/hours_lexer.h"
#include "formats/loose/hours_refusal.h"

/* Words of opening hours into clauses. Private to the files hours_*.c of this room.
 *
 *   text    = clause { separator clause }
 *   clause  = [dates] [weeks] days times | times days | days "geschlossen"
 *           | days "nach Vereinbarung" | ...
 *   days    = [places] weekday ["-" weekday] { ("," | "und") days }
 *   times   = time "-" time { ("," | "und") times }
 *
 * with "nur", "auch", "sonst", "außer", "telefonisch" before them, and words in brackets
 * that hold for what stands before the bracket. What can be meant in two ways is refused.
 */

struct hours_grammar {
    struct arena *arena;
    const char *text;
    const struct hours_tokens *token;
    size_t at;
    struct hours_clauses *out;
    struct hours_clause now;
    enum hours_half half; /* of the times that come */
    bool separated;       /* a comma, a line end, ... since the last word */
    bool line;            /* and it was more than a comma */
    int brackets;         /* open ones */
    bool times_first;     /* the clause said its times before its days */
    bool clock24;         /* somewhere a time is behind noon: who wrote it counts to 24 */
    bool late;            /* somewhere a time is 20:00 or later */
    bool phone;           /* what comes is of the telephone */
    bool only_by_appointment; /* "nur" stands before "nach Vereinbarung" */
    bool said_phone; /* "telefonisch" or "persönlich", before the clause of number */
    size_t phone_from;
    bool reachable; /* "erreichbar": must be of the telephone */
    bool school;    /* "nicht in den Ferien" stands behind so many clauses */
    size_t school_from;
    char dates[HOURS_WHEN_LEN]; /* of all clauses that come */
    char weeks[HOURS_WHEN_LEN];
    size_t when_from; /* so many clauses stand before those */
    bool when_colon;
    struct err *err;
};

/* The kind of the token so many behind the next. */
enum hours_token_kind hours_grammar_peek(const struct hours_grammar *g, size_t ahead);

/* The token so many behind the next. */
const struct hours_token *hours_grammar_token(const struct hours_grammar *g,
                                              size_t ahead);

/* Moves behind the next token if it is of this kind. */
bool hours_grammar_take(struct hours_grammar *g, enum hours_token_kind kind);

/* Refuses because of the next token, or of a stretch of tokens before the next. Returns
 * false. */
bool hours_grammar_refuse(struct hours_grammar *g, enum hours_refusal why);
bool hours_grammar_refuse_from(struct hours_grammar *g, enum hours_refusal why,
                               size_t from);

/* Whether the clause says when it is open, or closed, or by appointment. */
bool hours_grammar_complete(const struct hours_grammar *g);
bool hours_grammar_has_days(const struct hours_clause *clause);

/* Whether a statement ends before such a token. */
bool hours_grammar_is_break(enum hours_token_kind kind);

/* The kind of the token so many behind the next, colons and brackets left out. */
enum hours_token_kind hours_grammar_beyond(const struct hours_grammar *g, size_t ahead);

/* Whether what comes belongs to the clause that is complete: in brackets behind it, or
 * nothing divides them. */
bool hours_grammar_is_postfix(const struct hours_grammar *g);

/* Ends the clause, and begins the next. */
bool hours_grammar_flush(struct hours_grammar *g);

/* Days: at a weekday, a place in the month, "jeden". Adds to `clause`. In
 * hours_weekdays.c. */
bool hours_weekdays_begin(enum hours_token_kind kind);
bool hours_weekdays(struct hours_grammar *g, struct hours_clause *clause);

/* Whether the days that come may belong to the times before them. */
bool hours_weekdays_behind(const struct hours_grammar *g);

/* Dates and weeks: at a month, a date, "KW", "gerade". Sets `dates` or `weeks`, of
 * HOURS_WHEN_LEN bytes. In hours_dates.c. */
bool hours_dates_begin(enum hours_token_kind kind);
bool hours_dates(struct hours_grammar *g, char *dates, char *weeks);

/* The same into the clause they stand in or behind, or for all clauses that come. */
bool hours_dates_place(struct hours_grammar *g);

/* The clause that ends gets the dates and weeks that were said before it; and at the end
 * none of them may be left. */
bool hours_dates_inherit(struct hours_grammar *g);
bool hours_dates_end(struct hours_grammar *g);

/* Times: at a number, "ab", "zwischen". One span, into `clause`, or words if it has no
 * end. `days` are needed for nothing. In hours_times.c. */
bool hours_times_begin(const struct hours_grammar *g);
bool hours_times(struct hours_grammar *g, struct hours_clause *clause);

/* "3-5 Uhr nachmittags": the half behind the last span. */
bool hours_times_half_behind(struct hours_grammar *g, struct hours_clause *clause);

/* What is said about times: "nur", "geschlossen", "nach Vereinbarung", "telefonisch"; and
 * what stays of it at the end. In hours_remark.c. */
bool hours_remark(struct hours_grammar *g);
bool hours_remark_end(struct hours_grammar *g);

/* "außer Mi", "keine Sprechstunde", "nicht in den Ferien". In hours_except.c. */
bool hours_except(struct hours_grammar *g);
bool hours_except_school(struct hours_grammar *g);

/* All tokens into `out`. */
bool hours_grammar(struct arena *arena, const char *text,
                   const struct hours_tokens *tokens, struct hours_clauses *out,
                   struct err *err);

#endif
