#include <string.h>

#include "formats/loose/hours_grammar.h"

/* The words of the next token, as they were written, or with "nachmittags"
 * before them.
 */
static const char *words_of(struct hours_grammar *g, const char *before)
{
    return arena_print(g->arena, "%snach Vereinbarung", before);
}

static const char *half_words(enum hours_half half)
{
    static const char *const words[] = {
        "", "vormittags ", "mittags ", "nachmittags ", "abends ", "nachts "};
    return words[half];
}

/* Beside all times, and once. */
static bool put_beside(struct hours_grammar *g, const char *words)
{
    if (words == NULL)
        return err_set(g->err, "not enough memory");
    if (g->out->words != NULL && strcmp(g->out->words, words) != 0)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_BESIDE, g->at - 1);
    g->out->words = words;
    return true;
}

/* "nach Vereinbarung" of some days: for them; at their times; or at all. */
static bool take_appointment(struct hours_grammar *g)
{
    struct hours_clause *now = &g->now;
    const struct hours_token *token = hours_grammar_token(g, 0);
    bool by = token->value != 0 || g->only_by_appointment;
    bool only = g->only_by_appointment;
    bool separated = g->separated && g->brackets == 0;
    enum hours_token_kind next = hours_grammar_beyond(g, 1);
    bool leads = hours_weekdays_begin(next) || next == HOURS_TOKEN_NUMBER ||
                 next == HOURS_TOKEN_FROM || hours_dates_begin(next) ||
                 next == HOURS_TOKEN_HALF || next == HOURS_TOKEN_ALWAYS;
    size_t at = g->at++;
    /* "Termine nur nach Vereinbarung" */
    if (next == HOURS_TOKEN_ONLY && hours_grammar_peek(g, 1) == HOURS_TOKEN_APPOINTMENT) {
        g->at++;
        g->only_by_appointment = true;
        return take_appointment(g);
    }
    g->only_by_appointment = false;
    /* "Anmeldung: Mo-Fr 9-12": the times of what? */
    bool of_now = !hours_grammar_complete(g) && hours_grammar_has_days(now);
    if (leads && (!by || hours_grammar_complete(g) || (g->out->count > 0 && !of_now)))
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_BESIDE, at);
    /* "Fr nach Vereinbarung Do 14-18" */
    bool of_days = !leads || hours_weekdays_begin(next);
    if (!hours_grammar_complete(g) && hours_grammar_has_days(now) && of_days) {
        now->says = HOURS_SAYS_WORDS;
        now->words = words_of(g, half_words(now->half));
        now->only = now->only || only;
        return now->words != NULL || err_set(g->err, "not enough memory");
    }
    /* "Fr nach Vereinbarung 9-12" */
    if (of_now) {
        if (next != HOURS_TOKEN_NUMBER || now->words != NULL)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_BESIDE, at);
        now->words = only ? "nur nach Vereinbarung" : "nach Vereinbarung";
        return true;
    }
    if (hours_grammar_complete(g) && !separated) {
        if (now->says != HOURS_SAYS_OPEN || now->words != NULL)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_BESIDE, at);
        if (g->half != HOURS_HALF_NONE)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_BESIDE, at);
        /* "Mo 9-12, Di 9-11 (nach Vereinbarung)": both, or Tuesday alone? */
        if (g->brackets > 0 && g->out->count > 0 &&
            hours_grammar_peek(g, 1) == HOURS_TOKEN_END)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, at);
        now->words = only ? "nur nach Vereinbarung" : "nach Vereinbarung";
        return true;
    }
    if (hours_grammar_complete(g) || g->out->count > 0) {
        /* "Mo 9-12, Di 9-12, mit Termin": at these times, or besides? */
        if (token->value == 2 && !only)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_BESIDE, at);
        enum hours_half half = hours_grammar_complete(g) ? g->half : now->half;
        now->half = hours_grammar_complete(g) ? now->half : HOURS_HALF_NONE;
        now->rest = hours_grammar_complete(g) && now->rest;
        now->also = hours_grammar_complete(g) && now->also;
        g->half = HOURS_HALF_NONE;
        if (!only)
            return put_beside(g, words_of(g, half_words(half)));
        g->out->by_appointment = true;
        return true;
    }
    if (now->half != HOURS_HALF_NONE)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_TIMES, at);
    g->out->by_appointment = true;
    return true;
}

/* "12-13 Uhr geschlossen", "Pause 12-13": out of the times before it. */
static bool take_out(struct hours_grammar *g, int from, int to, size_t at)
{
    struct hours_clause *now = &g->now;
    for (int i = 0; i < now->spans; i++) {
        int *span = now->span[i];
        if (to <= span[0] || from >= span[1])
            continue;
        if (from <= span[0] || to >= span[1] || now->spans == HOURS_TABLE_SPANS)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_CONFLICT, at);
        memmove(now->span[i + 1], now->span[i],
                (size_t)(now->spans - i) * sizeof now->span[0]);
        now->spans++;
        now->span[i][1] = from;
        now->span[i + 1][0] = to;
        return true;
    }
    return true;
}

static bool take_break(struct hours_grammar *g)
{
    struct hours_clause pause = {.says = HOURS_SAYS_NOTHING};
    size_t at = g->at++;
    hours_grammar_take(g, HOURS_TOKEN_COLON);
    bool last = g->brackets > 0 || !g->separated;
    if (g->now.says != HOURS_SAYS_OPEN || !hours_grammar_has_days(&g->now) ||
        !hours_times_begin(g))
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_PLACE, at);
    if (!last && g->out->count > 0)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, at);
    bool was = g->clock24;
    if (!hours_times(g, &pause))
        return false;
    g->clock24 = was;
    return pause.says == HOURS_SAYS_OPEN
               ? take_out(g, pause.span[0][0], pause.span[0][1], at)
               : hours_grammar_refuse_from(g, HOURS_REFUSAL_END, at);
}

static bool take_closed(struct hours_grammar *g)
{
    struct hours_clause *now = &g->now;
    size_t at = g->at++;
    if (now->rest) {
        if (hours_grammar_has_days(now) || hours_grammar_complete(g))
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_PLACE, at);
        now->rest = false;
        return true;
    }
    if (hours_grammar_complete(g) && !g->separated) {
        /* "8-17 Uhr, 12-13 Uhr geschlossen" */
        if (now->says != HOURS_SAYS_OPEN || now->spans < 2 || g->times_first)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_PLACE, at);
        if (g->out->count > 0 && g->brackets == 0)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, at);
        now->spans--;
        return take_out(g, now->span[now->spans][0], now->span[now->spans][1], at);
    }
    if (hours_grammar_complete(g) && !hours_grammar_flush(g))
        return false;
    now->says = HOURS_SAYS_CLOSED;
    if (hours_grammar_has_days(now) || now->dates[0] != '\0' || now->weeks[0] != '\0')
        return true;
    /* "geschlossen: Mo", "Ruhetag Montag" */
    hours_grammar_take(g, HOURS_TOKEN_COLON);
    if (!hours_weekdays_begin(hours_grammar_peek(g, 0)) &&
        !hours_dates_begin(hours_grammar_peek(g, 0)))
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_DAYS, at);
    bool ok = hours_weekdays_begin(hours_grammar_peek(g, 0))
                  ? hours_weekdays(g, now)
                  : hours_dates(g, now->dates, now->weeks);
    if (ok && hours_grammar_peek(g, 0) == HOURS_TOKEN_HALF) {
        now->half = (enum hours_half)hours_grammar_token(g, 0)->value;
        g->at++;
    }
    return ok && (hours_grammar_is_break(hours_grammar_peek(g, 0)) ||
                  hours_grammar_refuse(g, HOURS_REFUSAL_PLACE));
}

/* "telefonisch" before the times of the telephone, or behind them. */
static bool take_phone(struct hours_grammar *g, bool phone)
{
    size_t at = g->at++;
    bool behind = hours_grammar_is_postfix(g);
    if (hours_grammar_take(g, HOURS_TOKEN_REACHABLE))
        behind = behind || hours_grammar_complete(g);
    bool leads = hours_grammar_beyond(g, 0) != HOURS_TOKEN_END &&
                 !hours_grammar_is_break(hours_grammar_peek(g, 0));
    if (behind && !leads) {
        bool more = g->out->count > 0 && g->brackets == 0;
        if (more && g->out->item[g->out->count - 1].phone != phone && !g->separated &&
            g->out->item[g->out->count - 1].phone == g->phone && !phone)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, at);
        if (more && phone && !g->out->item[g->out->count - 1].phone)
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_SCOPE, at);
        g->now.phone = phone;
        return true;
    }
    if (hours_grammar_complete(g) && !hours_grammar_flush(g))
        return false;
    if (hours_grammar_has_days(&g->now)) {
        g->now.phone = phone;
        return true;
    }
    /* "telefonisch und persönlich Mo-Fr": two words for the same times. */
    if (g->said_phone && g->phone_from == g->out->count)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_PLACE, at);
    g->said_phone = true;
    g->phone_from = g->out->count;
    g->phone = phone;
    return true;
}

static bool take_mark(struct hours_grammar *g, enum hours_token_kind kind)
{
    enum hours_token_kind next = hours_grammar_beyond(g, 1);
    if (kind == HOURS_TOKEN_ONLY && next == HOURS_TOKEN_APPOINTMENT) {
        g->only_by_appointment = true;
        g->at++;
        return true;
    }
    if (kind == HOURS_TOKEN_ALSO && next == HOURS_TOKEN_APPOINTMENT) {
        g->separated = true;
        g->at++;
        return hours_remark(g);
    }
    /* "auch an Feiertagen", "auch in den Ferien": as on other days. */
    if (kind == HOURS_TOKEN_ALSO && hours_grammar_complete(g) &&
        (next == HOURS_TOKEN_SCHOOL ||
         (next == HOURS_TOKEN_DAYS &&
          hours_grammar_token(g, 1)->value == 1 << HOURS_TABLE_HOLIDAY)) &&
        hours_grammar_is_break(hours_grammar_peek(g, 2))) {
        g->at += 2;
        return true;
    }
    if (next == HOURS_TOKEN_PHONE) {
        g->at++;
        return hours_remark(g);
    }
    /* "by appointment only" */
    if (kind == HOURS_TOKEN_ONLY && g->out->by_appointment && !g->separated &&
        hours_grammar_is_break(next)) {
        g->at++;
        return true;
    }
    bool new_days = hours_grammar_complete(g) && hours_grammar_has_days(&g->now);
    /* "Mo 8-12 und nachmittags auch 14-16" */
    if (new_days && kind == HOURS_TOKEN_ALSO && next == HOURS_TOKEN_NUMBER) {
        g->at++;
        return true;
    }
    if (new_days && !hours_grammar_flush(g))
        return false;
    g->now.only = g->now.only || kind == HOURS_TOKEN_ONLY;
    g->now.also = g->now.also || kind == HOURS_TOKEN_ALSO;
    g->now.rest = g->now.rest || kind == HOURS_TOKEN_REST;
    g->at++;
    if (kind == HOURS_TOKEN_REST)
        hours_grammar_take(g, HOURS_TOKEN_TAG);
    return true;
}

static bool take_always(struct hours_grammar *g)
{
    struct hours_clause *now = &g->now;
    size_t at = g->at++;
    if (hours_grammar_peek(g, 0) == HOURS_TOKEN_APPOINTMENT) {
        g->at++;
        if (hours_grammar_complete(g) ? !g->separated : hours_grammar_has_days(now))
            return hours_grammar_refuse_from(g, HOURS_REFUSAL_BESIDE, at);
        return put_beside(g, "rund um die Uhr nach Vereinbarung");
    }
    if (now->half != HOURS_HALF_NONE)
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_HALF, at);
    if (hours_grammar_complete(g) ||
        (g->out->count > 0 && !hours_grammar_has_days(now) && !g->phone))
        return hours_grammar_refuse_from(g, HOURS_REFUSAL_CONFLICT, at);
    if (!hours_grammar_has_days(now)) {
        now->days = 0x7f;
        if (hours_weekdays_begin(hours_grammar_beyond(g, 0)))
            now->days = 0;
    }
    now->says = HOURS_SAYS_OPEN;
    now->span[0][0] = 0;
    now->span[0][1] = 24 * 60;
    now->spans = 1;
    return true;
}

static bool has_places(const struct hours_clause *clause)
{
    unsigned places = 0;
    for (int i = 0; i < 7; i++)
        places |= clause->nth[i];
    return places != 0;
}

bool hours_remark(struct hours_grammar *g)
{
    enum hours_token_kind kind = hours_grammar_peek(g, 0);
    switch (kind) {
    case HOURS_TOKEN_ONLY:
    case HOURS_TOKEN_ALSO:
    case HOURS_TOKEN_REST:
        return take_mark(g, kind);
    case HOURS_TOKEN_APPOINTMENT:
        return take_appointment(g);
    case HOURS_TOKEN_CLOSED:
        return take_closed(g);
    case HOURS_TOKEN_ZU:
        return hours_grammar_is_break(hours_grammar_peek(g, 1))
                   ? take_closed(g)
                   : hours_grammar_refuse(g, HOURS_REFUSAL_PLACE);
    case HOURS_TOKEN_PHONE:
        return take_phone(g, true);
    case HOURS_TOKEN_HOUSE:
        return take_phone(g, false);
    case HOURS_TOKEN_REACHABLE:
        g->reachable = true;
        g->at++;
        return true;
    case HOURS_TOKEN_BREAK:
        return take_break(g);
    case HOURS_TOKEN_SIDE:
        if (hours_grammar_peek(g, 1) != HOURS_TOKEN_BREAK)
            return hours_grammar_refuse(g, HOURS_REFUSAL_PLACE);
        g->at++;
        return take_break(g);
    case HOURS_TOKEN_EXCEPT:
    case HOURS_TOKEN_NOT:
    case HOURS_TOKEN_WITHOUT:
        return hours_except(g);
    case HOURS_TOKEN_SCHOOL:
    case HOURS_TOKEN_TERM:
        return hours_except_school(g);
    case HOURS_TOKEN_ALWAYS:
        return take_always(g);
    case HOURS_TOKEN_MONTHLY:
        if (!has_places(&g->now))
            return hours_grammar_refuse(g, HOURS_REFUSAL_RHYTHM);
        g->at++;
        return true;
    case HOURS_TOKEN_RHYTHM:
        return hours_grammar_refuse(g, HOURS_REFUSAL_RHYTHM);
    case HOURS_TOKEN_SEASON:
        return hours_grammar_refuse(g, HOURS_REFUSAL_SEASON);
    case HOURS_TOKEN_VAGUE:
        return hours_grammar_refuse(g, HOURS_REFUSAL_VAGUE);
    default:
        return hours_grammar_refuse(g, HOURS_REFUSAL_PLACE);
    }
}

bool hours_remark_end(struct hours_grammar *g)
{
    struct hours_clauses *out = g->out;
    if (g->reachable)
        for (size_t i = 0; i < out->count; i++)
            if (!out->item[i].phone)
                return hours_refuse(g->err, HOURS_REFUSAL_REACHABLE, "erreichbar",
                                    strlen("erreichbar"));
    if (g->said_phone && g->phone_from == out->count)
        return hours_refuse(g->err, HOURS_REFUSAL_PLACE, "telefonisch", 11);
    /* "Mo 9-12, Do 15-17, nicht in den Ferien": both, or the last? */
    if (out->not_in_holidays && g->school_from > 0 && out->count > 1)
        return hours_refuse(g->err, HOURS_REFUSAL_SCOPE, "nicht in den Ferien",
                            strlen("nicht in den Ferien"));
    return true;
}
