#include "ui/input.h"

#include <signal.h>
#include <string.h>

#include <SDL.h>
#include <SDL_syswm.h>

#include "base/utf8.h"
#include "ui/keypad.h"
#include "ui/outputs.h"
#include "ui/typed.h"

/* The last key that came was a repeat, or one of the keypad: it types nothing. */
static bool types_nothing;

static struct keypad pad;

/* Signals that end the program, and what SDL does with each: it queues SDL_QUIT. */
static const int ending[] = {SIGTERM, SIGINT};
static void (*queue_quit)(int);
static volatile sig_atomic_t ended;

static void on_signal(int number)
{
    ended = 1;
    queue_quit(number);
}

/* Of all that X says, only what becomes of its outputs wakes anybody. */
static int keep_event(void *ignored, SDL_Event *event)
{
    (void)ignored;
    return event->type != SDL_SYSWMEVENT ||
           (event->syswm.msg->subsystem == SDL_SYSWM_X11 &&
            outputs_event(&event->syswm.msg->msg.x11.event));
}

void input_open(void)
{
    SDL_SetEventFilter(keep_event, NULL);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
    for (size_t i = 0; i < sizeof ending / sizeof ending[0]; i++) {
        struct sigaction action;
        /* A signal that somebody else takes care of, or ignores, is not SDL's. */
        if (sigaction(ending[i], NULL, &action) != 0 || action.sa_handler == SIG_IGN ||
            action.sa_handler == SIG_DFL || action.sa_handler == on_signal)
            continue;
        queue_quit = action.sa_handler;
        action.sa_handler = on_signal;
        sigaction(ending[i], &action, NULL);
    }
}

/* SDL says SDL_QUIT after a signal, and on Wayland when the compositor is gone. Another
 * one would be somebody's way out. */
static bool ends(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return ended || (driver != NULL && strcmp(driver, "wayland") == 0);
}

/* Devices count their fingers each for itself. */
static int64_t finger_id(const SDL_TouchFingerEvent *event)
{
    uint64_t device = (uint64_t)event->touchId * 0x9E3779B97F4A7C15u;
    return (int64_t)(device ^ (uint64_t)event->fingerId);
}

static struct input finger(const SDL_TouchFingerEvent *event, int w, int h)
{
    if (event->touchId == SDL_MOUSE_TOUCHID)
        return (struct input){.kind = INPUT_NONE};
    return (struct input){.kind = event->type == SDL_FINGERDOWN ? INPUT_DOWN
                                  : event->type == SDL_FINGERUP ? INPUT_UP
                                                                : INPUT_MOVE,
                          .finger = finger_id(event),
                          .x = (int)(event->x * (float)w),
                          .y = (int)(event->y * (float)h)};
}

static struct input mouse(const SDL_Event *event)
{
    struct input input = {.kind = INPUT_NONE};
    if (event->type == SDL_MOUSEMOTION) {
        if (event->motion.which != SDL_TOUCH_MOUSEID &&
            (event->motion.state & SDL_BUTTON_LMASK) != 0)
            input = (struct input){
                .kind = INPUT_MOVE, .x = event->motion.x, .y = event->motion.y};
    } else if (event->button.which != SDL_TOUCH_MOUSEID &&
               event->button.button == SDL_BUTTON_LEFT) {
        input.kind = event->type == SDL_MOUSEBUTTONDOWN ? INPUT_DOWN : INPUT_UP;
        input.x = event->button.x;
        input.y = event->button.y;
    }
    return input;
}

static struct input key(const SDL_KeyboardEvent *event)
{
    static const struct {
        SDL_Keycode code;
        enum input_key key;
    } keys[] = {
        {SDLK_UP, KEY_UP},       {SDLK_DOWN, KEY_DOWN},   {SDLK_LEFT, KEY_LEFT},
        {SDLK_RIGHT, KEY_RIGHT}, {SDLK_RETURN, KEY_OK},   {SDLK_KP_ENTER, KEY_OK},
        {SDLK_SELECT, KEY_OK},   {SDLK_ESCAPE, KEY_BACK}, {SDLK_AC_BACK, KEY_BACK},
        {SDLK_F1, KEY_HELP},     {SDLK_HELP, KEY_HELP},   {SDLK_BACKSPACE, KEY_ERASE},
        {SDLK_SPACE, KEY_SPACE},
    };
    struct input input = {.kind = event->type == SDL_KEYUP ? INPUT_KEY_UP : INPUT_KEY,
                          .key = KEY_OTHER};
    bool of_pad = keypad_find(&pad, (int)event->keysym.scancode, &input.key);
    if (event->type == SDL_KEYDOWN)
        types_nothing = event->repeat != 0 || of_pad;
    if (event->repeat != 0)
        return (struct input){.kind = INPUT_NONE};
    if (of_pad)
        return input;
    if (event->keysym.sym == SDLK_TAB)
        input.key = (event->keysym.mod & KMOD_SHIFT) != 0 ? KEY_PREVIOUS : KEY_NEXT;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (event->keysym.sym == keys[i].code)
            input.key = keys[i].key;
    return input;
}

static struct input translate(const SDL_Event *event, int w, int h)
{
    struct input input = {.kind = INPUT_NONE};
    switch (event->type) {
    case SDL_QUIT:
        input.kind = ends() ? INPUT_QUIT : INPUT_NONE;
        break;
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        return finger(&event->tfinger, w, h);
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return mouse(event);
    case SDL_MOUSEWHEEL:
        input.kind = INPUT_WHEEL;
        input.y = -event->wheel.y;
        break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        return key(&event->key);
    case SDL_TEXTINPUT:
        if (!types_nothing && typed_good(event->text.text) &&
            utf8_copy(input.text, sizeof input.text, event->text.text))
            input.kind = INPUT_TEXT;
        break;
    case SDL_USEREVENT:
        input.kind = INPUT_WAKE;
        break;
    case SDL_SYSWMEVENT:
    case SDL_DISPLAYEVENT:
        input.kind = INPUT_DRAW;
        break;
    case SDL_WINDOWEVENT:
        if (event->window.event == SDL_WINDOWEVENT_EXPOSED ||
            event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED)
            input.kind = INPUT_DRAW;
        else if (event->window.event == SDL_WINDOWEVENT_HIDDEN ||
                 event->window.event == SDL_WINDOWEVENT_MINIMIZED)
            input.kind = INPUT_CANCEL;
        break;
    default:
        break;
    }
    return input;
}

struct input input_wait(int timeout_ms, int window_w, int window_h)
{
    SDL_Event event;
    int got =
        timeout_ms < 0 ? SDL_WaitEvent(&event) : SDL_WaitEventTimeout(&event, timeout_ms);
    return got == 1 ? translate(&event, window_w, window_h)
                    : (struct input){.kind = INPUT_NONE};
}

struct input input_poll(int window_w, int window_h)
{
    SDL_Event event;
    while (SDL_PollEvent(&event) == 1) {
        struct input input = translate(&event, window_w, window_h);
        if (input.kind != INPUT_NONE)
            return input;
    }
    return (struct input){.kind = INPUT_NONE};
}

void input_keypad(const struct keypad *keypad)
{
    pad = *keypad;
}

void input_wake(void)
{
    SDL_Event event = {.type = SDL_USEREVENT};
    SDL_PushEvent(&event);
}
