#ifndef ANNA_OFFICE_COLLECT_H
#define ANNA_OFFICE_COLLECT_H

#include "base/buf.h"
#include "ledger.h"
#include "unseal.h"

/* Bringing sealed reports from a stick into the ledger. */

struct collect_result {
    size_t files;   /* that were read */
    size_t refused; /* files that hold nothing for us, each with a line in `refusals` */
    size_t added;   /* reports that were not known */
    size_t known;   /* that were known already */
    size_t damaged; /* slots of good files that could not be opened; the terminal still
                       has them and sends them again */
    struct buf refusals;
};

/* Reads FOLDER/anna/reports/NAME.anna-reports, and FOLDER/NAME.anna-reports. All that is
 * good comes in as one transaction; then the files that were read whole are removed from
 * the folder (the terminals keep the reports until the next bundle says that they have
 * arrived). A file of another length than terminals write, or of which no slot opens, is
 * refused and left there. On failure the ledger is as it was, and so is the folder.
 * `sequence` is that of the newest bundle. The caller frees `out->refusals`. */
bool collect_folder(struct ledger *ledger, const struct unseal *unseal,
                    const char *folder, long sequence, struct collect_result *out,
                    struct err *err);

#endif
