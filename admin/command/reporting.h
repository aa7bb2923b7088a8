#ifndef ANNA_ADMIN_COMMAND_REPORTING_H
#define ANNA_ADMIN_COMMAND_REPORTING_H

#include "base/arena.h"
#include "command/cmd.h"
#include "reports/ledger.h"

/* What the ledger gives out: for the committee, for the university. Both are releases
 * (office/release.h): counts alone, remembered. */

/* Writes OUT.csv or OUT.html. */
bool reporting_export(const struct cmd_context *context, struct ledger *ledger,
                      struct arena *arena, const char *out, struct err *err);

/* Writes OUT.csv and OUT-codebook.csv; or into a folder OUT: reports.csv and
 * codebook.csv.
 */
bool reporting_research(const struct cmd_context *context, const char *out,
                        struct err *err);

#endif
