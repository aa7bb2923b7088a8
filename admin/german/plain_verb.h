#ifndef ANNA_ADMIN_GERMAN_PLAIN_VERB_H
#define ANNA_ADMIN_GERMAN_PLAIN_VERB_H

#include <stdbool.h>

#include "german/plain_lexicon.h"

/* Forms of German verbs, known by their shape: prefixes, endings and the stems of strong
 * verbs. Words in small letters, as plain_word.h gives them. */

/* A second participle: "geprüft", "informiert", "beantragt", "übernommen", "abgegeben".
 * Where it is written like the infinitive ("erhalten", "bekommen") the answer is no,
 * except for verbs that are hardly ever anything but passive behind "werden" ("beraten",
 * "vergeben"). */
bool plain_is_participle(const struct plain_lexicon *lexicon, const char *low);

/* An infinitive with "zu" inside: "einzureichen". */
bool plain_is_zu_infinitive(const struct plain_lexicon *lexicon, const char *low);

/* What may be an infinitive: ends with -en, -ern or -eln. */
bool plain_is_infinitive(const struct plain_lexicon *lexicon, const char *low);

/* What may be a verb with its person: -t, -en, -te, -ten, and no shape that adjectives
 * and adverbs have (-lich, -ig, -bar ...). A guess for the last word of a clause. */
bool plain_may_be_finite(const struct plain_lexicon *lexicon, const char *low);

#endif
