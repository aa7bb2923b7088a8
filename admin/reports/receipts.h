#ifndef ANNA_ADMIN_REPORTS_RECEIPTS_H
#define ANNA_ADMIN_REPORTS_RECEIPTS_H

#include "reports/ledger.h"

/* What a bundle says has arrived, so that terminals may forget it (content_received).
 * Bundles are public: each report is named by a receipt (core/seal.h) which nobody can
 * tell from chance who has not its slot, and random ones fill the list up to 64, 256,
 * 1,024, 4,096 or 16,384, never fewer than were listed before. The table lies in the
 * order of its rows, which is chance.
 *
 * Salt and filling come from a secret seed of the workspace. It is drawn anew when a
 * stick was collected, whatever lay on it, and only then: between two sticks all bundles
 * have the same list, and with the next stick nothing of it stays. So the difference of
 * two bundles says that a stick came, which the date says too, and nothing of what it
 * brought. Terminals of before do not know receipts: they keep their reports, and send
 * them again, until their program is newer; nothing is lost. */

struct receipts {
    const char *salt; /* for the bundle's x_meta, as receipt_salt */
    struct texts receipt;
};

/* The receipts of one site's reports, or (NULL) of all, for bundle `sequence`. crypt_init
 * comes first. */
bool receipts_make(struct ledger *ledger, struct arena *arena, const char *site,
                   long sequence, struct receipts *out, struct err *err);

/* The seed as it is now, which nobody may learn who has a bundle. */
bool receipts_seed(struct ledger *ledger, struct arena *arena, const char **out,
                   struct err *err);
/* Draws the seed anew, inside a transaction. */
bool receipts_renew(struct ledger *ledger, struct err *err);

#endif
