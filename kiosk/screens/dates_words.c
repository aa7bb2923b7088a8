#include "screens/dates_words.h"

#include "core/strings.h"
#include "words/capital.h"

enum { DAYS_AHEAD = 400 };

const char *dates_day_words(struct arena *arena, const char *lang, struct date day,
                            struct date today)
{
    int64_t ahead = date_days_between(today, day);
    const char *value[] = {ahead == 0 ? strings_get("dates.today")
                           : ahead == 1
                               ? strings_get("dates.tomorrow")
                               : lang_weekday(arena, lang, date_weekday(day), false),
                           lang_date(arena, lang, day, true)};
    return capital_first(arena, strings_fill(arena, "hours.comma", value, 2), lang);
}

const char *dates_time_words(struct arena *arena, const char *lang,
                             const struct dates_one *one)
{
    int64_t days = date_days_between(one->from.date, one->to.date);
    if (one->whole_days && days <= 1)
        return strings_get("dates.whole_day");
    if (one->whole_days) {
        struct date last = date_from_day(date_to_day(one->to.date) - 1);
        const char *until[] = {lang_date(arena, lang, last, true)};
        return strings_fill(arena, "dates.until", until, 1);
    }
    const char *time[] = {
        lang_time(arena, lang, one->from.minute),
        lang_time(arena, lang, one->to.minute == 0 && days == 1 ? 1440 : one->to.minute)};
    if (!one->ends)
        return time[0];
    const char *span = strings_fill(arena, "hours.time_range", time, 2);
    if (days <= 1)
        return span;
    const char *until[] = {span, lang_date(arena, lang, one->to.date, true)};
    return strings_fill(arena, "hours.comma", until, 2);
}

const char *dates_words(struct arena *arena, const char *lang,
                        const struct dates_one *one)
{
    const char *time = dates_time_words(arena, lang, one);
    const char *out[] = {time, strings_get("dates.cancelled")};
    return one->cancelled ? strings_fill(arena, "hours.comma", out, 2) : time;
}

size_t dates_next(const struct hall *hall, const struct offer *offer,
                  struct dates_one *out, size_t room)
{
    const struct texts *dates = &offer->list[OFFER_DATES];
    struct moment to = hall->now.moment;
    if (!hall->now.known || dates->count == 0)
        return 0;
    to.date = date_from_day(date_to_day(to.date) + DAYS_AHEAD);
    return dates_between(dates->item, dates->count, hall->now.moment, to, out, room);
}
