#ifndef ANNA_ADMIN_REPORTS_LEDGER_H
#define ANNA_ADMIN_REPORTS_LEDGER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/content.h"
#include "core/crypt.h"
#include "core/report.h"
#include "reports/ledger_state.h"

/* The ledger of barrier reports, in tables of workspace.db beside the records. A report
 * is called by the hash of its sealed slot, which says nothing about when it came: rows
 * lie in the order of their hashes. What was collected twice is there once. */

struct ledger;

/* Whether its visitor wants to know what became of it (ledger_asked.h). */
enum ledger_asks { LEDGER_ASKS_NOT, LEDGER_ASKS, LEDGER_IS_ANSWERED };

struct ledger_row {
    const char *id;    /* the first digits of the hash, enough to call it by */
    const char *hash;  /* seal_hash */
    const char *month; /* "2026-11" */
    const char *site;
    const char *offer; /* NULL: none in particular */
    const char *step;  /* report_step_name */
    struct texts barriers;
    const char *text;  /* as it lies there, see unseal_text; NULL: none */
    const char *apart; /* implausible_why: it does not count; NULL: it does */
    long sequence;     /* of the content that was shown */
    enum ledger_state state;
    enum ledger_asks asks;
};

/* Which rows; NULL: any. */
struct ledger_filter {
    const char *state, *site, *offer, *step, *barrier, *month;
    const char *group; /* ledger_group.h */
    const char *id;    /* the beginning of a hash */
    bool apart;        /* those alone that are set apart */
    bool asks;         /* those alone that wait for an answer */
};

/* Opens the ledger of an existing workspace.db; makes its tables if they are not there.
 */
bool ledger_open(struct ledger **out, const char *path, struct err *err);
void ledger_close(struct ledger *ledger); /* NULL is allowed */

/* Says which key texts are sealed to (sealed_text.h), and seals those that an earlier
 * version left open. Must come before a report with a text is added. */
bool ledger_seal_to(struct ledger *ledger, const unsigned char key[CRYPT_KEY_LEN],
                    struct err *err);

/* One transaction at a time; ledger_close undoes one that is open. */
bool ledger_begin(struct ledger *ledger, struct err *err);
bool ledger_commit(struct ledger *ledger, struct err *err);
void ledger_rollback(struct ledger *ledger);

/* Puts a report in, inside a transaction. One that is there keeps its state; that it was
 * seen again is remembered, so that its receipt goes out again. `sequence` is that of the
 * newest bundle. */
bool ledger_add(struct ledger *ledger, const char *hash, const struct report *report,
                long sequence, bool *new_out, struct err *err);

/* All rows that pass the filter, by month, then by hash. */
bool ledger_list(struct ledger *ledger, struct arena *arena,
                 const struct ledger_filter *filter, struct ledger_row **rows_out,
                 size_t *count_out, struct err *err);

/* Sets the state of the one report whose hash begins with `id`; `id_out` is its own id.
 */
bool ledger_set_state(struct ledger *ledger, struct arena *arena, const char *id,
                      enum ledger_state state, const char **id_out, struct err *err);

/* Overwrites the text of a report with nothing: for one that names somebody. Her three
 * words and the answer go as well. */
bool ledger_forget_text(struct ledger *ledger, struct arena *arena, const char *id,
                        const char **id_out, struct err *err);

/* The same for all texts of months before that one ("2025-11"); says how many it were. */
bool ledger_forget_before(struct ledger *ledger, const char *month, size_t *count_out,
                          struct err *err);

/* Sets a report apart, so that it does not count; or lets it count again. */
bool ledger_set_apart(struct ledger *ledger, const char *hash, const char *why,
                      struct err *err);
bool ledger_accept(struct ledger *ledger, struct arena *arena, const char *id,
                   const char **id_out, struct err *err);

/* Hashes of what the next bundle says has arrived (receipts.h): what was seen on a stick
 * since the 50th bundle before `sequence`, the newest first, at most 20,000; of one
 * site's terminals, or (NULL) of all. A terminal that misses the word sends the report
 * again and is told again. */
bool ledger_received(struct ledger *ledger, struct arena *arena, const char *site,
                     long sequence, struct texts *out, struct err *err);

/* What release.c keeps: what was told of each cell in the last release; 0 if nothing was.
 * `dimension` is "barrier", ... or "all". */
struct ledger_told {
    const char *value;
    size_t count;
};
bool ledger_told(struct ledger *ledger, struct arena *arena, const char *dimension,
                 struct ledger_told **out, size_t *count_out, struct err *err);
bool ledger_tell(struct ledger *ledger, const char *dimension, const char *value,
                 size_t count, struct err *err);

/* A word that belongs to the ledger as a whole; `*out` is NULL if it has none. */
bool ledger_word(struct ledger *ledger, struct arena *arena, const char *key,
                 const char **out, struct err *err);
bool ledger_set_word(struct ledger *ledger, const char *key, const char *value,
                     struct err *err);

#endif
