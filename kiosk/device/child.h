#ifndef ANNA_DEVICE_CHILD_H
#define ANNA_DEVICE_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"

/* A program that works for this one and tells it lines on its stdout. It gets nothing of
 * this process but its stderr. */

enum { CHILD_LINE_LEN = 512 };

struct child {
    pid_t pid; /* 0: there is none */
    int fd;    /* to poll for reading, -1 without a child */
    char line[CHILD_LINE_LEN];
    size_t len;
    bool too_long; /* the rest of a line that is not kept */
};

enum child_news { CHILD_NOTHING, CHILD_LINE, CHILD_ENDED };

/* Nothing runs. */
void child_none(struct child *child);

/* Starts `argument[0]` (a path) with these arguments, ended by NULL. */
bool child_start(struct child *child, const char *const *argument, struct err *err);

/* The same for a program that reads `in` on its stdin; -1: nothing. */
bool child_start_with(struct child *child, const char *const *argument, int in,
                      struct err *err);

/* The next line, without its newline, if one is there; lines that are too long are left
 * out. CHILD_ENDED once, when it has ended; then there is none any more. Never waits. */
enum child_news child_read(struct child *child, char line[CHILD_LINE_LEN]);

/* Waits until there is something to read. */
void child_wait(const struct child *child);

/* Ends it by force. CHILD_ENDED comes as soon as the system lets go of it: a stick that
 * does not answer can hold it for a while. */
void child_kill(struct child *child);

#endif
