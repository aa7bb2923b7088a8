#ifndef ANNA_OFFICE_LINT_H
#define ANNA_OFFICE_LINT_H

#include "base/clock.h"
#include "document.h"

/* What a reader would stumble over, and what is missing: plain German (twelve words a
 * sentence, no long word without a hyphen or soft hyphen, no officialese) and gaps in the
 * data. German texts of the offers are read, and of the coaches and answers; booking
 * links are looked at, not opened. */

enum lint_level { LINT_WARNING, LINT_ERROR };

struct lint_finding {
    enum lint_level level;
    const char
        *rule; /* "long_sentence", "long_word", "officialese", "no_contact", "old", ... */
    const char *kind; /* "offer" */
    const char *id;
    const char *field;    /* "steps[2]"; "" if it is about the record as a whole */
    const char *sentence; /* the sentence or the word; "" if there is none */
    const char *advice;   /* what to do, in plain English */
};

struct lint_findings {
    struct lint_finding *item;
    size_t count;
    size_t room; /* private */
};

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
