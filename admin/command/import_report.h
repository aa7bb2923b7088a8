#ifndef ANNA_ADMIN_COMMAND_IMPORT_REPORT_H
#define ANNA_ADMIN_COMMAND_IMPORT_REPORT_H

#include <stdint.h>
#include <stdio.h>

#include "formats/format.h"
#include "workspace/store_import.h"

/* What an import says to the person in front of it: notes of what does not fit on stderr,
 * what changes on stdout; or all of it as one JSON object on stdout. How far it is, on
 * stderr, if that takes longer than a moment. */

enum { REPORT_GROUPS = 512 };

struct import_report {
    bool json;
    bool dry_run; /* every change is told */
    size_t most;  /* of refusals, other notes and changes each in the JSON, and a
                     few of what is alike; the rest is counted; 0: all */
    size_t alike; /* notes that were counted alone for this reason */
    size_t refusals_told, notes_told, changes_told; /* and what was counted alone */
    size_t refused;                                 /* records */
    size_t files_refused;                           /* as a whole */
    size_t left_out;                                /* values */
    size_t changed;                                 /* values */
    size_t conflicts;
    size_t missing;
    size_t taken;         /* records given away so far */
    size_t without_topic; /* offers that name none */
    struct report_group {
        uint64_t key; /* of file, column and what was done */
        enum intake_done done;
        size_t count;
        char words[120];
    } group[REPORT_GROUPS];
    size_t group_count;
    size_t lines;     /* what was refused, or stands on both sides: told one by one */
    const char *file; /* that is being read */
    FILE *answers;    /* where a person answers and reads questions; NULL: nobody */
    FILE *questions;
    const char *format; /* of the file that was read last; NULL: none */
    struct buf found;   /* words about the files as a whole */
    int64_t batch;      /* of the history, once it is kept */
    struct buf sums;    /* of tables, for the JSON; import_report_end gives it back */
    bool any;           /* something stands in the JSON list already */
    bool terminal;      /* stderr is one: progress on one line */
    bool line_open;     /* a line of progress stands there */
    double began_s;
    double told_s;
};

/* Begins; prints the head of the JSON. */
void import_report_begin(struct import_report *report);

void import_report_note(struct import_report *report, const struct intake_note *note);
void import_report_progress(struct import_report *report, size_t done, size_t whole);

/* What became of the rows of a table; said in the JSON, under "tables". */
void import_report_sum(struct import_report *report, const struct format_sum *sum);

/* Takes back the line of progress, before something else stands there. */
void import_report_clear_line(struct import_report *report);

/* What store_import tells, and asks if a person is there. `report` must stay. */
struct store_import_told import_report_told(struct import_report *report);

/* Ends the notes: says how many more like those there are, and closes the JSON list; what
 * the object has behind it is the caller's. */
void import_report_close(struct import_report *report);

/* Closes, and says what was done, or would be. `taken`: the workspace has it now. */
void import_report_end(struct import_report *report,
                       const struct store_import_tally *tally, bool taken);

/* The name under which a source is known the next time: of its file or folder. NULL if
 * memory ran out. */
const char *import_report_source(struct arena *arena, const char *path);

#endif
