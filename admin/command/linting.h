#ifndef ANNA_ADMIN_COMMAND_LINTING_H
#define ANNA_ADMIN_COMMAND_LINTING_H

#include "base/buf.h"
#include "lint/lint.h"

/* What `lint` prints. */

/* "error: offer ew-ogs who: "Wort" in "Satz": what to do (rule)", a line each. What is
 * said goes through the arena; if memory runs out, out->failed. */
void linting_add_findings(struct buf *out, struct arena *arena,
                          const struct lint_findings *findings, enum rule_lang lang);

/* The same as a list of JSON objects. */
void linting_add_findings_json(struct buf *out, struct arena *arena,
                               const struct lint_findings *findings, enum rule_lang lang);

/* lint_advice(); "" with out->failed if memory ran out. */
const char *linting_advice(struct buf *out, struct arena *arena,
                           const struct rule_said *said, const char *proposal,
                           enum rule_lang lang);

/* "error", "Fehler". */
const char *linting_level(bool error, enum rule_lang lang);

/* "120 words, 14 sentences, Amstad 78, ...": one line, without its end. */
void linting_add_figures(struct buf *out, const struct plain_figures *figures);

/* {"words": 120, ..., "gates": {"amstad": "met", ...}} */
void linting_add_figures_json(struct buf *out, const struct plain_figures *figures);

/* Figures of all records, a line or an object each. */
void linting_add_all_figures(struct buf *out, const struct lint_findings *findings,
                             bool json);

/* The middle of the figures, a line. */
void linting_add_summary(struct buf *out, const struct lint_findings *findings);

/* Prints the table of rules, in German and in English. */
bool linting_list_rules(bool json, struct err *err);

/* Prints one row of it, with its reason and its example. Says which ids are near if there
 * is none of that id. */
bool linting_explain(const char *id, bool json, struct err *err);

/* A text that stands in a file. */
struct linting_text {
    const char *path; /* "-": standard input */
    enum plain_level level;
    bool lines; /* texts, one a line of JSON */
    bool json;  /* what is printed */
    enum rule_lang lang;
};

/* Lints and prints. `*errors_out` is how many errors there were. */
bool linting_of_text(const struct linting_text *of, size_t *errors_out, struct err *err);

#endif
