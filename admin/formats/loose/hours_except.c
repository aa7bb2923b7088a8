#include <string.h>

#include "formats/loose/hours_grammar.h"

enum { HOLIDAY = 1 << HOURS_TABLE_HOLIDAY };

/* The days of one clause without some of them; other clauses must not have
 * them. */
static bool take_days_out(struct hours_grammar *g, unsigned days, size_t at)
{
    struct hours_clause *now = &g->now;
    for (size_t i = 0; i < g->out->count; i++)
        if ((g->out->item[i].days & days) != 0)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, at);
    /* "8-12 und 14-18 außer Mi": the whole Wednesday, or its afternoon? */
    if (now->spans > 1)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, at);
    if ((now->days & days) == days && now->days != days) {
        now->days &= ~days;
        return true;
    }
    /* "10-18 Uhr außer Mo": all days but this. */
    if (now->days != 0 || now->says != HOURS_SAYS_OPEN)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_CONFLICT, at);
    if (!hours_grammar_flush(g))
        return false;
    now->says = HOURS_SAYS_CLOSED;
    now->days = days;
    return true;
}

/* "außer Mi", "außer an Feiertagen", "außer Mi nachmittags", "außer Do 14-18".
 */
static bool except_days(struct hours_grammar *g, size_t at)
{
    struct hours_clause found = {.says = HOURS_SAYS_NOTHING};
    struct hours_clause *now = &g->now;
    struct hours_clause kept = *now;
    if (!hours_grammar_complete(g))
        now->says = HOURS_SAYS_OPEN; /* so that a list ends with its line */
    bool ok = hours_weekdays(g, &found);
    *now = kept;
    if (!ok)
        return false;
    bool nth = (hours_grammar_has_days(&found) && found.days == 0);
    if ((found.days & HOLIDAY) != 0)
        g->out->closed_on_holidays[g->phone || g->now.phone] = true;
    found.days &= ~(unsigned)HOLIDAY;
    if (hours_grammar_peek(g, 0) == HOURS_TOKEN_HALF) {
        found.half = (enum hours_half)hours_grammar_token(g, 0)->value;
        g->at++;
    }
    if (!hours_grammar_has_days(&found))
        return found.half == HOURS_HALF_NONE ||
               hours_grammar_refuse_from(g, HOURS_REFUSAL_PLACE, at);
    bool times = hours_times_begin(g);
    if (hours_grammar_complete(g) && times) {
        if (!hours_grammar_flush(g))
            return false;
        found.only = true;
        g->half = found.half;
        found.half = HOURS_HALF_NONE;
        *now = found;
        return hours_times(g, now);
    }
    if (found.half == HOURS_HALF_NONE && !nth)
        return take_days_out(g, found.days, at);
    if (!hours_grammar_complete(g) || !hours_grammar_flush(g))
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_PLACE, at);
    found.says = HOURS_SAYS_CLOSED;
    *now = found;
    return true;
}

/* "nicht in den Ferien": closed then. */
static bool not_in_school_holidays(struct hours_grammar *g)
{
    g->out->not_in_holidays = true;
    g->school_from = g->out->count + (hours_grammar_complete(g) ? 1 : 0);
    return true;
}

bool hours_except_school(struct hours_grammar *g)
{
    bool term = hours_grammar_peek(g, 0) == HOURS_TOKEN_TERM;
    g->at++;
    if (term)
        return not_in_school_holidays(g);
    if (hours_grammar_peek(g, 0) == HOURS_TOKEN_COLON)
        g->at++;
    if (!hours_grammar_take(g, HOURS_TOKEN_CLOSED))
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCHOOL, g->at - 1);
    return not_in_school_holidays(g);
}

bool hours_except(struct hours_grammar *g)
{
    enum hours_token_kind kind = hours_grammar_peek(g, 0);
    struct hours_clause *now = &g->now;
    size_t at = g->at++;
    enum hours_token_kind next = hours_grammar_peek(g, 0);
    if (kind == HOURS_TOKEN_WITHOUT) {
        if (!hours_grammar_take(g, HOURS_TOKEN_APPOINTMENT))
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_PLACE, at);
        if (hours_grammar_complete(g) && now->words == NULL)
            now->words = "ohne Termin";
        else if (g->out->count > 0 || hours_grammar_complete(g))
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, at);
        else
            g->out->walk_in = true;
        return true;
    }
    if (next == HOURS_TOKEN_SCHOOL) {
        g->at++;
        return not_in_school_holidays(g);
    }
    /* "Feiertage ausgenommen" is "Feiertage geschlossen". */
    if (kind == HOURS_TOKEN_EXCEPT && hours_grammar_has_days(now) &&
        !hours_grammar_complete(g) && hours_grammar_is_break(next)) {
        now->says = HOURS_SAYS_CLOSED;
        return true;
    }
    if (hours_weekdays_begin(next))
        return except_days(g, at);
    if (hours_dates_begin(next) && hours_grammar_complete(g)) {
        struct hours_clause closed = {.says = HOURS_SAYS_CLOSED};
        if (!hours_dates(g, closed.dates, closed.weeks) || !hours_grammar_flush(g))
            return false;
        *now = closed;
        return true;
    }
    /* "Mi keine Sprechstunde" */
    if (kind == HOURS_TOKEN_NOT && hours_grammar_has_days(now) &&
        !hours_grammar_complete(g) && hours_grammar_is_break(next)) {
        now->says = HOURS_SAYS_CLOSED;
        return true;
    }
    return hours_grammar_refuse_from(g, HOURS_REFUSAL_PLACE, at);
}
