#include "formats/loose/hours_written.h"

#include <string.h>

#include "core/hours/hours.h"
#include "core/hours/hours_doubt.h"
#include "formats/loose/hours_grammar.h"
#include "formats/loose/hours_plan.h"

/* Everything that one text needs; too much for the stack of a thread. */
struct reading {
    struct hours_tokens tokens;
    struct hours_clauses clauses;
    struct hours_plan plan;
};

/* Whether a text is written as core/hours.h writes it: words of its language,
 * and two digits for the hour. "Mo 9:00-12:00" is of people. */
static bool is_canonical(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        bool begins = at == text || at[-1] < '0' || at[-1] > '9';
        if (begins && *at >= '0' && *at <= '9' && at[1] == ':')
            return false;
    }
    return true;
}

static bool refuse_doubt(enum hours_doubt doubt, const char *text, struct err *err)
{
    enum hours_refusal why = doubt == HOURS_DOUBT_NIGHT    ? HOURS_REFUSAL_NIGHT
                             : doubt == HOURS_DOUBT_BEFORE ? HOURS_REFUSAL_BEFORE
                                                           : HOURS_REFUSAL_TIMES;
    return hours_refuse(err, why, text, strlen(text));
}

bool hours_written_check(const char *text, struct err *err)
{
    struct arena arena = {0};
    const struct hours *hours = NULL;
    bool ok = hours_parse(&arena, text, &hours, err);
    if (ok && hours_doubt(hours) != HOURS_SURE)
        ok = refuse_doubt(hours_doubt(hours), text, err);
    arena_free(&arena);
    return ok;
}

/* One of house and telephone. `*out` NULL: nothing is said of it. */
static bool compose(struct arena *arena, struct reading *in, const char *text, bool phone,
                    const char **out, struct err *err)
{
    struct buf rules = {0};
    const struct hours *hours = NULL;
    struct err why = {""};
    struct hours_plan *plan = &in->plan;
    *plan = (struct hours_plan){
        .phone = phone, .text = text, .token = &in->tokens, .err = err};
    plan->clauses = in->clauses;
    plan->clauses.count = 0;
    for (size_t i = 0; i < in->clauses.count; i++)
        if (in->clauses.item[i].phone == phone)
            plan->clauses.item[plan->clauses.count++] = in->clauses.item[i];
    if (phone) {
        plan->clauses.words = NULL;
        plan->clauses.not_in_holidays = false;
    }
    bool ok = hours_plan_make(plan) && hours_plan_write(plan, &rules);
    *out = NULL;
    if (ok && rules.len > 0) {
        *out = arena_copy(arena, rules.bytes);
        ok = *out != NULL || err_set(err, "not enough memory");
    } else if (ok && plan->clauses.count > 0) {
        ok = hours_refuse(err, HOURS_REFUSAL_CLOSED, "", 0);
    }
    buf_free(&rules);
    if (ok && *out != NULL && !hours_parse(arena, *out, &hours, &why))
        ok = hours_refuse(err, HOURS_REFUSAL_CONFLICT, "", 0);
    return ok;
}

/* "Mo-Fr 8-12 nur nach Vereinbarung": words that hold for all there is are a
 * field of their own. */
static void settle_access(struct hours_clauses *clauses)
{
    struct hours_clause *only = &clauses->item[0];
    if (clauses->count != 1 || only->says != HOURS_SAYS_OPEN || only->words == NULL ||
        only->phone)
        return;
    if (strcmp(only->words, "ohne Termin") == 0)
        clauses->walk_in = true;
    else
        clauses->by_appointment = true;
    only->words = NULL;
}

static bool read_words(struct arena *arena, const char *text, struct reading *in,
                       struct hours_written *out, struct err *err)
{
    struct hours_written result = {NULL, NULL, NULL};
    struct hours_clauses *clauses = &in->clauses;
    if (!hours_lexer(arena, text, &in->tokens, err) ||
        !hours_grammar(arena, text, &in->tokens, clauses, err))
        return false;
    settle_access(clauses);
    if (!compose(arena, in, text, false, &result.hours, err) ||
        !compose(arena, in, text, true, &result.phone, err))
        return false;
    /* "nach Vereinbarung" beside no times of the house is all there is. */
    bool words = clauses->words != NULL && result.hours == NULL;
    if (words && strcmp(clauses->words, "nach Vereinbarung") != 0)
        return hours_refuse(err, HOURS_REFUSAL_BESIDE, clauses->words,
                            strlen(clauses->words));
    if (clauses->by_appointment || words)
        result.access = "appointment";
    else if (clauses->walk_in)
        result.access = "walk_in";
    if (result.hours == NULL &&
        (clauses->not_in_holidays || clauses->closed_on_holidays[0]))
        return hours_refuse(err, HOURS_REFUSAL_CLOSED, "", 0);
    if (result.hours == NULL && result.phone == NULL && result.access == NULL)
        return hours_refuse(err, HOURS_REFUSAL_NOTHING, "", 0);
    *out = result;
    return true;
}

/* Whether two readings are open at the same times; three years have every kind
 * of day. */
static bool same_hours(struct arena *arena, const struct hours *one, const char *text)
{
    enum { ROOM = 3 * 366 * 8 };
    static const struct hours_range school[] = {{{2026, 7, 20}, {2026, 9, 1}}};
    const struct hours_calendar calendar = {.school = school, .school_count = 1};
    const struct moment from = {{2026, 1, 1}, 0};
    const struct moment to = {{2029, 1, 1}, 0};
    const struct hours *other = NULL;
    struct err err = {""};
    struct hours_interval *a = arena_take_array(arena, ROOM, sizeof *a);
    struct hours_interval *b = arena_take_array(arena, ROOM, sizeof *b);
    if (a == NULL || b == NULL || !hours_parse(arena, text, &other, &err))
        return false;
    size_t count = hours_intervals(one, &calendar, from, to, a, ROOM);
    if (count > ROOM || count != hours_intervals(other, &calendar, from, to, b, ROOM))
        return false;
    for (size_t i = 0; i < count; i++)
        if (a[i].unknown != b[i].unknown || a[i].start.minute != b[i].start.minute ||
            a[i].end.minute != b[i].end.minute ||
            date_compare(a[i].start.date, b[i].start.date) != 0 ||
            date_compare(a[i].end.date, b[i].end.date) != 0)
            return false;
    return true;
}

/* "Mo-Fr 9:00-12:00" can be read in both languages. What only one of them
 * understands is of that one; what means other times in the other is asked. */
static bool read_both(struct arena *arena, const char *text, const struct hours *hours,
                      struct hours_written *out, struct err *err)
{
    struct hours_written people = {NULL, NULL, NULL};
    struct err why = {""};
    struct reading *in = arena_take(arena, sizeof *in);
    if (in == NULL)
        return err_set(err, "not enough memory");
    if (read_words(arena, text, in, &people, &why)) {
        if (people.hours == NULL || !same_hours(arena, hours, people.hours))
            return hours_refuse(err, HOURS_REFUSAL_BESIDE, text, strlen(text));
        *out = people;
        return true;
    }
    *out = (struct hours_written){.hours = arena_copy(arena, text)};
    return out->hours != NULL || err_set(err, "not enough memory");
}

bool hours_written(struct arena *arena, const char *text, struct hours_written *out,
                   struct err *err)
{
    const struct hours *hours = NULL;
    struct err why = {""};
    if (hours_parse(arena, text, &hours, &why)) {
        enum hours_doubt doubt = hours_doubt(hours);
        if (doubt != HOURS_SURE)
            return refuse_doubt(doubt, text, err);
        if (!is_canonical(text))
            return read_both(arena, text, hours, out, err);
        *out = (struct hours_written){.hours = arena_copy(arena, text)};
        return out->hours != NULL || err_set(err, "not enough memory");
    }
    struct reading *in = arena_take(arena, sizeof *in);
    return in != NULL ? read_words(arena, text, in, out, err)
                      : err_set(err, "not enough memory");
}

bool hours_written_day(struct arena *arena, const char *text, struct hours_table *table,
                       int day, struct err *err)
{
    struct reading *in = arena_take(arena, sizeof *in);
    if (in == NULL)
        return err_set(err, "not enough memory");
    if (!hours_lexer(arena, text, &in->tokens, err))
        return false;
    if (in->tokens.count == 0)
        return true;
    bool closed = true;
    for (size_t i = 0; i < in->tokens.count; i++)
        closed = closed && (in->tokens.item[i].kind == HOURS_TOKEN_DASH ||
                            in->tokens.item[i].kind == HOURS_TOKEN_CLOSED);
    if (closed) {
        hours_table_close(table, 1u << day);
        return true;
    }
    if (!hours_grammar(arena, text, &in->tokens, &in->clauses, err))
        return false;
    const struct hours_clause *clause = &in->clauses.item[0];
    unsigned days = clause->days == 0x7f && in->tokens.count == 1 ? 0 : clause->days;
    if (in->clauses.count != 1 || clause->says != HOURS_SAYS_OPEN || days != 0 ||
        clause->words != NULL || clause->phone || clause->dates[0] != '\0' ||
        clause->weeks[0] != '\0' || in->clauses.words != NULL ||
        in->clauses.by_appointment || in->clauses.walk_in ||
        in->clauses.not_in_holidays || in->clauses.closed_on_holidays[0])
        return hours_refuse(err, HOURS_REFUSAL_PLACE, text, strlen(text));
    for (int i = 0; i < clause->spans; i++)
        if (!hours_table_add(table, 1u << day, clause->span[i][0], clause->span[i][1]))
            return hours_refuse(err, HOURS_REFUSAL_CONFLICT, "", 0);
    return true;
}

bool hours_written_time(struct arena *arena, const char *text, int *minute_out)
{
    struct hours_tokens *tokens = arena_take(arena, sizeof *tokens);
    struct err err = {""};
    if (tokens == NULL || !hours_lexer(arena, text, tokens, &err))
        return false;
    size_t count = tokens->count;
    if (count == 2 && tokens->item[1].kind == HOURS_TOKEN_UHR)
        count = 1;
    if (count != 1 || tokens->item[0].kind != HOURS_TOKEN_NUMBER ||
        tokens->item[0].value < 0)
        return false;
    *minute_out = tokens->item[0].value;
    return true;
}
