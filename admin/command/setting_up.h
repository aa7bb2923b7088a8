#ifndef ANNA_ADMIN_COMMAND_SETTING_UP_H
#define ANNA_ADMIN_COMMAND_SETTING_UP_H

#include "base/arena.h"
#include "command/cmd.h"
#include "core/setup.h"
#include "command/packing.h"

/* `stick --setup SITE`: from the words of the command line and the office's own data to a
 * first stick and its sheet. */

struct setting_up_words {
    const char *site; /* NULL: no setup is asked for */
    const char *town, *name, *languages;
    const char *width_mm, *height_mm, *distance_mm, *turn;
    const char *desk_name, *desk_phone;
    const char *old_key; /* secret key file of the key that the terminal trusts now */
    const char *sheet;   /* where the sheet goes; NULL: WORKSPACE/setup/SITE.html */
};

/* The rows for options_read. */
#define SETTING_UP_OPTIONS(words)                                                       \
    {"--setup", &(words).site, NULL}, {"--town", &(words).town, NULL},                  \
        {"--name", &(words).name, NULL}, {"--languages", &(words).languages, NULL},     \
        {"--width-mm", &(words).width_mm, NULL},                                        \
        {"--height-mm", &(words).height_mm, NULL},                                      \
        {"--distance-mm", &(words).distance_mm, NULL}, {"--turn", &(words).turn, NULL}, \
        {"--desk-name", &(words).desk_name, NULL},                                      \
        {"--desk-phone", &(words).desk_phone, NULL},                                    \
        {"--old-key", &(words).old_key, NULL},                                          \
    {                                                                                   \
        "--sheet", &(words).sheet, NULL                                                 \
    }

/* What the terminal will be told; nothing is written. Name, town and phone of the site
 * come from the workspace where the words do not say them. Refuses words of a setup
 * without --setup. */
bool setting_up_make(const struct cmd_context *context,
                     const struct setting_up_words *words, struct setup *out,
                     struct err *err);

/* Writes the setup onto the stick, and the sheet; says so on stdout. */
bool setting_up_run(const struct cmd_context *context,
                    const struct setting_up_words *words,
                    const struct packing_words *packing, const struct setup *setup,
                    const char *folder, struct err *err);

#endif
