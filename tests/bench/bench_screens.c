/* Walks the whole terminal from inside its process, with a real window: what drawing and
 * showing takes, what a tour costs, and whether memory grows.
 *
 * usage: bench_screens STATE KEY SITE [SCREENS]
 *
 * Prints one line a figure, NAME TAB VALUE; times in ms, memory in MB (PSS). Time is an
 * argument of the terminal, so SCREENS (usually 5,000) screens need no waiting. */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "visit_words.h"

enum {
    TIMES = 200,          /* that a thing is drawn */
    TOUR = 50,            /* screens of a visitor; then the next one comes */
    SETTLED_SCREENS = 500 /* from which on nothing may grow */
};

static const char *const topics[] = {
    "topic:money",       "topic:childcare",       "topic:work",
    "topic:housing",     "topic:health",          "topic:school_learning",
    "topic:family_life", "topic:law_separation",  "topic:language_arriving",
    "topic:free_time",   "topic:everyday_things", "topic:crisis",
};
enum { TOPICS = sizeof topics / sizeof *topics };

struct walk {
    struct app *app;
    struct app_time now;
    long screens;
};

static double clock_now_ms(clockid_t which)
{
    struct timespec t;
    clock_gettime(which, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double now_ms(void)
{
    return clock_now_ms(CLOCK_MONOTONIC);
}

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "bench_screens: %s\n", what);
    exit(2);
}

/* A line of the kernel's summary: "Pss" (of shared pages a part), "Private_Dirty" (own).
 */
static double memory_mb(const char *name)
{
    char line[256];
    long kb = 0;
    size_t len = strlen(name);
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, name, len) == 0 && line[len] == ':')
            kb = strtol(line + len + 1, NULL, 10);
    if (file != NULL)
        fclose(file);
    return (double)kb / 1024;
}

static void give(struct walk *walk, enum input_kind kind, struct rect at)
{
    struct input input = {.kind = kind, .x = at.x + at.w / 2, .y = at.y + at.h / 2};
    walk->now.ms += 100;
    walk->now.bounce_ms += 2000;
    app_input(walk->app, &input, walk->now);
    app_draw(walk->app, walk->now);
}

static struct rect place_of(const struct walk *walk, const char *id)
{
    char words[128];
    snprintf(words, sizeof words, "#%s", id);
    const struct element *e = visit_pressable(app_frame(walk->app), words);
    if (e == NULL)
        fail(id);
    return element_seen(e);
}

static void tap(struct walk *walk, const char *id)
{
    struct rect at = place_of(walk, id);
    give(walk, INPUT_DOWN, at);
    give(walk, INPUT_UP, at);
    walk->screens++;
}

/* Somebody touches the first screen. */
static void come(struct walk *walk)
{
    struct input ok = {.kind = INPUT_KEY, .key = KEY_OK};
    app_input(walk->app, &ok, walk->now);
    app_draw(walk->app, walk->now);
}

/* Nobody is there any more: the terminal wipes itself. */
static void leave(struct walk *walk)
{
    walk->now.ms += 200000;
    app_tick(walk->app, walk->now);
    app_draw(walk->app, walk->now);
}

/* The first offer on the screen that can be seen. */
static void tap_offer(struct walk *walk)
{
    const struct frame *frame = app_frame(walk->app);
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *e = &frame->element[i];
        if (e->id != NULL && strncmp(e->id, "offer:", 6) == 0 && element_seen(e).h > 20) {
            char id[96];
            utf8_copy(id, sizeof id, e->id);
            tap(walk, id);
            return;
        }
    }
    fail("the topic has no offer");
}

/* A visitor comes, sees 50 screens and leaves; the terminal wipes itself. */
static void tour(struct walk *walk)
{
    come(walk);
    long end = walk->screens + TOUR;
    for (size_t i = 0; walk->screens < end; i++) {
        tap(walk, topics[i % TOPICS]);
        tap_offer(walk);
        tap(walk, "nav:back");
        tap(walk, "nav:home");
    }
    leave(walk);
}

static int ascending(const void *a, const void *b)
{
    double one = *(const double *)a;
    double two = *(const double *)b;
    return (one > two) - (one < two);
}

static void print_times(const char *name, double *took, size_t count)
{
    qsort(took, count, sizeof *took, ascending);
    printf("%s p50\t%.3f\n%s p99\t%.3f\n%s min\t%.3f\n", name, took[count / 2], name,
           took[count * 99 / 100], name, took[0]);
}

static void measure_drawing(struct walk *walk)
{
    double whole[TIMES];
    double card[TIMES];
    struct input exposed = {.kind = INPUT_DRAW};
    come(walk);
    struct rect tile = place_of(walk, "topic:money");
    for (size_t i = 0; i < TIMES; i++) {
        double begin = now_ms();
        app_input(walk->app, &exposed, walk->now);
        app_draw(walk->app, walk->now);
        whole[i] = now_ms() - begin;
        begin = now_ms();
        give(walk, INPUT_DOWN, tile);
        card[i] = now_ms() - begin;
        give(walk, INPUT_CANCEL, tile);
        give(walk, INPUT_UP, tile);
    }
    print_times("full redraw", whole, TIMES);
    print_times("one card", card, TIMES);
    leave(walk);
}

/* From a letter typed to what was found, drawn and shown; some words have slips. */
static void measure_keys(struct walk *walk)
{
    static const char *const words[] = {"mietschulden", "kinderzuschlak", "unterhalt",
                                        "jugendmat",    "hausbetreung",   "sprachkurs",
                                        "geld",         "frauenhlife",    "schule"};
    double took[TIMES];
    size_t count = 0;
    come(walk);
    tap(walk, "nav:search");
    for (size_t i = 0; count < TIMES; i++) {
        const char *word = words[i % (sizeof words / sizeof *words)];
        for (size_t k = 0; word[k] != '\0' && count < TIMES; k++) {
            struct input letter = {.kind = INPUT_TEXT, .text = {word[k]}};
            double begin = now_ms();
            app_input(walk->app, &letter, walk->now);
            app_draw(walk->app, walk->now);
            took[count++] = now_ms() - begin;
        }
        tap(walk, "nav:clear_field");
    }
    print_times("key", took, count);
    leave(walk);
}

/* From the touch of a topic to its page, drawn and shown. */
static void measure_topics(struct walk *walk)
{
    double took[5 * TOPICS];
    come(walk);
    for (size_t i = 0; i < sizeof took / sizeof *took; i++) {
        double begin = now_ms();
        tap(walk, topics[i % TOPICS]);
        took[i] = now_ms() - begin;
        tap(walk, "nav:home");
    }
    leave(walk);
    print_times("topic", took, sizeof took / sizeof *took);
}

/* CPU of one tour, in ms. */
static double measure_tour(struct walk *walk)
{
    double begin = clock_now_ms(CLOCK_PROCESS_CPUTIME_ID);
    tour(walk);
    return clock_now_ms(CLOCK_PROCESS_CPUTIME_ID) - begin;
}

static void print_memory(const struct walk *walk)
{
    printf("memory after %ld\t%.2f\n", walk->screens, memory_mb("Pss"));
    printf("own memory after %ld\t%.2f\n", walk->screens, memory_mb("Private_Dirty"));
}

static void measure_tours(struct walk *walk, long screens)
{
    double first = measure_tour(walk);
    double least = first;
    print_memory(walk);
    for (bool settled = false; walk->screens < screens;) {
        double took = measure_tour(walk);
        least = took < least ? took : least;
        if (!settled && walk->screens >= SETTLED_SCREENS)
            print_memory(walk);
        settled = walk->screens >= SETTLED_SCREENS;
    }
    print_memory(walk);
    printf("tour cpu first\t%.1f\ntour cpu min\t%.1f\n", first, least);
}

int main(int argc, char **argv)
{
    static struct config config;
    struct err err = {""};
    struct moment monday = {{2026, 11, 23}, 600};
    struct walk walk = {.now = {.wall_known = true, .wall = moment_to_unix(monday)}};
    if (argc < 4)
        fail("usage: bench_screens STATE KEY SITE [SCREENS]");
    config_defaults(&config);
    utf8_copy(config.state, sizeof config.state, argv[1]);
    utf8_copy(config.key[0], sizeof config.key[0], argv[2]);
    utf8_copy(config.site, sizeof config.site, argv[3]);
    config.key_count = 1;
    struct app_options options = {.config = &config};
    if (!app_open(&walk.app, &options, walk.now, &err))
        fail(err.text);
    app_draw(walk.app, walk.now);
    measure_tours(&walk, argc > 4 ? strtol(argv[4], NULL, 10) : 5000);
    measure_drawing(&walk);
    measure_topics(&walk);
    measure_keys(&walk);
    app_close(walk.app);
    return 0;
}
