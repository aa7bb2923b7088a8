#ifndef ANNA_KIOSK_SAYING_H
#define ANNA_KIOSK_SAYING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "speech/say.h"
#include "ui/reading.h"

/* What is said of an item of the reading list: its words, what it is, how it stands, and
 * which of how many: "Kindergeld. Eintrag 12 von 20." Voice, lit words and transcript
 * read this one result. */

/* Where the words of a piece stand on the screen. */
struct saying_place {
    size_t element;  /* of the frame, that draws them; SAYING_NOWHERE: none does */
    size_t from, to; /* bytes of its text */
};
#define SAYING_NOWHERE ((size_t)-1)

struct saying {
    struct say_piece *piece;
    struct saying_place *place; /* one a piece */
    size_t count;
    bool secret; /* something of it is the visitor's alone, said or left out */
    bool hidden; /* all of it was left out */
};

struct saying_how {
    const struct say_lexicon *lexicon;
    const char *lang; /* of the page */
    bool secretly;    /* into headphones: what is hers alone is said as well */
};

/* Makes it in `arena`; nothing to say is a saying of no pieces. */
void saying_item(struct saying *saying, struct arena *arena, const struct saying_how *how,
                 const struct reading *reading, size_t item);

/* Adds words that stand nowhere; the voice is that of `how->lang`. */
void saying_words(struct saying *saying, struct arena *arena,
                  const struct saying_how *how, const char *words);

/* Adds what is said of another item. */
void saying_add(struct saying *saying, struct arena *arena, const struct saying_how *how,
                const struct reading *reading, size_t item);

/* Adds it to `out` as the transcript shows it: the language of the page, whether it is
 * the visitor's alone, and what the voice gets, words in another voice with its language
 * in front: `tr "{de Familienkasse.} 12 / 20."` and an end of line. */
void saying_print(const struct saying *saying, const char *lang, struct buf *out);

/* Lights the words of that piece in the frame, and puts out all others; a piece that is
 * not there, or stands nowhere, lights nothing. A word is broken over so many lines at
 * most; the boxes are the frame's as long as it is shown. Returns the element that it
 * stands in, NULL if none does, and its place. */
enum { SAYING_BOXES = 8 };
const struct element *saying_light(const struct saying *saying, size_t piece,
                                   struct frame *frame, struct text_box box[SAYING_BOXES],
                                   struct rect *word);

/* The piece that the sentence begins with in which `piece` is. */
size_t saying_sentence(const struct saying *saying, size_t piece);

#endif
