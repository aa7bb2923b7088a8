#ifndef ANNA_TESTS_PROOF_SPOKEN_H
#define ANNA_TESTS_PROOF_SPOKEN_H

#include <stdbool.h>

#include "walk.h"

/* What is said of each page. */

/* Something is said of each item of the reading list. */
void proof_spoken_look(struct walk *walk);

/* Adds what is said of the page that stands to what is compared. */
void proof_spoken_add(struct walk *walk, const char *page);

/* What was added is what FOLDER/LANG.txt says; `update` writes that anew. Begins anew. */
void proof_spoken_golden(const char *folder, const char *lang, bool update);

#endif
