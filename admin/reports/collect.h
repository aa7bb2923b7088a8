#ifndef ANNA_ADMIN_REPORTS_COLLECT_H
#define ANNA_ADMIN_REPORTS_COLLECT_H

#include "base/buf.h"
#include "base/clock.h"
#include "record/document.h"
#include "reports/ledger.h"
#include "reports/unseal.h"

/* Bringing sealed reports from a stick into the ledger. */

struct collect_order {
    const struct unseal *unseal;
    const struct document *document; /* what names must be in; NULL: any */
    long sequence;                   /* of the newest bundle */
    struct date today;
};

enum { COLLECT_BURST = 50 };

struct collect_result {
    size_t files;   /* that were read */
    size_t refused; /* files that hold nothing for us, or something that this program
                       cannot read yet, each with a line in `refusals` */
    size_t added;   /* reports that were not known */
    size_t known;   /* that were known already */
    size_t early;   /* of the new ones, those of a month that has not come yet */
    size_t newer;   /* reports of a version that this program does not read yet */
    size_t damaged; /* slots of good files that could not be opened; the terminal still
                       has them and sends them again */
    size_t apart;   /* of the new ones, those that cannot be (implausible.h) */
    struct buf refusals;
    struct buf doubts; /* a line for each that is set apart, and for each file that brings
                          COLLECT_BURST new ones or more at once: nobody taps so much */
};

/* Reads FOLDER/anna/reports/NAME.anna-reports, and FOLDER/NAME.anna-reports. All that is
 * good comes in as one transaction; then the files that were read whole are removed from
 * the folder (the terminals keep the reports until the next bundle says that they have
 * arrived). A file of another length than terminals write, or that does not open, is
 * refused and left there. So is one with reports of a newer version (core/report.h): what
 * is not newer in it is taken, and it comes again when this program is newer. On failure
 * the ledger is as it was, and so is the folder. `sequence` is that of the newest bundle.
 * The caller frees `out->refusals`.
 *
 * No report is of a month after that of `today`: the clock of its terminal is ahead, and
 * not so far that the terminal itself could know (core/belief.h). It is taken as one of
 * this month, for it was made between the last stick and this one, and set apart. If the
 * office's own clock cannot be right (a year before BELIEF_FIRST_YEAR), months stay as
 * they are. */
bool collect_folder(struct ledger *ledger, const struct collect_order *order,
                    const char *folder, struct collect_result *out, struct err *err);

#endif
