#ifndef ANNA_ADMIN_FORMATS_FORMAT_H
#define ANNA_ADMIN_FORMATS_FORMAT_H

#include <stdio.h>

#include "base/clock.h"
#include "base/options.h"
#include "record/intake.h"

/* A format is one descriptor: all that the commands know of it. Those that there are
 * stand in command/formats.h. */

/* Texts of offers that a translator's file brought. */
struct format_texts {
    size_t units;     /* in the file */
    size_t taken;     /* units whose text was taken */
    size_t missing;   /* units without a text */
    size_t outdated;  /* fields taken whose German has changed meanwhile */
    size_t offers;    /* that were given away */
    size_t automatic; /* of these, with a text that still counts as a computer's */
};

/* What an importer gave to intake.rest, for the way out. `*out` is the JSON in `arena`,
 * or NULL: nothing is kept of that offer. False with `err` if it could not be read. */
struct format_rest {
    void *context;
    bool (*rest)(void *context, const char *id, struct arena *arena, const char **out,
                 struct err *err);
};

/* What became of the rows of one table of a source that has several: read = used + kept +
 * left_out. */
struct format_sum {
    const char *file, *table; /* of the source, "services" */
    size_t read;
    size_t used; /* for a record of ours, kept as well or not */
    size_t kept; /* for the way back alone */
    size_t left_out;
    /* Why they were left out; what is left of `left_out` has no place in a record. */
    size_t without_id; /* or without a name */
    size_t twice;      /* in several places, counted once */
};

/* What whoever reads or writes asks for beside the file. A zeroed one asks for nothing.
 */
struct format_ask {
    /* The options, as they were said; NULL: not said. */
    const char *map;     /* file that says which column is which field */
    const char *scope;   /* for records that do not say whom they are for */
    const char *topic;   /* for offers that name none */
    const char *source;  /* where the data come from, for records that do not say */
    const char *lang;    /* of the texts for a translator */
    const char *made;    /* who made the texts: "human", "automatic", "tested" */
    const char *version; /* of the format, to write */

    struct date today;
    /* Topics and sites of the workspace, for a format of texts the offers; NULL none. */
    const struct document *known;
    struct format_texts *texts; /* a format of texts counts here */
    struct format_rest rest;    /* nothing is kept if its function is NULL */
    /* Where a person answers and reads questions; NULL: nobody is there. */
    FILE *answers;
    FILE *questions;
    /* Words about the file as a whole, that are no failure ("Windows-1252 ..., separated
     * by semicolon"). May be NULL. */
    void (*tell)(void *context, const char *file, const char *words);
    void (*sum)(void *context, const struct format_sum *sum); /* may be NULL */
    void *tell_context;
};

enum { FORMAT_ENDINGS = 4 };

/* How sure a format is that a file is its own. The highest bid reads it. */
enum format_bid { FORMAT_NO, FORMAT_BY_NAME, FORMAT_BY_CONTENT };

struct format {
    const char *name;                   /* "csv", as --format has it */
    const char *ending[FORMAT_ENDINGS]; /* of its files, ".csv"; NULL: no more */
    const char *what;                   /* is in what it writes, one line */
    bool tables; /* counts go out in it as well (export --research) */
    bool texts;  /* it reads texts of offers that are there, not offers of a source */
    /* Looks into a file or folder; NULL: its endings bid. */
    enum format_bid (*bid)(const char *path, bool folder);
    /* Reads `path` whole and gives its records away. False with `err` if it could not be
     * read or the taker broke off. */
    bool (*read)(const char *path, const struct format_ask *ask,
                 const struct intake *intake, struct err *err);
    /* Writes to `path`; nothing half-written after a failure. */
    bool (*write)(const struct document *document, const struct format_ask *ask,
                  const char *path, struct err *err);
};

/* What it bids for a path. */
enum format_bid format_bid(const struct format *format, const char *path, bool folder);

/* Whether the path has one of its endings. */
bool format_ends(const struct format *format, const char *path);

/* Writes what was put into `out` to `path`, whole or not at all, and frees it. */
bool format_put(struct buf *out, const char *path, struct err *err);

#endif
