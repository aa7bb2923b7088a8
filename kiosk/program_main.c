#include <stdio.h>

#include "program_arguments.h"
#include "program_commands.h"

enum { EXIT_COULD_NOT = 2 };

int main(int argc, char **argv)
{
    static struct program_arguments arguments;
    struct err err = {""};
    if (!program_arguments_read(&arguments, argc, argv, &err)) {
        fprintf(stderr, "anna-program: %s\n", err.text);
        return EXIT_COULD_NOT;
    }
    switch (arguments.command) {
    case PROGRAM_WRITE:
        return program_command_write(&arguments);
    case PROGRAM_TRIED:
        return program_command_tried(&arguments);
    case PROGRAM_RESTART:
        return program_command_restart(&arguments);
    case PROGRAM_HELP:
        fputs(program_arguments_help(), stdout);
        break;
    case PROGRAM_VERSION:
        puts("anna-program " ANNA_VERSION);
        break;
    }
    return 0;
}
