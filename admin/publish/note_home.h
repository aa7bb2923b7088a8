#ifndef ANNA_ADMIN_PUBLISH_NOTE_HOME_H
#define ANNA_ADMIN_PUBLISH_NOTE_HOME_H

#include "base/clock.h"
#include "workspace/store_note.h"

/* The notes of the terminals (notes.h) as they come home: kept in the workspace, and read
 * for what the office asks of a terminal. */

/* Keeps all notes that lie in FOLDER/anna, as brought home on that day. */
bool note_home_keep(struct store *store, const char *folder, struct date today,
                    struct err *err);

/* What a note says, by the German words of the terminal (strings_open comes first). Of
 * what it does not say nothing is known. */
struct note_home {
    const char *site;  /* of its name, "ennigerloh"; "" if it has none */
    const char *shown; /* "Nummer 41, Stand 23. November 2026"; NULL: not said */
    long number;       /* of that; 0: not said */
    bool older;        /* an older content is shown than the terminal has had */
    const char *clock; /* what is wrong with its clock; NULL: nothing is said */
    const char *disk;  /* that it cannot save; NULL: nothing is said */
};

/* In the arena. False if memory ran out. */
bool note_home_read(struct arena *arena, const struct store_note *note,
                    struct note_home *out);

#endif
