/* Goal: whatever fails while the terminal reads aloud, the screen goes on, what cannot be
 * heard is said on it, and the next press speaks. Plays the whole terminal with the real
 * voice, before a card that tests pull, keep busy and let hang.
 *
 * usage: whole STATE KEY KILLS SEED */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "base/utf8.h"
#include "core/strings.h"
#include "sink.h"
#include "visit_words.h"

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2 };
/* A card that plays five times as fast; how long one waits for what must come; what a
 * call of the main loop may take before people see that nothing moves: a wipe waits one
 * second for a card that hangs. */
enum { PERIOD_MS = 2, WAIT_MS = 30000, FROZEN_MS = 4000, READS_MS = 300 };

struct walk {
    struct app *app;
    struct app_time now;
    int64_t began_us;
    int64_t later_ms; /* than the clock says: people take their time */
    int64_t longest_us;
    const char *what;
    int failures;
};

static void fail(struct walk *w, const char *why)
{
    printf("FAIL %s: %s\n", w->what, why);
    w->failures++;
}

static void take_time(struct walk *w)
{
    w->now.ms = (sink_now_us() - w->began_us) / 1000 + w->later_ms;
    w->now.bounce_ms = w->now.ms;
}

/* One turn of the main loop, with an input or without. */
static void turn(struct walk *w, const struct input *input)
{
    int64_t began = sink_now_us();
    take_time(w);
    app_tick(w->app, w->now);
    app_draw(w->app, w->now);
    if (input != NULL)
        app_input(w->app, input, w->now);
    app_draw(w->app, w->now);
    int64_t took = sink_now_us() - began;
    w->longest_us = took > w->longest_us ? took : w->longest_us;
}

static void pass(struct walk *w, int ms)
{
    for (int64_t end = sink_now_us() + (int64_t)ms * 1000; sink_now_us() < end;) {
        turn(w, NULL);
        sink_sleep_us(5000);
    }
}

static bool tap(struct walk *w, const char *id)
{
    w->later_ms += 2000;
    turn(w, NULL);
    const struct element *e = visit_pressable(app_frame(w->app), id);
    if (e == NULL) {
        fail(w, id);
        return false;
    }
    struct rect seen = element_seen(e);
    struct input input = {
        .kind = INPUT_DOWN, .x = seen.x + seen.w / 2, .y = seen.y + seen.h / 2};
    turn(w, &input);
    input.kind = INPUT_UP;
    turn(w, &input);
    return true;
}

static bool offered(const struct walk *w)
{
    return visit_pressable(app_frame(w->app), "#nav:speak") != NULL;
}

static bool told(const struct walk *w)
{
    return visit_stands(app_frame(w->app), strings_get("speak.trouble"));
}

static bool is_heard(struct walk *w)
{
    for (int ms = 0; ms < WAIT_MS && sink_heard().samples < 2000; ms += 20)
        pass(w, 20);
    return sink_heard().samples >= 2000;
}

static bool has_ended(struct walk *w)
{
    for (int ms = 0; ms < WAIT_MS && app_speaks(w->app); ms += 20)
        pass(w, 20);
    return !app_speaks(w->app);
}

/* Somebody comes to an offer, and lets it be read. */
static void read_offer(struct walk *w)
{
    tap(w, "#nav:start");
    tap(w, "#topic:money");
    tap(w, "#offer:de-familienkasse-kindergeld");
    sink_reset();
    tap(w, "#nav:speak");
    if (!is_heard(w))
        fail(w, "nothing is heard");
}

/* She goes without a word, and whoever comes finds no trace of it. */
static void leave(struct walk *w)
{
    w->later_ms += 400000;
    pass(w, 50);
    w->later_ms += 400000;
    pass(w, 50);
    if (strcmp(app_screen(w->app), "attract") != 0 || app_speaks(w->app))
        fail(w, "the visitor has not gone");
}

static void kill_voice(void)
{
    int pid = sink_voice();
    if (pid != 0)
        kill(pid, SIGKILL);
}

static void killed(struct walk *w, int times)
{
    w->what = "anna-voice is killed while it reads";
    read_offer(w);
    for (int i = 0; i < times; i++) {
        pass(w, rand() % READS_MS);
        kill_voice();
        if (!app_speaks(w->app))
            tap(w, "#speak:pause");
    }
    if (!has_ended(w) || told(w))
        fail(w, "it does not come to the end of the page");
    w->what = "anna-voice is killed again and again";
    for (int i = 0; i < times; i++) {
        kill_voice();
        sink_reset();
        tap(w, i % 2 == 0 ? "#speak:back" : "#speak:pause");
        if (!app_speaks(w->app))
            tap(w, "#speak:pause");
        if (!is_heard(w))
            fail(w, "the next press does not speak");
    }
    leave(w);
}

static void unplugged(struct walk *w)
{
    w->what = "the card is pulled while it reads";
    read_offer(w);
    sink_unplug();
    if (!has_ended(w) || !told(w))
        fail(w, "nobody says that nothing can be heard");
    tap(w, "#speak:pause");
    if (!has_ended(w) || !told(w))
        fail(w, "nobody says it the second time");
    tap(w, "#speak:end");
    if (told(w))
        fail(w, "the sentence stays");
    leave(w);
    tap(w, "#nav:start");
    if (offered(w))
        fail(w, "the next visitor is offered to hear it");
    sink_plug();
    leave(w);
    w->what = "the card is plugged in again";
    read_offer(w);
    tap(w, "#speak:end");
    leave(w);
}

static void busy(struct walk *w)
{
    w->what = "somebody else has the card";
    read_offer(w);
    tap(w, "#speak:pause");
    pass(w, 3000);
    sink_unplug();
    tap(w, "#speak:pause");
    if (!has_ended(w) || !told(w))
        fail(w, "nobody says that nothing can be heard");
    sink_plug();
    w->what = "the card is free again";
    sink_reset();
    tap(w, "#speak:pause");
    if (!is_heard(w) || told(w))
        fail(w, "the next press does not speak");
    leave(w);
}

static void hangs(struct walk *w)
{
    w->what = "the card hangs while it reads";
    read_offer(w);
    sink_hang(true);
    if (!has_ended(w) || !told(w))
        fail(w, "the row stays as it was");
    tap(w, "#speak:end");
    tap(w, "#nav:home");
    leave(w);
    tap(w, "#nav:start");
    if (offered(w))
        fail(w, "the next visitor is offered to hear it");
    leave(w);
    sink_hang(false);
    w->what = "the card goes on";
    pass(w, 3000);
    tap(w, "#nav:start");
    leave(w);
    read_offer(w);
    leave(w);
}

int main(int argc, char **argv)
{
    static struct config config;
    struct err err = {""};
    if (argc != 5 || !sink_open(PERIOD_MS))
        return EXIT_COULD_NOT;
    srand((unsigned)atoi(argv[4]));
    config_defaults(&config);
    utf8_copy(config.state, sizeof config.state, argv[1]);
    utf8_copy(config.key[0], sizeof config.key[0], argv[2]);
    config.key_count = 1;
    struct app_options options = {.config = &config, .w = 1080, .h = 1920};
    struct walk w = {.now = {.wall_known = true, .wall = 1795424400},
                     .began_us = sink_now_us()};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (!app_open(&w.app, &options, w.now, &err)) {
        fprintf(stderr, "whole: %s\n", err.text);
        return EXIT_COULD_NOT;
    }
    turn(&w, NULL);
    app_open_speech(w.app);
    killed(&w, atoi(argv[3]));
    unplugged(&w);
    busy(&w);
    hangs(&w);
    app_close(w.app);
    sink_close();
    printf("killed %s times twice, pulled, busy, hanging: the longest turn of the main "
           "loop took %.0f ms\n",
           argv[3], (double)w.longest_us / 1000);
    if (w.longest_us > FROZEN_MS * 1000)
        fail(&w, "the screen stood still");
    return w.failures == 0 ? EXIT_DONE : EXIT_NO;
}
