#ifndef ANNA_ADMIN_PAGES_LISTING_H
#define ANNA_ADMIN_PAGES_LISTING_H

#include "base/clock.h"
#include "lint/lint_finding.h"
#include "record/document.h"

/* An offer as the list of the office shows it: what stands in it, and what is to do. */

enum { LISTING_OLD_MONTHS = 12, LISTING_LANGS = 12, LISTING_READABLE = 80 };

enum listing_text {
    LISTING_NO_TEXT,
    LISTING_BY_PEOPLE,
    LISTING_AUTOMATIC,
    LISTING_OUTDATED
};

struct listing {
    const struct record *offer;
    const struct plain_figures *figures; /* NULL: no German to look at */
    size_t errors, warnings;             /* of lint */
    bool on_terminal;                    /* it is published */
    bool known;                          /* somebody has said when it was right */
    struct date known_on;
    bool old;      /* not known, or 12 months ago and more */
    bool outdated; /* one of its translations */
    struct {
        const char *lang;
        enum listing_text text;
    } lang[LISTING_LANGS];
    size_t lang_count;
    const char *folded;  /* name, provider, phone, place and id (core/fold.h) */
    const char *numbers; /* the phone's digits, with 0 and with the country */
};

struct listings {
    struct listing *row;
    size_t count;
};

/* The offers in their order. False if memory ran out. */
bool listings_make(struct arena *arena, const struct document *document,
                   const struct lint_findings *findings, struct date today,
                   struct listings *out);

/* One offer was changed in its place, and so were the findings. False if memory ran
 * out. */
bool listings_renew(struct arena *arena, const struct lint_findings *findings,
                    const struct record *offer, struct date today, struct listings *rows);

/* Whether it is published: what is not sure is not, until somebody has checked it. */
bool listing_on_terminal(const struct record *offer);

/* NULL if there is none of that id. */
const struct listing *listings_find(const struct listings *rows,
                                    const struct document *document, const char *id);

enum listing_filter {
    LISTING_ALL,
    LISTING_IS_OLD,
    LISTING_NOT_SHOWN,
    LISTING_TOPICLESS,  /* it names no topic: found by searching alone */
    LISTING_HARD,       /* lint says errors */
    LISTING_UNREADABLE, /* its German has under LISTING_READABLE points */
    LISTING_IS_OUTDATED,
    LISTING_FILTERS
};

/* Whether a row belongs to a filter. */
bool listing_is(const struct listing *row, enum listing_filter filter);

/* Whether it has all words of the search, which is folded; those of digits alone may
 * together be the phone's, with 0 or the country in front. NULL or "": yes. */
bool listing_has(const struct listing *row, const char *folded_search);

#endif
