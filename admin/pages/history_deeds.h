#ifndef ANNA_ADMIN_PAGES_HISTORY_DEEDS_H
#define ANNA_ADMIN_PAGES_HISTORY_DEEDS_H

#include "pages/page.h"

/* What was done, as the page of the history lists it: one deed is all that one press of a
 * button, or one command, has changed (a batch of workspace/history.h). */

enum {
    HISTORY_EACH_PAGE = 25,
    HISTORY_ROWS = 40,   /* of a deed, at most: the rest is counted */
    HISTORY_PEOPLE = 100 /* who may be chosen, at most */
};

/* What a deed was about; a deed may be about several. */
enum history_about {
    HISTORY_OFFERS,
    HISTORY_TRANSLATIONS,
    HISTORY_COACHES,
    HISTORY_SITES,
    HISTORY_ANSWERS,
    HISTORY_REPORTS,
    HISTORY_IMPORTS, /* taken in from a file */
    HISTORY_ABOUT_COUNT
};

struct history_deed_row {
    const char *kind, *id, *field, *lang, *was, *now;
};

struct history_deed_shown {
    int64_t batch;
    int64_t seconds;              /* since 1970; 0: nobody knows */
    const char *who, *what;       /* "offer set" */
    int about;                    /* a bit for each */
    bool hers;                    /* all of it is what who asks may change herself */
    bool undone;                  /* and not done again */
    int64_t undoes;               /* the batch that it took back; 0: none */
    int64_t first;                /* the number of its first row */
    struct history_deed_row *row; /* of the deeds of this page alone, the first ones */
    size_t row_count;             /* all */
    size_t records;               /* of all rows */
    size_t fresh;                 /* rows with which a record came */
};

struct history_deeds {
    struct history_deed_shown *item; /* the oldest first */
    size_t count, room;
    const char *who[HISTORY_PEOPLE];
    size_t who_count;
    struct history_deed_shown *shown[HISTORY_EACH_PAGE]; /* the newest first */
    size_t shown_count;
    size_t found; /* that pass */
    size_t first; /* how many of these are newer than the page */
};

/* NULL, -1: all. */
struct history_asked {
    const char *id;  /* of a record */
    const char *who; /* a name */
    int about;
    size_t first;
};

/* What the address asks for: "id", "who", "what", "from". */
void history_asked_read(const struct page *page, struct history_asked *out);

/* What a choice is called in the address, and for a person. */
const char *history_about_id(enum history_about about);
const char *history_about_words(enum history_about about);

/* Gathers the deeds, and the rows of those that stand on the page. */
bool history_deeds_read(struct page *page, const struct history_asked *asked,
                        struct history_deeds *out);

#endif
