#ifndef ANNA_KIOSK_COMMANDS_H
#define ANNA_KIOSK_COMMANDS_H

#include "arguments.h"

/* The commands of anna-kiosk that do one thing and exit. They print on stdout, complain
 * on stderr, and return the program's exit code: 0 done, 1 the answer is no, 2 could not.
 */

int command_install(const struct arguments *arguments);
int command_check(const struct arguments *arguments);

#endif
