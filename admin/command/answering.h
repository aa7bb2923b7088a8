#ifndef ANNA_ADMIN_COMMAND_ANSWERING_H
#define ANNA_ADMIN_COMMAND_ANSWERING_H

#include "base/arena.h"
#include "command/cmd.h"
#include "reports/ledger.h"

/* `reports answer ID TEXT`: what the one who reported reads with her three words. */

/* Says on stderr what is hard to read in the text. Refuses one that could say who she is
 * (words/telltale.h), is hard by the rules that lint calls errors, or is longer than a
 * report's; with `anyway` only the last. "" takes the answer back. */
bool answering_run(struct ledger *ledger, struct arena *arena, const char *id,
                   const char *text, bool anyway, struct err *err);

#endif
