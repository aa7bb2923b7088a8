#include <stdio.h>
#include <string.h>

#include "formats/loose/hours_grammar.h"

bool hours_dates_begin(enum hours_token_kind kind)
{
    return kind == HOURS_TOKEN_MONTH || kind == HOURS_TOKEN_DATE ||
           kind == HOURS_TOKEN_WEEK || kind == HOURS_TOKEN_PARITY;
}

static bool append(struct hours_grammar *g, char *out, const char *text)
{
    size_t len = strlen(out);
    size_t more = strlen(text);
    if (len + more + 1 > HOURS_WHEN_LEN)
        return hours_grammar_refuse(g, HOURS_REFUSAL_LONG);
    memcpy(out + len, text, more + 1);
    return true;
}

/* "Apr", "Apr 15", "2026 Apr 15". */
static void print_date(char *out, size_t size, const struct hours_token *token, int year)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (token->kind == HOURS_TOKEN_MONTH)
        snprintf(out, size, "%s", names[token->value - 1]);
    else if (year == 0)
        snprintf(out, size, "%s %02d", names[token->value / 100 - 1], token->value % 100);
    else
        snprintf(out, size, "%d %s %02d", year, names[token->value / 100 - 1],
                 token->value % 100);
}

/* "April bis Oktober", "15.10.-15.03.", "24.12.", "1.4.-31.10.2026". */
static bool take_range(struct hours_grammar *g, char *dates)
{
    char text[32];
    const struct hours_token *from = hours_grammar_token(g, 0);
    const struct hours_token *to = from;
    size_t begin = g->at++;
    if (hours_grammar_peek(g, 0) == HOURS_TOKEN_DASH) {
        to = hours_grammar_token(g, 1);
        g->at += 2;
        if (to->kind != from->kind)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_SEASON, begin);
    }
    int first = from->kind == HOURS_TOKEN_DATE ? from->number : 0;
    int last = to->kind == HOURS_TOKEN_DATE ? to->number : 0;
    if (first == 0 && last != 0)
        first = from->value <= to->value ? last : last - 1;
    if (first != 0 &&
        (last == 0 || first * 10000 + from->value > last * 10000 + to->value))
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_SEASON, begin);
    print_date(text, sizeof text, from, first);
    if (!append(g, dates, dates[0] != '\0' ? "," : "") || !append(g, dates, text))
        return false;
    if (to == from)
        return true;
    print_date(text, sizeof text, to, last);
    return append(g, dates, "-") && append(g, dates, text);
}

/* "1-10", "2, 4 und 6" behind "KW". */
static bool take_week_numbers(struct hours_grammar *g, char *weeks)
{
    char text[32];
    for (;;) {
        int from = hours_grammar_token(g, 0)->number;
        int to = from;
        g->at++;
        if (hours_grammar_peek(g, 0) == HOURS_TOKEN_DASH &&
            hours_grammar_peek(g, 1) == HOURS_TOKEN_NUMBER) {
            to = hours_grammar_token(g, 1)->number;
            g->at += 2;
        }
        if (from < 1 || from > 53 || to < 1 || to > 53)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_RHYTHM, g->at - 1);
        const char *lead = weeks[0] != '\0' ? "," : "week ";
        if (from == to)
            snprintf(text, sizeof text, "%s%d", lead, from);
        else if (from < to)
            snprintf(text, sizeof text, "%s%d-%d", lead, from, to);
        else if (from == 53)
            snprintf(text, sizeof text, to == 1 ? "%s53,%d" : "%s53,1-%d", lead, to);
        else
            snprintf(text, sizeof text, to == 1 ? "%s%d-53,%d" : "%s%d-53,1-%d", lead,
                     from, to);
        if (!append(g, weeks, text))
            return false;
        bool more = (hours_grammar_peek(g, 0) == HOURS_TOKEN_AND ||
                     hours_grammar_peek(g, 0) == HOURS_TOKEN_COMMA) &&
                    hours_grammar_peek(g, 1) == HOURS_TOKEN_NUMBER;
        /* "KW 1-10, 8-12 Uhr" would be more weeks. */
        if (!more)
            return true;
        g->at++;
    }
}

/* "in geraden Monaten" */
static bool take_months(struct hours_grammar *g, int parity, char *dates, size_t begin)
{
    g->at++;
    if (dates[0] != '\0')
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_RHYTHM, begin);
    return append(g, dates,
                  parity == 1 ? "Jan,Mar,May,Jul,Sep,Nov" : "Feb,Apr,Jun,Aug,Oct,Dec");
}

static bool take_weeks(struct hours_grammar *g, char *dates, char *weeks)
{
    size_t begin = g->at;
    bool week = hours_grammar_take(g, HOURS_TOKEN_WEEK);
    if (hours_grammar_peek(g, 0) == HOURS_TOKEN_PARITY) {
        int parity = hours_grammar_token(g, 0)->value;
        g->at++;
        if (hours_grammar_peek(g, 0) == HOURS_TOKEN_MONTHLY && !week)
            return take_months(g, parity, dates, begin);
        if (hours_grammar_peek(g, 0) == HOURS_TOKEN_MONTHLY ||
            hours_grammar_peek(g, 0) == HOURS_TOKEN_TAG)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_RHYTHM, begin);
        hours_grammar_take(g, HOURS_TOKEN_WEEK);
        if (weeks[0] != '\0')
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_RHYTHM, begin);
        return append(g, weeks, parity == 1 ? "week 1-53/2" : "week 2-52/2");
    }
    if (!week || hours_grammar_peek(g, 0) != HOURS_TOKEN_NUMBER ||
        hours_grammar_token(g, 0)->number < 0)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_RHYTHM, begin);
    return take_week_numbers(g, weeks);
}

bool hours_dates(struct hours_grammar *g, char *dates, char *weeks)
{
    enum hours_token_kind kind = hours_grammar_peek(g, 0);
    if (kind == HOURS_TOKEN_WEEK || kind == HOURS_TOKEN_PARITY)
        return take_weeks(g, dates, weeks);
    for (;;) {
        if (!take_range(g, dates))
            return false;
        enum hours_token_kind next = hours_grammar_peek(g, 0);
        if ((next != HOURS_TOKEN_AND && next != HOURS_TOKEN_COMMA) ||
            (hours_grammar_peek(g, 1) != HOURS_TOKEN_MONTH &&
             hours_grammar_peek(g, 1) != HOURS_TOKEN_DATE))
            return true;
        g->at++;
    }
}

static bool refuse_when(struct hours_grammar *g)
{
    const char *when = g->dates[0] != '\0' ? g->dates : g->weeks;
    return hours_refuse(g->err, HOURS_REFUSAL_SCOPE, when, strlen(when));
}

bool hours_dates_inherit(struct hours_grammar *g)
{
    struct hours_clause *now = &g->now;
    bool own = now->dates[0] != '\0' || now->weeks[0] != '\0';
    if (g->dates[0] == '\0' && g->weeks[0] == '\0')
        return true;
    /* What is closed is so all year, if nothing else opens it (hours_plan.c). */
    bool first = g->out->count == g->when_from;
    bool beyond = g->when_from > 0 && !g->when_colon && !first;
    if (now->says == HOURS_SAYS_CLOSED && (own || beyond))
        return true;
    /* "Juli: Mo 8-12 (August)" contradicts itself. "Mo-Fr 8-12, im Juli Mo-Fr 8-10, Sa
     * 9-11": does July hold for Saturday? */
    if ((g->dates[0] != '\0' && now->dates[0] != '\0') ||
        (g->weeks[0] != '\0' && now->weeks[0] != '\0') || (beyond && !own))
        return refuse_when(g);
    if (now->dates[0] == '\0')
        memcpy(now->dates, g->dates, sizeof g->dates);
    if (now->weeks[0] == '\0')
        memcpy(now->weeks, g->weeks, sizeof g->weeks);
    return true;
}

bool hours_dates_end(struct hours_grammar *g)
{
    bool said = g->dates[0] != '\0' || g->weeks[0] != '\0';
    return !said || g->out->count > g->when_from || refuse_when(g);
}

/* Dates or weeks that hold for what comes take the place of those before, or are beside
 * them: "im Juli, in geraden Wochen". False if that is not clear. */
static bool begin_when(struct hours_grammar *g, bool dates, bool weeks)
{
    bool has_dates = g->dates[0] != '\0';
    bool has_weeks = g->weeks[0] != '\0';
    bool unused = g->when_from == g->out->count;
    if (unused && ((dates && has_dates) || (weeks && has_weeks)))
        return false;
    /* "April bis Oktober Mo 8-12, in geraden Wochen Di 9-12" */
    if (!unused && ((has_dates && !dates) || (has_weeks && !weeks)))
        return false;
    if (!unused)
        g->dates[0] = g->weeks[0] = '\0';
    g->when_from = g->out->count;
    return true;
}

/* Where dates or weeks hold: for the clause they stand in or behind, or for all
 * that come. */
bool hours_dates_place(struct hours_grammar *g)
{
    char dates[HOURS_WHEN_LEN] = "";
    char weeks[HOURS_WHEN_LEN] = "";
    size_t begin = g->at;
    bool postfix = hours_grammar_is_postfix(g);
    bool separated = g->separated;
    if (!hours_dates(g, dates, weeks))
        return false;
    bool colon = hours_grammar_peek(g, 0) == HOURS_TOKEN_COLON;
    /* "Mo-Fr 8-12 (gerade Wochen Do 14-18)" begins what comes; without the bracket nobody
     * knows. */
    bool begins = !hours_grammar_is_break(hours_grammar_beyond(g, 0));
    /* "Mo 8-12, Di 8-12 im Juli": both, or Tuesday alone? */
    bool last = hours_grammar_peek(g, 0) == HOURS_TOKEN_END && g->out->count > 0;
    if (postfix && (begins || last) && g->brackets == 0)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, begin);
    bool bracket = postfix && begins;
    postfix = postfix && !begins;
    if (hours_grammar_complete(g) && separated && !postfix &&
        hours_grammar_is_break(hours_grammar_peek(g, 0))) {
        if (g->out->count > 0)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, begin);
        postfix = true;
    }
    if (hours_grammar_complete(g) && !postfix && !hours_grammar_flush(g))
        return false;
    bool own = postfix || bracket || hours_grammar_has_days(&g->now);
    /* "24.12. geschlossen" holds for nothing else. */
    own = own || hours_grammar_beyond(g, 0) == HOURS_TOKEN_CLOSED;
    char *to_dates = own ? g->now.dates : g->dates;
    char *to_weeks = own ? g->now.weeks : g->weeks;
    if (own && ((dates[0] != '\0' && to_dates[0] != '\0') ||
                (weeks[0] != '\0' && to_weeks[0] != '\0')))
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, begin);
    if (!own && !begin_when(g, dates[0] != '\0', weeks[0] != '\0'))
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, begin);
    if (!own)
        g->when_colon = colon;
    if (dates[0] != '\0')
        memcpy(to_dates, dates, sizeof dates);
    if (weeks[0] != '\0')
        memcpy(to_weeks, weeks, sizeof weeks);
    return true;
}
