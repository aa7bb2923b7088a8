#ifndef ANNA_TESTS_TERMINAL_H
#define ANNA_TESTS_TERMINAL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>

#include "app.h"
#include "device/install.h"
#include "help/bundles.h"
#include "help/folder.h"
#include "ui/frame.h"

/* The whole terminal on SDL's dummy driver: what people do comes as SDL's events, as from
 * a real panel; time is the test's. */
struct terminal {
    struct bundles bundles;
    struct config config;
    struct app *app;
    struct app_time now;
};

enum { W = 1080, H = 1920 };

static inline void make_content(struct terminal *t)
{
    struct bundle_plan plan = {.number = 6, .offers = "uhv kiz"};
    struct install_options options = {t->bundles.state, "ennigerloh", &t->bundles.key, 1,
                                      .setup = DELIVERY_NO_REASON};
    struct install_result result;
    struct err err = {""};
    struct buf text = {0};
    const char *key = folder_file(t->bundles.folder, "key.pub");
    signer_public_text(&t->bundles.signer, &text);
    file_write(key, text.bytes, text.len);
    buf_free(&text);
    snprintf(t->config.key[0], sizeof t->config.key[0], "%s", key);
    t->config.key_count = 1;
    bundles_make(&t->bundles, t->bundles.stick, "a.anna", &plan);
    if (!install_bundle(&options, folder_file(t->bundles.stick, "a.anna"), &result, &err))
        fail_msg("%s", err.text);
}

static inline void take_all(struct terminal *t)
{
    for (;;) {
        int w, h;
        app_window(t->app, &w, &h);
        struct input input = input_poll(w, h);
        if (input.kind == INPUT_NONE)
            break;
        if (input.kind == INPUT_DOWN || input.kind == INPUT_KEY)
            app_draw(t->app, t->now);
        app_input(t->app, &input, t->now);
    }
    app_tick(t->app, t->now);
    app_draw(t->app, t->now);
}

static inline int set_up(void **state)
{
    static struct terminal t;
    t = (struct terminal){.now = {.wall_known = true, .wall = 1795424400}};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    bundles_set_up(&t.bundles, 1);
    config_defaults(&t.config);
    snprintf(t.config.state, sizeof t.config.state, "%s", t.bundles.state);
    make_content(&t);
    struct app_options options = {.config = &t.config, .w = W, .h = H};
    struct err err = {""};
    if (!app_open(&t.app, &options, t.now, &err))
        fail_msg("%s", err.text);
    take_all(&t);
    *state = &t;
    return 0;
}

static inline int tear_down(void **state)
{
    struct terminal *t = *state;
    app_close(t->app);
    bundles_tear_down(&t->bundles);
    return 0;
}

static inline void pass(struct terminal *t, int64_t ms)
{
    for (int64_t left = ms; left > 0; left -= 500) {
        int64_t step = left < 500 ? left : 500;
        t->now.ms += step;
        t->now.bounce_ms += step;
        app_tick(t->app, t->now);
        app_draw(t->app, t->now);
    }
}

static inline void finger(struct terminal *t, Uint32 type, SDL_FingerID id, int x, int y)
{
    int w, h;
    app_window(t->app, &w, &h);
    SDL_Event event = {.tfinger = {.type = type,
                                   .touchId = 7,
                                   .fingerId = id,
                                   .x = ((float)x + 0.5F) / (float)w,
                                   .y = ((float)y + 0.5F) / (float)h,
                                   .pressure = 1,
                                   .windowID = 1}};
    SDL_PushEvent(&event);
    take_all(t);
}

static inline void middle_of(struct terminal *t, const char *id, int *x, int *y)
{
    const struct element *e = frame_find(app_frame(t->app), id);
    if (e == NULL)
        fail_msg("%s is not on %s", id, app_screen(t->app));
    struct rect seen = element_seen(e);
    *x = seen.x + seen.w / 2;
    *y = seen.y + seen.h / 2;
}

static inline void tap_at(struct terminal *t, SDL_FingerID id, int x, int y)
{
    pass(t, 700);
    finger(t, SDL_FINGERDOWN, id, x, y);
    finger(t, SDL_FINGERUP, id, x, y);
}

static inline void tap(struct terminal *t, SDL_FingerID id, const char *element)
{
    int x, y;
    middle_of(t, element, &x, &y);
    tap_at(t, id, x, y);
}

static inline void key(struct terminal *t, SDL_Keycode code, const char *text,
                       bool repeat)
{
    SDL_Event event = {
        .key = {
            .type = SDL_KEYDOWN, .windowID = 1, .state = SDL_PRESSED, .repeat = repeat}};
    event.key.keysym.sym = code;
    SDL_PushEvent(&event);
    if (text != NULL) {
        SDL_Event typed = {.text = {.type = SDL_TEXTINPUT, .windowID = 1}};
        snprintf(typed.text.text, sizeof typed.text.text, "%s", text);
        SDL_PushEvent(&typed);
    }
    event.type = SDL_KEYUP;
    if (!repeat)
        SDL_PushEvent(&event);
    take_all(t);
}

#define assert_screen(t, name) assert_string_equal(app_screen((t)->app), name)

static inline void come(struct terminal *t)
{
    tap_at(t, 1, W / 2, H / 2);
    assert_screen(t, "home");
}

static inline void until_asked(struct terminal *t)
{
    pass(t, 90500);
    assert_screen(t, "still_there");
}

static inline bool stands(struct terminal *t, const char *words)
{
    const struct frame *frame = app_frame(t->app);
    for (size_t i = 0; i < frame->count; i++)
        if (strstr(frame->element[i].label, words) != NULL)
            return true;
    return false;
}

#endif
