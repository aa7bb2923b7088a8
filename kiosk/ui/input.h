#ifndef ANNA_UI_INPUT_H
#define ANNA_UI_INPUT_H

#include <stdbool.h>
#include <stdint.h>

/* What people do, whatever they do it with: finger, mouse, keypad, keyboard, script. Keys
 * become actions here, at the edge. A key that is held down is one key: what the system
 * repeats of it is nothing. */

enum input_kind {
    INPUT_NONE,
    INPUT_DOWN, /* a finger came down at x, y; ui/fingers.h says what it counts */
    INPUT_MOVE,
    INPUT_UP,
    INPUT_CANCEL, /* all fingers were lost */
    INPUT_KEY,
    INPUT_KEY_UP, /* it was let go: only who uses a switch holds one down */
    INPUT_TEXT,   /* typed on a real keyboard, after the INPUT_KEY that did it */
    INPUT_WHEEL,  /* y: notches, positive = down */
    INPUT_DRAW,   /* the window must be drawn again, perhaps in another size */
    INPUT_WAKE,   /* something happened outside, see input_wake */
    INPUT_QUIT    /* the system ends the program */
};

enum input_key {
    KEY_UP,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_OK,
    KEY_BACK,
    KEY_HELP,
    KEY_NEXT,
    KEY_PREVIOUS,
    KEY_AGAIN, /* says once more; nothing as long as nothing is said */
    KEY_PLUS,  /* louder, less loud; the same */
    KEY_MINUS,
    KEY_SWITCH, /* of somebody who has one key, or two (ui/scan.h) */
    KEY_SWITCH_TWO,
    KEY_PLUGGED, /* headphones came in, or went out: of a keypad that feels its socket */
    KEY_UNPLUGGED,
    KEY_SPACE, /* OK, but where something is typed: then the INPUT_TEXT behind it */
    KEY_ERASE, /* the keyboard's backspace */
    KEY_OTHER  /* a letter, or one that means nothing: somebody is there */
};

struct input {
    enum input_kind kind;
    int64_t finger; /* which one, from INPUT_DOWN to INPUT_UP; the mouse is 0 */
    int x, y;       /* pixels of the window */
    enum input_key key;
    char text[32]; /* as typed_good wants it */
};

/* To be called once the display is open: from then on SIGTERM and SIGINT end the program,
 * and nothing that people do; and what becomes of the display is an INPUT_DRAW. */
void input_open(void);

/* What the keys of a keypad mean (ui/keypad.h), before what they mean on any keyboard.
 * What they type is nothing. */
struct keypad;
void input_keypad(const struct keypad *keypad);

/* Waits for the next input, at most `timeout_ms`; below 0: as long as it takes. Sleeps in
 * the system's own wait, so that nothing runs while nothing happens. INPUT_NONE when the
 * time is over. */
struct input input_wait(int timeout_ms, int window_w, int window_h);

/* The next input that is there already, INPUT_NONE if there is none. */
struct input input_poll(int window_w, int window_h);

/* Makes the one who waits for input get INPUT_WAKE. May be called on any thread. */
void input_wake(void);

#endif
