#include "screens/report_order.h"

#include <string.h>

enum { MOST_FIRST = 4 };

static const char *const first[REPORT_STEP_COUNT][MOST_FIRST] = {
    [REPORT_FIND] = {"unknown_offer", "entitlement", "too_many_places", "offline"},
    [REPORT_UNDERSTAND] = {"hard_words", "language", "reading", "entitlement"},
    [REPORT_GET_THERE] = {"distance", "childcare", "opening_hours", "no_energy"},
    [REPORT_GET_IN] = {"opening_hours", "distance", "shame", "waiting"},
    [REPORT_PAPERS_AND_COST] = {"forms", "cost", "offline", "hard_words"},
    [REPORT_APPOINTMENT] = {"waiting", "opening_hours", "childcare", "offline"},
    [REPORT_BE_WELCOME] = {"no_trust", "shame", "language", "no_energy"},
};

static bool is_first(enum report_step step, const char *id)
{
    for (int i = 0; i < MOST_FIRST; i++)
        if (strcmp(first[step][i], id) == 0)
            return true;
    return false;
}

void report_order(enum report_step step, const struct barrier *barrier, size_t count,
                  size_t *place)
{
    size_t at = 0;
    for (int others = 0; others < 2; others++)
        for (size_t i = 0; i < count; i++)
            if (is_first(step, barrier[i].id) != (others == 1))
                place[at++] = i;
}
