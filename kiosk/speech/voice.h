#ifndef ANNA_SPEECH_VOICE_H
#define ANNA_SPEECH_VOICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "speech/voice_wire.h"

/* The program anna-voice, as long as it runs. It is believed in nothing: whatever it
 * answers, at most one chunk of noise comes of it. */

struct voice {
    pid_t pid; /* 0: it does not run */
    int ask, answer;
    int shared;
    struct voice_chunk *chunk; /* seen by both */
};

/* What both see. False if there is no memory for it. */
bool voice_open(struct voice *voice, struct err *err);
/* Ends it, overwrites and gives back what both saw. */
void voice_close(struct voice *voice);

/* Starts `program` with the languages that it shall be warm for. */
bool voice_start(struct voice *voice, const char *program, const char *const *lang,
                 size_t lang_count, struct err *err);

/* Waits until it says that it can speak. False, with a sentence, if it cannot or does not
 * answer; it must be ended then. */
bool voice_await(struct voice *voice, struct err *err);

/* Ends it by force, and waits until it has gone; what both saw is overwritten. */
void voice_end(struct voice *voice);

/* Asks as voice_wire.h has it; `text`: `ask->len` bytes. False if it has gone. */
bool voice_ask(struct voice *voice, const struct voice_ask *ask, const char *text);

/* Waits for its answer; 0 if none comes in two seconds, or it has gone. */
uint32_t voice_listen(struct voice *voice);

/* How much of the chunk is to be believed. */
size_t voice_samples(const struct voice *voice);
size_t voice_words(const struct voice *voice);

#endif
