#include <stdio.h>

#include "program_arguments.h"
#include "program_commands.h"

enum { EXIT_COULD_NOT = 2 };

static int print_help(const struct program_arguments *arguments)
{
    struct buf out = {0};
    struct err err = {""};
    bool ok = program_arguments_help(arguments, &out, &err);
    if (ok && (fwrite(out.bytes, 1, out.len, stdout) != out.len || fflush(stdout) != 0))
        ok = err_set(&err, "the output could not be written");
    buf_free(&out);
    if (!ok)
        fprintf(stderr, "anna-program: %s\n", err.text);
    return ok ? 0 : EXIT_COULD_NOT;
}

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
        return print_help(&arguments);
    case PROGRAM_VERSION:
        puts("anna-program " ANNA_VERSION);
        break;
    }
    return 0;
}
