#ifndef ANNA_BASE_MANUAL_H
#define ANNA_BASE_MANUAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/options.h"

/* What a program says about itself: one table, from which --help, `help COMMAND`, and the
 * completion of the shell are made, and which the options are read by. All words of it
 * are English in the table, marked with MESSAGE(), and come out translated (message.h);
 * but for the table for programs. */

enum { MANUAL_FORMS = 7 };

struct command_help {
    const char *name; /* "pack" */
    const char
        *form[MANUAL_FORMS]; /* what stands behind the name, one way to say it each:
                                "[OPTIONS] OUT.anna"; NULL ends */
    const char *summary;     /* one line without its dot */
    const struct option_row *option;
    size_t option_count;
};

struct program_help {
    const char *name;                /* "anna-admin" */
    const char *usage;               /* what stands behind it: "[-w WORKSPACE] COMMAND" */
    const char *about;               /* sentences, on lines of their own */
    const char *exit;                /* what its exit codes mean */
    const struct option_row *option; /* of the program, or of each of its commands */
    size_t option_count;
    const struct command_help *const *command;
    size_t command_count;
};

/* NULL if there is none. */
const struct command_help *manual_find(const struct program_help *program,
                                       const char *name);

/* The same; on failure `err` says which one may have been meant. */
const struct command_help *manual_need(const struct program_help *program,
                                       const char *name, struct err *err);

/* Adds everything: all commands with all of their options. Lines of at most 80
 * characters. */
void manual_add(struct buf *out, const struct program_help *program);

/* Adds one command. An option of the program that it has by the same name is left out:
 * the command's own is read. */
void manual_add_command(struct buf *out, const struct program_help *program,
                        const struct command_help *command);

/* Adds the table for programs, a line a row, its parts divided by tabs:
 *   program NAME USAGE
 *   command NAME SUMMARY
 *   form COMMAND WORDS
 *   option COMMAND --NAME LETTER ARGUMENT HELP
 * COMMAND is - for an option of the program, LETTER and ARGUMENT are - if there is none.
 */
void manual_add_table(struct buf *out, const struct program_help *program);

/* Adds what was asked for: the table, or one command, or (NULL) everything. */
void manual_add_asked(struct buf *out, const struct program_help *program, bool table,
                      const struct command_help *command);

#endif
