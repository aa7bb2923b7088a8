#ifndef ANNA_ADMIN_WORKSPACE_STORE_NOTE_H
#define ANNA_ADMIN_WORKSPACE_STORE_NOTE_H

#include "base/clock.h"
#include "workspace/store.h"

/* The last note of each terminal that a stick has brought home (table x_note): what stood
 * on its screen when the stick was there. It is neither published nor exported, nor in
 * the history. */

struct store_note {
    const char *name;       /* of its file: "ANNA-Meldung-ennigerloh.txt" */
    const char *words;      /* its lines, each ended by a newline */
    int64_t written;        /* when the file was, by the terminal's clock: seconds since
                               1970 */
    const char *brought_on; /* the day on which it came home, 2026-11-29 */
};

struct store_notes {
    struct store_note *item;
    size_t count;
};

/* All of them, in order of `name`, in the arena. */
bool store_notes(struct store *store, struct arena *arena, struct store_notes *out,
                 struct err *err);

/* Keeps these in place of older ones of the same names. One that says the same and was
 * written at the same time was home before, and stays as it is. All or none. */
bool store_keep_notes(struct store *store, const struct store_notes *notes,
                      struct err *err);

#endif
