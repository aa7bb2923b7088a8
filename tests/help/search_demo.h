#ifndef ANNA_TESTS_HELP_SEARCH_DEMO_H
#define ANNA_TESTS_HELP_SEARCH_DEMO_H

#include "base/arena.h"
#include "search/search.h"

/* An index of the offers of the demonstration, as a bundle brings them to it, in a folder
 * of its own. */

enum { SEARCH_DEMO_OFFERS = 107 };

struct search_demo {
    const char *folder;
    const char *content;
    const char *path;
    struct search *search;
    struct arena arena;
};

/* *state is a struct search_demo. */
int search_demo_set_up(void **state);
int search_demo_tear_down(void **state);

/* Asks in Ennigerloh, for all that is found; the result lives until the next question. */
struct search_result search_demo_ask(struct search_demo *index, const char *query);

#endif
