#ifndef ANNA_SPEECH_CLIP_H
#define ANNA_SPEECH_CLIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A clip as the card takes it: its packets (core/clips/clip_file.h) opened with libopus,
 * and stretched with libsonic to the rate at which somebody listens, at the pitch that it
 * has. */

/* Makes the samples of a clip, VOICE_RATE_HZ of them a second; `*samples` is for
 * clip_free. False if it holds nothing that can be heard, or memory ran out. A clip is
 * opened as a whole before any of it is heard: 0.6 ms a second of speech. */
bool clip_open(const unsigned char *bytes, size_t len, int rate_percent,
               int16_t **samples, size_t *count);

/* Overwrites them first. NULL is allowed. */
void clip_free(int16_t *samples, size_t count);

#endif
