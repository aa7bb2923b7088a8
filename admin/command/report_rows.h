#ifndef ANNA_ADMIN_COMMAND_REPORT_ROWS_H
#define ANNA_ADMIN_COMMAND_REPORT_ROWS_H

#include "base/buf.h"
#include "reports/ledger.h"
#include "reports/unseal.h"

/* Reports as commands print them. */

/* What stands in the place of a text that is not opened. */
extern const char report_rows_sealed[];

/* A text of the ledger, opened into the arena, which the caller wipes; sealed if `unseal`
 * is NULL or of another key (`*sealed_out` is true then). NULL of NULL, or if memory ran
 * out. */
const char *report_rows_text(struct arena *arena, const struct unseal *unseal,
                             const char *stored, bool *sealed_out);

/* The same for the texts of all rows. */
bool report_rows_open(struct arena *arena, const struct unseal *unseal,
                      struct ledger_row *row, size_t count, bool *sealed_out,
                      struct err *err);

/* A line each, and how many. */
void report_rows_print(const struct ledger_row *row, size_t count);

/* A list of JSON objects. */
void report_rows_json(struct buf *out, const struct ledger_row *row, size_t count);

/* Prints what was gathered, and wipes it. */
bool report_rows_write(struct buf *out, struct err *err);

#endif
