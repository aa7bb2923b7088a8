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

/* Its rows, for a struct that has it as a member. */
/* NOLINTBEGIN(bugprone-macro-parentheses): a member stands in none */
#define SETTING_UP_OPTIONS(type, member)                                                 \
    OPTION_WORD(type, member.site, "setup", "SITE",                                      \
                "make it the first stick of a terminal of this site"),                   \
        OPTION_WORD(type, member.town, "town", "TOWN", "--setup: the name of the town"), \
        OPTION_WORD(type, member.name, "name", "NAME",                                   \
                    "--setup: the name of the place"),                                   \
        OPTION_WORD(type, member.languages, "languages", "LANGUAGES",                    \
                    "--setup: offered languages, the terminal's own first: \"de tr\""),  \
        OPTION_WORD(type, member.width_mm, "width-mm", "N",                              \
                    "--setup: width of the panel"),                                      \
        OPTION_WORD(type, member.height_mm, "height-mm", "N",                            \
                    "--setup: height of the panel"),                                     \
        OPTION_WORD(type, member.distance_mm, "distance-mm", "N",                        \
                    "--setup: how far the eye is from it"),                              \
        OPTION_WORD(type, member.turn, "turn", "0|90|180|270",                           \
                    "--setup: degrees that the panel is turned"),                        \
        OPTION_WORD(type, member.desk_name, "desk-name", "NAME",                         \
                    "--setup: the front desk, for when there is no content"),            \
        OPTION_WORD(type, member.desk_phone, "desk-phone", "PHONE",                      \
                    "--setup: its phone"),                                               \
        OPTION_WORD(type, member.old_key, "old-key", "FILE",                             \
                    "--setup: secret key of the one that the terminal trusts now"),      \
        OPTION_WORD(type, member.sheet, "sheet", "OUT.html",                             \
                    "--setup: where the sheet goes; else WORKSPACE/setup/SITE.html")
/* NOLINTEND(bugprone-macro-parentheses) */

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
