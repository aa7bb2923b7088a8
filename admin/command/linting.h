#ifndef ANNA_ADMIN_COMMAND_LINTING_H
#define ANNA_ADMIN_COMMAND_LINTING_H

#include "base/buf.h"
#include "lint/lint.h"

/* What `lint` prints. */

/* "error: offer ew-ogs who: "Wort" in "Satz": what to do (rule)", a line each. */
void linting_add_findings(struct buf *out, const struct lint_findings *findings);

/* The same as a list of JSON objects. */
void linting_add_findings_json(struct buf *out, const struct lint_findings *findings);

/* "120 words, 14 sentences, Amstad 78, ...": one line, without its end. */
void linting_add_figures(struct buf *out, const struct plain_figures *figures);

/* {"words": 120, ..., "gates": {"amstad": "met", ...}} */
void linting_add_figures_json(struct buf *out, const struct plain_figures *figures);

/* Figures of all records, a line or an object each. */
void linting_add_all_figures(struct buf *out, const struct lint_findings *findings,
                             bool json);

/* The middle of the figures, a line. */
void linting_add_summary(struct buf *out, const struct lint_findings *findings);

/* A text that stands in a file. */
struct linting_text {
    const char *path; /* "-": standard input */
    enum plain_level level;
    bool lines; /* texts, one a line of JSON */
    bool json;  /* what is printed */
};

/* Lints and prints. `*errors_out` is how many errors there were. */
bool linting_of_text(const struct linting_text *of, size_t *errors_out, struct err *err);

#endif
