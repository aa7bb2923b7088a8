#ifndef ANNA_ADMIN_WORKSPACE_STORE_SAID_H
#define ANNA_ADMIN_WORKSPACE_STORE_SAID_H

#include "workspace/store_change.h"

/* How a word is said in a language (RECORD_WORD), changed as all else is: between
 * store_begin and store_commit, with its row in the history. */

/* `said` is what the voice is given in place of the word; NULL: it is said as ever again.
 * STORE_GONE: there was nothing to take away. STORE_BROKEN with `err` also if word or
 * sound are none that can be. */
enum store_answer store_said(struct store *store, const char *lang, const char *word,
                             const char *said, struct err *err);

#endif
