#ifndef ANNA_BASE_OPTIONS_H
#define ANNA_BASE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* The words behind a program's name, read by a table of its options; base/manual.h makes
 * the help from the same rows.
 *
 * "--name VALUE", "--name=VALUE", "-n VALUE" and "-nVALUE", anywhere among the plain
 * words (whatever POSIXLY_CORRECT says); "--" ends the options. A name is written whole:
 * what a shortened one means would change with the next option that is added, and a
 * script with it. A value may begin with a hyphen. So may a plain word if no letter
 * follows the hyphen
 * ("-", "-5 Euro"); all others stand behind "--". */

enum option_kind {
    OPTION_SWITCH, /* bool: is set */
    OPTION_ENDS,   /* bool: is set, and nothing behind it is read (--help) */
    OPTION_ONCE,   /* const char *: refused where it stands there twice */
    OPTION_LAST,   /* const char *: the last one counts */
    OPTION_MANY    /* const char *[most]: in their order, NULL where none is left */
};

struct option_row {
    const char *name; /* "date", without its hyphens */
    char letter;      /* 'w' for "-w"; 0: none */
    enum option_kind kind;
    const char *argument; /* what the help calls the value, "DATE", or all that it may be,
                             "tested|human"; NULL: it takes none */
    const char *help;     /* one sentence without its dot */
    size_t place;         /* offset of what is filled in the caller's struct */
    size_t most;          /* OPTION_MANY */
};

/* The offset of a member that has this type, given as that of a pointer to it: another
 * one does not compile. */
/* NOLINTBEGIN(bugprone-macro-parentheses): a type stands in none */
#define OPTION_PLACE(type, member, is) \
    _Generic(&((type *)0)->member, is : offsetof(type, member))
/* NOLINTEND(bugprone-macro-parentheses) */

/* Rows for the usual kinds. */
#define OPTION_FLAG(type, member, name, help)                                     \
    {                                                                             \
        name, 0, OPTION_SWITCH, NULL, help, OPTION_PLACE(type, member, bool *), 0 \
    }
#define OPTION_WORD(type, member, name, argument, help)                                  \
    {                                                                                    \
        name, 0, OPTION_ONCE, argument, help, OPTION_PLACE(type, member, const char **), \
            0                                                                            \
    }

enum { OPTIONS_MOST = 64, OPTIONS_SETS = 8 };

/* Rows and the struct that their places lie in. */
struct option_set {
    const struct option_row *row;
    size_t count;
    void *into;
};

struct options {
    const char *see; /* what a complaint sends to: "anna-kiosk --help" */
    /* At most OPTIONS_MOST rows in all. Of two with one name, the first is meant. */
    struct option_set set[OPTIONS_SETS];
    /* Takes a plain word; false with `err` ends the reading. NULL: the reading ends in
     * front of the first one. */
    bool (*word)(void *context, char *word, struct err *err);
    void *context;
};

/* Reads argv[1] and on; argv stays as it is. `*next_out` (may be NULL) is the index of
 * the first word that was not read. On failure `err` names the option, says what is wrong
 * with it, and which one may have been meant. Not for two threads at a time. */
bool options_read(const struct options *options, int argc, char **argv, int *next_out,
                  struct err *err);

#endif
