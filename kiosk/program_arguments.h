#ifndef ANNA_KIOSK_PROGRAM_ARGUMENTS_H
#define ANNA_KIOSK_PROGRAM_ARGUMENTS_H

#include "base/manual.h"
#include "config.h"
#include "device/program_write.h"

/* The command line of anna-program, root's part of a new program. */

enum program_command {
    PROGRAM_WRITE,
    PROGRAM_TRIED,
    PROGRAM_RESTART,
    PROGRAM_HELP,
    PROGRAM_VERSION
};

struct program_arguments {
    enum program_command command;
    const char *file;        /* write: NULL is what the terminal asks for */
    const char *program;     /* file that says what runs */
    const char *asks, *told; /* program_ask.h */
    const char *sticks;      /* folder that a program on a stick lies below */
    const char *systemctl;   /* the program that says whether the picture is there, and
                                restarts the machine */
    int seconds;             /* tried: how long it may take */
    struct program_machine machine;
    struct signature_key key[CONFIG_KEYS];
    size_t key_count;
    const struct command_help *help_of; /* help: of this command; NULL: of the program */
    bool help_table;                    /* help: the table for programs */
};

/* Reads the command line, the configuration, what a stick set up, what runs. */
bool program_arguments_read(struct program_arguments *out, int argc, char **argv,
                            struct err *err);

/* Adds the help that was asked for, made from the table that the reading is done by. */
bool program_arguments_help(const struct program_arguments *arguments, struct buf *out,
                            struct err *err);

#endif
