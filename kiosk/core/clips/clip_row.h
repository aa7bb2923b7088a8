#ifndef ANNA_CORE_CLIPS_CLIP_ROW_H
#define ANNA_CORE_CLIPS_CLIP_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* What a bundle says of the clips that lie beside it: spoken sentences that the office
 * made of a better voice, one file NAME.voice beside NAME.anna (clip_file.h). It stands
 * in x_meta, so that terminals of before still read the bundle (a table more would be
 * another schema):
 *
 *   voice          "LENGTH HASH" of the file: bytes, and their BLAKE2b-512
 *   clip:KEY       "POSITION LENGTH HASH TIMES" of one clip in it: bytes, their
 *                  BLAKE2b-128, and when each piece begins, as steps of 10 ms since the
 *                  piece before, with commas between: "0,31,12"
 *
 * KEY is BLAKE2b-128 of the pieces of the sentence (speech/say_piece.h): of each its
 * language and its words, both with their zero. So a clip says what it was made for, on
 * whatever page it stands; a word that is said otherwise from now on is another key, and
 * spoken live until its clip is made. Hashes and keys are hexadecimal digits.
 *
 * A bundle without clips has none of these rows, and no file. */

enum {
    CLIP_HASH = 16,
    CLIP_WHOLE_HASH = 64,
    CLIP_NAME = 5 + 2 * CLIP_HASH + 1, /* "clip:KEY", with its end */
    CLIP_PIECES = 256,                 /* of a sentence, at most */
    CLIP_VALUE = 2048,                 /* of a row, with its end */
    CLIP_LIMIT = 256 * 1024,           /* bytes of a clip: more than a minute */
    CLIP_STEP_MS = 10,
    CLIP_STEPS = 60 * 100 /* a minute: what is longer is no sentence */
};

struct clip_row {
    uint64_t position;
    size_t len;
    unsigned char hash[CLIP_HASH];
    size_t piece_count;
    unsigned short start[CLIP_PIECES]; /* of each piece, in steps since the clip began */
};

/* "clip:KEY" of a sentence; how many there are is for the caller to hold below
 * CLIP_PIECES. `lang` and `words` have an entry for each piece. */
void clip_row_name(char out[CLIP_NAME], const char *const *lang, const char *const *words,
                   size_t count);

/* Reads the value of a row. Strict: these words in this order, and nothing else. */
bool clip_row_read(struct clip_row *out, const char *value);
void clip_row_write(const struct clip_row *row, struct buf *out);

/* The value of "voice". */
struct clip_whole {
    uint64_t len;
    unsigned char hash[CLIP_WHOLE_HASH];
};
bool clip_whole_read(struct clip_whole *out, const char *value);
void clip_whole_write(const struct clip_whole *whole, struct buf *out);

#endif
