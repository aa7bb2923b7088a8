#ifndef ANNA_KIOSK_PROGRAM_COMMANDS_H
#define ANNA_KIOSK_PROGRAM_COMMANDS_H

#include "program_arguments.h"

/* The commands of anna-program. They print on stdout, complain on stderr, and return the
 * program's exit code: 0 done, 1 the answer is no, 2 could not. */

int program_command_write(const struct program_arguments *arguments);
int program_command_tried(const struct program_arguments *arguments);
int program_command_restart(const struct program_arguments *arguments);

#endif
