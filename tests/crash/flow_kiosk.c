#include "flow.h"

#include <stdio.h>

#include "terminal.h"
#include "town.h"

/* The terminal: installing, going back and forward. */

/* `shows[k]`: the number that is shown after k steps. */
static enum flow_verdict start(const int *shows, int steps, int said, char why[FLOW_WHY])
{
    int shown;
    enum flow_verdict verdict = terminal_start(&shown, why);
    if (verdict != FLOW_HOLDS)
        return verdict;
    if (shown == shows[said] || (said < steps && shown == shows[said + 1]))
        return FLOW_HOLDS;
    snprintf(why, FLOW_WHY, "number %d is shown, after %d steps were done", shown, said);
    if (shown == 0 && shows[0] > 0)
        return FLOW_DARK;
    return FLOW_LOST;
}

/* first install: from nothing to 1 */

static struct disk *prepare_first(void)
{
    return disk_copy(town_terminal());
}

static bool step_first(int step, struct err *err)
{
    (void)step;
    return terminal_install(1, err);
}

static enum flow_verdict start_first(int said, char why[FLOW_WHY])
{
    static const int shows[] = {0, 1};
    return start(shows, 1, said, why);
}

const struct flow flow_first_install = {
    .name = "install-first",
    .steps = 1,
    .prepare = prepare_first,
    .step = step_first,
    .start = start_first,
    .deaf_percent = 50,
    .again = true,
    .weight = 15,
};

/* over content: 1 is shown; 2, and then 3, which takes 1 away */

static struct disk *prepare_over(void)
{
    return terminal_with(1);
}

static bool step_over(int step, struct err *err)
{
    return terminal_install(2 + step, err);
}

static enum flow_verdict start_over(int said, char why[FLOW_WHY])
{
    static const int shows[] = {1, 2, 3};
    return start(shows, 2, said, why);
}

const struct flow flow_install_over = {
    .name = "install-over",
    .steps = 2,
    .prepare = prepare_over,
    .step = step_over,
    .start = start_over,
    .deaf_percent = 50,
    .again = true,
    .weight = 20,
};

/* the same with all that a stick brings: the look at it, the note on it */

static bool step_stick(int step, struct err *err)
{
    return terminal_deliver(2 + step, err);
}

const struct flow flow_stick = {
    .name = "stick",
    .steps = 2,
    .prepare = prepare_over,
    .step = step_stick,
    .start = start_over,
    .deaf_percent = 50,
    .again = true,
    .weight = 15,
};

/* the same again: nothing changes */

static struct disk *prepare_same(void)
{
    return terminal_with(2);
}

static bool step_same(int step, struct err *err)
{
    (void)step;
    return terminal_install(2, err);
}

static enum flow_verdict start_same(int said, char why[FLOW_WHY])
{
    static const int shows[] = {2, 2, 2};
    return start(shows, 2, said, why);
}

const struct flow flow_install_same = {
    .name = "install-same",
    .steps = 2,
    .prepare = prepare_same,
    .step = step_same,
    .start = start_same,
    .deaf_percent = 0,
    .again = true,
    .weight = 5,
};

/* back to 1, forward to 2, back to 1, and 3 over it */

static bool step_back(int step, struct err *err)
{
    return step == 3 ? terminal_install(3, err) : terminal_go(step == 1, err);
}

static enum flow_verdict start_back(int said, char why[FLOW_WHY])
{
    static const int shows[] = {2, 1, 2, 1, 3};
    return start(shows, 4, said, why);
}

const struct flow flow_back_and_forward = {
    .name = "back-and-forward",
    .steps = 4,
    .prepare = prepare_same,
    .step = step_back,
    .start = start_back,
    .deaf_percent = 15,
    .again = false,
    .weight = 15,
};
