#ifndef ANNA_ADMIN_REPORTS_LEDGER_INSIDE_H
#define ANNA_ADMIN_REPORTS_LEDGER_INSIDE_H

#include "core/crypt.h"
#include "core/db.h"
#include "reports/ledger.h"

/* For the files of the ledger alone. */

struct ledger {
    struct db *db;
    bool open; /* a transaction */
    bool seals;
    unsigned char key[CRYPT_KEY_LEN]; /* that texts are sealed to */
    int64_t batch;                    /* ledger_batch */
};

/* Of a row r of x_report: the id of its group (ledger_group.h). */
#define LEDGER_GROUP_ID "(COALESCE(r.service_id, '.' || r.site) || '.' || r.step)"

/* The whole hash of the one report that is called so; and what it is called, NULL if
 * memory ran out. */
bool ledger_called(struct ledger *ledger, struct arena *arena, const char *id,
                   const char **hash_out, struct err *err);
const char *ledger_id(struct arena *arena, const char *hash);

/* Words and answers of those who asked (ledger_asked.c): puts the words of a report in
 * that was just added, after ledger_seal_to; forgets both, of one report or of all months
 * before that one. */
bool ledger_put_words(struct ledger *ledger, const char *hash,
                      const struct phrase *phrase, struct err *err);
bool ledger_forget_words(struct ledger *ledger, const char *hash, struct err *err);
bool ledger_forget_words_before(struct ledger *ledger, const char *month,
                                struct err *err);

/* The notes of all months before that one (ledger_note.c). */
bool ledger_forget_notes_before(struct ledger *ledger, const char *month,
                                struct err *err);

#endif
