/* Goal: nothing that a person does at the terminal ends it; a signal of the system does,
 * and leaves nothing of the visitor in memory.
 *
 * The real loop runs full screen on SDL's dummy driver, while a second thread plays
 * people: all 512 scancodes with all 16 masks of Shift, Control, Alt and the logo key,
 * the requests to close, two to ten fingers, edges, fingers that rest. At the end it
 * sends SIGTERM.
 *
 * usage: no_way_out STATE KEY */

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <SDL.h>

#include "app.h"
#include "base/utf8.h"
#include "loop.h"
#include "memory.h"

enum { MASKS = 16, FINGERS = 10 };

static atomic_bool all_done;
static atomic_long pushed;
static atomic_llong clock_ms;
/* Typed by the visitor; stored turned over, so that it is not itself what is looked for.
 */
static const unsigned char marker[] = {'q' ^ 0xFF, 'z' ^ 0xFF, 'k' ^ 0xFF, 'x' ^ 0xFF,
                                       'v' ^ 0xFF, 'j' ^ 0xFF, 'q' ^ 0xFF, 'w' ^ 0xFF};

static struct app_time time_of(const void *context)
{
    (void)context;
    int64_t ms = atomic_load(&clock_ms);
    return (struct app_time){ms, ms, true, 1795424400 + ms / 1000};
}

static void pass(int64_t ms)
{
    atomic_fetch_add(&clock_ms, ms);
}

/* Until the loop has taken what was pushed. */
static void let_it_take(void)
{
    const struct timespec moment = {0, 200000};
    while (SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT))
        nanosleep(&moment, NULL);
}

static void push(SDL_Event event)
{
    if (atomic_fetch_add(&pushed, 1) % 256 == 255)
        let_it_take();
    if (SDL_PushEvent(&event) != 1) {
        fprintf(stderr, "no event could be pushed: %s\n", SDL_GetError());
        exit(2);
    }
}

static void push_key(SDL_Scancode code, Uint16 mod)
{
    for (int up = 0; up < 2; up++) {
        SDL_Event event = {.key = {.type = up ? SDL_KEYUP : SDL_KEYDOWN,
                                   .windowID = 1,
                                   .state = up ? SDL_RELEASED : SDL_PRESSED}};
        event.key.keysym.scancode = code;
        event.key.keysym.sym = SDL_GetKeyFromScancode(code);
        event.key.keysym.mod = mod;
        push(event);
    }
}

static long push_keys(void)
{
    static const Uint16 part[] = {KMOD_LSHIFT, KMOD_LCTRL, KMOD_LALT, KMOD_LGUI};
    long count = 0;
    for (int mask = 0; mask < MASKS; mask++)
        for (int code = 0; code < SDL_NUM_SCANCODES; code++, count++) {
            Uint16 mod = 0;
            for (int i = 0; i < 4; i++)
                mod = (Uint16)(mod | ((mask >> i & 1) != 0 ? part[i] : 0));
            push_key((SDL_Scancode)code, mod);
            pass(20);
        }
    return count;
}

static void push_requests(void)
{
    push((SDL_Event){.type = SDL_QUIT});
    for (int event = SDL_WINDOWEVENT_SHOWN; event <= SDL_WINDOWEVENT_DISPLAY_CHANGED;
         event++)
        push((SDL_Event){.window = {.type = SDL_WINDOWEVENT,
                                    .windowID = 1,
                                    .event = (Uint8)event,
                                    .data1 = 1024,
                                    .data2 = 768}});
    static const Uint32 types[] = {
        SDL_APP_TERMINATING,
        SDL_APP_LOWMEMORY,
        SDL_APP_WILLENTERBACKGROUND,
        SDL_APP_DIDENTERBACKGROUND,
        SDL_APP_WILLENTERFOREGROUND,
        SDL_APP_DIDENTERFOREGROUND,
        SDL_LOCALECHANGED,
        SDL_KEYMAPCHANGED,
        SDL_CLIPBOARDUPDATE,
        SDL_DROPBEGIN,
        SDL_DROPCOMPLETE,
        SDL_RENDER_TARGETS_RESET,
        SDL_RENDER_DEVICE_RESET,

        SDL_USEREVENT,
    };
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        push((SDL_Event){.type = types[i]});
    push((SDL_Event){.type = SDL_QUIT});
}

static void push_finger(Uint32 type, SDL_FingerID finger, float x, float y)
{
    push((SDL_Event){.tfinger = {.type = type,
                                 .touchId = 7,
                                 .fingerId = finger,
                                 .x = x,
                                 .y = y,
                                 .pressure = 1,
                                 .windowID = 1}});
}

/* Fingers together along a line, held for `held_ms` at its end. */
static void push_swipe(int fingers, float x0, float y0, float x1, float y1, int held_ms)
{
    for (int f = 0; f < fingers; f++)
        push_finger(SDL_FINGERDOWN, f, x0 + (float)f * 0.02F, y0);
    for (int step = 1; step <= 5; step++)
        for (int f = 0; f < fingers; f++) {
            float part = (float)step / 5;
            push_finger(SDL_FINGERMOTION, f, x0 + (x1 - x0) * part + (float)f * 0.02F,
                        y0 + (y1 - y0) * part);
        }
    let_it_take();
    pass(held_ms);
    for (int f = 0; f < fingers; f++)
        push_finger(SDL_FINGERUP, f, x1, y1);
    pass(300);
}

static void push_gestures(void)
{
    for (int fingers = 1; fingers <= FINGERS; fingers++)
        for (int i = 0; i <= 4; i++) {
            float at = (float)i / 4;
            push_swipe(fingers, 0, at, 0.6F, at, 0);
            push_swipe(fingers, 1, at, 0.4F, at, 0);
            push_swipe(fingers, at, 0, at, 0.6F, 0);
            push_swipe(fingers, at, 1, at, 0.4F, 0);
            push_swipe(fingers, at, at, at, at, 15000);
        }
    /* Each corner often, and long. */
    for (int tap = 0; tap < 40; tap++)
        push_swipe(1, (float)(tap % 2), (float)(tap / 2 % 2), (float)(tap % 2),
                   (float)(tap / 2 % 2), tap == 39 ? 60000 : 0);
    push((SDL_Event){
        .mgesture = {
            .type = SDL_MULTIGESTURE, .touchId = 7, .dDist = 1, .numFingers = 5}});
}

/* A visitor goes to a page of her own; the machine sleeps for hours; somebody else
 * touches the screen: that was meant for what stood there, shows the greeting, and does
 * nothing else. The next one begins. */
static void sleep_long(void)
{
    pass(400000);
    push((SDL_Event){.type = SDL_USEREVENT});
    let_it_take();
    push_key(SDL_SCANCODE_RETURN, KMOD_NONE);
    push_key(SDL_SCANCODE_F1, KMOD_NONE);
    let_it_take();
    pass(8 * 3600000);
    push_swipe(1, 0.5F, 0.5F, 0.5F, 0.5F, 0);
    let_it_take();
    pass(1000);
    push_swipe(1, 0.5F, 0.5F, 0.5F, 0.5F, 0);
}

static void *people(void *context)
{
    (void)context;
    long keys = push_keys();
    push_requests();
    push_gestures();
    let_it_take();
    sleep_long();
    let_it_take();
    printf("%ld combinations of keys, %ld events: nobody left\n", keys,
           atomic_load(&pushed));
    atomic_store(&all_done, true);
    kill(getpid(), SIGTERM);
    return NULL;
}

static int fail(const char *words)
{
    printf("FAIL: %s\n", words);
    return 1;
}

static bool tap(struct app *app, const char *id)
{
    const struct element *e = frame_find(app_frame(app), id);
    if (e == NULL)
        return false;
    struct rect seen = element_seen(e);
    pass(1000);
    for (int up = 0; up < 2; up++) {
        struct input input = {.kind = up ? INPUT_UP : INPUT_DOWN,
                              .x = seen.x + seen.w / 2,
                              .y = seen.y + seen.h / 2};
        app_input(app, &input, time_of(NULL));
    }
    app_draw(app, time_of(NULL));
    return true;
}

/* A new visitor types the marker on the screen. */
static bool type_marker(struct app *app)
{
    pass(400000); /* who was here is gone */
    app_tick(app, time_of(NULL));
    app_draw(app, time_of(NULL));
    struct input ok = {.kind = INPUT_KEY, .key = KEY_OK};
    app_input(app, &ok, time_of(NULL));
    app_draw(app, time_of(NULL));
    if (!tap(app, "nav:search"))
        return false;
    for (size_t i = 0; i < sizeof marker; i++) {
        char id[16];
        snprintf(id, sizeof id, "key:%c", marker[i] ^ 0xFF);
        if (!tap(app, id))
            return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: no_way_out STATE KEY\n");
        return 2;
    }
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    static struct config config;
    config_defaults(&config);
    utf8_copy(config.state, sizeof config.state, argv[1]);
    utf8_copy(config.key[0], sizeof config.key[0], argv[2]);
    config.key_count = 1;
    struct app_options options = {.config = &config};
    struct app *app;
    struct err err = {""};
    if (!app_open(&app, &options, time_of(NULL), &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 2;
    }
    input_open();
    pthread_t thread;
    if (pthread_create(&thread, NULL, people, NULL) != 0)
        return 2;
    loop_run(app, (struct loop_clock){time_of, NULL});
    if (!atomic_load(&all_done))
        return fail("the terminal was left");
    pthread_join(thread, NULL);
    if (strcmp(app_screen(app), "home") != 0)
        return fail("after hours of sleep the page of the last visitor stood there");
    if (!type_marker(app) || memory_holds(marker, sizeof marker) <= 0)
        return fail("the word was not even there: this test looks in the wrong place");
    app_close(app);
    if (memory_holds(marker, sizeof marker) != 0)
        return fail("after the end the visitor's word still stands in memory");
    puts("SIGTERM ended it, and nothing of the visitor is left");
    return 0;
}
