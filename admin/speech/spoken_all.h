#ifndef ANNA_ADMIN_SPEECH_SPOKEN_ALL_H
#define ANNA_ADMIN_SPEECH_SPOKEN_ALL_H

#include "speech/spoken_texts.h"

/* All that terminals with a bundle may say in whole sentences: for making clips, and for
 * gathering them. */

/* The words that voices would say wrongly, as the terminal has them: of every language of
 * the interface, and over them those of the office in `document`. NULL with `err` if
 * memory ran out or a file is damaged; else for say_lexicon_close. */
struct say_lexicon *spoken_all_lexicon(const struct document *document, struct err *err);

/* The sentences of these records and of the interface, in one language or (`lang` NULL)
 * in all of the interface. */
bool spoken_all(struct arena *arena, const struct say_lexicon *lexicon,
                const struct document *document, const char *lang,
                struct spoken_texts *out, struct err *err);

#endif
