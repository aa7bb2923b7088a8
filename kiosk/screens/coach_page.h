#ifndef ANNA_SCREENS_COACH_PAGE_H
#define ANNA_SCREENS_COACH_PAGE_H

#include "screens/coach_words.h"

/* The pages of the coach screen behind its first one. */

/* Id of the page on which one changes language, town and topic; no record can have it. */
#define COACH_CHOOSE ":choose"

/* Language, town, topic. `coach` are all coaches: what none of them has is not offered.
 */
void coach_choose_build(struct hall *hall, struct frame *frame, const struct coach *coach,
                        size_t count);

/* What the code of each way says, NULL where there is none; returns the way that stands
 * on the page. */
enum coach_way coach_page_way(struct hall *hall, struct arena *arena,
                              const struct coach *coach,
                              const struct coach_choice *choice,
                              const char *payload[COACH_WAY_END]);

/* One coach: the ways to her, a code for each. */
void coach_page_build(struct hall *hall, struct frame *frame, const char *id);

#endif
