#ifndef ANNA_OFFICE_LINT_FINDING_H
#define ANNA_OFFICE_LINT_FINDING_H

#include "record.h"

/* What lint says. */

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

/* Adds one finding about `record`; kind and id are filled in from it. False if memory ran
 * out, also in making the finding's texts: NULL among field, sentence and advice. */
bool lint_add(struct arena *arena, struct lint_findings *out, const struct record *record,
              struct lint_finding finding);

#endif
