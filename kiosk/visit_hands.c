#include "visit_hands.h"

#include "app_stick.h"

enum { BETWEEN_HITS_MS = 2000, SWITCH_MS = 500 };

void visit_let_work(struct visit *visit)
{
    const struct input wake = {.kind = INPUT_WAKE};
    while (app_stick_works(app_stick(visit->app))) {
        app_stick_wait(app_stick(visit->app));
        app_input(visit->app, &wake, visit->now);
        app_draw(visit->app, visit->now);
    }
    while (app_wait_for_paper(visit->app)) {
        app_tick(visit->app, visit->now);
        app_draw(visit->app, visit->now);
    }
    while (app_wait_for_courier(visit->app))
        continue;
    while (app_finds(visit->app)) {
        app_find(visit->app);
        app_input(visit->app, &wake, visit->now);
        app_draw(visit->app, visit->now);
    }
}

void visit_give(struct visit *visit, struct input input)
{
    app_input(visit->app, &input, visit->now);
    app_tick(visit->app, visit->now);
    app_draw(visit->app, visit->now);
    visit_let_work(visit);
}

void visit_pass(struct visit *visit, int64_t ms)
{
    int64_t wall_ms = visit->now.ms % 1000 + ms;
    visit->now.ms += ms;
    visit->now.bounce_ms += ms;
    visit->now.wall += wall_ms / 1000;
    app_tick(visit->app, visit->now);
    app_draw(visit->app, visit->now);
    visit_let_work(visit);
}

void visit_touch(struct visit *visit, int x, int y)
{
    visit->now.bounce_ms += BETWEEN_HITS_MS;
    visit_give(visit, (struct input){.kind = INPUT_DOWN, .x = x, .y = y});
    visit_give(visit, (struct input){.kind = INPUT_UP, .x = x, .y = y});
}

void visit_key_press(struct visit *visit, enum input_key key)
{
    struct input input = {.kind = INPUT_KEY, .key = key};
    bool hand = key == KEY_SWITCH || key == KEY_SWITCH_TWO;
    visit->now.bounce_ms += BETWEEN_HITS_MS;
    visit_give(visit, input);
    if (hand)
        visit_pass(visit, app_hold_ms(visit->app));
    input.kind = INPUT_KEY_UP;
    visit_give(visit, input);
    if (hand)
        visit_pass(visit, SWITCH_MS);
}
