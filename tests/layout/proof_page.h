#ifndef ANNA_TESTS_PROOF_PAGE_H
#define ANNA_TESTS_PROOF_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "walk.h"

/* One page of the proof: looked at as a whole, and compared with its golden text. */

struct proof_page {
    const char *name;
    bool top; /* there is no way back from here, and need not be */
};

/* "NAME WxH LANG PERCENT THEME", for messages. */
void proof_page_name(const struct walk_setting *setting, const char *screen, char *out,
                     size_t room);

/* From its top to its end, and where the keypad stands. */
void proof_page_look(struct walk *walk, const struct proof_page *page);

/* Its list of elements is what FOLDER/NAME.txt says; `update` writes that anew. */
void proof_page_golden(struct walk *walk, const struct proof_page *page,
                       const char *folder, bool update);

#endif
