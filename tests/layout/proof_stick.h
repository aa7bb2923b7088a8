#ifndef ANNA_TESTS_PROOF_STICK_H
#define ANNA_TESTS_PROOF_STICK_H

#include <stdbool.h>

#include "walk.h"

/* Everything that the screen says about sticks. `folder` NULL: without the golden texts;
 * `update` writes them anew. */
void proof_stick_pages(struct walk *walk, const struct walk_setting *setting,
                       const char *folder, bool update);

/* The question to a visitor whether a stick may interrupt her. */
void proof_stick_question(struct walk *walk, const struct walk_setting *setting,
                          const char *folder, bool update);

#endif
