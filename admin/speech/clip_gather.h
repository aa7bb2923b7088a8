#ifndef ANNA_ADMIN_SPEECH_CLIP_GATHER_H
#define ANNA_ADMIN_SPEECH_CLIP_GATHER_H

#include "speech/spoken_texts.h"
#include "workspace/store.h"

/* The clips that go with a bundle: one file, and what the bundle says of it. */

struct clip_gathered {
    struct store_word *row; /* for x_meta; "voice" is the first */
    size_t count;           /* 0: there are no clips, and there is no file */
    size_t clips;
    size_t sentences; /* that could have one */
};

/* Writes the clips in `store` of these sentences to `path`, in the order of their keys,
 * so that the same clips are the same file. After failure, or without clips, nothing is
 * at `path`. */
bool clip_gather(struct arena *arena, const struct spoken_texts *texts, const char *store,
                 const char *path, struct clip_gathered *out, struct err *err);

#endif
