/* How long a code takes from the tap to the finished picture: bench_code STATE KEY [WxH]
 * [ROUNDS], with STATE and KEY from tests/demo.sh; default 1080x1920, 60. Each round is a
 * new visitor, so that nothing drawn for the last one is still at hand; she goes to a
 * coach by each way and takes along two offers in each form. Time is taken in this
 * process, without the display's share. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "layout/walk.h"
#include "visit_words.h"

enum { MOST_TAPS = 20000 };

static double taken_ms[MOST_TAPS];
static size_t taps;

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool shows_code(const struct frame *frame)
{
    for (size_t i = 0; i < frame->count; i++)
        if (frame->element[i].matrix != NULL)
            return true;
    return false;
}

/* A tap on what can be seen already; its time counts if a code stands there afterwards.
 */
static void timed_tap(struct walk *walk, const char *id)
{
    char words[96];
    snprintf(words, sizeof words, "#%s", id);
    const struct element *e = visit_pressable(app_frame(walk->app), words);
    if (e == NULL)
        return;
    struct rect seen = element_seen(e);
    struct input down = {
        .kind = INPUT_DOWN, .x = seen.x + seen.w / 2, .y = seen.y + seen.h / 2};
    struct input up = down;
    up.kind = INPUT_UP;
    walk_give(walk, down);
    double began = now_ms();
    walk_give(walk, up);
    double ended = now_ms();
    if (taps < MOST_TAPS && shows_code(app_frame(walk->app)))
        taken_ms[taps++] = ended - began;
}

static void round_of(struct walk *walk)
{
    static const char *const ways[] = {"way:sms", "way:phone", "way:email", "way:online"};
    static const char *const kinds[] = {"take:papers", "take:contact", "take:call",
                                        "take:date"};
    static const char *const offers[][2] = {
        {"topic:money", "offer:waf-unterhaltsvorschuss"},
        {"topic:crisis", "offer:de-hilfe-missbrauch"}};
    walk->now.ms += 200000;
    app_tick(walk->app, walk->now);
    walk_give(walk, (struct input){.kind = INPUT_KEY, .key = KEY_OK});
    walk_tap(walk, "nav:coach");
    timed_tap(walk, "coach:c2");
    for (size_t i = 0; i < 4; i++)
        timed_tap(walk, ways[i]);
    for (size_t k = 0; k < 2; k++) {
        walk_tap(walk, "nav:home");
        walk_tap(walk, offers[k][0]);
        walk_tap(walk, offers[k][1]);
        app_scroll(walk->app, 9, walk->now);
        app_draw(walk->app, walk->now);
        timed_tap(walk, "nav:takeaway");
        for (size_t i = 0; i < 4; i++)
            timed_tap(walk, kinds[i]);
    }
}

static int by_size(const void *a, const void *b)
{
    double one = *(const double *)a;
    double two = *(const double *)b;
    return one < two ? -1 : one > two;
}

int main(int argc, char **argv)
{
    static struct config config;
    int w = 1080;
    int h = 1920;
    if (argc < 3 || (argc > 3 && sscanf(argv[3], "%dx%d", &w, &h) != 2)) {
        fprintf(stderr, "usage: bench_code STATE KEY [WxH] [ROUNDS]\n");
        return 2;
    }
    long rounds = argc > 4 ? strtol(argv[4], NULL, 10) : 60;
    config_defaults(&config);
    utf8_copy(config.state, sizeof config.state, argv[1]);
    utf8_copy(config.key[0], sizeof config.key[0], argv[2]);
    utf8_copy(config.site, sizeof config.site, "ennigerloh");
    config.key_count = 1;
    struct moment moment = {{2026, 11, 23}, 600};
    struct walk walk = {.now = {.wall_known = true, .wall = moment_to_unix(moment)}};
    struct app_options options = {.config = &config, .w = w, .h = h, .hidden = true};
    struct err err = {""};
    if (!app_open(&walk.app, &options, walk.now, &err)) {
        fprintf(stderr, "bench_code: %s\n", err.text);
        return 2;
    }
    app_draw(walk.app, walk.now);
    for (long i = 0; i < rounds; i++)
        round_of(&walk);
    app_close(walk.app);
    if (taps == 0)
        return 1;
    qsort(taken_ms, taps, sizeof taken_ms[0], by_size);
    printf(
        "a code after the tap, %dx%d, %zu taps: p50 %.2f ms, p95 %.2f, p99 %.2f, most %.2f\n",
        w, h, taps, taken_ms[taps / 2], taken_ms[taps * 95 / 100],
        taken_ms[taps * 99 / 100], taken_ms[taps - 1]);
    return 0;
}
