#ifndef ANNA_KIOSK_COMMANDS_H
#define ANNA_KIOSK_COMMANDS_H

#include "arguments.h"
#include "device/health.h"

/* The commands of anna-kiosk that do one thing and exit. They print on stdout, complain
 * on stderr, and return the program's exit code: 0 done, 1 the answer is no, 2 could not.
 */

int command_install(const struct arguments *arguments);
int command_check(const struct arguments *arguments);

/* Takes a setup without asking anybody: for the terminal, after somebody has pressed
 * "Stimmt", for root, whom the terminal asks, and for engineers. */
int command_setup(const struct arguments *arguments);

/* Whether pages can be printed, as a line of `check`; `*set` is false where kiosk.conf
 * names no printer. */
bool check_printer(const struct config *config, bool *set, char words[HEALTH_WORDS]);

/* Whether there is a sound card and which there are; whether anna-voice can speak; and
 * whether a card feels headphones: `*felt` is false where kiosk.conf says that none
 * needs to. */
bool check_sound(const struct config *config, char words[HEALTH_WORDS]);
bool check_voice(const struct config *config, char words[HEALTH_WORDS]);
bool check_jack(const struct config *config, bool *felt, char words[HEALTH_WORDS]);

/* How the courier's last tries went, and whether what it brought was taken; `*set` is
 * false where kiosk.conf names no folder of it. `wall`: seconds since 1970. */
bool check_courier(const struct config *config, int64_t wall, bool *set,
                   char words[HEALTH_WORDS]);

/* Where this terminal's setup comes from, as a line of `check`. */
bool check_setup(const struct config *config, char words[HEALTH_WORDS]);

/* How large the panel is taken to be, how much it is turned, and who says so: the setup,
 * kiosk.conf, the EDID of the display that is connected, or nobody. False if the first
 * two say what cannot be. `sysfs`: CONNECTOR_SYSFS. */
bool check_panel(const struct config *config, const char *sysfs,
                 char words[HEALTH_WORDS]);

/* What program runs, as another line; `*there` is false where there is nothing to say. */
bool check_program(const struct config *config, bool *there, char words[HEALTH_WORDS]);

#endif
