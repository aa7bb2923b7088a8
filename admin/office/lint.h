#ifndef ANNA_OFFICE_LINT_H
#define ANNA_OFFICE_LINT_H

#include "base/clock.h"
#include "document.h"
#include "lint_finding.h"

/* What a reader would stumble over, and what is missing: plain German (twelve words a
 * sentence, no long word without a hyphen or soft hyphen, no officialese) and gaps in the
 * data. German texts of the offers are read, and of the coaches and answers; booking
 * links are looked at, not opened. */

/* Words of offices with their plain ones: two columns of a TSV (office, plain; variants
 * parted by " / "), the first line a heading. */
struct lint_words {
    struct lint_word {
        const char *office; /* as it is written */
        const char *folded; /* by core/fold.h */
        const char *plain;
    } * item;
    size_t count;
};

bool lint_words_read(struct arena *arena, const char *path, struct lint_words *out,
                     struct err *err);

/* Reads one record of the document. */
bool lint_one(struct arena *arena, const struct document *document,
              const struct record *record, const struct lint_words *words,
              struct date today, struct lint_findings *out, struct err *err);

/* Reads the whole document. `today` decides what is old. False only if memory ran out. */
bool lint_document(struct arena *arena, const struct document *document,
                   const struct lint_words *words, struct date today,
                   struct lint_findings *out, struct err *err);

#endif
