#ifndef ANNA_ADMIN_SPEECH_CLIP_MAKE_H
#define ANNA_ADMIN_SPEECH_CLIP_MAKE_H

#include "speech/clip_program.h"
#include "speech/spoken_texts.h"
#include "speech/voice.h"

/* Makes clips of sentences: a program or a recording gives the sound, espeak-ng says
 * where its words are (clip_align.h), and the clip goes into the store. */

struct clip_maker {
    const char *store;                  /* folder (clip_store.h) */
    const struct clip_program *program; /* NULL: recordings alone */
    const char *recordings;             /* folder of KEY.wav, .flac, .ogg; NULL: none */
    const char *scratch;                /* a folder for files in between */
    struct voice *voice;                /* open */
};

enum clip_made {
    CLIP_MADE,    /* anew */
    CLIP_KEPT,    /* it was there, made in the same way */
    CLIP_NOTHING, /* there is no recording of it */
    CLIP_FAILED   /* `err` says why; nothing was changed */
};

/* A recording comes before the program, and before what was made by one; a recording that
 * is in the store stays when its folder is not named. */
enum clip_made clip_make(const struct clip_maker *maker,
                         const struct spoken_sentence *sentence, struct err *err);

#endif
