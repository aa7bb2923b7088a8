#ifndef ANNA_CORE_PHRASE_H
#define ANNA_CORE_PHRASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Three words that nobody chose: "roter Igel, blaue Lampe, grüner Teich". With them a
 * visitor finds later what became of her report (core/outcome.h). Each word is one of 256
 * things in one of 8 colours, so that there are 2048 * 2048 * 2048 = 2^33 phrases, and
 * each is found by touch alone: one of 16 groups, one of its 16 things, one of 8 colours.
 * A phrase is numbers; its words are shown in whatever language, and taken in another. */

enum {
    PHRASE_WORDS = 3,
    PHRASE_COLOURS = 8,
    PHRASE_GROUPS = 16,
    PHRASE_IN_GROUP = 16,
    PHRASE_THINGS = PHRASE_GROUPS * PHRASE_IN_GROUP,
    PHRASE_LIST = PHRASE_THINGS * PHRASE_COLOURS,
    PHRASE_BYTES = 5,
    PHRASE_FORMS = 3 /* of a colour: "roter", "rote", "rotes" */
};

struct phrase {
    uint16_t word[PHRASE_WORDS]; /* thing * PHRASE_COLOURS + colour, under PHRASE_LIST */
};

/* Draws one, each as likely as any other. crypt_init comes first. */
void phrase_draw(struct phrase *out);

/* As bytes, 33 bits, little endian. Reading is false if there is no such phrase; `out` is
 * then untouched. */
void phrase_write(unsigned char out[PHRASE_BYTES], const struct phrase *phrase);
bool phrase_read(struct phrase *out, const unsigned char bytes[PHRASE_BYTES]);

/* The words of a language, as assets/words/three_words.tsv has them: a line of names of
 * columns (kind, id, icon, and languages), then a row for the order ("ct" colour first,
 * "tc" thing first), 8 colours with their forms between bars, and 16 times a group and
 * its 16 things, each with the number of the form that colours take beside it ("Igel|0").
 * The order of rows may never change: phrases that people have would become others. A
 * language without a column is shown in German, which is the first. */
struct phrase_book {
    bool thing_first;
    const char *colour_id[PHRASE_COLOURS];
    const char *colour[PHRASE_COLOURS][PHRASE_FORMS];
    const char *group_id[PHRASE_GROUPS], *group_icon[PHRASE_GROUPS];
    const char *group[PHRASE_GROUPS];
    const char *thing_id[PHRASE_THINGS];
    const char *thing_icon[PHRASE_THINGS]; /* NULL: the font of icons has none */
    const char *thing[PHRASE_THINGS];
    unsigned char form[PHRASE_THINGS]; /* of the colour beside it */
};

/* Reads the file into `arena`, where `*out` lies too. False if it cannot be read or is
 * not whole. */
bool phrase_book_read(const struct phrase_book **out, struct arena *arena,
                      const char *path, const char *lang, struct err *err);

/* "roter Igel", in `arena`; NULL if memory ran out. */
const char *phrase_word(const struct phrase_book *book, struct arena *arena,
                        unsigned word);

#endif
