#ifndef ANNA_SPEECH_VOICE_WIRE_H
#define ANNA_SPEECH_VOICE_WIRE_H

#include <stdint.h>

/* What the terminal and anna-voice say to each other. They are of one build and on one
 * machine, so that these are plain structs.
 *
 * The terminal writes a voice_ask to anna-voice's stdin, and behind a VOICE_SAY its text.
 * anna-voice writes a voice_answer to its stdout:
 *
 *     (at its start)      VOICE_READY; or VOICE_NO_DATA, VOICE_NO_JAIL and it ends
 *     VOICE_SAY, text     VOICE_CHUNK or VOICE_DONE or VOICE_NO_LANG
 *     VOICE_MORE          the next VOICE_CHUNK, or VOICE_DONE
 *     VOICE_STOP          VOICE_DONE
 *
 * So after each chunk it waits. What a chunk holds stands in memory that both see, as
 * VOICE_SHARED, a descriptor which the terminal made. At the end of its stdin it ends. */

#define VOICE_PROGRAM "anna-voice"

enum {
    VOICE_SHARED = 3,
    VOICE_RATE_HZ = 22050, /* one channel */
    VOICE_SAMPLES = 8192,  /* of a chunk, 0.37 s: so long is what it makes before it may
                              be stopped */
    VOICE_WORDS = 64,
    VOICE_TEXT = 2048, /* bytes, without a zero */
    VOICE_LANG = 16
};

enum { VOICE_SAY = 1, VOICE_MORE, VOICE_STOP };

struct voice_ask {
    uint32_t kind;
    uint32_t len;         /* bytes of text that follow, at most VOICE_TEXT */
    int32_t rate_percent; /* 100 is its own */
    uint32_t pause;       /* 1: a sentence ends with this text */
    char lang[VOICE_LANG];
};

enum {
    VOICE_READY = 1,
    VOICE_NO_DATA,
    VOICE_NO_JAIL,
    VOICE_CHUNK,
    VOICE_DONE,
    VOICE_NO_LANG
};

struct voice_answer {
    uint32_t kind;
};

struct voice_word {
    uint32_t character; /* of the text, 0 = the first */
    uint32_t sample;    /* since the text began */
};

struct voice_chunk {
    uint32_t sample_count;
    uint32_t word_count;
    struct voice_word word[VOICE_WORDS];
    int16_t sample[VOICE_SAMPLES];
};

#endif
