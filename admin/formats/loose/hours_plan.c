#include "formats/loose/hours_plan.h"

#include <string.h>

enum { HOUR = 60, DAY = 24 * HOUR };

bool hours_plan_refuse(struct hours_plan *plan, enum hours_refusal why,
                       const struct hours_clause *clause)
{
    const struct hours_tokens *token = plan->token;
    size_t from = clause->at < token->count ? clause->at : 0;
    size_t to =
        clause->len > from && clause->len <= token->count ? clause->len : from + 1;
    while (from + 1 < to && (token->item[from].kind == HOURS_TOKEN_COMMA ||
                             token->item[from].kind == HOURS_TOKEN_SEMI ||
                             token->item[from].kind == HOURS_TOKEN_LINE))
        from++;
    const struct hours_token *last = &token->item[to - 1];
    return hours_refuse(plan->err, why, plan->text + token->item[from].at,
                        last->at + last->len - token->item[from].at);
}

struct hours_group *hours_plan_group(struct hours_plan *plan,
                                     const struct hours_clause *clause)
{
    for (size_t i = 0; i < plan->count; i++)
        if (strcmp(plan->group[i].dates, clause->dates) == 0 &&
            strcmp(plan->group[i].weeks, clause->weeks) == 0)
            return &plan->group[i];
    struct hours_group *group = &plan->group[plan->count++];
    *group = (struct hours_group){.dates = clause->dates, .weeks = clause->weeks};
    return group;
}

static bool has_nth(const struct hours_clause *clause)
{
    for (int i = 0; i < 7; i++)
        if (clause->nth[i] != 0)
            return true;
    return false;
}

bool hours_plan_in_table(const struct hours_clause *clause)
{
    return clause->says == HOURS_SAYS_OPEN && clause->words == NULL && clause->days != 0;
}

bool hours_plan_overlaps(const struct hours_table_day *day,
                         const struct hours_clause *clause)
{
    for (int i = 0; i < day->count; i++)
        for (int k = 0; k < clause->spans; k++)
            if (clause->span[k][0] < day->span[i].to &&
                day->span[i].from < clause->span[k][1])
                return true;
    return false;
}

static bool same(const struct hours_table_day *day, const struct hours_clause *clause)
{
    if (day->count != clause->spans)
        return false;
    for (int i = 0; i < day->count; i++)
        if (day->span[i].from != clause->span[i][0] ||
            day->span[i].to != clause->span[i][1])
            return false;
    return true;
}

/* Closed for a part of the day alone. */
static bool is_part_closed(const struct hours_clause *clause)
{
    return clause->says == HOURS_SAYS_CLOSED &&
           (clause->half != HOURS_HALF_NONE || clause->from > 0);
}

static bool is_less(unsigned some, unsigned all)
{
    return (some & all) == some && some != all;
}

static bool overlaps_itself(const struct hours_clause *clause)
{
    for (int i = 0; i < clause->spans; i++)
        for (int k = i + 1; k < clause->spans; k++)
            if (clause->span[i][0] < clause->span[k][1] &&
                clause->span[k][0] < clause->span[i][1])
                return true;
    return false;
}

/* The times of a clause on one of its days. */
static bool put_day(struct hours_plan *plan, struct hours_group *group, int i,
                    const struct hours_clause *clause)
{
    struct hours_table_day *day = &group->table.day[i];
    unsigned bit = 1u << i;
    if ((group->fixed & bit) != 0 && !clause->only)
        return true;
    if (day->count > 0 && same(day, clause)) {
        group->owner[i] |= clause->days;
        return true;
    }
    bool overlap = hours_plan_overlaps(day, clause);
    if (overlap && !clause->only &&
        (clause->also || !is_less(clause->days, group->owner[i])))
        return hours_plan_refuse(plan, HOURS_REFUSAL_CONFLICT, clause);
    if (overlap || clause->only) {
        *day = (struct hours_table_day){.count = 0};
        group->owner[i] = 0;
    }
    group->owner[i] |= clause->days;
    group->fixed |= clause->only ? bit : 0;
    for (int k = 0; k < clause->spans; k++)
        if (!hours_table_add(&group->table, bit, clause->span[k][0], clause->span[k][1]))
            return hours_plan_refuse(plan, HOURS_REFUSAL_LONG, clause);
    return true;
}

static bool put_open(struct hours_plan *plan, const struct hours_clause *clause)
{
    struct hours_group *group = hours_plan_group(plan, clause);
    group->also = group->also || clause->also;
    for (int i = 0; i < HOURS_TABLE_DAYS; i++)
        if ((clause->days >> i & 1u) != 0 && !put_day(plan, group, i, clause))
            return false;
    return true;
}

static bool put_closed(struct hours_plan *plan, const struct hours_clause *clause)
{
    struct hours_group *group = hours_plan_group(plan, clause);
    for (int i = 0; i < HOURS_TABLE_DAYS; i++) {
        if ((clause->days >> i & 1u) == 0)
            continue;
        struct hours_table_day *day = &group->table.day[i];
        for (size_t k = 1; k < plan->count && group == &plan->group[0]; k++)
            if (plan->group[k].table.day[i].count > 0)
                return hours_plan_refuse(plan, HOURS_REFUSAL_CONFLICT, clause);
        if (day->count > 0 && !is_less(clause->days & group->owner[i], group->owner[i]))
            return hours_plan_refuse(plan, HOURS_REFUSAL_CONFLICT, clause);
        *day = (struct hours_table_day){.closed = true};
        group->closed |= 1u << i;
    }
    return true;
}

/* Where a span lies to a half of the day: in it 1, out of it 0, across its edge
 * -1. */
static int in_half(int from, int to, enum hours_half half)
{
    bool morning = from < 12 * HOUR && to <= 13 * HOUR + 30;
    switch (half) {
    case HOURS_HALF_MORNING:
        return morning ? 1 : from >= 12 * HOUR ? 0 : -1;
    case HOURS_HALF_AFTERNOON:
        return morning ? 0 : from >= 12 * HOUR && from < 17 * HOUR ? 1 : -1;
    case HOURS_HALF_NOON:
        return to <= 12 * HOUR || from >= 14 * HOUR ? 0 : -1;
    case HOURS_HALF_EVENING:
        return from >= 17 * HOUR ? 1 : to <= 18 * HOUR ? 0 : -1;
    default:
        return from >= 6 * HOUR && to <= 22 * HOUR ? 0 : -1;
    }
}

/* Who opens early and closes the afternoon is open until noon at least. */
enum { NOON = 12 * HOUR, EARLY = 10 * HOUR };

/* Where a span ends that the clause closes, at or before its begin if nothing is left.
 * False if nobody knows. */
static bool cut_span(int from, int to, const struct hours_clause *clause, int *to_out)
{
    if (clause->half == HOURS_HALF_NONE) {
        *to_out = to < clause->from ? to : clause->from;
        return true;
    }
    int where = in_half(from, to, clause->half);
    bool noon = where < 0 && clause->half == HOURS_HALF_AFTERNOON && from <= EARLY;
    *to_out = where > 0 ? from : noon ? NOON : to;
    return where >= 0 || noon;
}

/* "Mi nachmittags geschlossen", "Mi ab 12 Uhr geschlossen" */
static bool put_half_closed(struct hours_plan *plan, const struct hours_clause *clause)
{
    struct hours_group *group = hours_plan_group(plan, clause);
    if (has_nth(clause) || group != &plan->group[0])
        return hours_plan_refuse(plan, HOURS_REFUSAL_HALF_DAY, clause);
    if (clause->days == 0)
        return hours_plan_refuse(plan, HOURS_REFUSAL_DAYS, clause);
    bool open = false;
    for (int i = 0; i < HOURS_TABLE_DAYS; i++) {
        struct hours_table_day *day = &group->table.day[i];
        int kept = 0;
        if ((clause->days >> i & 1u) == 0)
            continue;
        open = open || day->count > 0;
        for (int k = 0; k < day->count; k++) {
            int from = day->span[k].from;
            int to = 0;
            if (!cut_span(from, day->span[k].to, clause, &to))
                return hours_plan_refuse(plan, HOURS_REFUSAL_HALF_DAY, clause);
            if (from >= to)
                continue;
            day->span[kept].from = from;
            day->span[kept++].to = to;
        }
        day->count = kept;
    }
    /* "Mo-Fr 10-20, Sa nachmittags geschlossen": when is Saturday open? */
    return open || hours_plan_refuse(plan, HOURS_REFUSAL_HALF_DAY, clause);
}

/* Whether the words are of another time than the spans: of the afternoon, or of
 * later. */
static bool is_apart(const struct hours_table_day *day, const struct hours_clause *clause)
{
    bool apart = clause->half != HOURS_HALF_NONE || clause->from > 0;
    for (int k = 0; k < day->count; k++)
        apart = apart &&
                (clause->half == HOURS_HALF_NONE ||
                 in_half(day->span[k].from, day->span[k].to, clause->half) == 0) &&
                (clause->from == 0 || day->span[k].to <= clause->from);
    return apart;
}

static bool put_words(struct hours_plan *plan, struct hours_clause *clause)
{
    struct hours_group *group = hours_plan_group(plan, clause);
    if (clause->days == 0 && !has_nth(clause))
        return hours_plan_refuse(plan, HOURS_REFUSAL_DAYS, clause);
    for (int i = 0; i < HOURS_TABLE_DAYS && !clause->beside; i++) {
        struct hours_table_day *day = &group->table.day[i];
        if ((clause->days & group->closed & 1u << i) != 0)
            return hours_plan_refuse(plan, HOURS_REFUSAL_CONFLICT, clause);
        if ((clause->days >> i & 1u) == 0 || day->count == 0)
            continue;
        clause->beside = is_apart(day, clause);
        if (!clause->beside && !clause->only)
            return hours_plan_refuse(plan, HOURS_REFUSAL_BESIDE, clause);
        if (!clause->beside)
            *day = (struct hours_table_day){.count = 0};
    }
    if (!clause->beside)
        group->worded |= clause->days;
    return true;
}

/* "10-18 Uhr, Montag geschlossen": all days but those. */
static bool fill_days(struct hours_plan *plan)
{
    unsigned closed = 0;
    size_t open = 0;
    struct hours_clause *bare = NULL;
    for (size_t i = 0; i < plan->clauses.count; i++) {
        struct hours_clause *clause = &plan->clauses.item[i];
        bool always = clause->dates[0] == '\0' && clause->weeks[0] == '\0';
        if (clause->says == HOURS_SAYS_CLOSED && always && !is_part_closed(clause))
            closed |= clause->days;
        if (clause->says == HOURS_SAYS_CLOSED)
            continue;
        open++;
        if (clause->says == HOURS_SAYS_OPEN && clause->days == 0 && !has_nth(clause))
            bare = clause;
    }
    if (bare == NULL)
        return true;
    if (open > 1 || (closed & 0x7fu) == 0 || bare->rest || bare->dates[0] != '\0' ||
        bare->weeks[0] != '\0')
        return hours_plan_refuse(plan, HOURS_REFUSAL_DAYS, bare);
    bare->days = 0x7fu & ~closed;
    return true;
}

/* The days that no other clause names. */
static bool settle_rest(struct hours_plan *plan, struct hours_clause *clause)
{
    if (clause->days == 0)
        return hours_plan_refuse(plan, HOURS_REFUSAL_DAYS, clause);
    for (size_t i = 0; i < plan->clauses.count; i++) {
        const struct hours_clause *other = &plan->clauses.item[i];
        if (!other->rest && other->half == HOURS_HALF_NONE && !is_part_closed(other) &&
            strcmp(other->dates, clause->dates) == 0 &&
            strcmp(other->weeks, clause->weeks) == 0)
            clause->days &= ~other->days;
    }
    return clause->days != 0 || hours_plan_refuse(plan, HOURS_REFUSAL_CONFLICT, clause);
}

/* What is closed and half closed is taken out when all that is open stands
 * there. */
enum step { OPEN, REST, CLOSED, HALF_CLOSED, WORDS, STEPS };

static bool put(struct hours_plan *plan, struct hours_clause *clause, enum step step)
{
    bool closed = clause->says == HOURS_SAYS_CLOSED;
    bool part = is_part_closed(clause);
    switch (step) {
    case OPEN:
        if (overlaps_itself(clause))
            return hours_plan_refuse(plan, HOURS_REFUSAL_CONFLICT, clause);
        return clause->rest || !hours_plan_in_table(clause) || put_open(plan, clause);
    case REST:
        if (!clause->rest)
            return true;
        return settle_rest(plan, clause) &&
               (!hours_plan_in_table(clause) || put_open(plan, clause));
    case CLOSED:
        return !closed || part || put_closed(plan, clause);
    case HALF_CLOSED:
        return !part || put_half_closed(plan, clause);
    default:
        return clause->says != HOURS_SAYS_WORDS || put_words(plan, clause);
    }
}

bool hours_plan_make(struct hours_plan *plan)
{
    plan->group[0] = (struct hours_group){.dates = "", .weeks = ""};
    plan->count = 1;
    if (!fill_days(plan))
        return false;
    for (int step = 0; step < STEPS; step++)
        for (size_t i = 0; i < plan->clauses.count; i++)
            if (!put(plan, &plan->clauses.item[i], (enum step)step))
                return false;
    return true;
}
