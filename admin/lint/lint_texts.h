#ifndef ANNA_ADMIN_LINT_LINT_TEXTS_H
#define ANNA_ADMIN_LINT_LINT_TEXTS_H

#include "lint/lint.h"
#include "record/termbase.h"

/* Texts in other languages: those whose German has changed since ("outdated_text", one a
 * text), those with another number than it ("other_number", number_difference.h), those
 * that have another word for a term than the termbase ("other_term", termbase.h), and for
 * each language how many offers have none ("missing_texts") or lack fields
 * ("missing_fields"), one finding a language. Looked for are the languages of the
 * interface, and every other one in which some offer has a text. */

/* Adds what it finds. False if memory ran out. */
bool lint_texts(struct arena *arena, const struct document *document,
                const struct termbase *terms, struct lint_findings *out);

/* Whether the German of a translation has changed since: `*out` is then "the German of
 * name, steps has changed since". False with arena->failed if memory ran out. */
bool lint_outdated(struct arena *arena, const struct record *offer,
                   const struct translation *part, struct rule_said *out);

#endif
