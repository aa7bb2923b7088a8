/* Goal: whatever comes in whatever order, the terminal stands, shows a page with a way
 * back, and takes no more memory. Plays thrown touches, drags, keys, text and time at the
 * whole terminal in this process; the same seed plays the same.
 *
 * usage: monkey STATE KEY STEPS SEED */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "base/utf8.h"

enum { HEAP_MAY_GROW_KB = 1024, STEPS_A_VISITOR = 400 };

struct monkey {
    struct app *app;
    struct app_time now;
    uint32_t seed;
    long step;
    bool held; /* a finger is down */
    char did[160];
};

static uint32_t thrown(struct monkey *m, uint32_t below)
{
    m->seed ^= m->seed << 13;
    m->seed ^= m->seed >> 17;
    m->seed ^= m->seed << 5;
    return m->seed % below;
}

static void fail(const struct monkey *m, const char *what, const char *about)
{
    printf("FAIL at step %ld, screen %s: %s: %s (did: %s)\n", m->step, app_screen(m->app),
           what, about, m->did);
    exit(1);
}

static void give(struct monkey *m, struct input input)
{
    m->now.bounce_ms += thrown(m, 700);
    m->now.ms += thrown(m, 300);
    app_input(m->app, &input, m->now);
    app_draw(m->app, m->now);
}

static void point(struct monkey *m, enum input_kind kind, int x, int y)
{
    m->held = kind == INPUT_DOWN || (m->held && kind != INPUT_UP);
    give(m, (struct input){.kind = kind, .x = x, .y = y});
}

/* Something that can be pressed and seen, NULL if there is nothing. */
static const struct element *any_target(struct monkey *m)
{
    const struct frame *frame = app_frame(m->app);
    size_t from = frame->count > 0 ? thrown(m, (uint32_t)frame->count) : 0;
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *e = &frame->element[(from + i) % frame->count];
        if (element_pressable(e) && !rect_empty(element_seen(e)))
            return e;
    }
    return NULL;
}

static void tap_target(struct monkey *m)
{
    const struct element *e = any_target(m);
    if (e == NULL)
        return;
    struct rect seen = element_seen(e);
    int x = seen.x + (int)thrown(m, (uint32_t)seen.w);
    int y = seen.y + (int)thrown(m, (uint32_t)seen.h);
    snprintf(m->did, sizeof m->did, "tap #%s", e->id != NULL ? e->id : "");
    point(m, INPUT_DOWN, x, y);
    point(m, INPUT_UP, x, y);
}

static void anywhere(struct monkey *m, int *x, int *y)
{
    int w, h;
    app_window(m->app, &w, &h);
    /* Beside the window too: drivers are not to be trusted. */
    *x = (int)thrown(m, (uint32_t)w + 40) - 20;
    *y = (int)thrown(m, (uint32_t)h + 40) - 20;
}

static void drag(struct monkey *m)
{
    int x, y;
    anywhere(m, &x, &y);
    snprintf(m->did, sizeof m->did, "drag from %d,%d", x, y);
    point(m, INPUT_DOWN, x, y);
    for (uint32_t i = thrown(m, 8); i > 0; i--) {
        x += (int)thrown(m, 120) - 60;
        y += (int)thrown(m, 400) - 200;
        point(m, INPUT_MOVE, x, y);
    }
    if (thrown(m, 10) > 0)
        point(m, INPUT_UP, x, y);
}

static void loose_event(struct monkey *m)
{
    static const enum input_kind kinds[] = {INPUT_DOWN,   INPUT_MOVE, INPUT_UP,
                                            INPUT_CANCEL, INPUT_DRAW, INPUT_WHEEL,
                                            INPUT_NONE};
    struct input input = {.kind = kinds[thrown(m, 7)], .finger = thrown(m, 3)};
    anywhere(m, &input.x, &input.y);
    if (input.kind == INPUT_WHEEL)
        input.y = (int)thrown(m, 9) - 4;
    snprintf(m->did, sizeof m->did, "event %d at %d,%d", (int)input.kind, input.x,
             input.y);
    give(m, input);
}

static void key(struct monkey *m)
{
    struct input input = {.kind = INPUT_KEY,
                          .key = (enum input_key)thrown(m, KEY_OTHER + 1)};
    snprintf(m->did, sizeof m->did, "key %d", (int)input.key);
    give(m, input);
}

static void type(struct monkey *m)
{
    static const char *const words[] = {
        "a", "Kita",           "ü",  "مرحبا",  "\u202E", "ß", "%s%n",
        "'", "kinderzuschlak", "🇩🇪", "\u0301", "\xff",   " ", "İ"};
    struct input input = {.kind = INPUT_TEXT};
    utf8_copy(input.text, sizeof input.text, words[thrown(m, 14)]);
    snprintf(m->did, sizeof m->did, "type %s", input.text);
    give(m, input);
}

/* Mostly moments, sometimes so long that the visitor is asked, or wiped. */
static void pass(struct monkey *m)
{
    uint32_t most = thrown(m, 4) == 0 ? 200000 : 3000;
    int64_t ms = 1 + thrown(m, most);
    snprintf(m->did, sizeof m->did, "wait %d ms", (int)ms);
    m->now.ms += ms;
    m->now.bounce_ms += ms;
    m->now.wall += ms / 1000;
}

/* Somebody sets the clock, or it is lost. */
static void set_clock(struct monkey *m)
{
    static const int64_t wall[] = {0,          946684800,  1795424400,
                                   1795424400, 2147483647, 4080000000};
    m->now.wall = wall[thrown(m, sizeof wall / sizeof wall[0])];
    snprintf(m->did, sizeof m->did, "set the clock to %lld", (long long)m->now.wall);
}

static void act(struct monkey *m)
{
    uint32_t what = thrown(m, 100);
    if (what < 55)
        tap_target(m);
    else if (what < 65)
        drag(m);
    else if (what < 72)
        loose_event(m);
    else if (what < 82)
        key(m);
    else if (what < 92)
        type(m);
    else if (what < 98)
        pass(m);
    else
        set_clock(m);
    app_tick(m->app, m->now);
    app_draw(m->app, m->now);
}

static bool has(const struct frame *frame, const char *id)
{
    const struct element *e = frame_find(frame, id);
    return e != NULL && element_pressable(e) && !rect_empty(element_seen(e));
}

static void check(const struct monkey *m)
{
    static const char *const tops[] = {"attract", "home", "still_there"};
    const struct frame *frame = app_frame(m->app);
    const char *screen = app_screen(m->app);
    if (frame->failed || frame->count == 0)
        fail(m, "the list is not whole", "");
    bool top = false;
    for (size_t i = 0; i < sizeof tops / sizeof tops[0]; i++)
        top = top || strcmp(screen, tops[i]) == 0;
    /* The strip that says where one is hides one of both, until the next touch. */
    int ways = has(frame, "nav:back") + has(frame, "nav:home");
    if (!top && ways + (frame_find(frame, "where") != NULL) < 2)
        fail(m, "no way back or no way home", "");
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *e = &frame->element[i];
        if (e->text != NULL && e->label[0] != '\0' &&
            theme_contrast(e->ink, e->ground) < 7)
            fail(m, "ink and ground are under 7:1", e->label);
        if (element_pressable(e) && (e->id == NULL || e->label[0] == '\0'))
            fail(m, "a target without a name", e->label);
    }
}

/* Everybody goes once: then attract stands. */
static void leave(struct monkey *m)
{
    if (m->held)
        point(m, INPUT_UP, 0, 0);
    snprintf(m->did, sizeof m->did, "left");
    m->now.ms += 400000;
    m->now.wall += 400;
    app_tick(m->app, m->now);
    app_draw(m->app, m->now);
    if (strcmp(app_screen(m->app), "attract") != 0)
        fail(m, "the visitor left, and attract does not stand", app_screen(m->app));
}

/* Kilobytes of this process that are in memory and its own (proc(5), statm). */
static long own_kb(void)
{
    long size, resident, shared;
    FILE *file = fopen("/proc/self/statm", "r");
    /* NOLINTNEXTLINE(cert-err34-c): three numbers by the kernel */
    bool got =
        file != NULL && fscanf(file, "%ld %ld %ld", &size, &resident, &shared) == 3;
    if (file != NULL)
        fclose(file);
    return got ? (resident - shared) * sysconf(_SC_PAGESIZE) / 1024 : 0;
}

static void play(const struct config *config, int w, int h, long steps, uint32_t seed)
{
    struct app_options options = {.config = config, .w = w, .h = h, .hidden = true};
    struct monkey m = {.seed = seed, .now = {.wall_known = true, .wall = 1795424400}};
    struct err err = {""};
    if (!app_open(&m.app, &options, m.now, &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(2);
    }
    app_draw(m.app, m.now);
    long settled_kb = 0;
    for (m.step = 0; m.step < steps; m.step++) {
        act(&m);
        check(&m);
        if (m.step % STEPS_A_VISITOR == STEPS_A_VISITOR - 1)
            leave(&m);
        if (m.step == steps / 2)
            settled_kb = own_kb();
    }
    leave(&m);
    long grown_kb = own_kb() - settled_kb;
    app_close(m.app);
    printf("%dx%d: %ld steps, memory grew by %ld KB in the second half\n", w, h, steps,
           grown_kb);
    fflush(stdout);
    /* Few steps meet most pages for the first time in their second half as well. */
    if (steps >= 20000 && grown_kb > HEAP_MAY_GROW_KB)
        fail(&m, "memory grows", "");
}

int main(int argc, char **argv)
{
    static const int size[][2] = {{1024, 600}, {720, 1280}, {600, 1024}, {1280, 720}};
    if (argc != 5) {
        fprintf(stderr, "usage: monkey STATE KEY STEPS SEED\n");
        return 2;
    }
    static struct config config;
    config_defaults(&config);
    utf8_copy(config.state, sizeof config.state, argv[1]);
    utf8_copy(config.key[0], sizeof config.key[0], argv[2]);
    utf8_copy(config.site, sizeof config.site, "ennigerloh");
    config.key_count = 1;
    long steps = strtol(argv[3], NULL, 10);
    uint32_t seed = (uint32_t)strtoul(argv[4], NULL, 10);
    printf("seed %u\n", (unsigned)seed);
    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++)
        play(&config, size[i][0], size[i][1], steps / 4, seed + (uint32_t)i + 1);
    return 0;
}
