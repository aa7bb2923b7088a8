#include "ui/keypad.h"

#include <string.h>

/* In the order of enum input_key. */
static const char *const key_name[] = {[KEY_UP] = "up",
                                       [KEY_DOWN] = "down",
                                       [KEY_LEFT] = "left",
                                       [KEY_RIGHT] = "right",
                                       [KEY_OK] = "ok",
                                       [KEY_BACK] = "back",
                                       [KEY_HELP] = "help",
                                       [KEY_NEXT] = "next",
                                       [KEY_PREVIOUS] = "previous",
                                       [KEY_AGAIN] = "again",
                                       [KEY_PLUS] = "plus",
                                       [KEY_MINUS] = "minus",
                                       [KEY_SWITCH] = "switch",
                                       [KEY_SWITCH_TWO] = "switch2",
                                       [KEY_PLUGGED] = "headphones_in",
                                       [KEY_UNPLUGGED] = "headphones_out"};

/* USB HID Usage Tables 1.5, page 7; the last ones are SDL's own numbers of page 12. */
static const struct {
    const char *name;
    int code;
} codes[] = {
    {"ENTER", 40},      {"ESC", 41},       {"BACKSPACE", 42},     {"TAB", 43},
    {"SPACE", 44},      {"MINUS", 45},     {"EQUAL", 46},         {"INSERT", 73},
    {"HOME", 74},       {"PAGEUP", 75},    {"DELETE", 76},        {"END", 77},
    {"PAGEDOWN", 78},   {"RIGHT", 79},     {"LEFT", 80},          {"DOWN", 81},
    {"UP", 82},         {"NUMLOCK", 83},   {"KPSLASH", 84},       {"KPASTERISK", 85},
    {"KPMINUS", 86},    {"KPPLUS", 87},    {"KPENTER", 88},       {"KPDOT", 99},
    {"COMPOSE", 101},   {"HELP", 117},     {"MENU", 118},         {"SELECT", 119},
    {"MUTE", 127},      {"VOLUMEUP", 128}, {"VOLUMEDOWN", 129},   {"LEFTCTRL", 224},
    {"LEFTSHIFT", 225}, {"LEFTALT", 226},  {"RIGHTCTRL", 228},    {"RIGHTSHIFT", 229},
    {"RIGHTALT", 230},  {"NEXTSONG", 258}, {"PREVIOUSSONG", 259}, {"STOPCD", 260},
    {"PLAYPAUSE", 261},
};

static const struct {
    int code;
    enum input_key key;
} usual[] = {
    {104, KEY_UP},    {105, KEY_DOWN},  {106, KEY_LEFT},   {107, KEY_RIGHT},
    {108, KEY_OK},    {109, KEY_BACK},  {110, KEY_HELP},   {111, KEY_PLUS},
    {112, KEY_MINUS}, {113, KEY_AGAIN}, {114, KEY_SWITCH}, {115, KEY_SWITCH_TWO},
    {128, KEY_PLUS},  {129, KEY_MINUS},
};

bool keypad_key_named(const char *name, enum input_key *out)
{
    for (size_t i = 0; i < sizeof key_name / sizeof key_name[0]; i++)
        if (strcmp(key_name[i], name) == 0) {
            *out = (enum input_key)i;
            return true;
        }
    return false;
}

/* A number behind a word, from `least` to `most`; -1 if it is none. */
static int number_behind(const char *name, const char *word, int least, int most)
{
    size_t len = strlen(word);
    int number = 0;
    if (strncmp(name, word, len) != 0 || name[len] == '\0' || strlen(name + len) > 2)
        return -1;
    for (const char *p = name + len; *p != '\0'; p++) {
        if (*p < '0' || *p > '9')
            return -1;
        number = number * 10 + *p - '0';
    }
    return number >= least && number <= most ? number : -1;
}

bool keypad_code_named(const char *name, int *out)
{
    if (strncmp(name, "KEY_", 4) == 0)
        name += 4;
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (strcmp(codes[i].name, name) == 0) {
            *out = codes[i].code;
            return true;
        }
    int number = number_behind(name, "F", 1, 24);
    if (number > 0) {
        *out = number <= 12 ? 57 + number : 91 + number;
        return true;
    }
    /* On both rows of digits 0 stands behind 9. */
    number = number_behind(name, "KP", 0, 9);
    if (number >= 0) {
        *out = number == 0 ? 98 : 88 + number;
        return true;
    }
    if (name[0] != '\0' && name[1] == '\0') {
        if (name[0] >= 'A' && name[0] <= 'Z')
            *out = 4 + name[0] - 'A';
        else if (name[0] >= '0' && name[0] <= '9')
            *out = name[0] == '0' ? 39 : 30 + name[0] - '1';
        else
            return false;
        return true;
    }
    return false;
}

bool keypad_set(struct keypad *keypad, int code, enum input_key key)
{
    size_t at = 0;
    while (at < keypad->count && keypad->set[at].code != code)
        at++;
    if (at == KEYPAD_KEYS)
        return false;
    if (at == keypad->count)
        keypad->count++;
    keypad->set[at].code = code;
    keypad->set[at].key = key;
    return true;
}

bool keypad_has(const struct keypad *keypad, enum input_key key)
{
    for (size_t i = 0; i < keypad->count; i++)
        if (keypad->set[i].key == key)
            return true;
    return false;
}

bool keypad_find(const struct keypad *keypad, int code, enum input_key *out)
{
    for (size_t i = 0; i < keypad->count; i++)
        if (keypad->set[i].code == code) {
            *out = keypad->set[i].key;
            return true;
        }
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        if (usual[i].code == code) {
            *out = usual[i].key;
            return true;
        }
    return false;
}
