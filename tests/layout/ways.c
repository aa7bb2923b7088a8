#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "core/strings.h"
#include "proof_check.h"
#include "screens/screen.h"
#include "ui/reading.h"
#include "walk.h"

/* The same errand by touch, by keypad and by one switch ends in the same state: each way
 * has a terminal of its own, and of each page the list of what stands there must be the
 * same. What is done is chosen at random, by a seed, among all that can be pressed. */

enum { WAYS = 3, MOST_STEPS = 5, MOST_PRESSES = 400, ID_LEN = 96 };

static uint32_t seed;

static uint32_t thrown(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % below;
}

static void pass(struct walk *walk, int64_t ms)
{
    walk->now.ms += ms;
    walk->now.bounce_ms += ms;
    app_tick(walk->app, walk->now);
    app_draw(walk->app, walk->now);
}

static void give_key(struct walk *walk, enum input_kind kind, enum input_key key)
{
    const struct input input = {.kind = kind, .key = key};
    app_input(walk->app, &input, walk->now);
    app_tick(walk->app, walk->now);
    app_draw(walk->app, walk->now);
}

/* The last visitor is gone. A key that begins the visit and is held down for two seconds
 * begins the way by one switch. */
static void begin(struct walk *walk, int hold_ms)
{
    while (strcmp(app_screen(walk->app), "attract") != 0) {
        int wait = app_wait_ms(walk->app, walk->now);
        pass(walk, wait > 0 ? wait : 100);
    }
    give_key(walk, INPUT_KEY, KEY_OK);
    pass(walk, hold_ms);
    give_key(walk, INPUT_KEY_UP, KEY_OK);
}

static const struct element *framed(const struct walk *walk)
{
    const struct frame *frame = app_frame(walk->app);
    for (size_t i = 0; i < frame->count; i++)
        if (frame->element[i].state & STATE_FOCUSED)
            return &frame->element[i];
    return NULL;
}

/* By up and down, whichever is nearer. */
static bool by_keys(struct walk *walk, const char *id)
{
    for (int presses = 0; presses < MOST_PRESSES; presses++) {
        struct reading reading;
        struct frame frame = *app_frame(walk->app);
        struct arena arena = {0};
        frame.arena = &arena;
        reading_make(&reading, &frame);
        size_t to = reading_find(&reading, id);
        size_t at = 0;
        while (at < reading.count &&
               &frame.element[reading.item[at].from] != framed(walk))
            at++;
        size_t count = reading.count;
        arena_free(&arena);
        if (count == 0 || to == count)
            return false;
        walk->now.bounce_ms += 600;
        if (at == to) {
            give_key(walk, INPUT_KEY, KEY_OK);
            return true;
        }
        size_t down = (to + count - at) % count;
        give_key(walk, INPUT_KEY, at == count || down <= count / 2 ? KEY_DOWN : KEY_UP);
    }
    return false;
}

static bool holds(struct rect out, struct rect in)
{
    return in.x >= out.x && in.y >= out.y && in.x + in.w <= out.x + out.w &&
           in.y + in.h <= out.y + out.h;
}

/* Hits whenever what she wants is in the frame, and the frame is smaller than the one
 * before: one that is not is the way up, which frames what it leads out of. */
static bool by_switch(struct walk *walk, const char *id)
{
    int64_t smallest = INT64_MAX;
    for (int steps = 0; steps < MOST_PRESSES; steps++) {
        const struct element *frame = framed(walk);
        const struct element *e = frame_find(app_frame(walk->app), id);
        if (e == NULL)
            return false;
        int64_t area = frame != NULL ? (int64_t)frame->ring.w * frame->ring.h : 0;
        bool in = frame != NULL && frame->zone == e->zone && holds(frame->ring, e->rect);
        if (in && area < smallest) {
            long before = app_presses(walk->app);
            smallest = area;
            pass(walk, 160);
            give_key(walk, INPUT_KEY, KEY_SWITCH);
            pass(walk, 60);
            give_key(walk, INPUT_KEY_UP, KEY_SWITCH);
            pass(walk, 410);
            if (app_presses(walk->app) != before)
                return true;
            continue;
        }
        if (area > smallest)
            smallest = INT64_MAX;
        int wait = app_wait_ms(walk->app, walk->now);
        pass(walk, wait > 0 && wait < 5000 ? wait : 100);
    }
    return false;
}

static bool by_touch(struct walk *walk, const char *id)
{
    /* From the page's top down: she may have come back to the middle of it. */
    for (int views = 0; views < 60; views++)
        app_scroll(walk->app, -1, walk->now);
    app_draw(walk->app, walk->now);
    return walk_tap(walk, id);
}

static const struct {
    const char *name;
    bool (*press)(struct walk *walk, const char *id);
    int hold_ms; /* of the key that begins */
} ways[WAYS] = {
    {"touch", by_touch, 0}, {"keypad", by_keys, 0}, {"switch", by_switch, 2100}};

/* What depends on chance, on time, on where the page was scrolled to, or ends the visit
 * or the way of going on, is nobody's errand here. */
static bool fit(const struct element *e)
{
    static const enum verb no[] = {
        VERB_START,      VERB_SCROLL,         VERB_SPEAK, VERB_SEND,      VERB_PRINT,
        VERB_CHOOSE,     VERB_STAY,           VERB_CLEAR, VERB_STICK,     VERB_PUT_BACK,
        VERB_ASK,        VERB_PUT_BACK_FIELD, VERB_SCAN,  VERB_SCAN_STEP, VERB_SCAN_HOLD,
        VERB_SCAN_BLIND, VERB_SCAN_ROUNDS,    VERB_SHIFT,
    };
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        if (e->action.verb == (int)no[i])
            return false;
    return element_pressable(e) && e->id != NULL && e->zone != ZONE_SCROLL;
}

static bool choose(const struct walk *walk, char id[ID_LEN])
{
    const struct frame *frame = app_frame(walk->app);
    size_t count = 0;
    for (size_t i = 0; i < frame->count; i++)
        count += fit(&frame->element[i]);
    if (count == 0)
        return false;
    size_t left = thrown((uint32_t)count);
    for (size_t i = 0; i < frame->count; i++)
        if (fit(&frame->element[i]) && left-- == 0)
            return utf8_copy(id, ID_LEN, frame->element[i].id);
    return false;
}

/* How one goes on is a setting, and of course another for who goes by a switch. */
static bool about_ways(const struct walk *walk, const struct element *e)
{
    static const char *const heading[] = {"display.scan", "display.step", "display.hold",
                                          "display.blind", "display.rounds"};
    if (strcmp(app_screen(walk->app), "display") != 0 || e->zone != ZONE_PAGE)
        return false;
    for (size_t i = 0; i < sizeof heading / sizeof heading[0]; i++)
        if (strcmp(e->label, strings_get(heading[i])) == 0)
            return true;
    return e->id != NULL && strncmp(e->id, "theme:", 6) != 0 &&
           strncmp(e->id, "size:", 5) != 0 && strncmp(e->id, "low:", 4) != 0;
}

/* The page as it stands, but for what a way leaves by itself. */
static void state_of(const struct walk *walk, struct buf *out)
{
    const struct frame *frame = app_frame(walk->app);
    const unsigned looks = STATE_FOCUSED | STATE_FRAMED | STATE_PRESSED;
    buf_reset(out);
    buf_print(out, "%s\n", app_screen(walk->app));
    bool skips = false;
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *e = &frame->element[i];
        /* The words on what can be pressed go with it. */
        if (e->role != ROLE_PART && e->role != ROLE_IMAGE)
            skips = about_ways(walk, e);
        if (e->zone != ZONE_SCROLL && !skips)
            buf_print(out, "%s #%s %u \"%s\"\n", element_role_name(e->role),
                      e->id != NULL ? e->id : "", e->state & ~looks, e->label);
    }
}

static void print_difference(const char *a, const char *b)
{
    while (*a != '\0' && *a == *b)
        a++, b++;
    printf("  ...%.80s\n  ...%.80s\n", a, b);
}

static void do_task(struct walk walk[WAYS], int number)
{
    struct buf state[WAYS] = {{0}};
    struct buf done = {0};
    int steps = 1 + (int)thrown(MOST_STEPS);
    bool whole = true;
    for (int way = 0; way < WAYS; way++)
        begin(&walk[way], ways[way].hold_ms);
    for (int i = 0; i < steps && whole; i++) {
        char id[ID_LEN];
        if (!choose(&walk[0], id))
            break;
        buf_print(&done, " %s", id);
        for (int way = 0; way < WAYS && whole; way++) {
            snprintf(walk[way].where, sizeof walk[way].where, "task %d by %s", number,
                     ways[way].name);
            whole = ways[way].press(&walk[way], id);
            if (!whole)
                proof_fail(walk[way].where, "does not get to it", done.bytes);
        }
    }
    for (int way = 0; way < WAYS && whole; way++) {
        pass(&walk[way], 10000);
        state_of(&walk[way], &state[way]);
        if (strcmp(state[way].bytes, state[0].bytes) == 0)
            continue;
        proof_fail(walk[way].where, "ends in another state", done.bytes);
        print_difference(state[0].bytes, state[way].bytes);
    }
    for (int way = 0; way < WAYS; way++)
        buf_free(&state[way]);
    buf_free(&done);
}

static bool open_ways(struct walk walk[WAYS], const struct config *config, int w, int h)
{
    struct app_options options = {.config = config, .w = w, .h = h, .hidden = true};
    struct moment moment = {{2026, 11, 23}, 600};
    struct err err = {""};
    for (int way = 0; way < WAYS; way++) {
        walk[way].now = (struct app_time){.wall_known = true};
        walk[way].now.wall = moment_to_unix(moment);
        if (!app_open(&walk[way].app, &options, walk[way].now, &err)) {
            fprintf(stderr, "%s\n", err.text);
            return false;
        }
        app_draw(walk[way].app, walk[way].now);
    }
    return true;
}

int main(int argc, char **argv)
{
    int w;
    int h;
    if (argc != 6 || sscanf(argv[3], "%dx%d", &w, &h) != 2) { /* NOLINT(cert-err34-c) */
        fprintf(stderr, "usage: ways_proof STATE KEY WxH TASKS SEED\n");
        return 2;
    }
    static struct config config;
    config_defaults(&config);
    utf8_copy(config.state, sizeof config.state, argv[1]);
    utf8_copy(config.key[0], sizeof config.key[0], argv[2]);
    utf8_copy(config.site, sizeof config.site, "ennigerloh");
    config.key_count = 1;
    struct walk walk[WAYS] = {{0}};
    if (!open_ways(walk, &config, w, h))
        return 2;
    int tasks = (int)strtol(argv[4], NULL, 10);
    long first = strtol(argv[5], NULL, 10);
    for (int i = 0; i < tasks; i++) {
        seed = (uint32_t)(first * 1000003 + i) * 2654435761u | 1u;
        do_task(walk, i);
    }
    for (int way = 0; way < WAYS; way++)
        app_close(walk[way].app);
    printf("%dx%d: %d tasks by three ways, seed %ld, %ld failures\n", w, h, tasks, first,
           proof_failures());
    return proof_failures() == 0 ? 0 : 1;
}
