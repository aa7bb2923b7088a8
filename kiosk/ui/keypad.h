#ifndef ANNA_UI_KEYPAD_H
#define ANNA_UI_KEYPAD_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/input.h"

/* Which key of a keypad does what. A keypad is a keyboard whose keys send what its maker
 * chose; so a key is named by its place (the usage number of USB HID, page 7, which is
 * SDL's scancode too) and not by the sign that a layout puts there. */

enum { KEYPAD_KEYS = 48 };

struct keypad {
    struct {
        int code;
        enum input_key key;
    } set[KEYPAD_KEYS];
    size_t count;
};

/* True if one of its places means that key. */
bool keypad_has(const struct keypad *keypad, enum input_key key);

/* The key that a name means in visits and in kiosk.conf ("up", "ok", "switch"); false if
 * there is no such name. */
bool keypad_key_named(const char *name, enum input_key *out);

/* The place that a name of Linux means, as evtest prints it ("KEY_F18"; "F18" will do);
 * false if it is none that this table has. */
bool keypad_code_named(const char *name, int *out);

/* From now on a place means that key, whatever it meant before. False if the keypad has
 * too many. */
bool keypad_set(struct keypad *keypad, int code, enum input_key key);

/* What a place means: as it was set, else the loudness of any keyboard and F13 to F24,
 * which no other key of a keyboard sends. False if it means nothing here. */
bool keypad_find(const struct keypad *keypad, int code, enum input_key *out);

#endif
