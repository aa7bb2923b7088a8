#include "loop.h"

#include "device/watchdog.h"
#include "ui/input.h"

struct loop {
    struct app *app;
    struct loop_clock clock;
    struct watchdog watchdog;
};

static struct app_time now(const struct loop *loop)
{
    return loop->clock.now(loop->clock.context);
}

static struct input wait(struct loop *loop, int w, int h)
{
    struct app_time time = now(loop);
    int wait_ms = app_sooner_ms(app_wait_ms(loop->app, time),
                                watchdog_wait_ms(&loop->watchdog, time.ms));
    struct input input = input_wait(wait_ms, w, h);
    watchdog_wake(&loop->watchdog, input.kind != INPUT_NONE, now(loop).ms);
    return input;
}

/* Takes what has come. False when the system ends the program. */
static bool take_inputs(struct loop *loop, struct input input, int w, int h)
{
    while (input.kind != INPUT_NONE) {
        if (input.kind == INPUT_QUIT)
            return false;
        /* Each touch and each key finds the list that people see. What comes between two
         * of them is drawn together. */
        if (input.kind == INPUT_DOWN || input.kind == INPUT_KEY ||
            input.kind == INPUT_KEY_UP)
            app_draw(loop->app, now(loop));
        app_input(loop->app, &input, now(loop));
        watchdog_shown(&loop->watchdog, now(loop).ms);
        app_window(loop->app, &w, &h);
        input = input_poll(w, h);
    }
    return true;
}

void loop_run(struct app *app, struct loop_clock clock)
{
    struct loop loop = {.app = app, .clock = clock};
    watchdog_open(&loop.watchdog, now(&loop).ms);
    app_draw(app, now(&loop));
    watchdog_ready(&loop.watchdog, now(&loop).ms);
    app_open_speech(app);
    for (;;) {
        int w;
        int h;
        app_window(app, &w, &h);
        struct input input = wait(&loop, w, h);
        /* The time that has passed counts before what has come: after a sleep of the
         * machine a touch is somebody else's, and must not keep the page of the last
         * visitor. */
        app_tick(app, now(&loop));
        if (!take_inputs(&loop, input, w, h))
            return;
        app_tick(app, now(&loop));
        app_draw(app, now(&loop));
        watchdog_shown(&loop.watchdog, now(&loop).ms);
    }
}
