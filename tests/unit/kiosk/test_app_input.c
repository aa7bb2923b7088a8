#include "terminal.h"

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

/* OK twice opens one page; another key in between, or a moment later, is meant. */
static void test_key_twice_is_once(void **state)
{
    struct terminal *t = *state;
    key(t, SDLK_RETURN, NULL, false);
    assert_screen(t, "home");
    pass(t, 600);
    key(t, SDLK_DOWN, NULL, false);
    key(t, SDLK_RIGHT, NULL, false);
    pass(t, 400);
    key(t, SDLK_RIGHT, NULL, false);
    key(t, SDLK_RETURN, NULL, false);
    pass(t, 400);
    key(t, SDLK_RETURN, NULL, false);
    assert_screen(t, "topic");
    key(t, SDLK_ESCAPE, NULL, false);
    assert_screen(t, "home");
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

/* Water on the glass that comes and goes: the question comes, the water is no answer to
 * it, and what she did is wiped. Then the water begins a visit of its own. */
static void test_flicker_is_nobody(void **state)
{
    struct terminal *t = *state;
    come(t);
    tap(t, 1, "nav:search");
    for (int i = 0; i < 280; i++) {
        finger(t, SDL_FINGERDOWN, 2, 10, H / 2 + i % 9);
        finger(t, SDL_FINGERUP, 2, 10, H / 2 + i % 9);
        pass(t, 500);
        if (i == 230)
            assert_screen(t, "still_there");
    }
    assert_screen(t, "home");
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

/* The staff's question comes under a hand that types: "Nein, alles löschen" is none of
 * its answers. */
static void test_staff_asks_under_a_hand(void **state)
{
    struct terminal *t = *state;
    int x, y;
    come(t);
    tap(t, 1, "nav:search");
    key(t, SDLK_x, "x", false);
    pass(t, 5000);
    snprintf(t->config.stick[t->config.stick_count++], sizeof t->config.stick[0], "%s",
             t->bundles.stick);
    input_wake();
    take_all(t);
    assert_screen(t, "stick");
    middle_of(t, "stick:now", &x, &y);
    pass(t, 400);
    finger(t, SDL_FINGERDOWN, 1, x, y);
    finger(t, SDL_FINGERUP, 1, x, y);
    assert_screen(t, "stick");
    pass(t, 600);
    tap(t, 1, "stick:later");
    assert_screen(t, "search");
    assert_true(stands(t, "x"));
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
        TEST(test_key_twice_is_once),
        TEST(test_wheel_noise_is_nobody),
        TEST(test_mouse_trembles),
        TEST(test_flicker_is_nobody),
        TEST(test_any_touch_is_yes),
        TEST(test_any_key_is_yes),
        TEST(test_no),
        TEST(test_down_before_asked),
        TEST(test_staff_asks_under_a_hand),
        TEST(test_hostile_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
