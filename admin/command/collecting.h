#ifndef ANNA_ADMIN_COMMAND_COLLECTING_H
#define ANNA_ADMIN_COMMAND_COLLECTING_H

#include "command/cmd.h"
#include "command/passphrase.h"

/* What `collect` and `stick` do alike: opening the ledger and the key for reports, asking
 * for its passphrase if it has one, taking the reports in, and saying how it went. */

/* For how many months texts are kept, in the ledger (ledger_word); 0: for ever. What is
 * older is forgotten at each collect. */
#define COLLECTING_RETENTION "retention_months"
enum { COLLECTING_MONTHS = 12 };

/* Takes the reports of a folder in and prints one line about it to stdout, and one line
 * for each file that was refused to stderr. CMD_NO if a file was refused, CMD_COULD_NOT
 * (with `err` set, nothing changed) on failure. */
enum cmd_result collecting_run(const struct cmd_context *context,
                               const struct passphrase_options *passphrase,
                               const char *folder, struct err *err);

#endif
