#ifndef ANNA_ADMIN_SPEECH_CLIP_STORE_H
#define ANNA_ADMIN_SPEECH_CLIP_STORE_H

#include "base/buf.h"
#include "base/err.h"
#include "core/clips/clip_row.h"

/* The clips that the office has made so far: WORKSPACE/clips, a file for each, called as
 * its key. Two lines come first, how it was made and its row with position 0
 * (core/clips/clip_row.h), then its bytes. What was begun is never there: each file is
 * whole or not at all, so that making goes on where it was stopped. */

struct clip_entry {
    char made[CLIP_VALUE]; /* the program's line, or CLIP_RECORDED */
    struct clip_row row;
    struct buf bytes; /* row.len of them */
};

/* How a recording was made: no line of a program is like this. */
#define CLIP_RECORDED "recorded"

/* False if it is not there, or what is there is damaged. `name` is "clip:KEY". The entry
 * is for clip_store_free. */
bool clip_store_read(const char *folder, const char *name, struct clip_entry *out);
void clip_store_free(struct clip_entry *entry);

/* Makes the folder too. The row's length and hash are of `bytes`. */
bool clip_store_write(const char *folder, const char *name,
                      const struct clip_entry *entry, struct err *err);

#endif
