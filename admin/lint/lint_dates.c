#include "lint/lint_dates.h"

#include "core/dates/dates.h"

enum { ENDS_SOON_DAYS = 28 };

static bool found(struct arena *arena, const struct record *offer,
                  struct lint_findings *out, enum rule rule, const char *field,
                  const char *sentence, struct date day)
{
    const char *words =
        arena_print(arena, "%04d-%02d-%02d", day.year, day.month, day.day);
    return words != NULL && field != NULL &&
           lint_add(arena, out, offer,
                    (struct lint_finding){.said = {.rule = rule, .place = {words}},
                                          .field = field,
                                          .sentence = sentence});
}

bool lint_dates(struct arena *arena, const struct record *offer, struct date today,
                struct lint_findings *out)
{
    const struct value *dates = offer_value(offer, OFFER_DATES);
    struct date day = {0, 0, 0};
    bool endless = false;
    if (dates == NULL || dates->list.count == 0)
        return true;
    const char *const *item = dates->list.item;
    size_t count = dates->list.count;
    bool ends = dates_last(item, count, &day, &endless);
    bool ok = true;
    if (ends && date_compare(day, today) < 0)
        ok = found(arena, offer, out, RULE_NO_DATES_LEFT, "dates", item[count - 1], day);
    else if (ends && date_days_between(today, day) <= ENDS_SOON_DAYS)
        ok = found(arena, offer, out, RULE_DATES_END, "dates", item[count - 1], day);
    for (size_t i = 0; ok && i < count; i++)
        if (dates_stray(item[i], &day))
            ok = found(arena, offer, out, RULE_STRAY_DATE,
                       arena_print(arena, "dates[%zu]", i), item[i], day);
    return ok;
}
