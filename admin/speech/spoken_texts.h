#ifndef ANNA_ADMIN_SPEECH_SPOKEN_TEXTS_H
#define ANNA_ADMIN_SPEECH_SPOKEN_TEXTS_H

#include "base/hash_table.h"
#include "core/clips/clip_row.h"
#include "record/document.h"
#include "speech/say.h"

/* The sentences that a terminal says, each once, as pieces (speech/say.h): those of
 * records, in every language that they stand in, and those of the interface that have
 * no place to be filled. */

struct spoken_sentence {
    const char *lang; /* of the page: whose voice makes the clip */
    const char *const *langs;
    const char *const *words; /* of each piece */
    size_t count;
    char name[CLIP_NAME];
    const struct record *record; /* where it stands first; NULL: in the interface */
};

struct spoken_texts {
    struct spoken_sentence *item;
    size_t count;
    size_t room;               /* private */
    struct hash_table by_name; /* private */
};

/* Adds the sentences of a record in a language. False if memory ran out. A sentence that
 * is there, or of more pieces than a clip may have, is left out, and so is what no
 * terminal shows. What stands in easy German ("de-simple") is German. */
bool spoken_texts_record(struct arena *arena, const struct say_lexicon *lexicon,
                         struct spoken_texts *texts, const struct record *record,
                         const char *lang);

/* Those of a text that stands nowhere. */
bool spoken_texts_add(struct arena *arena, const struct say_lexicon *lexicon,
                      struct spoken_texts *texts, const char *lang, const char *text);

/* Those of the interface in a language: STRINGS/LANG/LC_MESSAGES/anna.mo. A language that
 * has no such file has none. False, with `err`, if the file is none. */
bool spoken_texts_interface(struct arena *arena, const struct say_lexicon *lexicon,
                            struct spoken_texts *texts, const char *strings,
                            const char *lang, struct err *err);

/* What a program is given to say: the words with spaces between. NULL if memory ran out.
 */
const char *spoken_texts_words(struct arena *arena, const struct spoken_sentence *of);

#endif
