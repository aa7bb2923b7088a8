#ifndef ANNA_DEVICE_PROGRAM_PAST_H
#define ANNA_DEVICE_PROGRAM_PAST_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "device/boot_choice.h"

/* What became of the programs that were tried on a terminal, as root keeps it in the
 * folder of what was set up (trust.h), for all to read:
 *
 *   anna-program-past
 *   good 7      the highest number that a picture has come from
 *   trying b 8  it was written to this root, and nobody knows yet
 *   back 6      it was tried, and the program before came back by itself; the newest last
 */

#define PROGRAM_PAST_NAME "program.past"

enum { PROGRAM_PAST_BACK = 16, PROGRAM_PAST_LIMIT = 1024 };

struct program_past {
    long good;   /* 0: none yet */
    long trying; /* 0: none */
    enum boot_slot slot;
    long back[PROGRAM_PAST_BACK];
    size_t back_count;
};

/* What cannot be read is empty: a program that went back is then tried once more, and
 * goes back once more. */
void program_past_read(struct program_past *out, const char *folder);

/* Keeps it, whole or not at all. */
bool program_past_write(const struct program_past *past, const char *folder,
                        struct err *err);

/* Removes it: better nothing than what is not true. */
void program_past_forget(const char *folder);

/* Notes that a number went back; forgets the oldest if there is no room. */
void program_past_add_back(struct program_past *past, long number);

/* The text, and back; false and `*out` untouched if it is none. */
void program_past_compose(const struct program_past *past, struct buf *out);
bool program_past_parse(struct program_past *out, const char *text, size_t len);

#endif
