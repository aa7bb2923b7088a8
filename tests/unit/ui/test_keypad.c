#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <SDL.h>

#include "ui/keypad.h"

/* The numbers are SDL's own: what it calls a key is where our table has it. */
static void test_places_are_sdls(void **state)
{
    static const struct {
        const char *name;
        int code;
    } rows[] = {
        {"A", SDL_SCANCODE_A},
        {"KEY_Z", SDL_SCANCODE_Z},
        {"1", SDL_SCANCODE_1},
        {"0", SDL_SCANCODE_0},
        {"KEY_ENTER", SDL_SCANCODE_RETURN},
        {"SPACE", SDL_SCANCODE_SPACE},
        {"F1", SDL_SCANCODE_F1},
        {"F12", SDL_SCANCODE_F12},
        {"F13", SDL_SCANCODE_F13},
        {"F24", SDL_SCANCODE_F24},
        {"HOME", SDL_SCANCODE_HOME},
        {"PAGEDOWN", SDL_SCANCODE_PAGEDOWN},
        {"UP", SDL_SCANCODE_UP},
        {"LEFT", SDL_SCANCODE_LEFT},
        {"KP0", SDL_SCANCODE_KP_0},
        {"KP9", SDL_SCANCODE_KP_9},
        {"KPENTER", SDL_SCANCODE_KP_ENTER},
        {"KPASTERISK", SDL_SCANCODE_KP_MULTIPLY},
        {"COMPOSE", SDL_SCANCODE_APPLICATION},
        {"MUTE", SDL_SCANCODE_MUTE},
        {"VOLUMEDOWN", SDL_SCANCODE_VOLUMEDOWN},
        {"RIGHTSHIFT", SDL_SCANCODE_RSHIFT},
        {"PLAYPAUSE", SDL_SCANCODE_AUDIOPLAY},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int code = 0;
        if (!keypad_code_named(rows[i].name, &code) || code != rows[i].code)
            fail_msg("%s is %d, not %d", rows[i].name, code, rows[i].code);
    }
}

static void test_no_such_place(void **state)
{
    static const char *const none[] = {"",   "KEY_", "F0", "F25", "F1x",      "F123",
                                       "KP", "KP10", "a",  "UP ", "KEY_KEY_A"};
    (void)state;
    int code;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (keypad_code_named(none[i], &code))
            fail_msg("\"%s\" is a key", none[i]);
}

static void test_set_over_usual(void **state)
{
    struct keypad pad = {.count = 0};
    enum input_key key;
    (void)state;
    assert_true(keypad_find(&pad, SDL_SCANCODE_F13, &key) && key == KEY_UP);
    assert_true(keypad_find(&pad, SDL_SCANCODE_F24, &key) && key == KEY_SWITCH_TWO);
    assert_false(keypad_find(&pad, SDL_SCANCODE_A, &key));
    assert_true(keypad_set(&pad, SDL_SCANCODE_F13, KEY_HELP));
    assert_true(keypad_set(&pad, SDL_SCANCODE_F13, KEY_OK));
    assert_true(keypad_find(&pad, SDL_SCANCODE_F13, &key) && key == KEY_OK);
    assert_int_equal(pad.count, 1);
    assert_true(keypad_has(&pad, KEY_OK));
    assert_false(keypad_has(&pad, KEY_HELP));
    while (keypad_set(&pad, 300 + (int)pad.count, KEY_OK))
        ;
    assert_int_equal(pad.count, KEYPAD_KEYS);
}

static void test_names(void **state)
{
    enum input_key key;
    (void)state;
    assert_true(keypad_key_named("up", &key) && key == KEY_UP);
    assert_true(keypad_key_named("switch2", &key) && key == KEY_SWITCH_TWO);
    assert_true(keypad_key_named("headphones_in", &key) && key == KEY_PLUGGED);
    assert_true(keypad_key_named("headphones_out", &key) && key == KEY_UNPLUGGED);
    assert_false(keypad_key_named("erase", &key));
    assert_false(keypad_key_named("", &key));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places_are_sdls),
        cmocka_unit_test(test_no_such_place),
        cmocka_unit_test(test_set_over_usual),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
