#ifndef ANNA_ADMIN_GERMAN_COMPOUND_H
#define ANNA_ADMIN_GERMAN_COMPOUND_H

#include "base/arena.h"
#include "base/err.h"
#include "german/plain_lexicon.h"
#include "german/word_table.h"

/* Where a long German word may be divided: "Schuldnerberatungsstelle" is made of
 * "Schuldner", "Beratung" and "Stelle".
 *
 * Known are the words of a list (Debian's wngerman) and those of the content; a part is
 * such a word, perhaps with an s that links ("Beratungs"), without its e ("Schul"), or a
 * verb without its ending ("Sprech"). The way with the fewest parts that are too long is
 * taken, then the one with the most usual parts, which are as long as they can be, then
 * the most even one. A part has at least 3 letters, and one of them is a vowel. */

/* Debian 12's list of German words, package wngerman. */
#define COMPOUND_WORDS "/usr/share/dict/ngerman"

enum { COMPOUND_JOINTS = 8 };

struct compound_book {
    const struct plain_lexicon *lexicon; /* endings and prefixes */
    struct word_table list;              /* private */
    struct word_table content;
    bool has_list; /* the list of words was found */
};

/* Reads a list, one word in UTF-8 a line, at most 16 MiB. A `path` that does not exist,
 * or NULL, makes a book without it. What the book knows lives in the arena: about 7 MB
 * for the 356,000 words of wngerman. The lexicon must stay. */
bool compound_open(struct arena *arena, const struct plain_lexicon *lexicon,
                   const char *path, struct compound_book *out, struct err *err);

/* Adds the words of a text, 3 letters and more; soft hyphens part them. False if memory
 * ran out. */
bool compound_add_text(struct compound_book *book, const char *text);

/* The joints of a word: bytes of it before which a hyphen may stand, in order. No part
 * has over `letters_most` letters where that can be reached; with fewer letters than that
 * the word stays whole. Returns how many joints there are, 0 if none is known. */
size_t compound_joints(const struct compound_book *book, const char *word, size_t len,
                       size_t letters_most, size_t joint[COMPOUND_JOINTS]);

#endif
