#ifndef ANNA_ADMIN_REPORTS_OUTCOMES_H
#define ANNA_ADMIN_REPORTS_OUTCOMES_H

#include "core/outcome.h"
#include "reports/ledger_asked.h"
#include "reports/unseal.h"

/* What a bundle says to those who asked what became of their report (core/outcome.h): a
 * row for each report that is answered, of all sites, for any terminal of the town shows
 * it; and rows that are chance, up to 64, 256, 1,024 or 4,096 in all, never fewer than
 * were listed before.
 *
 * Salt and rows are made anew for every bundle, those too whose answer is the same. With
 * a salt that is kept, as receipts have it between two sticks, a row that came, or took
 * the place of one that is chance, would be seen in the difference of two bundles: this
 * week somebody was answered. Answers come whenever the office writes one, not with a
 * stick, so there is no time at which a new salt would tell nothing. Now all rows of any
 * two bundles differ, and the difference says nothing. They come from the workspace's
 * secret seed (receipts.h), the number of the bundle and all that is answered: the same
 * workspace makes the same bytes, and whatever is other makes all rows other. It costs
 * the office a tenth of a second for each answer, and the passphrase of keys/reports.key,
 * which is asked for the signature anyway. */

struct outcomes {
    const char *salt; /* for x_meta, as outcome_salt */
    const struct outcome_row *row;
    size_t count;
};

/* For bundle `sequence`. `unseal` NULL: only rows that are chance can be made; then it is
 * a failure if there is an answer. Two reports with the same words are one: the first in
 * the order of their hashes is answered. crypt_init comes first. */
bool outcomes_make(struct ledger *ledger, struct arena *arena,
                   const struct unseal *unseal, long sequence, struct outcomes *out,
                   struct err *err);

/* Whether there is an answer, so that `unseal` is needed. */
bool outcomes_wait(struct ledger *ledger, bool *out, struct err *err);

#endif
