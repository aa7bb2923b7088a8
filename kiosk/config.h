#ifndef ANNA_KIOSK_CONFIG_H
#define ANNA_KIOSK_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* What one terminal is set up with: kiosk.conf, an INI file, and the options of the
 * command line, which win. */

enum { CONFIG_KEYS = 2, CONFIG_STICKS = 4, CONFIG_LANGS = 16, CONFIG_TEXT = 512 };

struct config {
    char state[CONFIG_TEXT]; /* folder of the installed content, the outbox, the log */
    char site[64];           /* id of the site; "" = the content's first */
    char key[CONFIG_KEYS][CONFIG_TEXT]; /* files of trusted minisign public keys */
    size_t key_count;
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
};

/* The values that hold without a file. */
void config_defaults(struct config *config);

/* Reads a file over what is there. A line that is not understood is an error with its
 * number; `config` is untouched then. */
bool config_read(struct config *config, const char *path, struct err *err);

#endif
