#include "core/belief.h"

#include <stddef.h>

enum belief belief_of(struct date shown, const struct belief_content *content)
{
    if (content == NULL)
        return shown.year < BELIEF_FIRST_YEAR ? BELIEF_BEHIND : BELIEF_RIGHT;
    if (date_days_between(content->created, shown) < -BELIEF_DAYS_BEFORE)
        return BELIEF_BEHIND;
    if (date_days_between(content->valid_until, shown) > BELIEF_DAYS_AFTER)
        return BELIEF_AHEAD;
    return BELIEF_RIGHT;
}

const char *belief_word(enum belief belief)
{
    static const char *const word[BELIEF_COUNT] = {
        [BELIEF_RIGHT] = "right", [BELIEF_BEHIND] = "behind", [BELIEF_AHEAD] = "ahead"};
    return word[belief];
}
