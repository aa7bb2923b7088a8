#include "formats/loose/hours_grammar.h"

bool hours_weekdays_begin(enum hours_token_kind kind)
{
    return kind == HOURS_TOKEN_DAYS || kind == HOURS_TOKEN_WORKDAYS ||
           kind == HOURS_TOKEN_ORDINAL || kind == HOURS_TOKEN_EACH;
}

static bool is_divider(enum hours_token_kind kind)
{
    return kind == HOURS_TOKEN_AND || kind == HOURS_TOKEN_COMMA ||
           kind == HOURS_TOKEN_LINE || kind == HOURS_TOKEN_SEMI;
}

/* One weekday, no holiday and not several. */
static bool is_weekday(const struct hours_token *token)
{
    unsigned days = (unsigned)token->value;
    return token->kind == HOURS_TOKEN_DAYS && (days & (days - 1)) == 0 && days <= 1u << 6;
}

static int weekday_of(const struct hours_token *token)
{
    int day = 0;
    while (token->value >> (day + 1) != 0)
        day++;
    return day;
}

/* "Mo-Fr", "Fr bis Mo" */
static bool take_range(struct hours_grammar *g, struct hours_clause *clause)
{
    const struct hours_token *from = hours_grammar_token(g, 0);
    const struct hours_token *to = hours_grammar_token(g, 2);
    if (!is_weekday(from) || !is_weekday(to) || from->value == to->value) {
        g->at += 3;
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_RANGE, g->at - 3);
    }
    for (int day = weekday_of(from);; day = (day + 1) % 7) {
        clause->days |= 1u << day;
        if (day == weekday_of(to))
            break;
    }
    g->at += 3;
    return true;
}

/* "1. und 3.", "ersten, dritten": bits as in nth. */
static bool take_places(struct hours_grammar *g, unsigned *bits, int *count)
{
    for (;;) {
        const struct hours_token *token = hours_grammar_token(g, 0);
        int place = token->value;
        if (place < -2 || place > 5 || place == 0)
            return hours_grammar_refuse(g, HOURS_REFUSAL_PLACE);
        *bits |= place > 0     ? 1u << place
                 : place == -1 ? 1u << HOURS_NTH_LAST
                               : 1u << HOURS_NTH_LAST_BUT_ONE;
        ++*count;
        g->at++;
        if (hours_grammar_peek(g, 0) == HOURS_TOKEN_ORDINAL)
            continue;
        if (!is_divider(hours_grammar_peek(g, 0)) ||
            hours_grammar_peek(g, 1) != HOURS_TOKEN_ORDINAL)
            return true;
        g->at++;
    }
}

/* "1. und 3. Montag [im Monat]". */
static bool take_nth(struct hours_grammar *g, struct hours_clause *clause, bool each)
{
    unsigned bits = 0;
    int count = 0;
    size_t begin = each ? g->at - 1 : g->at;
    if (!take_places(g, &bits, &count))
        return false;
    enum hours_token_kind next = hours_grammar_peek(g, 0);
    if (next == HOURS_TOKEN_MONTHLY || next == HOURS_TOKEN_WEEK ||
        next == HOURS_TOKEN_TAG) {
        g->at++;
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_RHYTHM, begin);
    }
    if (!is_weekday(hours_grammar_token(g, 0)))
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_PLACE, begin);
    int day = weekday_of(hours_grammar_token(g, 0));
    g->at++;
    bool monthly = hours_grammar_take(g, HOURS_TOKEN_MONTHLY) ||
                   (hours_grammar_peek(g, 0) == HOURS_TOKEN_PARITY &&
                    hours_grammar_peek(g, 1) == HOURS_TOKEN_MONTHLY);
    /* "jeden zweiten Dienstag" may be each other one; "jeden ersten" is none. */
    if (each && count == 1 && !monthly && (bits & 0x3cu) != 0)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_EVERY_OTHER, begin);
    /* "1. Montag und Mittwoch", "1. Montag bis Freitag": the first Wednesday too?
     */
    enum hours_token_kind behind = hours_grammar_peek(g, 0);
    if (!monthly &&
        (behind == HOURS_TOKEN_DAYS ||
         (is_divider(behind) && behind != HOURS_TOKEN_LINE &&
          behind != HOURS_TOKEN_SEMI && hours_grammar_peek(g, 1) == HOURS_TOKEN_DAYS) ||
         (behind == HOURS_TOKEN_DASH && hours_grammar_peek(g, 1) == HOURS_TOKEN_DAYS))) {
        g->at++;
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, begin);
    }
    clause->nth[day] = (unsigned char)(clause->nth[day] | bits);
    return true;
}

/* "jeden Montag", "jeden Tag", "jeden 1. Montag", "jede Woche". */
static bool take_each(struct hours_grammar *g, struct hours_clause *clause)
{
    size_t begin = g->at++;
    switch (hours_grammar_peek(g, 0)) {
    case HOURS_TOKEN_DAYS:
    case HOURS_TOKEN_WORKDAYS:
        return true;
    case HOURS_TOKEN_TAG:
        g->at++;
        clause->days |= 0x7fu;
        return true;
    case HOURS_TOKEN_WEEK:
        g->at++;
        return true;
    case HOURS_TOKEN_ORDINAL:
        return take_nth(g, clause, true);
    case HOURS_TOKEN_NUMBER:
    case HOURS_TOKEN_RHYTHM:
    case HOURS_TOKEN_MONTHLY:
        g->at++;
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_RHYTHM, begin);
    default:
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_PLACE, begin);
    }
}

enum { SATURDAY = 1 << 5, WEEKEND = 3 << 5, MONDAY_TO_FRIDAY = 0x1f };

/* What the text says of Saturday beside "werktags": its own times, that it is closed or
 * left out. */
enum saturday { SATURDAY_UNSAID, SATURDAY_APART, SATURDAY_LEFT_OUT };

static bool names_saturday(const struct hours_token *token)
{
    return token->kind == HOURS_TOKEN_DAYS &&
           (token->value == SATURDAY || token->value == WEEKEND);
}

/* With "auch", of a telephone, of some weeks or places in the month nobody knows. */
static enum saturday saturday_said(const struct hours_grammar *g)
{
    enum saturday said = SATURDAY_UNSAID;
    enum hours_token_kind before = HOURS_TOKEN_COMMA;
    for (const struct hours_token *token = g->token->item; token->kind != HOURS_TOKEN_END;
         token++) {
        bool range = before == HOURS_TOKEN_DASH || (token[1].kind == HOURS_TOKEN_DASH &&
                                                    token[2].kind == HOURS_TOKEN_DAYS);
        if (token->kind == HOURS_TOKEN_ALSO || token->kind == HOURS_TOKEN_PHONE ||
            token->kind == HOURS_TOKEN_ORDINAL || token->kind == HOURS_TOKEN_PARITY ||
            token->kind == HOURS_TOKEN_WEEK)
            return SATURDAY_UNSAID;
        if (names_saturday(token) && !range)
            said = before == HOURS_TOKEN_EXCEPT ? SATURDAY_LEFT_OUT : SATURDAY_APART;
        before = token->kind;
    }
    return said;
}

/* "werktags" is with Saturday for some and without for others: "werktags (Mo-Fr)",
 * "werktags Mo-Fr", "Mo-Fr werktags" say which, and so does Saturday where it has its own
 * times or none. Not on holidays, as the word says. */
static bool take_workdays(struct hours_grammar *g, struct hours_clause *clause)
{
    size_t begin = g->at++;
    size_t ahead = 0;
    while (hours_grammar_peek(g, ahead) == HOURS_TOKEN_OPEN ||
           hours_grammar_peek(g, ahead) == HOURS_TOKEN_COMMA ||
           hours_grammar_peek(g, ahead) == HOURS_TOKEN_COLON)
        ahead++;
    bool named = is_weekday(hours_grammar_token(g, ahead)) &&
                 hours_grammar_peek(g, ahead + 1) == HOURS_TOKEN_DASH &&
                 hours_grammar_peek(g, ahead + 2) == HOURS_TOKEN_DAYS;
    bool behind = begin > 0 && g->token->item[begin - 1].kind == HOURS_TOKEN_DAYS;
    enum saturday saturday = named || behind ? SATURDAY_UNSAID : saturday_said(g);
    if (!named && !behind && saturday == SATURDAY_UNSAID)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_WORKDAYS, begin);
    if (saturday != SATURDAY_UNSAID)
        clause->days |= MONDAY_TO_FRIDAY;
    if (saturday == SATURDAY_LEFT_OUT)
        clause->days |= SATURDAY;
    g->out->closed_on_holidays[g->phone || clause->phone] = true;
    return true;
}

/* Whether the days behind the next comma are said to be closed: "8-12 Uhr
 * Mo-Fr, Sa und So geschlossen". */
static bool closed_behind(const struct hours_grammar *g)
{
    size_t ahead = 1;
    while (hours_weekdays_begin(hours_grammar_peek(g, ahead)) ||
           hours_grammar_peek(g, ahead) == HOURS_TOKEN_AND ||
           hours_grammar_peek(g, ahead) == HOURS_TOKEN_COMMA ||
           hours_grammar_peek(g, ahead) == HOURS_TOKEN_DASH ||
           hours_grammar_peek(g, ahead) == HOURS_TOKEN_HALF)
        ahead++;
    return hours_grammar_peek(g, ahead) == HOURS_TOKEN_CLOSED;
}

/* "8-12, 14-18 Do, Fr 8-10": do the second times belong to Thursday? */
bool hours_weekdays_behind(const struct hours_grammar *g)
{
    size_t ahead = 0;
    if (g->now.spans < 2 || g->separated || g->times_first || g->brackets > 0)
        return false;
    while (hours_weekdays_begin(hours_grammar_peek(g, ahead)) ||
           hours_grammar_peek(g, ahead) == HOURS_TOKEN_DASH)
        ahead++;
    return (hours_grammar_peek(g, ahead) == HOURS_TOKEN_COMMA ||
            hours_grammar_peek(g, ahead) == HOURS_TOKEN_AND) &&
           hours_weekdays_begin(hours_grammar_peek(g, ahead + 1));
}

bool hours_weekdays(struct hours_grammar *g, struct hours_clause *clause)
{
    for (;;) {
        enum hours_token_kind kind = hours_grammar_peek(g, 0);
        bool ok = true;
        if (kind == HOURS_TOKEN_ORDINAL)
            ok = take_nth(g, clause, false);
        else if (kind == HOURS_TOKEN_EACH)
            ok = take_each(g, clause);
        else if (kind == HOURS_TOKEN_WORKDAYS)
            ok = take_workdays(g, clause);
        else if (hours_grammar_peek(g, 1) == HOURS_TOKEN_DASH &&
                 hours_grammar_peek(g, 2) == HOURS_TOKEN_DAYS)
            ok = take_range(g, clause);
        else {
            clause->days |= (unsigned)hours_grammar_token(g, 0)->value;
            g->at++;
        }
        if (!ok)
            return false;
        /* A list goes on behind a comma; behind a line end only while no times
         * stand. */
        enum hours_token_kind next = hours_grammar_peek(g, 0);
        bool list = next == HOURS_TOKEN_AND || next == HOURS_TOKEN_COMMA ||
                    (is_divider(next) && !hours_grammar_complete(g));
        if (hours_weekdays_begin(next))
            continue;
        if (!list || !hours_weekdays_begin(hours_grammar_peek(g, 1)) ||
            (next == HOURS_TOKEN_COMMA && hours_grammar_complete(g) &&
             g->now.says == HOURS_SAYS_OPEN && closed_behind(g)))
            return true;
        g->at++;
    }
}
