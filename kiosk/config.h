#ifndef ANNA_KIOSK_CONFIG_H
#define ANNA_KIOSK_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "core/setup.h"
#include "ui/keypad.h"

/* What one terminal is set up with: kiosk.conf, an INI file; over it what the first stick
 * brought (core/setup.h); over both the options of the command line. */

#define CONFIG_SYSTEM "/etc/anna/kiosk.conf"

enum { CONFIG_KEYS = 2, CONFIG_STICKS = 4, CONFIG_LANGS = 16, CONFIG_TEXT = 512 };

/* Instead of a card's name: no sound is wanted. */
#define CONFIG_NO_CARD "none"

/* What says that headphones are in: ALSA (device/jack.h), a key of the keypad, nobody. */
enum config_jack { CONFIG_JACK_ALSA, CONFIG_JACK_KEY, CONFIG_JACK_NONE };

struct config {
    char state[CONFIG_TEXT]; /* folder of the installed content, the outbox, the log */
    char site[64];           /* id of the site; "" = the content's first */
    char key[CONFIG_KEYS][CONFIG_TEXT]; /* files of trusted minisign public keys */
    size_t key_count;
    char setup[CONFIG_TEXT];   /* folder that keeps what the first stick brought */
    char program[CONFIG_TEXT]; /* file that says what program runs (core/program.h) */
    bool set_up;               /* by a stick: `own` holds, and its key instead of `key` */
    bool setup_broken;         /* what is kept there cannot be read */
    struct setup own;
    char courier[CONFIG_TEXT];  /* folder of anna-courier (core/courier.h); "" = none */
    char outgoing[CONFIG_TEXT]; /* folder for what the courier takes away; "" = none */
    char stick[CONFIG_STICKS][CONFIG_TEXT]; /* folders to watch as mount points */
    size_t stick_count;
    char lang[CONFIG_LANGS][8]; /* languages offered, the first is the terminal's own */
    size_t lang_count;
    double width_mm, height_mm; /* of the panel; 0 = ask the display */
    double distance_mm;         /* of the eye; 0 = by the panel's size */
    int turn;                   /* 0, 90, 180, 270 degrees */
    int ask_seconds;            /* without a touch until "Sind Sie noch da?" */
    int wipe_seconds;           /* from there until all is wiped */
    char desk_name[128];        /* front desk, for when there is no content */
    char desk_phone[32];
    char printer[128]; /* queue of CUPS; "" = none */
    char card[128]; /* for sound, as SDL names it; "" = the system's own; or the next */
    enum config_jack jack;
    struct keypad keypad;
};

/* The values that hold without a file. */
void config_defaults(struct config *config);

/* Reads a file over what is there. A line that is not understood is an error with its
 * number; `config` is untouched then. */
bool config_read(struct config *config, const char *path, struct err *err);

/* Takes what a stick brought over what is there; what it does not say stays. */
void config_take_setup(struct config *config, const struct setup *setup);

/* Takes what a stick brought from the folder `setup`, if something is kept there. That it
 * is broken is no reason not to start: it is said where one asks. */
void config_find_setup(struct config *config);

/* Takes what a stick can set from another one: the same terminal, read anew. */
void config_follow(struct config *config, const struct config *newer);

/* The keys that are trusted. None is no failure. */
bool config_keys(const struct config *config, struct signature_key keys[CONFIG_KEYS],
                 size_t *count, struct err *err);

/* True while no key was ever set: the first stick may bring one. */
bool config_waits(const struct config *config);

#endif
