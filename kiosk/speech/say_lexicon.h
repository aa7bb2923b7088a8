#ifndef ANNA_SPEECH_SAY_LEXICON_H
#define ANNA_SPEECH_SAY_LEXICON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* How words are said that a voice would say wrongly, and all that say.h knows of a
 * language: whoever adds a language adds its file.
 *
 * assets/speech/LANG.tsv, UTF-8, sorted by nothing, a row a word; `#` begins a comment:
 *
 *     WORD <tab> SAID [<tab> VOICE [<tab> MADE]]
 *
 * WORD is as it is shown, without soft hyphens and vowel marks; it may be several words
 * ("z. B.", "1 Kind"). Of two that fit the longer is taken. A word that begins with a
 * capital is also found under its small one. `-str.` is the end of a word. VOICE is the
 * language whose voice says it, if it is not the page's. MADE is "computer" for a row
 * that no speaker of the language has looked at. all.tsv has words for each language that
 * has none of its own: names, and German words on pages in other languages.
 *
 * A word with a colon in front is a rule. {0}, {1}, {2} are places; | parts choices, and
 * where they are what is shown, the first is said:
 *
 *     :script     Latn, Cyrl or Arab
 *     :joint      what a soft hyphen becomes: "-" where a voice reads compounds better so
 *     :foreign    letters that the language does not have, but German
 *     :joined     what may be written to the front of a word: "و=وَ|ف=فَ"
 *     :spelled    spellings that the voice says better: "َة$=َ" ($ the end of a word)
 *     :linked     the same for a word without one of the beginnings of :article before a
 *                 word that has one ("key of the house"), but for those of :unlinked
 *     :decimal    "," or "."; :point is how it is said
 *     :to         between two numbers or weekdays; :plus of a phone number
 *     :time       hour, minute; :time.30 with that minute; :time-full an hour alone
 *     :time-sign  ":." if a dot between hour and minute is enough; :time-am, :time-pm
 *     :time-word  what stands behind an hour; :time-before what stands in front, and is
 *                 said if it does not
 *     :hour.N     hour N, if its number alone will not do; forms as for days
 *     :date       day, month; :date-year day, month, year
 *     :day.N      day N, if its number will not do; forms for what stands before it:
 *                 :after.1 lists the words that want the second, :after.2 the third;
 *                 behind those of :ordinal any "3." is such a number
 *     :month.N    1 to 12: said, and the other ways to write it
 *     :weekday.N  1 (Monday) to 7, the same
 *     :euro       euros, cents; :euro-full, :euro.1, :cent; :euro-word as it is written
 *     :web :mail  what is said for an address
 *     :letter.X   the name of a sign
 */

/* The upper wins. */
enum say_layer {
    SAY_LAYER_OURS,   /* the files */
    SAY_LAYER_JOINTS, /* the office's automatic joints of compounds */
    SAY_LAYER_OFFICE  /* the office's own, and names from the content */
};

struct say_word {
    const char *voice; /* NULL: the page's */
    const char *said;  /* NULL: there is no such word */
};

struct say_lexicon;

/* An empty one; NULL if memory ran out. */
struct say_lexicon *say_lexicon_new(void);
void say_lexicon_close(struct say_lexicon *lexicon);

/* Adds a word; `lang` "all" is for each language that has none of its own, `voice` may be
 * NULL. A row of the same or an upper layer takes the place of one that is there. False
 * if memory ran out, or the word or what is said is empty or longer than 95 bytes, as no
 * word is: the lexicon is as before. Pieces that were made before stay good. */
bool say_lexicon_add(struct say_lexicon *lexicon, enum say_layer layer, const char *lang,
                     const char *word, const char *voice, const char *said);

/* Adds the rows of a language's file, and once those of all.tsv, from assets/speech
 * beside the programs. On failure (no such file, a row that is none) `err` names file and
 * line, and the rows before it are there. */
bool say_lexicon_load(struct say_lexicon *lexicon, const char *lang, struct err *err);

/* Puts another lexicon over all of this one, in the place of the one before, which is
 * closed; NULL: none. Its words win, and a German one also where this lexicon says a word
 * of all.tsv with the German voice. It is this one's from now on, and its rows have no
 * `voice`: so pieces that were made with it stay good when it goes. */
void say_lexicon_over(struct say_lexicon *lexicon, struct say_lexicon *upper);

/* The first `len` bytes of `word` are looked for. */
struct say_word say_lexicon_find(const struct say_lexicon *lexicon, const char *lang,
                                 const char *word, size_t len);

#endif
