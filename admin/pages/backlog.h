#ifndef ANNA_ADMIN_PAGES_BACKLOG_H
#define ANNA_ADMIN_PAGES_BACKLOG_H

#include "record/document.h"
#include "record/translation.h"

/* What is to be translated into one language: each offer once, the most urgent first. */

enum backlog_state {
    BACKLOG_OUTDATED, /* the German has changed since */
    BACKLOG_MISSING,  /* a field, or all of it */
    BACKLOG_UNREAD,   /* a machine has made it, and nobody has looked at it */
    BACKLOG_DONE,
    BACKLOG_STATES
};

struct backlog_item {
    const struct record *offer;
    const struct translation *part; /* NULL: there is none */
    enum backlog_state state;
    unsigned fields; /* that are outdated or missing, 1 << enum source_field */
};

struct backlog {
    const char *lang;
    struct backlog_item *item;
    size_t count;
    size_t each[BACKLOG_STATES];
};

/* How one offer stands. */
struct backlog_item backlog_item_of(const struct record *offer, const char *lang);

/* How many offers are outdated or lack something in each of the languages: `open` has a
 * place for each. */
void backlog_count_open(const struct document *document, const struct texts *langs,
                        size_t *open);

/* False if memory ran out. */
bool backlog_of(struct arena *arena, const struct document *document, const char *lang,
                struct backlog *out);

/* What comes behind an offer of that state, or from the beginning again; NULL: nothing
 * else is of that state. */
const struct backlog_item *backlog_next(const struct backlog *backlog, const char *id,
                                        enum backlog_state state);

/* The languages of the interface, and those that any offer has; no German. False if
 * memory ran out. */
bool backlog_langs(struct arena *arena, const struct document *document,
                   struct texts *out);

#endif
