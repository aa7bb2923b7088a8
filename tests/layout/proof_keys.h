#ifndef ANNA_TESTS_PROOF_KEYS_H
#define ANNA_TESTS_PROOF_KEYS_H

#include <stdbool.h>

#include "walk.h"

/* The reading list, and the keys that go by it. */

/* Each element that has words stands once in the list, each item has words and an id of
 * its own. */
void proof_keys_list(const struct frame *frame, const char *where);

/* Whether every page is walked, or a third of them, which by ANNA_SEED. */
void proof_keys_choose(bool every);

/* From wherever the keys stand on this page, each item is reached by down alone, and by
 * up alone, and is seen then. */
void proof_keys_walk(struct walk *walk);

/* From home: each main job takes at most twelve presses. Ends there, in that language. */
void proof_keys_jobs(struct walk *walk, const char *lang);

#endif
