#ifndef ANNA_ADMIN_LINT_LINT_FINDING_H
#define ANNA_ADMIN_LINT_LINT_FINDING_H

#include "german/plain.h"
#include "record/record.h"

/* What lint says. */

enum lint_level { LINT_WARNING, LINT_ERROR };

struct lint_finding {
    enum lint_level level;
    struct rule_said said; /* the rule, and what to do (rule_say()) */
    const char *kind;      /* "offer" */
    const char *id;
    const char *field;    /* "steps[2]"; "" if it is about the record as a whole */
    const char *sentence; /* or the value; "" if there is none */
    const char *word;     /* the words of the sentence that it is about; NULL if none */
    const char *proposal; /* plain words for them; NULL if there are none */
};

/* How hard the German of one record is. */
struct lint_figure {
    const char *kind;
    const char *id;
    const char *lang; /* "de", "de-simple" */
    struct plain_figures figures;
};

struct lint_findings {
    struct lint_finding *item;
    size_t count;
    size_t alone; /* so many are about a record by itself; behind them is what only all
                     records together show (lint_document) */
    size_t room;  /* private */
    struct lint_figure *figure; /* of each record with prose */
    size_t figure_count;
    size_t figure_room; /* private */
};

/* Adds one finding about `record`; kind and id are filled in from it, or with NULL stay
 * as they are. The level is that of the rule's row; by degree it stays as it is. False if
 * memory ran out, also in making the finding's texts: NULL among field and sentence. */
bool lint_add(struct arena *arena, struct lint_findings *out, const struct record *record,
              struct lint_finding finding);

/* What to do, and the plain words if there are any: "say it plainly: Formular". NULL if
 * memory ran out. */
const char *lint_advice(struct arena *arena, const struct rule_said *said,
                        const char *proposal, enum rule_lang lang);

#endif
