#ifndef ANNA_ADMIN_REPORTS_LEDGER_NOTE_H
#define ANNA_ADMIN_REPORTS_LEDGER_NOTE_H

#include "reports/ledger.h"

/* What the office notes for itself on a group of reports (ledger_group.h). A note may say
 * what stands in a text, so it is kept as texts are: sealed (sealed_text.h), read with
 * the key alone, in no history, forgotten with the texts of its month
 * (ledger_forget_before). */

struct ledger_note {
    long number;
    const char *month; /* "2026-11" */
    const char *who;
    const char *text; /* sealed, see unseal_text */
};

/* Adds one, after ledger_seal_to: one line of at most REPORT_TEXT_CHARS characters, which
 * is not empty. False if there is no such group. */
bool ledger_note_add(struct ledger *ledger, struct arena *arena, const char *group,
                     const struct ledger_note *note, struct err *err);

/* Those of a group, the oldest first. */
bool ledger_notes(struct ledger *ledger, struct arena *arena, const char *group,
                  struct ledger_note **out, size_t *count_out, struct err *err);

/* Forgets one. False if there is none of that number. */
bool ledger_note_forget(struct ledger *ledger, long number, struct err *err);

#endif
