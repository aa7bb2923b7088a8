#ifndef ANNA_ADMIN_SPEECH_CLIP_REFERENCE_H
#define ANNA_ADMIN_SPEECH_CLIP_REFERENCE_H

#include "speech/spoken_texts.h"
#include "speech/voice.h"

/* A sentence as the terminal says it live, by the program anna-voice: what a clip is held
 * against, and what the coordinator hears. */

struct clip_reference {
    int16_t *sample; /* VOICE_RATE_HZ of them a second */
    size_t count;
    size_t room;               /* private */
    size_t start[CLIP_PIECES]; /* sample with which each piece begins */
};

/* Starts anna-voice; `voice` is for voice_close, whatever comes of it. */
bool clip_reference_open(struct voice *voice, struct err *err);

/* Says a sentence. False if anna-voice ended, or has no voice for any of it. For
 * clip_reference_free. */
bool clip_reference_say(struct voice *voice, const struct spoken_sentence *sentence,
                        struct clip_reference *out, struct err *err);
/* Adds a WAV file of all of them, one after the other. */
bool clip_reference_wave(struct voice *voice, const struct spoken_texts *texts,
                         struct buf *out, struct err *err);

void clip_reference_free(struct clip_reference *reference);

#endif
