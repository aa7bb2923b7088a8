#ifndef ANNA_ADMIN_GERMAN_PLAIN_WORD_H
#define ANNA_ADMIN_GERMAN_PLAIN_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* One word of a German text, as a reader meets it.
 *
 * A word is a run without spaces that has a letter or a figure; marks around it do not
 * belong to it. "Kinder-Betreuung", "16:30", "e.V.", "Schüler/innen", "Partner(in)" and
 * an address are one word each.
 *
 * A hyphen that is seen (- and its kin, the middle dot of Leichte Sprache, a slash) parts
 * a word: "Kinder-Betreuung" counts as one word for the length of its sentence, but its
 * parts are read one by one and so are counted one by one where the formulas ask for
 * syllables and long words. A soft hyphen (U+00AD) is seen only at a line's end: it makes
 * a long word bearable, which is why `run` ends there, but the formulas count the word as
 * a whole; else a text would get better figures without becoming plainer.
 *
 * Syllables are groups of vowels (a e i o u y, umlauts, accents), at least one a part:
 * so the gates were measured. Figures are one syllable and no letter; an address is one
 * syllable, whatever stands in it. */

enum plain_mark {
    PLAIN_SPACE = 0,
    PLAIN_COMMA = 1,
    PLAIN_SEMICOLON = 2,
    PLAIN_COLON = 4,
    PLAIN_DASH = 8, /* between spaces */
    PLAIN_OPEN = 16,
    PLAIN_CLOSE = 32,
    PLAIN_QUOTE = 64,
    PLAIN_STOP = 128, /* . ! ? */
    PLAIN_OTHER = 256
};

struct plain_word {
    size_t start; /* bytes of the text */
    size_t len;
    const char *low;  /* small letters, without hyphens of any kind */
    unsigned marks;   /* enum plain_mark, all that stands between the word before and this
                         one */
    unsigned classes; /* plain_lexicon.h; filled in by plain_sentence.c */
    uint32_t letters;
    uint32_t capitals;
    uint32_t run;         /* letters of the longest run that no hyphen parts */
    uint32_t syllables;   /* of all parts */
    uint32_t parts;       /* at least 1 */
    uint32_t parts_long;  /* of more than 6 letters */
    uint32_t parts_heavy; /* of 3 and more syllables */
    uint32_t parts_light; /* of 1 syllable */
    bool capital;         /* begins with one */
    bool figures;         /* begins with one of 0 to 9 */
    bool address;         /* of the web or of mail */
    bool dot;             /* a dot stands right behind it */
    size_t run_start;     /* the longest run, bytes of the text */
    size_t run_len;
};

/* Reads the next word of `text`, `end` bytes, from `*at`, which moves behind it. False if
 * there is none; `*at` is then `end` and `out->marks` what stood there. */
enum plain_read { PLAIN_READ_END, PLAIN_READ_WORD, PLAIN_READ_NO_MEMORY };
enum plain_read plain_word_read(struct arena *arena, const char *text, size_t end,
                                size_t *at, struct plain_word *out);

/* Characters. */
bool plain_is_letter(uint32_t c);
bool plain_is_capital(uint32_t c);
bool plain_is_space(uint32_t c);
uint32_t plain_small(uint32_t c);

/* Whether the small letters of `low` end with `end`. */
bool plain_ends(const char *low, const char *end);
bool plain_begins(const char *low, const char *begin);

#endif
