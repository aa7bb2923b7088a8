#ifndef ANNA_CORE_DELIVERY_H
#define ANNA_CORE_DELIVERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/clock.h"
#include "core/belief.h"
#include "core/program.h"

/* What a stick brings and what becomes of it, told line by line while it happens. The
 * program that installs writes the lines to stdout, the terminal that started it reads
 * them from a pipe, and both end up with the same struct. One fact a line, its words
 * separated by one space:
 *
 *   before NUMBER                what is shown now, 0 if nothing is
 *   about SECONDS                how long it takes, roughly
 *   step STEP PERCENT            what is being done, and how far the whole is
 *   bundle NUMBER DATE           the content on the stick, its label proved
 *   changes NEW CHANGED GONE     offers, against what was shown before
 *   other REASON NAME            a file on the stick, and what it is
 *   more COUNT                   so many others, without their names
 *   ours                         a good bundle for this site, by a key that is trusted
 *                                here, lies on the stick: who brings it may choose what
 *                                the terminal shows
 *   shown NUMBER DATE            the content that is shown at the end
 *   newest NUMBER DATE           the newest one that this terminal ever showed
 *   reports WHERE                sealed reports: `sent` to the stick, or `kept` because
 *                                it cannot be written; never how many
 *   clock BELIEF DATE            the terminal's clock cannot be right, and shows this day
 *   runs NUMBER BACK             the program that runs, and a newer one that went back
 *                                here, 0 if none did
 *   program ANSWER NUMBER        a program on the stick, and what becomes of it, as in
 *                                core/program.h; NUMBER 0 if it is not known
 *   end END REASON               the last line
 *
 * STEP, WHERE, BELIEF, END and REASON are the words of the enums below. A date is
 * YYYY-MM-DD; of the newest, "-" if its label is lost. A name is printable UTF-8 and the
 * rest of its line. The reader trusts nothing: what installs had a hostile file in its
 * hands. */

enum {
    DELIVERY_LINE = 256, /* bytes of a line, with its end */
    DELIVERY_NAME = 64,  /* bytes of a file's name, with its end */
    DELIVERY_OTHERS = 6  /* files that are named; more are counted */
};

enum delivery_step {
    DELIVERY_LOOK,    /* what is on the stick */
    DELIVERY_COPY,    /* from the stick */
    DELIVERY_CHECK,   /* the copy's signature */
    DELIVERY_TRY,     /* ask the copy what the screens will ask */
    DELIVERY_INDEX,   /* for the search */
    DELIVERY_KEEP,    /* put in place and sync */
    DELIVERY_PROGRAM, /* a new program to the root that does not run */
    DELIVERY_NOTE,    /* a few words to the stick, sync it */
    DELIVERY_STEPS
};

enum delivery_end {
    DELIVERY_RUNS, /* not at its end yet */
    DELIVERY_INSTALLED,
    DELIVERY_SAME,   /* nothing new: it was there already */
    DELIVERY_EMPTY,  /* nothing for ANNA on it */
    DELIVERY_FAILED, /* see the reason; the old content goes on */
    DELIVERY_ASKS,   /* a setup lies on it: people are asked before anything is done */
    DELIVERY_CHOSEN, /* somebody chose another content that the terminal holds */
    DELIVERY_ENDS
};

enum delivery_reason {
    DELIVERY_NO_REASON,
    DELIVERY_UNSIGNED,      /* no signature beside the file */
    DELIVERY_FOREIGN,       /* signed with a key that is not trusted here */
    DELIVERY_DAMAGED,       /* changed after it was signed */
    DELIVERY_NOT_CONTENT,   /* signed, but not what a terminal can show */
    DELIVERY_OTHER_SITE,    /* for another site */
    DELIVERY_OTHER_VERSION, /* for another version of the program */
    DELIVERY_OLDER,         /* older than what was shown already, or than another file */
    DELIVERY_TWIN,          /* the number that was shown, with other bytes */
    DELIVERY_LEAP,          /* its number leaps too far */
    DELIVERY_KNOWN,         /* here already */
    DELIVERY_TAKEN,         /* taken, and shown now */
    DELIVERY_UNREADABLE,    /* the stick cannot be read, or was pulled */
    DELIVERY_TOO_LARGE,
    DELIVERY_DISK_FULL,  /* the terminal's */
    DELIVERY_DISK,       /* the terminal cannot save */
    DELIVERY_NO_KEY,     /* the terminal trusts nobody: it waits for its first stick */
    DELIVERY_BROKEN_OFF, /* the program that installs ended without a word */
    /* Of a setup (core/setup.h): */
    DELIVERY_SETUP_TORN,     /* not whole, or changed */
    DELIVERY_SETUP_FOREIGN,  /* signed with a key that is not the terminal's */
    DELIVERY_SETUP_OTHER,    /* for another version of the program */
    DELIVERY_SETUP_DECLINED, /* somebody said that it is not right */
    DELIVERY_SETUP_UNKEPT,   /* the terminal could not save it */
    DELIVERY_SETUP_BROKEN,   /* what the terminal keeps of its own is damaged */
    DELIVERY_REASONS
};

enum delivery_reports {
    DELIVERY_REPORTS_UNSAID, /* the stick or the terminal has nothing to do with any */
    DELIVERY_REPORTS_SENT,
    DELIVERY_REPORTS_KEPT,
    DELIVERY_REPORTS_STATES
};

struct delivery_other {
    char name[DELIVERY_NAME];
    enum delivery_reason reason;
};

/* A content that a terminal holds. */
struct delivery_content {
    long number;         /* 0: there is none */
    struct date created; /* year 0: its label is lost */
};

/* The terminal's program, and a new one on the stick. */
struct delivery_program {
    long runs; /* number; 0: this terminal takes none */
    long back; /* a newer one that went back here; 0: none */
    enum program_answer answer;
    long number; /* of the one on the stick; 0: not known */
};

struct delivery {
    long before;       /* 0: nothing */
    int about_seconds; /* 0: not said */
    enum delivery_step step;
    int percent;
    long number; /* 0: not known */
    struct date created;
    bool compared;
    long added, changed, gone;
    struct delivery_other other[DELIVERY_OTHERS];
    size_t other_count; /* of all that were named, also those without room above */
    bool ours;
    struct delivery_content shown, newest;
    enum delivery_reports reports;
    struct delivery_program program;
    enum belief clock;
    struct date clock_shows; /* unless it is right */
    enum delivery_end end;
    enum delivery_reason reason;
};

/* Nothing known yet. */
void delivery_begin(struct delivery *delivery);

/* Takes one line, without its newline. A line that is not one of the above, or comes
 * after the end, changes nothing and returns false. */
bool delivery_take(struct delivery *delivery, const char *line);

/* Makes a line, takes it, and writes it to `out` (may be NULL), flushed. */
void delivery_say(struct delivery *delivery, FILE *out, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* True if a newer content than this was shown here before. */
static inline bool delivery_older(const struct delivery_content *shown,
                                  const struct delivery_content *newest)
{
    return shown->number > 0 && newest->number > shown->number;
}

/* True if the file is good: that it was not taken has its order. False if something is
 * the matter with it. */
bool delivery_reason_fine(enum delivery_reason reason);

/* The words of the format: "copy", "installed", "other_site". */
const char *delivery_step_word(enum delivery_step step);
const char *delivery_reports_word(enum delivery_reports reports);
const char *delivery_end_word(enum delivery_end end);
const char *delivery_reason_word(enum delivery_reason reason);

/* A file's name as it may be shown and sent: at most DELIVERY_NAME - 1 bytes, what cannot
 * be printed or turns the direction of reading becomes "?". */
void delivery_name(char out[DELIVERY_NAME], const char *name);

#endif
