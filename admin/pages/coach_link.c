#include "pages/coach_link.h"

#include <string.h>

#include "core/booking.h"
#include "record/coach_check.h"

enum { SOON_DAYS = 7 };

static enum coach_link_state state_of(const struct coach_link *link, bool dated,
                                      struct date today)
{
    if (link->wrong != NULL)
        return COACH_LINK_WRONG;
    if (!dated)
        return COACH_LINK_NEVER;
    int64_t left = BOOKING_FRESH_DAYS - date_days_between(link->checked_on, today);
    return left < 0           ? COACH_LINK_OLD
           : left < SOON_DAYS ? COACH_LINK_SOON
                              : COACH_LINK_RIGHT;
}

bool coach_link_of(struct arena *arena, const struct document *document,
                   const struct record *coach, struct date today, struct coach_link *out)
{
    struct err why = {""};
    const char *said = coach_text(coach, COACH_LAST_CHECK);
    const char *day = coach_text(coach, COACH_LAST_CHECKED_ON);
    *out = (struct coach_link){.state = COACH_LINK_NONE};
    if (coach_value(coach, COACH_BOOKING) == NULL)
        return true;
    bool dated = day != NULL && date_parse(day, &out->checked_on);
    if (!coach_check_link(arena, document, coach, &out->url, &why))
        out->wrong = arena_copy(arena, why.text);
    else if (dated && said != NULL && strcmp(said, "ok") != 0)
        out->wrong = said;
    out->state = state_of(out, dated, today);
    return !arena->failed;
}

bool coach_link_waits(enum coach_link_state state)
{
    return state != COACH_LINK_NONE && state != COACH_LINK_RIGHT;
}
