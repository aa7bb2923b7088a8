#include <stdio.h>
#include <string.h>

#include "core/hours/hours_doubt.h"
#include "formats/loose/hours_grammar.h"

enum { HOUR = 60, NOON = 12 * HOUR, DAY = 24 * HOUR };

/* A time of day as it was written. */
struct written {
    int minute;
    enum hours_half half; /* "5 Uhr nachmittags" */
    bool bare;            /* "5", not "05:00" */
};

bool hours_times_begin(const struct hours_grammar *g)
{
    enum hours_token_kind kind = hours_grammar_peek(g, 0);
    return kind == HOURS_TOKEN_NUMBER || kind == HOURS_TOKEN_FROM ||
           kind == HOURS_TOKEN_BETWEEN;
}

static bool take_time(struct hours_grammar *g, struct written *out)
{
    const struct hours_token *token = hours_grammar_token(g, 0);
    if (token->kind != HOURS_TOKEN_NUMBER)
        return hours_grammar_refuse(g, HOURS_REFUSAL_PLACE);
    if (token->value < 0)
        return hours_grammar_refuse(g, HOURS_REFUSAL_NO_TIME);
    *out = (struct written){token->value, HOURS_HALF_NONE, token->number >= 0};
    out->bare = out->bare && g->text[token->at] != '0';
    g->at++;
    hours_grammar_take(g, HOURS_TOKEN_UHR);
    return true;
}

/* A half between the two times belongs to the first: "9 Uhr morgens bis 5 Uhr".
 */
static void take_half_of_begin(struct hours_grammar *g, struct written *out)
{
    if (hours_grammar_peek(g, 0) == HOURS_TOKEN_HALF &&
        hours_grammar_peek(g, 1) == HOURS_TOKEN_DASH) {
        out->half = (enum hours_half)hours_grammar_token(g, 0)->value;
        g->at++;
    }
}

/* Three in the afternoon is 15. */
static int in_half(int minute, enum hours_half half)
{
    bool later = half == HOURS_HALF_AFTERNOON || half == HOURS_HALF_EVENING ||
                 (half == HOURS_HALF_NOON && minute < 4 * HOUR) ||
                 (half == HOURS_HALF_NIGHT && minute >= 8 * HOUR);
    return later && minute < NOON && minute > 0 ? minute + NOON : minute;
}

/* Whether a span lies where its half of the day does. */
static bool fits(int from, int to, enum hours_half half)
{
    switch (half) {
    case HOURS_HALF_MORNING:
        return from >= 4 * HOUR && from < NOON && to > from && to <= 14 * HOUR;
    case HOURS_HALF_NOON:
        return from >= 11 * HOUR && from < 15 * HOUR && to > from && to <= 17 * HOUR;
    case HOURS_HALF_AFTERNOON:
        return from >= NOON && from < 18 * HOUR && to > from && to <= 21 * HOUR;
    case HOURS_HALF_EVENING:
        return from >= 16 * HOUR && (to > from || to <= 4 * HOUR);
    case HOURS_HALF_NIGHT:
        return (from >= 18 * HOUR && (to <= 9 * HOUR || to == DAY)) ||
               (from < 6 * HOUR && to > from && to <= 9 * HOUR);
    default:
        return true;
    }
}

/* The whole span in a half: "nachmittags 3-5", "abends 10-12", "mittags 12-2".
 */
static void shift(int *from, int *to, enum hours_half half)
{
    *from = in_half(*from, half);
    if (half == HOURS_HALF_NONE || half == HOURS_HALF_MORNING || half == HOURS_HALF_NIGHT)
        return;
    if (*to <= *from && *to <= NOON && *to > 0 && *to + NOON > *from && *to + NOON <= DAY)
        *to += NOON;
}

/* A span that is written without noon or midnight in sight and goes backwards,
 * or begins in the night, is asked. */
static bool check(struct hours_grammar *g, size_t begin, int from, int to, bool bare,
                  enum hours_half half)
{
    if (!fits(from, to, half))
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_HALF, begin);
    enum hours_doubt doubt = hours_doubt_span(from, to, g->late);
    /* "5-7" and "6-8" may be of the evening. */
    if (doubt == HOURS_SURE && half == HOURS_HALF_NONE && bare && !g->clock24 &&
        from > 0 && from <= 6 * HOUR && to <= 9 * HOUR)
        doubt = HOURS_DOUBT_NIGHT;
    if (doubt == HOURS_SURE)
        return true;
    return hours_grammar_refuse_from(
        g, doubt == HOURS_DOUBT_NIGHT ? HOURS_REFUSAL_NIGHT : HOURS_REFUSAL_BEFORE,
        begin);
}

static bool add(struct hours_grammar *g, struct hours_clause *clause, size_t begin,
                int from, int to)
{
    if (clause->spans == HOURS_TABLE_SPANS)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_LONG, begin);
    /* "9-12, 7-9": the second is of the evening. */
    if (clause->spans > 0 && !g->clock24 && g->half == HOURS_HALF_NONE &&
        from < clause->span[clause->spans - 1][1])
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_NIGHT, begin);
    clause->says = HOURS_SAYS_OPEN;
    clause->span[clause->spans][0] = from;
    clause->span[clause->spans][1] = to <= from ? to + DAY : to;
    clause->spans++;
    return true;
}

/* "ab 9 Uhr": nobody knows until when; "ab 12 Uhr geschlossen": nor need to. */
static bool take_open_end(struct hours_grammar *g, struct hours_clause *clause,
                          struct written time)
{
    int minute = in_half(time.minute, time.half != HOURS_HALF_NONE ? time.half : g->half);
    if (time.bare && minute < 7 * HOUR && !g->clock24)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_NIGHT, g->at - 1);
    clause->from = minute;
    if (hours_grammar_take(g, HOURS_TOKEN_CLOSED)) {
        clause->says = HOURS_SAYS_CLOSED;
        return true;
    }
    clause->says = HOURS_SAYS_WORDS;
    bool appointment = hours_grammar_take(g, HOURS_TOKEN_APPOINTMENT);
    clause->words =
        minute % HOUR == 0
            ? arena_print(g->arena, "ab %d Uhr%s", minute / HOUR,
                          appointment ? " nach Vereinbarung" : "")
            : arena_print(g->arena, "ab %d.%02d Uhr%s", minute / HOUR, minute % HOUR,
                          appointment ? " nach Vereinbarung" : "");
    return clause->words != NULL || err_set(g->err, "not enough memory");
}

bool hours_times_half_behind(struct hours_grammar *g, struct hours_clause *clause)
{
    enum hours_half half = (enum hours_half)hours_grammar_token(g, 0)->value;
    int *span = clause->span[clause->spans - 1];
    int from = span[0];
    int to = span[1] >= DAY && span[1] != DAY ? span[1] - DAY : span[1];
    shift(&from, &to, half);
    g->at++;
    if (!check(g, g->at - 1, from, to, false, half))
        return false;
    span[0] = from;
    span[1] = to <= from ? to + DAY : to;
    return true;
}

/* Whether a half of the day, and nothing that begins anew, stands behind the
 * span. */
static enum hours_half half_behind(const struct hours_grammar *g)
{
    enum hours_token_kind next = hours_grammar_peek(g, 1);
    if (hours_grammar_peek(g, 0) != HOURS_TOKEN_HALF || next == HOURS_TOKEN_NUMBER ||
        next == HOURS_TOKEN_CLOSED || next == HOURS_TOKEN_APPOINTMENT ||
        next == HOURS_TOKEN_FROM)
        return HOURS_HALF_NONE;
    return (enum hours_half)hours_grammar_token(g, 0)->value;
}

bool hours_times(struct hours_grammar *g, struct hours_clause *clause)
{
    struct written begin = {0, HOURS_HALF_NONE, false};
    struct written end = begin;
    size_t at = g->at;
    bool between = hours_grammar_take(g, HOURS_TOKEN_BETWEEN);
    bool open = !between && hours_grammar_take(g, HOURS_TOKEN_FROM);
    if (open && hours_grammar_peek(g, 0) != HOURS_TOKEN_NUMBER) {
        bool season = hours_dates_begin(hours_grammar_peek(g, 0));
        return hours_grammar_refuse(g,
                                    season ? HOURS_REFUSAL_SEASON : HOURS_REFUSAL_PLACE);
    }
    if (!take_time(g, &begin))
        return false;
    take_half_of_begin(g, &begin);
    bool ends = hours_grammar_take(g, between ? HOURS_TOKEN_AND : HOURS_TOKEN_DASH);
    if (!ends && open)
        return take_open_end(g, clause, begin);
    if (!ends)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_END, at);
    if (hours_grammar_peek(g, 0) == HOURS_TOKEN_RHYTHM) {
        g->at++;
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_RHYTHM, at);
    }
    if (hours_grammar_peek(g, 0) == HOURS_TOKEN_VAGUE)
        return hours_grammar_refuse(g, HOURS_REFUSAL_VAGUE);
    if (hours_grammar_peek(g, 0) != HOURS_TOKEN_NUMBER)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_END, at);
    if (begin.minute >= DAY)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_NO_TIME, at);
    if (!take_time(g, &end))
        return false;
    enum hours_half half = g->half;
    if (begin.half != HOURS_HALF_NONE) {
        begin.minute = in_half(begin.minute, begin.half);
        end.half = half_behind(g);
        end.minute = in_half(end.minute, end.half);
        if (end.half != HOURS_HALF_NONE)
            g->at++;
        half = HOURS_HALF_NONE;
    } else {
        if (half_behind(g) != HOURS_HALF_NONE) {
            half = half_behind(g);
            g->at++;
        }
        shift(&begin.minute, &end.minute, half);
    }
    return check(g, at, begin.minute, end.minute, begin.bare && end.bare, half) &&
           add(g, clause, at, begin.minute, end.minute);
}
