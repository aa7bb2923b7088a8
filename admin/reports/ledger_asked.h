#ifndef ANNA_ADMIN_REPORTS_LEDGER_ASKED_H
#define ANNA_ADMIN_REPORTS_LEDGER_ASKED_H

#include "reports/ledger.h"

/* Reports whose visitor wants to know what became of them: her three words
 * (core/phrase.h) and the office's answer, each sealed as texts are (sealed_text.h), so
 * that a workspace without keys/reports.key tells neither. What is answered stands in no
 * history, for what is forgotten must be nowhere; ledger_forget_text and
 * ledger_forget_before forget both.
 */

/* Answers the one report whose hash begins with `id`, or (`text` NULL) takes the answer
 * back; `id_out` is its own id. False if nobody asked. */
bool ledger_answer(struct ledger *ledger, struct arena *arena, const char *id,
                   const char *text, const char **id_out, struct err *err);

/* All that are answered, in the order of their hashes. */
struct ledger_answered {
    const char *words; /* sealed: phrase_write's bytes as hexadecimal digits */
    const char *text;  /* sealed */
    enum ledger_state state;
};
bool ledger_answered(struct ledger *ledger, struct arena *arena,
                     struct ledger_answered **out, size_t *count_out, struct err *err);

#endif
