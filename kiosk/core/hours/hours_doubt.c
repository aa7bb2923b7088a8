#include "core/hours/hours_doubt.h"

#include "core/hours/hours_rule.h"

enum { HOUR = 60, EARLY = 5 * HOUR, LATE = 20 * HOUR };

enum hours_doubt hours_doubt_span(int from, int to, bool late)
{
    if (to > HOURS_DAY)
        to -= HOURS_DAY;
    if (to == 0)
        to = HOURS_DAY;
    if (to > from) {
        bool night = from > 0 && from < EARLY && to <= HOURS_DAY / 2;
        return night ? HOURS_DOUBT_NIGHT : HOURS_SURE;
    }
    int len = to + HOURS_DAY - from;
    bool believed = (from >= 18 * HOUR && to <= 9 * HOUR && len <= 15 * HOUR) ||
                    (from >= 15 * HOUR && to <= 6 * HOUR && len <= 14 * HOUR) ||
                    (late && from >= 10 * HOUR && to <= 3 * HOUR);
    return believed ? HOURS_SURE : HOURS_DOUBT_BEFORE;
}

static bool is_late(const struct hours *hours)
{
    for (size_t i = 0; i < hours->count; i++)
        for (size_t k = 0; k < hours->rule[i].span_count; k++) {
            const struct hours_span *span = &hours->rule[i].span[k];
            if (span->to >= LATE && span->to < HOURS_DAY)
                return true;
        }
    return false;
}

enum hours_doubt hours_doubt(const struct hours *hours)
{
    bool late = is_late(hours);
    for (size_t i = 0; i < hours->count; i++) {
        const struct hours_rule *rule = &hours->rule[i];
        bool days = rule->has_days || rule->dates_count > 0 || rule->weeks_count > 0;
        if (days && rule->span_count == 0 && rule->meaning == HOURS_OPEN)
            return HOURS_DOUBT_NO_TIMES;
        for (size_t k = 0; k < rule->span_count && rule->meaning == HOURS_OPEN; k++) {
            enum hours_doubt doubt =
                hours_doubt_span(rule->span[k].from, rule->span[k].to, late);
            if (doubt != HOURS_SURE)
                return doubt;
        }
    }
    return HOURS_SURE;
}
