#ifndef ANNA_KIOSK_ARGUMENTS_H
#define ANNA_KIOSK_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/manual.h"
#include "config.h"

/* The command line of anna-kiosk. */

/* Those that the help names come first. */
enum command {
    COMMAND_INSTALL,
    COMMAND_CHECK,
    COMMAND_SETUP,
    COMMAND_HELP,
    COMMAND_RUN,
    COMMAND_VERSION
};

enum { ARGUMENTS_FILES = 8 };

struct arguments {
    enum command command;
    const char *file[ARGUMENTS_FILES]; /* install: the bundle, or the folders where the
                                          file systems of one stick are mounted; setup:
                                          the setup */
    size_t file_count;
    const char *note;     /* install: leave only a note for this reason, NULL: install */
    bool as_is;           /* install: no setup is taken from the stick */
    struct config config; /* defaults, kiosk.conf, setup, options, in this order */
    const char *script;   /* NULL: none */
    const char *shots;
    int w, h; /* 0: full screen */
    bool clock_given;
    struct moment clock;
    const struct command_help *help_of; /* help: of this command; NULL: of the program */
    bool help_table;                    /* help: the table for programs */
};

/* Reads the command line, the configuration that it names, and what a stick set up. */
bool arguments_read(struct arguments *out, int argc, char **argv, struct err *err);

/* Adds the help that was asked for, made from the table that the reading is done by. */
bool arguments_help(const struct arguments *arguments, struct buf *out, struct err *err);

#endif
