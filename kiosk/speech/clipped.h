#ifndef ANNA_SPEECH_CLIPPED_H
#define ANNA_SPEECH_CLIPPED_H

#include <stdbool.h>
#include <stddef.h>

#include "speech/spoken.h"

/* Which sentences of what is being said have a clip. Their rows are looked for where
 * speech_say is called, for the content has one thread; their bytes are read and proved
 * by the thread that feeds the ring. */

struct clipped_sentence {
    size_t first, count; /* pieces */
    char *row;           /* value of its row (core/clips/clip_row.h); NULL: it has none */
};

struct clipped {
    struct clipped_sentence *sentence;
    size_t count;
    size_t found; /* of them have a row */
};

/* Reads the value of the row `name`; false if there is none. */
typedef bool clipped_row(void *context, const char *name, char *value, size_t room);

/* Looks for the sentences of `spoken`. With no clips at all (`find` is NULL), or when
 * memory ran out, there are none. What was there must have been freed. */
void clipped_find(struct clipped *clipped, const struct spoken *spoken, clipped_row *find,
                  void *context);
void clipped_free(struct clipped *clipped);

/* True if at least nine tenths have one. */
bool clipped_enough(const struct clipped *clipped);

/* The sentence that begins with the piece `first`, if it has a row; else NULL. */
const struct clipped_sentence *clipped_at(const struct clipped *clipped, size_t first);

#endif
