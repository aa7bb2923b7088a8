#ifndef ANNA_ADMIN_COMMAND_PIPED_H
#define ANNA_ADMIN_COMMAND_PIPED_H

#include "base/arena.h"
#include "base/err.h"

/* Files that come and go through a pipe: "-", /dev/stdin, a FIFO. Formats read a file
 * more than once and write it whole, so there is a file between, in a folder of its own
 * under TMPDIR, which only the user can read. */

struct piped {
    char *folder;
    const char *path; /* the file; lives as long as the arena */
};

/* Whether a path to read from is a pipe, and no file or folder. */
bool piped_is(const char *path);

/* Reads a pipe to its end. The file's name says what is in it: stdin.json, stdin.csv,
 * stdin.xlf, stdin.zip. piped_end in any case. */
bool piped_read(struct piped *out, struct arena *arena, const char *path,
                struct err *err);

/* A path to write to, with this ending; then what lies there to the standard output. */
bool piped_begin(struct piped *out, struct arena *arena, const char *ending,
                 struct err *err);
bool piped_write(const struct piped *piped, struct err *err);

/* Takes the file and its folder away. */
void piped_end(struct piped *piped);

#endif
