#ifndef ANNA_ADMIN_PAGES_TERMINALS_H
#define ANNA_ADMIN_PAGES_TERMINALS_H

#include "base/clock.h"
#include "publish/note_home.h"
#include "record/document.h"

/* How the terminals are, as far as their last notes say: a terminal has no network, and
 * what a stick brings home is all that anybody hears of it. */

enum { TERMINALS_SILENT_DAYS = 21 };

enum terminal_state {
    TERMINAL_NEVER,  /* no note has come home yet */
    TERMINAL_SICK,   /* an older content, a wrong clock, a full disk */
    TERMINAL_SILENT, /* nothing was heard for TERMINALS_SILENT_DAYS days */
    TERMINAL_WELL
};

struct terminal {
    const struct record *site;     /* NULL: a note of a site that there is not */
    const struct store_note *kept; /* its last note; NULL: none */
    struct note_home note;         /* what it says */
    struct date heard_on;          /* if there is one */
    enum terminal_state state;
};

struct terminals {
    struct terminal *item;
    size_t count;
};

/* One for each site, in their order, then notes of sites that there are not. strings_open
 * comes first. */
bool terminals_make(struct arena *arena, struct store *store,
                    const struct document *document, struct date today,
                    struct terminals *out, struct err *err);

#endif
