#ifndef ANNA_ADMIN_PAGES_OFFICE_H
#define ANNA_ADMIN_PAGES_OFFICE_H

#include "base/clock.h"
#include "base/template.h"
#include "german/plain_book.h"
#include "lint/lint_finding.h"
#include "lint/lint_fix.h"
#include "record/document.h"
#include "record/termbase.h"
#include "pages/drawing.h"
#include "pages/errand.h"
#include "pages/listing.h"
#include "pages/pending.h"
#include "pages/taking.h"
#include "related/related.h"
#include "reports/ledger.h"
#include "web/session.h"
#include "workspace/store_change.h"

/* The workspace as the pages have it: the records in memory, with what lint says of them,
 * read again when anybody has changed something (a command beside the server too). */

/* For whom texts of reports are being opened, and of which group. */
struct office_opened {
    char token[SESSION_WORD];
    char group[2 * REPORT_ID_LEN];
};

/* Where what a form has made is, so that the form sent once more makes no second one. */
struct office_made {
    char once[33];
    char path[96];
};

enum { OFFICE_MADE = 16 };

/* What was chosen when something was published: a form that failed shows it again. */
struct office_chosen {
    bool any;
    char stick[256]; /* "": as a file */
    char setup[REPORT_ID_LEN];
};

struct office {
    const char *workspace; /* folder */
    struct store *store;
    struct template pages; /* assets/office/pages, all of them */
    struct plain_book book;
    struct termbase terms;
    struct drawing *drawing;
    struct errands *errands;
    struct takings takings;
    struct ledger *ledger;                /* the same database's reports */
    struct office_opened opened;          /* opened.h */
    struct office_made made[OFFICE_MADE]; /* the newest, in a ring */
    size_t made_count;                    /* ever */
    const char *stick;                    /* a folder that counts as a stick; NULL */
    struct office_chosen chosen;
    struct lint_fix_books fix_books; /* what office_fix_books opened */
    bool has_fix_books;
    struct arena lasting;        /* the books' */
    struct related_book related; /* of the offers as they were when one was asked for */
    /* Everything below is as of history row `seen`, on `today`. */
    struct arena arena;
    struct document document;
    struct lint_findings findings;
    struct listings offers;
    struct pending pending; /* after office_pending */
    struct date today;
    int64_t seen;
    int renewed; /* so many times since the whole was read (office_renew.h) */
    bool read;
    /* The picture of the network that was drawn last, of which choice and history row. */
    struct buf poster;
    char poster_of[160];
    int64_t poster_seen;
};

/* Opens a workspace that is there. */
bool office_open(struct office *out, const char *workspace, struct err *err);
void office_close(struct office *office);

/* What proposals are made from, opened when it is asked for first: a large list of words.
 * NULL with `err` if it cannot be. */
struct lint_fix_books *office_fix_books(struct office *office, struct err *err);

/* Brings the records up to date; pointers into them are good until the next call. */
bool office_refresh(struct office *office, struct date today, struct err *err);

/* Brings `pending` up to date with the records. */
bool office_pending(struct office *office, struct err *err);

/* For moments when nobody asks: reads the whole again if that was put off. */
bool office_settle(struct office *office, struct err *err);

/* One change of one field by a person, as a batch of its own (workspace/store_change.h);
 * the number of the batch is `*batch`, 0 if nothing was to do. `what` must stay. */
struct office_change {
    const char *who;
    const char *what; /* "offer set" */
    int64_t seconds;
    struct store_change change;
};
enum store_answer office_change(struct office *office, const struct office_change *change,
                                int64_t *batch, struct err *err);

/* What becomes of a record; a new one has no `before`. */
struct office_after {
    const struct record *before, *after;
};

/* All fields in which records differ, as one batch: all of it, or (STORE_CONFLICT,
 * STORE_GONE, STORE_BROKEN) nothing. */
enum store_answer office_apply(struct office *office, const struct history_deed *deed,
                               const struct office_after *of, size_t count,
                               int64_t *batch, struct err *err);

/* Takes a batch back, whole or not at all: STORE_CONFLICT if something of it was changed
 * again since, and `told` has heard all of that. */
enum store_answer office_undo(struct office *office, const char *who, int64_t seconds,
                              int64_t batch, const struct store_undo_told *told,
                              struct err *err);

#endif
