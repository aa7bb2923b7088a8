#ifndef ANNA_UI_ENTRY_H
#define ANNA_UI_ENTRY_H

#include "ui/layout.h"

/* A row that leads to a record, or (without an action) only tells of it: a picture, a
 * title, perhaps why it is here, a sentence, and badges ("jetzt offen bis 18 Uhr"). */

struct badge {
    const char *icon; /* NULL: none */
    const char *words;
    const char *spoken; /* NULL: the words */
    bool good;          /* in the colour of "open" */
};

struct entry {
    const char *id;
    const char *icon;
    const char *tint;
    const char *kicker; /* a few words above the title: what it is about; NULL: none */
    const char *title;
    const char *below;         /* a few words below the title: who does it; NULL: none */
    size_t mark_from, mark_to; /* bytes of the title to mark; equal: none */
    const char *reason;        /* why it is here; NULL: that needs no words */
    const char *summary;       /* NULL: none */
    const char *figure; /* a number to be dialled, big, beside the words or, where there
                           is no room, below them; NULL: none */
    const struct badge *badge;
    size_t badge_count;
    bool taken; /* was taken away: drawn as what is no longer there */
    unsigned state;
    struct action action;
};

/* Puts the row and moves below it. */
void entry_put(struct frame *frame, struct column *column, const struct entry *entry);

/* Puts rows with a gap between, two side by side and equally high where the page is broad
 * enough for two; ends below the last one, without a gap. */
void entries_put(struct frame *frame, struct column *column, const struct entry *entry,
                 size_t count);

#endif
