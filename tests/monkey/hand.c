/* Goal: a hand that trembles, slips, taps twice, lays its palm down or comes with two
 * fingers presses what it meant, and never sends, empties or gives up what nobody meant
 * to. Plays such a hand over all screens of the whole terminal in this process; the same
 * seed plays the same.
 *
 * usage: hand STATE KEY PRESSES SEED */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "base/utf8.h"
#include "screens/screen.h"
#include "ui/press.h"

enum { MOST_TARGETS = 512, ID_LEN = 96, VISIT_PRESSES = 60, WAY_LEN = 12 };
enum { STEP_MS = 16, TREMOR_MM = 4, DRIFT_MM = 6, HIT_PER_MILLE = 990 };

/* What a hand does besides pressing once. */
enum gesture { PLAIN, DOUBLE, PALM, TWO, GESTURES };
static const char *const gesture_names[GESTURES] = {"one finger", "double tap", "palm",
                                                    "two fingers"};
static const uint32_t gesture_share[GESTURES] = {80, 12, 4, 4};

static const char WIPED[] = "what wipes";

struct seen {
    char id[ID_LEN];
    struct rect rect;
    bool grave;
};

struct count {
    long pressed;
    long hit;
    long other; /* something else came of it */
};

struct hand {
    struct app *app;
    struct app_time now;
    uint32_t seed;
    double px_per_mm;
    struct seen seen[MOST_TARGETS];
    int seen_count;
    struct count count[GESTURES];
    long again; /* second taps that did something, none of it grave */
    long harm;
    bool palm_down;
    int palm_x, palm_y;
};

static uint32_t thrown(struct hand *h, uint32_t below)
{
    h->seed ^= h->seed << 13;
    h->seed ^= h->seed >> 17;
    h->seed ^= h->seed << 5;
    return h->seed % below;
}

/* Millimetres from -`most` to `most`, in pixels. */
static int slip(struct hand *h, double most_mm)
{
    double part = (double)thrown(h, 2001) / 1000.0 - 1;
    return (int)lround(part * most_mm * h->px_per_mm);
}

static void pass(struct hand *h, int64_t ms)
{
    h->now.ms += ms;
    h->now.bounce_ms += ms;
    app_tick(h->app, h->now);
    app_draw(h->app, h->now);
}

static void give(struct hand *h, enum input_kind kind, int64_t finger, int x, int y)
{
    struct input input = {.kind = kind, .finger = finger, .x = x, .y = y};
    app_input(h->app, &input, h->now);
    app_draw(h->app, h->now);
}

/* What can be pressed now, so that it is known afterwards what was. */
static void look(struct hand *h)
{
    const struct frame *frame = app_frame(h->app);
    h->seen_count = 0;
    for (size_t i = 0; i < frame->count && h->seen_count < MOST_TARGETS; i++) {
        const struct element *e = &frame->element[i];
        if (!element_pressable(e) || rect_empty(element_seen(e)) || e->id == NULL)
            continue;
        struct seen *seen = &h->seen[h->seen_count++];
        utf8_copy(seen->id, sizeof seen->id, e->id);
        seen->rect = element_seen(e);
        seen->grave = e->action.grave;
    }
}

static const struct seen *seen_named(const struct hand *h, const char *id)
{
    for (int i = 0; i < h->seen_count; i++)
        if (strcmp(h->seen[i].id, id) == 0)
            return &h->seen[i];
    return NULL;
}

/* One of those that are whole enough to be aimed at. */
static const struct seen *any_target(struct hand *h)
{
    int least = (int)(18 * h->px_per_mm);
    for (int tries = 0; h->seen_count > 0 && tries < 50; tries++) {
        const struct seen *seen = &h->seen[thrown(h, (uint32_t)h->seen_count)];
        const struct element *at =
            press_hit(app_frame(h->app), seen->rect.x + seen->rect.w / 2,
                      seen->rect.y + seen->rect.h / 2);
        if (seen->rect.w >= least && seen->rect.h >= least && at != NULL &&
            strcmp(at->id, seen->id) == 0)
            return seen;
    }
    return NULL;
}

/* Where somebody aims: near the middle of what is small, anywhere in what is large. */
static void aim(struct hand *h, struct rect rect, int *x, int *y)
{
    int free_w = rect.w - (int)(14 * h->px_per_mm);
    int free_h = rect.h - (int)(14 * h->px_per_mm);
    *x = rect.x + rect.w / 2;
    *y = rect.y + rect.h / 2;
    if (free_w > 0)
        *x += (int)thrown(h, (uint32_t)free_w) - free_w / 2;
    if (free_h > 0)
        *y += (int)thrown(h, (uint32_t)free_h) - free_h / 2;
}

/* What the release did: the element that was pressed, "" if nothing was. */
struct deed {
    char id[ID_LEN];
    bool grave;
};

static struct deed lift(struct hand *h, int64_t finger, int x, int y)
{
    struct deed deed = {"", false};
    look(h);
    long before = app_presses(h->app);
    char under[ID_LEN] = "";
    const struct element *e = press_hit(app_frame(h->app), x, y);
    if (e != NULL && e->id != NULL)
        utf8_copy(under, sizeof under, e->id);
    give(h, INPUT_UP, finger, x, y);
    if (app_presses(h->app) == before)
        return deed;
    /* What gives up a report, or all of a visit, wipes what was pressed: then it was what
     * the finger stood on. */
    const char *id = app_pressed(h->app)[0] != '\0' ? app_pressed(h->app) : under;
    const struct seen *seen = seen_named(h, id);
    utf8_copy(deed.id, sizeof deed.id, id[0] != '\0' ? id : WIPED);
    deed.grave = id[0] == '\0' || (seen != NULL && seen->grave);
    return deed;
}

static void palm_down(struct hand *h, int x, int y)
{
    h->palm_x = x + slip(h, 30);
    h->palm_y = y + (int)((60 + (double)thrown(h, 40)) * h->px_per_mm);
    h->palm_down = true;
    give(h, INPUT_DOWN, 90, h->palm_x, h->palm_y);
    give(h, INPUT_DOWN, 91, h->palm_x + slip(h, 15), h->palm_y + slip(h, 10));
}

static struct deed palm_up(struct hand *h)
{
    struct deed other = lift(h, 91, h->palm_x, h->palm_y);
    struct deed deed = lift(h, 90, h->palm_x, h->palm_y);
    h->palm_down = false;
    return deed.id[0] != '\0' ? deed : other;
}

/* One press of a finger that trembles and drifts, with what comes beside it. */
static struct deed press_at(struct hand *h, int x, int y, enum gesture gesture)
{
    int hold_ms = 60 + (int)thrown(h, 700);
    int beside_ms = gesture == TWO ? (int)thrown(h, 200) : (int)thrown(h, 240);
    double way = (double)thrown(h, 6283) / 1000;
    double drift = DRIFT_MM * h->px_per_mm * (double)thrown(h, 1001) / 1000;
    double hertz = 4 + (double)thrown(h, 60) / 10;
    double phase = (double)thrown(h, 6283) / 1000;
    double tremor = TREMOR_MM / 2.0 * h->px_per_mm;
    bool palm_first = gesture == PALM && thrown(h, 2) == 0;
    bool beside = gesture == TWO || (gesture == PALM && !palm_first);
    if (palm_first) {
        palm_down(h, x, y);
        pass(h, thrown(h, 2) == 0 ? 3000 + thrown(h, 3000) : 300 + thrown(h, 400));
    }
    int at_x = x;
    int at_y = y;
    for (int ms = 0; ms <= hold_ms; ms += STEP_MS) {
        double turn = phase + 6.283 * hertz * ms / 1000;
        double gone = drift * ms / hold_ms;
        at_x = x + (int)lround(tremor * cos(turn) + gone * cos(way));
        at_y = y + (int)lround(tremor * sin(turn * 1.3) + gone * sin(way));
        give(h, ms == 0 ? INPUT_DOWN : INPUT_MOVE, 1, at_x, at_y);
        if (beside && ms + STEP_MS > beside_ms && !h->palm_down) {
            if (gesture == PALM)
                palm_down(h, x, y);
            else
                give(h, INPUT_DOWN, 90, x + slip(h, 40), y + slip(h, 25));
            h->palm_down = true;
        }
        pass(h, STEP_MS);
    }
    struct deed deed = lift(h, 1, at_x, at_y);
    if (h->palm_down) {
        pass(h, 20 + thrown(h, 300));
        struct deed second = gesture == TWO ? lift(h, 90, x, y) : palm_up(h);
        h->palm_down = false;
        if (second.id[0] != '\0')
            deed = second;
    }
    return deed;
}

static void tell_harm(struct hand *h, const struct deed *deed, const char *meant,
                      enum gesture gesture)
{
    h->harm++;
    printf("FAIL on %s: %s was pressed, meant was %s (%s)\n", app_screen(h->app),
           deed->id, meant, gesture_names[gesture]);
}

static enum gesture any_gesture(struct hand *h)
{
    uint32_t at = thrown(h, 100);
    for (int i = 0; i < GESTURES; i++) {
        if (at < gesture_share[i])
            return (enum gesture)i;
        at -= gesture_share[i];
    }
    return PLAIN;
}

static void press_meant(struct hand *h, const struct seen *target)
{
    struct seen meant = *target;
    enum gesture gesture = any_gesture(h);
    struct count *count = &h->count[gesture];
    int x, y;
    aim(h, meant.rect, &x, &y);
    struct deed deed = press_at(h, x, y, gesture);
    bool hit =
        strcmp(deed.id, meant.id) == 0 || (meant.grave && strcmp(deed.id, WIPED) == 0);
    count->pressed++;
    count->hit += hit;
    count->other += deed.id[0] != '\0' && !hit;
    if (deed.grave && !hit)
        tell_harm(h, &deed, meant.id, gesture);
    if (gesture == DOUBLE) {
        pass(h, 300 + thrown(h, 900));
        struct deed again = press_at(h, x + slip(h, 4), y + slip(h, 4), PLAIN);
        h->again += again.id[0] != '\0';
        /* The same once more does what was meant already: a field is empty. */
        if (again.grave && strcmp(again.id, meant.id) != 0)
            tell_harm(h, &again, "nothing", gesture);
    }
    /* To read the page. */
    pass(h, 1600 + thrown(h, 1500));
}

/* A press by a steady finger, to get somewhere. */
static bool tap(struct hand *h, const char *id)
{
    for (int i = 0; i < 30; i++) {
        const struct element *e = frame_find(app_frame(h->app), id);
        struct rect seen = e != NULL ? element_seen(e) : (struct rect){0, 0, 0, 0};
        if (!rect_empty(seen) && element_pressable(e)) {
            give(h, INPUT_DOWN, 1, seen.x + seen.w / 2, seen.y + seen.h / 2);
            give(h, INPUT_UP, 1, seen.x + seen.w / 2, seen.y + seen.h / 2);
            pass(h, 2000);
            return true;
        }
        app_scroll(h->app, 1, h->now);
        app_draw(h->app, h->now);
    }
    return false;
}

/* Where the hand begins, so that all screens are met. */
static const char *const ways[][WAY_LEN] = {
    {NULL},
    {"topic:money"},
    {"topic:crisis"},
    {"topic:money", "offer:waf-unterhaltsvorschuss"},
    {"topic:crisis", "offer:de-hilfetelefon-frauen"},
    {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:keep", "nav:notepad"},
    {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:takeaway"},
    {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:card"},
    {"nav:search"},
    {"nav:display"},
    {"nav:language"},
    {"nav:coach"},
    {"nav:coach", "nav:choose"},
    {"nav:coach", "coach:c2"},
    {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:report"},
    {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:report", "step:get_there"},
    {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:report", "step:get_there",
     "barrier:forms", "nav:next"},
    {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:report", "step:get_there",
     "barrier:forms", "nav:next", "nav:write"},
};

static void come(struct hand *h, const char *lang, int percent, size_t way)
{
    char id[ID_LEN];
    int w, height;
    pass(h, 400000);
    pass(h, 400000);
    app_window(h->app, &w, &height);
    give(h, INPUT_DOWN, 1, w / 2, height / 2);
    give(h, INPUT_UP, 1, w / 2, height / 2);
    pass(h, 2000);
    snprintf(id, sizeof id, "lang:%s", lang);
    tap(h, "nav:language");
    tap(h, id);
    tap(h, "nav:display");
    snprintf(id, sizeof id, "size:%d", percent);
    tap(h, id);
    tap(h, "nav:home");
    for (int i = 0; i < WAY_LEN && ways[way][i] != NULL; i++)
        tap(h, ways[way][i]);
}

static void play(struct hand *h, const struct config *config, int w, int height,
                 long presses)
{
    static const char *const lang[] = {"de", "ar"};
    static const int percent[] = {100, 150, 200};
    struct app_options options = {.config = config, .w = w, .h = height, .hidden = true};
    struct err err = {""};
    h->now = (struct app_time){.wall_known = true, .wall = 1795424400};
    if (!app_open(&h->app, &options, h->now, &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(2);
    }
    app_draw(h->app, h->now);
    h->px_per_mm = app_frame(h->app)->measure->px_per_mm;
    size_t count = sizeof ways / sizeof ways[0];
    for (long i = 0; i < presses; i++) {
        if (i % VISIT_PRESSES == 0) {
            size_t visit = (size_t)(i / VISIT_PRESSES);
            come(h, lang[visit % 2], percent[visit / 2 % 3], thrown(h, (uint32_t)count));
        }
        look(h);
        const struct seen *target = any_target(h);
        if (target != NULL)
            press_meant(h, target);
        else
            pass(h, 2000);
    }
    app_close(h->app);
}

int main(int argc, char **argv)
{
    static const int size[][2] = {{1080, 1920}, {1024, 600}, {1920, 1080}, {1280, 1024}};
    enum { SIZES = sizeof size / sizeof size[0] };
    if (argc != 5) {
        fprintf(stderr, "usage: hand STATE KEY PRESSES SEED\n");
        return 2;
    }
    static struct config config;
    static struct hand hand;
    config_defaults(&config);
    /* Who explores by taps hears the first one, and means the second. */
    utf8_copy(config.card, sizeof config.card, CONFIG_NO_CARD);
    utf8_copy(config.state, sizeof config.state, argv[1]);
    utf8_copy(config.key[0], sizeof config.key[0], argv[2]);
    utf8_copy(config.site, sizeof config.site, "ennigerloh");
    config.key_count = 1;
    long presses = strtol(argv[3], NULL, 10);
    hand.seed = (uint32_t)strtoul(argv[4], NULL, 10);
    for (int i = 0; i < SIZES; i++)
        play(&hand, &config, size[i][0], size[i][1], presses / SIZES);
    struct count all = {0, 0, 0};
    for (int i = 0; i < GESTURES; i++) {
        const struct count *count = &hand.count[i];
        printf("%-12s %6ld presses, %6ld hit, %ld pressed something else\n",
               gesture_names[i], count->pressed, count->hit, count->other);
        all.pressed += count->pressed;
        all.hit += count->hit;
    }
    printf("%ld of %ld hit what was meant, %ld second taps did something, %ld sent, "
           "emptied or gave up unmeant (seed %s)\n",
           all.hit, all.pressed, hand.again, hand.harm, argv[4]);
    bool good = all.pressed > 0 && hand.harm == 0 &&
                all.hit * 1000 >= all.pressed * HIT_PER_MILLE;
    return good ? 0 : 1;
}
