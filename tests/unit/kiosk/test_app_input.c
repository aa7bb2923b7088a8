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

static void make_content(struct terminal *t)
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

static void take_all(struct terminal *t)
{
    for (;;) {
        struct input input = input_poll(W, H);
        if (input.kind == INPUT_NONE)
            break;
        if (input.kind == INPUT_DOWN || input.kind == INPUT_KEY)
            app_draw(t->app, t->now);
        app_input(t->app, &input, t->now);
    }
    app_tick(t->app, t->now);
    app_draw(t->app, t->now);
}

static int set_up(void **state)
{
    static struct terminal t;
    t = (struct terminal){.now = {.wall_known = true, .wall = 1795000000}};
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

static int tear_down(void **state)
{
    struct terminal *t = *state;
    app_close(t->app);
    bundles_tear_down(&t->bundles);
    return 0;
}

static void pass(struct terminal *t, int64_t ms)
{
    for (int64_t left = ms; left > 0; left -= 500) {
        int64_t step = left < 500 ? left : 500;
        t->now.ms += step;
        t->now.bounce_ms += step;
        app_tick(t->app, t->now);
        app_draw(t->app, t->now);
    }
}

static void finger(struct terminal *t, Uint32 type, SDL_FingerID id, int x, int y)
{
    SDL_Event event = {.tfinger = {.type = type,
                                   .touchId = 7,
                                   .fingerId = id,
                                   .x = ((float)x + 0.5F) / W,
                                   .y = ((float)y + 0.5F) / H,
                                   .pressure = 1,
                                   .windowID = 1}};
    SDL_PushEvent(&event);
    take_all(t);
}

static void middle_of(struct terminal *t, const char *id, int *x, int *y)
{
    const struct element *e = frame_find(app_frame(t->app), id);
    if (e == NULL)
        fail_msg("%s is not on %s", id, app_screen(t->app));
    struct rect seen = element_seen(e);
    *x = seen.x + seen.w / 2;
    *y = seen.y + seen.h / 2;
}

static void tap_at(struct terminal *t, SDL_FingerID id, int x, int y)
{
    pass(t, 700);
    finger(t, SDL_FINGERDOWN, id, x, y);
    finger(t, SDL_FINGERUP, id, x, y);
}

static void tap(struct terminal *t, SDL_FingerID id, const char *element)
{
    int x, y;
    middle_of(t, element, &x, &y);
    tap_at(t, id, x, y);
}

static void key(struct terminal *t, SDL_Keycode code, const char *text, bool repeat)
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
    take_all(t);
}

#define assert_screen(t, name) assert_string_equal(app_screen((t)->app), name)

static void come(struct terminal *t)
{
    tap_at(t, 1, W / 2, H / 2);
    assert_screen(t, "home");
}

static void until_asked(struct terminal *t)
{
    pass(t, 90500);
    assert_screen(t, "still_there");
}

static bool stands(struct terminal *t, const char *words)
{
    const struct frame *frame = app_frame(t->app);
    for (size_t i = 0; i < frame->count; i++)
        if (strstr(frame->element[i].label, words) != NULL)
            return true;
    return false;
}

static void test_palm_rests(void **state)
{
    struct terminal *t = *state;
    come(t);
    /* a palm on a tile, for as long as it likes; beside it the visit goes on */
    int x, y;
    middle_of(t, "topic:money", &x, &y);
    finger(t, SDL_FINGERDOWN, 9, x, y);
    pass(t, 3000);
    tap(t, 1, "nav:search");
    assert_screen(t, "search");
    tap(t, 2, "nav:home");
    assert_screen(t, "home");
    /* and leaves without a trace */
    finger(t, SDL_FINGERUP, 9, x, y);
    assert_screen(t, "home");
    tap(t, 1, "nav:search");
    assert_screen(t, "search");
}

static void test_wipe_forgets_fingers(void **state)
{
    struct terminal *t = *state;
    come(t);
    finger(t, SDL_FINGERDOWN, 9, 10, H / 2);
    pass(t, 200000);
    assert_screen(t, "attract");
    /* the next visitor's first touch counts, though the other is still down */
    tap_at(t, 1, W / 2, H / 2);
    assert_screen(t, "home");
    finger(t, SDL_FINGERUP, 9, 10, H / 2);
    assert_screen(t, "home");
}

/* What lay on the glass before the visitor came is not hers. */
static void test_visit_forgets_fingers(void **state)
{
    struct terminal *t = *state;
    finger(t, SDL_FINGERDOWN, 9, 10, H / 2);
    pass(t, 3000);
    come(t);
    finger(t, SDL_FINGERDOWN, 1, 500, 10);
    finger(t, SDL_FINGERUP, 9, 10, H / 2);
    finger(t, SDL_FINGERUP, 1, 500, 10);
    tap(t, 1, "nav:search");
    assert_screen(t, "search");
}

static void test_trembling_is_nobody(void **state)
{
    struct terminal *t = *state;
    come(t);
    finger(t, SDL_FINGERDOWN, 9, 10, H / 2);
    for (int i = 0; i < 200; i++) {
        finger(t, SDL_FINGERMOTION, 9, 10 + i % 3, H / 2 + i % 5);
        pass(t, 500);
    }
    assert_screen(t, "still_there");
    pass(t, 30000);
    assert_screen(t, "attract");
}

static void test_key_repeat_is_nobody(void **state)
{
    struct terminal *t = *state;
    come(t);
    tap(t, 1, "nav:search");
    key(t, SDLK_a, "a", false);
    for (int i = 0; i < 200; i++) {
        key(t, SDLK_a, "a", true);
        pass(t, 500);
    }
    assert_screen(t, "still_there");
    key(t, SDLK_LSHIFT, NULL, false);
    assert_screen(t, "search");
    assert_true(stands(t, "a"));
    assert_false(stands(t, "aa"));
}

static void turn_wheel(struct terminal *t, int notches)
{
    SDL_Event event = {.wheel = {.type = SDL_MOUSEWHEEL, .windowID = 1, .y = notches}};
    SDL_PushEvent(&event);
    take_all(t);
}

static void test_wheel_noise_is_nobody(void **state)
{
    struct terminal *t = *state;
    come(t);
    for (int i = 0; i < 200; i++) {
        turn_wheel(t, i % 2 == 0 ? 1 : -1);
        pass(t, 500);
    }
    assert_screen(t, "still_there");
    turn_wheel(t, 1);
    turn_wheel(t, 1);
    assert_screen(t, "home");
}

static void test_mouse_trembles(void **state)
{
    struct terminal *t = *state;
    come(t);
    for (int i = 0; i < 200; i++) {
        SDL_Event event = {.motion = {.type = SDL_MOUSEMOTION,
                                      .windowID = 1,
                                      .state = i == 0 ? 0 : SDL_BUTTON_LMASK,
                                      .x = 10 + i % 7,
                                      .y = 900}};
        SDL_Event down = {.button = {.type = SDL_MOUSEBUTTONDOWN,
                                     .button = SDL_BUTTON_LEFT,
                                     .x = 10,
                                     .y = 900}};
        SDL_PushEvent(i == 1 ? &down : &event);
        take_all(t);
        pass(t, 500);
    }
    assert_screen(t, "still_there");
}

static void test_any_touch_is_yes(void **state)
{
    struct terminal *t = *state;
    static const int place[][2] = {{2, 2}, {W - 3, 2}, {2, H - 3}, {W / 2, H - 3}};
    come(t);
    tap(t, 1, "nav:search");
    for (size_t i = 0; i < sizeof place / sizeof place[0]; i++) {
        until_asked(t);
        pass(t, 5000);
        tap_at(t, 1, place[i][0], place[i][1]);
        assert_screen(t, "search");
        /* its bounce is nothing */
        finger(t, SDL_FINGERDOWN, 1, place[i][0], place[i][1]);
        finger(t, SDL_FINGERUP, 1, place[i][0], place[i][1]);
        assert_screen(t, "search");
    }
    until_asked(t);
    tap(t, 1, "nav:stay");
    assert_screen(t, "search");
}

static void test_any_key_is_yes(void **state)
{
    struct terminal *t = *state;
    static const SDL_Keycode code[] = {SDLK_UP,        SDLK_RETURN, SDLK_ESCAPE, SDLK_F1,
                                       SDLK_BACKSPACE, SDLK_F5,     SDLK_TAB};
    come(t);
    tap(t, 1, "nav:search");
    key(t, SDLK_x, "x", false);
    for (size_t i = 0; i < sizeof code / sizeof code[0]; i++) {
        until_asked(t);
        key(t, code[i], NULL, false);
        assert_screen(t, "search");
        assert_true(stands(t, "x"));
    }
    /* a letter is an answer, and none of the query */
    until_asked(t);
    key(t, SDLK_q, "q", false);
    assert_screen(t, "search");
    assert_false(stands(t, "xq"));
    key(t, SDLK_q, "q", false);
    assert_true(stands(t, "xq"));
}

static void test_no(void **state)
{
    struct terminal *t = *state;
    int x, y;
    come(t);
    until_asked(t);
    middle_of(t, "nav:clear", &x, &y);
    /* In the moment the question came the finger was meant for the page: yes. */
    finger(t, SDL_FINGERDOWN, 1, x, y);
    finger(t, SDL_FINGERUP, 1, x, y);
    assert_screen(t, "home");
    /* No, and then away from it: yes. */
    until_asked(t);
    pass(t, 1000);
    finger(t, SDL_FINGERDOWN, 1, x, y);
    assert_screen(t, "still_there");
    finger(t, SDL_FINGERMOTION, 1, x, y + 40);
    finger(t, SDL_FINGERUP, 1, x, 5);
    assert_screen(t, "home");
    /* Who holds the no has no more time than others. */
    until_asked(t);
    pass(t, 1000);
    finger(t, SDL_FINGERDOWN, 1, x, y);
    pass(t, 30000);
    assert_screen(t, "attract");
    finger(t, SDL_FINGERUP, 1, x, y);
    assert_screen(t, "attract");
    come(t);
    until_asked(t);
    pass(t, 1000);
    tap(t, 1, "nav:clear");
    assert_screen(t, "attract");
}

/* A finger that was down before the question came is no answer, and does no harm. */
static void test_down_before_asked(void **state)
{
    struct terminal *t = *state;
    int x, y;
    come(t);
    until_asked(t);
    middle_of(t, "nav:clear", &x, &y);
    tap(t, 1, "nav:stay");
    finger(t, SDL_FINGERDOWN, 1, x, y);
    until_asked(t);
    pass(t, 2000);
    finger(t, SDL_FINGERMOTION, 1, x, y + 30);
    finger(t, SDL_FINGERUP, 1, x, y + 30);
    assert_screen(t, "still_there");
    tap_at(t, 1, 3, 3);
    assert_screen(t, "home");
}

/* What a keyboard sends is text or nothing. */
static void test_hostile_keys(void **state)
{
    struct terminal *t = *state;
    static const char *const text[] = {"\xB4",   "\xC3", "\u0301", "\u202E", "\x1B",
                                       "\uFFFE", "\n",   "\u200D", "a\xB4",  "\uE000"};
    come(t);
    tap(t, 1, "nav:search");
    const char *empty = frame_find(app_frame(t->app), "field:query")->label;
    char words[128];
    snprintf(words, sizeof words, "%s", empty);
    for (size_t i = 0; i < sizeof text / sizeof text[0]; i++)
        key(t, SDLK_x, text[i], false);
    assert_string_equal(frame_find(app_frame(t->app), "field:query")->label, words);
    key(t, SDLK_e, "e", false);
    key(t, SDLK_e, "\u0301", false);
    assert_string_equal(frame_find(app_frame(t->app), "field:query")->label, "e\u0301");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(test_palm_rests),
        TEST(test_wipe_forgets_fingers),
        TEST(test_visit_forgets_fingers),
        TEST(test_trembling_is_nobody),
        TEST(test_key_repeat_is_nobody),
        TEST(test_wheel_noise_is_nobody),
        TEST(test_mouse_trembles),
        TEST(test_any_touch_is_yes),
        TEST(test_any_key_is_yes),
        TEST(test_no),
        TEST(test_down_before_asked),
        TEST(test_hostile_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
