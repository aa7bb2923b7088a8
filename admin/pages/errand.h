#ifndef ANNA_ADMIN_PAGES_ERRAND_H
#define ANNA_ADMIN_PAGES_ERRAND_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* What takes too long, or too much memory, for the one thread that answers: signing
 * (seven seconds, a gigabyte), opening reports, reading a large file. It is one of our
 * own commands, run as a child beside the server; its words are gathered without waiting.
 * One errand of a kind at a time. All end with the server, even where that is killed.
 *
 * A secret goes to the child as the first line of its file descriptor 3, never as a word
 * or in the environment: say "--passphrase-fd", "3". */

enum errand_kind {
    ERRAND_PUBLISH,
    ERRAND_IMPORT,
    ERRAND_LINKS, /* check-links */
    ERRAND_COLLECT,
    ERRAND_TEXTS, /* of reports: shown by opened.h alone */
    ERRAND_COPY,  /* of the whole workspace */
    ERRAND_KINDS
};

enum errand_state {
    ERRAND_NONE, /* none was begun, or it is forgotten */
    ERRAND_RUNNING,
    ERRAND_DONE,  /* ended with 0 */
    ERRAND_NO,    /* with 1: the answer is no */
    ERRAND_FAILED /* with anything else, or by a signal; or was stopped for its words */
};

enum {
    ERRAND_SECRET_FD = 3,
    ERRAND_WORDS = 16,     /* of a command, at most */
    ERRAND_SECRET = 1023,  /* bytes, as command/passphrase.h has it */
    ERRAND_TOLD = 16 << 20 /* bytes that one may say: who says more is stopped */
};

struct errand {
    enum errand_state state;
    int64_t begun;     /* seconds since 1970, as errand_begin was told */
    struct buf told;   /* its standard output up to now */
    struct buf failed; /* its standard error */
};

struct errands;

/* `program` NULL: this one. `workspace` must stay. Each command begins with "-w", the
 * workspace, "--by", who. */
bool errands_open(struct errands **out, const char *program, const char *workspace,
                  struct err *err);

/* Ends those that run, and waits for them. NULL is allowed. */
void errands_close(struct errands *errands);

struct errand_order {
    const char
        *word[ERRAND_WORDS]; /* "stick", "/media/stick"; the first NULL ends them */
    const char *who;         /* whom the history names; never NULL */
    const char *secret;      /* one line without its end; NULL: none */
    int64_t now;             /* seconds since 1970 */
};

/* Begins one; what the last of its kind has said is forgotten. Nothing is kept of the
 * order. False if one of the kind runs, for a secret that is too long or of two lines,
 * for an order without a command or without who, or if it could not be begun. */
bool errand_begin(struct errands *errands, enum errand_kind kind,
                  const struct errand_order *order, struct err *err);

/* Gathers what all of them have said, and whether they have ended, without waiting. */
void errands_tend(struct errands *errands);

/* How one stands, as of the last errands_tend; good until the next. */
const struct errand *errand_look(const struct errands *errands, enum errand_kind kind);

/* Moves the words of one that has ended to whoever asked for it; there is none then. */
void errand_take(struct errands *errands, enum errand_kind kind, struct buf *told,
                 struct buf *failed);

/* Overwrites the words of one that has ended; there is none then. */
void errand_forget(struct errands *errands, enum errand_kind kind);

#endif
