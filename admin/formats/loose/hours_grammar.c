#include "formats/loose/hours_grammar.h"

#include <string.h>

enum { LATE = 20 * 60, AFTERNOON = 13 * 60 };

enum hours_token_kind hours_grammar_peek(const struct hours_grammar *g, size_t ahead)
{
    return hours_grammar_token(g, ahead)->kind;
}

const struct hours_token *hours_grammar_token(const struct hours_grammar *g, size_t ahead)
{
    size_t at = g->at + ahead;
    return &g->token->item[at < g->token->count ? at : g->token->count];
}

bool hours_grammar_take(struct hours_grammar *g, enum hours_token_kind kind)
{
    if (hours_grammar_peek(g, 0) != kind)
        return false;
    g->at++;
    return true;
}

bool hours_grammar_refuse_from(struct hours_grammar *g, enum hours_refusal why,
                               size_t from)
{
    const struct hours_token *first = &g->token->item[from];
    const struct hours_token *last = &g->token->item[g->at > from ? g->at - 1 : from];
    return hours_refuse(g->err, why, g->text + first->at,
                        last->at + last->len - first->at);
}

bool hours_grammar_refuse(struct hours_grammar *g, enum hours_refusal why)
{
    size_t from = g->at;
    if (hours_grammar_peek(g, 0) == HOURS_TOKEN_END)
        return g->at > 0 ? hours_grammar_refuse_from(g, why, g->at - 1)
                         : hours_refuse(g->err, HOURS_REFUSAL_NOTHING, "", 0);
    g->at++;
    return hours_grammar_refuse_from(g, why, from);
}

bool hours_grammar_complete(const struct hours_grammar *g)
{
    return g->now.says != HOURS_SAYS_NOTHING;
}

bool hours_grammar_has_days(const struct hours_clause *clause)
{
    unsigned nth = 0;
    for (int i = 0; i < 7; i++)
        nth |= clause->nth[i];
    return clause->days != 0 || nth != 0;
}

bool hours_grammar_flush(struct hours_grammar *g)
{
    struct hours_clause *now = &g->now;
    if (!hours_grammar_complete(g)) {
        bool begun = hours_grammar_has_days(now) || now->half != HOURS_HALF_NONE ||
                     now->rest || now->also || now->only;
        if (begun)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_TIMES, g->at - 1);
        return true;
    }
    if (!hours_dates_inherit(g))
        return false;
    now->phone = now->phone || g->phone;
    if (g->out->count == HOURS_CLAUSE_MAX)
        return hours_refuse(g->err, HOURS_REFUSAL_LONG, "", 0);
    now->len = g->at;
    g->out->item[g->out->count++] = *now;
    *now = (struct hours_clause){.at = g->at};
    g->half = HOURS_HALF_NONE;
    g->times_first = false;
    return true;
}

bool hours_grammar_is_break(enum hours_token_kind kind)
{
    return kind == HOURS_TOKEN_END || kind == HOURS_TOKEN_COMMA ||
           kind == HOURS_TOKEN_SEMI || kind == HOURS_TOKEN_LINE ||
           kind == HOURS_TOKEN_CLOSE || kind == HOURS_TOKEN_AND;
}

/* The next token behind colons and brackets. */
enum hours_token_kind hours_grammar_beyond(const struct hours_grammar *g, size_t ahead)
{
    while (hours_grammar_peek(g, ahead) == HOURS_TOKEN_COLON ||
           hours_grammar_peek(g, ahead) == HOURS_TOKEN_OPEN)
        ahead++;
    return hours_grammar_peek(g, ahead);
}

bool hours_grammar_is_postfix(const struct hours_grammar *g)
{
    return hours_grammar_complete(g) && (!g->separated || g->brackets > 0);
}

static bool take_days(struct hours_grammar *g)
{
    struct hours_clause *now = &g->now;
    if (hours_weekdays_behind(g))
        return hours_grammar_refuse(g, HOURS_REFUSAL_SCOPE);
    bool whole =
        hours_grammar_has_days(now) || now->dates[0] != '\0' || now->weeks[0] != '\0';
    if (hours_grammar_complete(g) && whole && !hours_grammar_flush(g))
        return false;
    bool attached = hours_grammar_complete(g);
    if (attached && now->says == HOURS_SAYS_WORDS)
        return hours_grammar_refuse(g, HOURS_REFUSAL_BESIDE);
    struct hours_clause times = *now;
    bool divided = attached && now->says == HOURS_SAYS_OPEN && g->separated;
    if (divided)
        *now = (struct hours_clause){.at = g->at};
    if (!hours_weekdays(g, now))
        return false;
    if (divided && hours_grammar_is_break(hours_grammar_peek(g, 0))) {
        times.days = now->days;
        memcpy(times.nth, now->nth, sizeof times.nth);
        *now = times;
    } else if (divided) {
        /* "10-18 Uhr, Mo geschlossen": the days begin what comes. */
        struct hours_clause days = *now;
        *now = times;
        if (!hours_grammar_flush(g))
            return false;
        *now = days;
        return true;
    }
    g->times_first = attached && now->says == HOURS_SAYS_OPEN;
    /* "8-12 Uhr Mo-Fr, Sa 9-11": which times are Saturday's? */
    if (attached && hours_times_begin(g))
        return hours_grammar_refuse(g, HOURS_REFUSAL_SCOPE);
    return true;
}

/* "Mi nach Absprache & 15-18": both hold for the day. */
static bool keep_words_beside(struct hours_grammar *g)
{
    struct hours_clause kept = g->now;
    kept.beside = true;
    g->now.says = HOURS_SAYS_NOTHING;
    g->now.words = NULL;
    struct hours_clause next = g->now;
    g->now = kept;
    if (!hours_grammar_flush(g))
        return false;
    g->now = next;
    return true;
}

static bool take_times(struct hours_grammar *g)
{
    struct hours_clause *now = &g->now;
    bool open_end = hours_grammar_peek(g, 0) == HOURS_TOKEN_FROM &&
                    hours_grammar_peek(g, 1) == HOURS_TOKEN_NUMBER;
    if (now->says == HOURS_SAYS_CLOSED) {
        if (!g->separated)
            return hours_grammar_refuse(g, HOURS_REFUSAL_PLACE);
        if (!hours_grammar_flush(g))
            return false;
    } else if (now->says == HOURS_SAYS_WORDS) {
        if (!g->separated || !hours_grammar_has_days(now))
            return hours_grammar_refuse(g, HOURS_REFUSAL_BESIDE);
        if (!keep_words_beside(g))
            return false;
    } else if (now->says == HOURS_SAYS_OPEN && g->times_first) {
        if (!g->separated)
            return hours_grammar_refuse(g, HOURS_REFUSAL_SCOPE);
        if (!hours_grammar_flush(g))
            return false;
    }
    if (now->says == HOURS_SAYS_NOTHING && now->half != HOURS_HALF_NONE) {
        g->half = now->half;
        now->half = HOURS_HALF_NONE;
    }
    if (now->says != HOURS_SAYS_OPEN || !open_end)
        return hours_times(g, now);
    /* "Mo-Fr 8-12 Uhr, ab 14 Uhr nach Vereinbarung" */
    struct hours_clause words = *now;
    words.says = HOURS_SAYS_NOTHING;
    words.spans = 0;
    size_t at = g->at;
    if (!hours_times(g, &words))
        return false;
    /* "Mo-Fr 8-16 Uhr, ab 12 Uhr geschlossen" contradicts itself. */
    if (words.says == HOURS_SAYS_CLOSED)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_CONFLICT, at);
    if (words.says == HOURS_SAYS_OPEN) {
        if (now->spans == HOURS_TABLE_SPANS)
            return hours_refuse(g->err, HOURS_REFUSAL_LONG, "", 0);
        now->span[now->spans][0] = words.span[0][0];
        now->span[now->spans++][1] = words.span[0][1];
        return true;
    }
    if (!hours_grammar_flush(g))
        return false;
    words.beside = true;
    *now = words;
    return true;
}

/* "vormittags": before times, behind a time, or of a day that is closed. */
static bool take_half(struct hours_grammar *g)
{
    struct hours_clause *now = &g->now;
    enum hours_half half = (enum hours_half)hours_grammar_token(g, 0)->value;
    enum hours_token_kind next = hours_grammar_beyond(g, 1);
    if (!hours_grammar_complete(g)) {
        if (now->half != HOURS_HALF_NONE)
            return hours_grammar_refuse(g, HOURS_REFUSAL_PLACE);
        now->half = half;
        g->at++;
        return true;
    }
    if (now->says == HOURS_SAYS_OPEN && next == HOURS_TOKEN_NUMBER) {
        g->half = half;
        g->at++;
        return true;
    }
    if (now->says == HOURS_SAYS_OPEN && next == HOURS_TOKEN_CLOSED &&
        hours_grammar_has_days(now)) {
        struct hours_clause closed = *now;
        closed.says = HOURS_SAYS_CLOSED;
        closed.half = half;
        closed.spans = 0;
        g->at++;
        if (!hours_grammar_flush(g))
            return false;
        while (hours_grammar_peek(g, 0) != HOURS_TOKEN_CLOSED)
            g->at++;
        g->at++;
        *now = closed;
        return true;
    }
    if (now->says == HOURS_SAYS_OPEN && next == HOURS_TOKEN_APPOINTMENT) {
        g->half = half;
        g->at++;
        return true;
    }
    if (now->says == HOURS_SAYS_OPEN && !g->separated)
        return hours_times_half_behind(g, now);
    if (!hours_weekdays_begin(next))
        return hours_grammar_refuse(g, HOURS_REFUSAL_PLACE);
    if (!hours_grammar_flush(g))
        return false;
    now->half = half;
    g->at++;
    return true;
}

/* A sign that divides, or joins. */
static bool take_sign(struct hours_grammar *g, enum hours_token_kind kind)
{
    switch (kind) {
    case HOURS_TOKEN_SEMI:
    case HOURS_TOKEN_LINE:
        g->line = true;
        g->separated = true;
        break;
    case HOURS_TOKEN_AND:
        /* "9-12+", "9-12 und": until when, and what else? */
        if (hours_grammar_complete(g) &&
            hours_grammar_is_break(hours_grammar_peek(g, 1)) &&
            hours_grammar_peek(g, 1) != HOURS_TOKEN_COMMA)
            return hours_grammar_refuse(g, HOURS_REFUSAL_PLACE);
        g->separated = true;
        break;
    case HOURS_TOKEN_COMMA:
        g->separated = true;
        break;
    case HOURS_TOKEN_OPEN:
        g->brackets++;
        break;
    case HOURS_TOKEN_CLOSE:
        if (g->brackets == 0)
            return hours_grammar_refuse(g, HOURS_REFUSAL_PLACE);
        g->brackets--;
        break;
    default:
        break;
    }
    g->at++;
    return true;
}

/* "Mo - 9-12": a dash before times divides; "Mi: -" is closed; "Fr bis 19" has
 * no begin.
 */
static bool take_dash(struct hours_grammar *g)
{
    bool word = hours_grammar_token(g, 0)->value == 1;
    bool days = hours_grammar_has_days(&g->now) && !hours_grammar_complete(g);
    size_t begin = g->at++;
    /* "9-12 Uhr | -": nothing more on this day. */
    if (!word && hours_grammar_complete(g) && g->separated &&
        hours_grammar_is_break(hours_grammar_peek(g, 0)))
        return true;
    if (word || !days)
        return hours_grammar_refuse_from(
            g, word ? HOURS_REFUSAL_TIMES : HOURS_REFUSAL_PLACE, begin);
    while (hours_grammar_peek(g, 0) == HOURS_TOKEN_DASH)
        g->at++;
    if (hours_grammar_is_break(hours_grammar_peek(g, 0))) {
        g->now.says = HOURS_SAYS_CLOSED;
        return true;
    }
    if (hours_grammar_peek(g, 0) == HOURS_TOKEN_NUMBER ||
        hours_grammar_peek(g, 0) == HOURS_TOKEN_CLOSED)
        return true;
    return hours_grammar_refuse_from(g, HOURS_REFUSAL_PLACE, begin);
}

static bool take(struct hours_grammar *g)
{
    enum hours_token_kind kind = hours_grammar_peek(g, 0);
    switch (kind) {
    case HOURS_TOKEN_COMMA:
    case HOURS_TOKEN_AND:
    case HOURS_TOKEN_SEMI:
    case HOURS_TOKEN_LINE:
    case HOURS_TOKEN_COLON:
    case HOURS_TOKEN_OPEN:
    case HOURS_TOKEN_CLOSE:
        return take_sign(g, kind);
    default:
        break;
    }
    /* "oder nach Vereinbarung" */
    if (kind == HOURS_TOKEN_OR && hours_grammar_peek(g, 1) == HOURS_TOKEN_APPOINTMENT)
        return take_sign(g, HOURS_TOKEN_AND);
    bool ok;
    if (hours_weekdays_begin(kind))
        ok = take_days(g);
    else if (hours_times_begin(g))
        ok = take_times(g);
    else if (hours_dates_begin(kind))
        ok = hours_dates_place(g);
    else if (kind == HOURS_TOKEN_HALF)
        ok = take_half(g);
    else if (kind == HOURS_TOKEN_DASH)
        ok = take_dash(g);
    else
        ok = hours_remark(g);
    /* "8-12, nachmittags nach Vereinbarung": the comma counts for both words. */
    if (kind != HOURS_TOKEN_HALF || hours_grammar_peek(g, 0) != HOURS_TOKEN_APPOINTMENT)
        g->separated = g->line = false;
    return ok;
}

/* Whether who wrote it counts to 24; numbers of weeks are no times. */
static void note_clock(struct hours_grammar *g)
{
    bool weeks = false;
    for (size_t i = 0; i < g->token->count; i++) {
        const struct hours_token *token = &g->token->item[i];
        weeks = token->kind == HOURS_TOKEN_WEEK ||
                (weeks &&
                 (token->kind == HOURS_TOKEN_NUMBER || token->kind == HOURS_TOKEN_DASH ||
                  token->kind == HOURS_TOKEN_AND || token->kind == HOURS_TOKEN_COMMA));
        if (token->kind != HOURS_TOKEN_NUMBER || weeks)
            continue;
        g->clock24 = g->clock24 || token->value >= AFTERNOON;
        g->late = g->late || token->value >= LATE;
    }
}

bool hours_grammar(struct arena *arena, const char *text,
                   const struct hours_tokens *tokens, struct hours_clauses *out,
                   struct err *err)
{
    struct hours_grammar g = {
        .arena = arena, .text = text, .token = tokens, .out = out, .err = err};
    *out = (struct hours_clauses){.count = 0};
    note_clock(&g);
    while (g.at < tokens->count)
        if (!take(&g))
            return false;
    return hours_grammar_flush(&g) && hours_dates_end(&g) && hours_remark_end(&g);
}
