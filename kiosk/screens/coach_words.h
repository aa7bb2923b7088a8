#ifndef ANNA_SCREENS_COACH_WORDS_H
#define ANNA_SCREENS_COACH_WORDS_H

#include "core/code.h"
#include "screens/screen.h"

/* Which coaches fit a visitor, and what the codes on a coach's page say. A code takes the
 * coach, the topic, the wish and the month, and nothing else of a session. */

enum { COACH_MOST_CHIPS = 24 };

/* What she chose, or what the session and her way here say. */
struct coach_choice {
    const char *lang;          /* id or name of a language */
    const char *town;          /* NULL: the terminal stands in none */
    const struct topic *topic; /* NULL: she does not know yet */
    const char *offer;         /* id of the offer she came from; NULL: from elsewhere */
    unsigned wishes;           /* enum code_wish, added */
};

struct coach_choice coach_choice(const struct hall *hall, struct arena *arena);

/* True if the coach is there for that town and topic, and for that language unless
 * `any_lang`. */
bool coach_fits(const struct coach *coach, const struct coach_choice *choice,
                bool any_lang);
bool coach_speaks(const struct coach *coach, const char *lang);

/* "Deutsch, Türkisch" in the language of the page; "" if nobody said. */
const char *coach_languages(struct arena *arena, const struct coach *coach);

enum coach_way {
    COACH_ONLINE = 1,
    COACH_SMS,
    COACH_PHONE,
    COACH_EMAIL,
    COACH_COPY, /* no code: to be written down */
    COACH_WAY_END
};

/* "K7M-2RX". An interpreter is wished for whoever chose a coach who does not speak her
 * language. */
const char *coach_code(const struct hall *hall, struct arena *arena,
                       const struct coach *coach, const struct coach_choice *choice);

/* What the code of that way says; NULL if the coach does not have it, or the link may not
 * be drawn. COACH_COPY has none. */
const char *coach_payload(struct hall *hall, struct arena *arena,
                          const struct coach *coach, const struct coach_choice *choice,
                          enum coach_way way);

/* The words that are ready to be sent that way (COACH_SMS, COACH_EMAIL), in `lang`; for
 * the coach they are German. The code comes first, then wish, language and topic as far
 * as a code takes them: in every language as many sentences as in German. */
const char *coach_message(const struct hall *hall, struct arena *arena,
                          const struct coach *coach, const struct coach_choice *choice,
                          enum coach_way way, const char *lang);

/* Whom to call: the coach, else the town's number for coaches, else the front desk; NULL
 * if there is none. */
const char *coach_phone(const struct hall *hall, const struct coach *coach);

#endif
