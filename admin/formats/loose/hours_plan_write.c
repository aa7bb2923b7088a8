#include <string.h>

#include "core/hours/hours.h"
#include "formats/loose/hours_plan.h"

static void begin_rule(struct buf *out, const char *divider)
{
    if (out->len > 0)
        buf_print(out, "%s ", divider);
}

static void write_when(struct buf *out, const char *dates, const char *weeks)
{
    buf_print(out, "%s%s%s%s", dates, dates[0] != '\0' ? " " : "", weeks,
              weeks[0] != '\0' ? " " : "");
}

static unsigned open_days(const struct hours_table *table)
{
    unsigned days = 0;
    for (int i = 0; i < HOURS_TABLE_DAYS; i++)
        days |= table->day[i].count > 0 ? 1u << i : 0;
    return days;
}

/* "Mo,We[1,3]" */
static void write_days(struct buf *out, const struct hours_clause *clause)
{
    static const char *const names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    bool first = clause->days == 0;
    if (!first)
        hours_table_write_days(clause->days, out);
    for (int i = 0; i < 7; i++) {
        if (clause->nth[i] == 0)
            continue;
        buf_print(out, "%s%s[", first ? "" : ",", names[i]);
        first = false;
        bool more = false;
        for (int bit = 1; bit <= HOURS_NTH_LAST_BUT_ONE; bit++)
            if ((clause->nth[i] >> bit & 1u) != 0) {
                int place = bit == HOURS_NTH_LAST           ? -1
                            : bit == HOURS_NTH_LAST_BUT_ONE ? -2
                                                            : bit;
                buf_print(out, more ? ",%d" : "%d", place);
                more = true;
            }
        buf_add_text(out, "]");
    }
}

static void write_table(struct buf *out, const struct hours_group *group,
                        const struct hours_table *table, const char *divider)
{
    struct buf when = {0};
    write_when(&when, group->dates, group->weeks);
    hours_table_write_rules(table, when.len > 0 ? when.bytes : "", divider, out);
    out->failed = out->failed || when.failed;
    buf_free(&when);
}

/* The usual week under the days of some weeks: what overlaps takes its place,
 * the rest is beside it. */
static void write_weeks(struct buf *out, const struct hours_plan *plan,
                        const struct hours_group *group)
{
    struct hours_table instead = {0};
    struct hours_table beside = {0};
    for (int i = 0; i < HOURS_TABLE_DAYS; i++) {
        const struct hours_table_day *usual = &plan->group[0].table.day[i];
        const struct hours_table_day *day = &group->table.day[i];
        struct hours_clause clause = {.spans = day->count};
        for (int k = 0; k < day->count; k++) {
            clause.span[k][0] = day->span[k].from;
            clause.span[k][1] = day->span[k].to;
        }
        bool both = usual->count > 0 && !hours_plan_overlaps(usual, &clause) &&
                    (group->fixed >> i & 1u) == 0;
        *(both ? &beside.day[i] : &instead.day[i]) = *day;
    }
    write_table(out, group, &instead, ";");
    write_table(out, group, &beside, ",");
}

/* Whether two seasons share a day. */
static bool seasons_meet(const char *a, const char *b)
{
    struct arena arena = {0};
    struct err err = {""};
    const struct hours *first = NULL;
    const struct hours *second = NULL;
    bool meet = false;
    bool ok =
        hours_parse(&arena, a, &first, &err) && hours_parse(&arena, b, &second, &err);
    int64_t day = date_to_day((struct date){2026, 1, 1});
    for (int i = 0; ok && i < 3 * 366 && !meet; i++) {
        struct hours_answer one;
        struct hours_answer two;
        struct moment noon = {date_from_day(day + i), 720};
        hours_at(first, NULL, noon, &one);
        if (!one.open)
            continue;
        hours_at(second, NULL, noon, &two);
        meet = two.open;
    }
    arena_free(&arena);
    return meet || !ok;
}

/* A season must say all days of the usual week, or none: else nobody knows
 * whether the others are open then. */
static bool season_fits(struct hours_plan *plan, const struct hours_group *group)
{
    unsigned usual = open_days(&plan->group[0].table);
    unsigned days = open_days(&group->table);
    for (const struct hours_group *other = &plan->group[1]; other < group; other++)
        if (other->dates[0] != '\0' && strcmp(other->weeks, group->weeks) == 0 &&
            (open_days(&other->table) & days) != 0 &&
            seasons_meet(other->dates, group->dates))
            return hours_refuse(plan->err, HOURS_REFUSAL_CONFLICT, "", 0);
    if ((usual & days) == 0 || group->also)
        return true;
    return (usual & ~(days | group->closed)) == 0 ||
           hours_refuse(plan->err, HOURS_REFUSAL_SCOPE, group->dates,
                        strlen(group->dates));
}

static bool write_group(struct hours_plan *plan, struct buf *out,
                        const struct hours_group *group)
{
    unsigned usual = open_days(&plan->group[0].table);
    if (group->dates[0] == '\0') {
        write_weeks(out, plan, group);
    } else {
        if (!season_fits(plan, group))
            return false;
        write_table(out, group, &group->table,
                    group->also && (usual & open_days(&group->table)) != 0 ? "," : ";");
    }
    /* Closed only then, and open otherwise. */
    unsigned closed = group->closed & ~(1u << HOURS_TABLE_HOLIDAY);
    if (closed != 0 && (closed & usual) != 0) {
        begin_rule(out, ";");
        write_when(out, group->dates, group->weeks);
        hours_table_write_days(closed & usual, out);
        buf_add_text(out, " off");
    }
    return true;
}

/* A clause that no table holds: a place in the month, or times with words. */
static bool write_beside_table(struct hours_plan *plan, struct buf *out,
                               const struct hours_clause *clause)
{
    const struct hours_group *group = hours_plan_group(plan, clause);
    struct hours_clause special = *clause;
    bool both = false;
    if (hours_plan_in_table(clause))
        special.days = 0;
    for (int i = 0; i < HOURS_TABLE_DAYS; i++) {
        bool nth = i < 7 && clause->nth[i] != 0;
        const struct hours_table_day *day = &group->table.day[i];
        if ((!nth && (special.days >> i & 1u) == 0) || day->count == 0)
            continue;
        bool overlap = hours_plan_overlaps(day, clause);
        if ((overlap && !nth) || clause->says == HOURS_SAYS_WORDS)
            return hours_plan_refuse(plan, HOURS_REFUSAL_BESIDE, clause);
        both = both || (!overlap && !clause->only);
    }
    begin_rule(out, both ? "," : ";");
    write_when(out, clause->dates, clause->weeks);
    write_days(out, &special);
    for (int i = 0; i < clause->spans; i++) {
        buf_add_text(out, i == 0 ? " " : ",");
        hours_table_write_span(clause->span[i][0], clause->span[i][1], out);
    }
    if (clause->words != NULL)
        buf_print(out, " \"%s\"", clause->words);
    return true;
}

static bool has_nth(const struct hours_clause *clause)
{
    unsigned nth = 0;
    for (int i = 0; i < 7; i++)
        nth |= clause->nth[i];
    return nth != 0;
}

/* Two clauses of one place in the month with other times. */
static bool places_meet(const struct hours_plan *plan, size_t at)
{
    const struct hours_clause *clause = &plan->clauses.item[at];
    for (size_t i = 0; i < at; i++)
        for (int k = 0; k < 7; k++)
            if ((plan->clauses.item[i].nth[k] & clause->nth[k]) != 0)
                return true;
    return false;
}

static bool write_clauses(struct hours_plan *plan, struct buf *out)
{
    for (size_t i = 0; i < plan->clauses.count; i++) {
        const struct hours_clause *clause = &plan->clauses.item[i];
        if (clause->beside || clause->says == HOURS_SAYS_CLOSED ||
            (hours_plan_in_table(clause) && !has_nth(clause)))
            continue;
        if (places_meet(plan, i))
            return hours_plan_refuse(plan, HOURS_REFUSAL_CONFLICT, clause);
        if (!write_beside_table(plan, out, clause))
            return false;
    }
    return true;
}

/* What is closed of all that stands there: dates, places in the month,
 * holidays. */
static void write_closed(struct hours_plan *plan, struct buf *out)
{
    for (size_t i = 0; i < plan->clauses.count; i++) {
        const struct hours_clause *clause = &plan->clauses.item[i];
        bool when = clause->dates[0] != '\0' || clause->weeks[0] != '\0';
        bool whole = when && clause->days == 0;
        if (clause->says != HOURS_SAYS_CLOSED || clause->half != HOURS_HALF_NONE ||
            (!whole && !has_nth(clause)))
            continue;
        struct hours_clause nth = *clause;
        nth.days = 0;
        begin_rule(out, ";");
        write_when(out, clause->dates, clause->weeks);
        write_days(out, &nth);
        buf_add_text(out, has_nth(clause) ? " off" : "off");
    }
    if (plan->clauses.not_in_holidays)
        buf_add_text(out, "; SH off");
    bool off = plan->clauses.closed_on_holidays[plan->phone];
    for (size_t i = 0; i < plan->count; i++)
        off = off || (plan->group[i].closed >> HOURS_TABLE_HOLIDAY & 1u) != 0;
    if (off)
        buf_add_text(out, "; PH off");
}

static void write_words(struct hours_plan *plan, struct buf *out)
{
    for (size_t i = 0; i < plan->clauses.count; i++) {
        const struct hours_clause *clause = &plan->clauses.item[i];
        if (!clause->beside)
            continue;
        begin_rule(out, " ||");
        write_when(out, clause->dates, clause->weeks);
        write_days(out, clause);
        buf_print(out, " \"%s\"", clause->words);
    }
    if (plan->clauses.words != NULL) {
        begin_rule(out, " ||");
        buf_print(out, "\"%s\"", plan->clauses.words);
    }
}

static bool is_always(const struct hours_plan *plan)
{
    for (int i = 0; i < 7; i++) {
        const struct hours_table_day *day = &plan->group[0].table.day[i];
        if (day->count != 1 || day->span[0].from != 0 || day->span[0].to != 24 * 60)
            return false;
    }
    return plan->group[0].table.day[HOURS_TABLE_HOLIDAY].count == 0;
}

bool hours_plan_write(struct hours_plan *plan, struct buf *out)
{
    if (is_always(plan))
        buf_add_text(out, "24/7");
    else
        write_table(out, &plan->group[0], &plan->group[0].table, ";");
    for (size_t i = 1; i < plan->count; i++)
        if (plan->group[i].dates[0] == '\0' && !write_group(plan, out, &plan->group[i]))
            return false;
    for (size_t i = 1; i < plan->count; i++)
        if (plan->group[i].dates[0] != '\0' && !write_group(plan, out, &plan->group[i]))
            return false;
    if (!write_clauses(plan, out))
        return false;
    if (out->len == 0)
        return true;
    write_closed(plan, out);
    write_words(plan, out);
    return !out->failed || err_set(plan->err, "not enough memory");
}
