#ifndef ANNA_SPEECH_SPOKEN_H
#define ANNA_SPEECH_SPOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "speech/say_piece.h"
#include "speech/voice_wire.h"

/* What is being said: a copy of its pieces, cut into runs for the engine, and when each
 * piece is heard. */

struct spoken {
    size_t count;
    size_t known;   /* pieces whose start is known: the first so many */
    int64_t end;    /* in samples; -1 while it is not known */
    int64_t *start; /* of each piece, in samples since the first one */
    const char **lang;
    const char **words;
    void *block; /* all of them */
    size_t size;
};

/* What the engine gets at once: pieces of one language, up to the end of a sentence. */
enum { SPOKEN_PIECES = 256 };
struct spoken_run {
    size_t first, count; /* pieces */
    char lang[VOICE_LANG];
    char text[VOICE_TEXT];
    size_t len;
    bool pause;                        /* a sentence ends here */
    uint32_t character[SPOKEN_PIECES]; /* of the text, where each piece begins */
};

/* Copies the pieces. False, and nothing is said, if there is no memory. What was there is
 * wiped. */
bool spoken_take(struct spoken *spoken, const struct say_piece *piece, size_t count);

/* Overwrites and frees what it has; a zeroed one is empty. */
void spoken_wipe(struct spoken *spoken);

/* The run that begins with the piece `first`; false behind the last one. Words that are
 * longer than a run are cut at a character. */
bool spoken_run(const struct spoken *spoken, size_t first, struct spoken_run *run);

/* The engine says: characters from `character` on are heard from `sample` on. Pieces of
 * which it says nothing share the time before. What goes back in time or place counts as
 * now. */
void spoken_starts(struct spoken *spoken, const struct spoken_run *run,
                   uint32_t character, int64_t sample);

/* A clip says: this piece is heard from `sample` on. */
void spoken_place(struct spoken *spoken, size_t piece, int64_t sample);

/* All pieces before the piece `behind` are made; they end at `sample`. */
void spoken_ran(struct spoken *spoken, size_t behind, int64_t sample);

/* The piece that is heard at `sample`. False before the first and after the last. */
bool spoken_at(const struct spoken *spoken, int64_t sample, size_t *piece);

/* When the next piece begins, or all ends; -1 if that is not known yet, or is over. */
int64_t spoken_next(const struct spoken *spoken, int64_t sample);

#endif
