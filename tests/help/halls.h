#ifndef ANNA_TESTS_HELP_HALLS_H
#define ANNA_TESTS_HELP_HALLS_H

#include "screens/screen.h"

/* A hall in Ennigerloh with three coaches: c1 by phone, message and web, c2 by web alone,
 * c3 by phone alone. */

extern struct content *halls_content;
extern struct arena halls_arena;    /* a test empties it at its end */
extern const char *halls_langs[32]; /* ids of all that there are */
extern size_t halls_lang_count;

int halls_set_up(void **state);
int halls_tear_down(void **state);

/* At ten on 23 November 2026. */
struct hall halls_of(struct session *session);

/* Words and content in this language. */
void halls_speak(const char *lang);

#endif
