#ifndef ANNA_ADMIN_GERMAN_PLAIN_RULES_H
#define ANNA_ADMIN_GERMAN_PLAIN_RULES_H

#include "german/plain.h"
#include "german/plain_sentence.h"

/* The single rules, each for one sentence. plain.c calls them; plain_find() of plain.h is
 * the door for everybody else. What a rule finds it notes and counts; what is doubtful it
 * leaves: a list of false alarms is not read. */

struct plain_job {
    struct arena *arena;
    const struct plain_book *book;
    const struct plain_options *options;
    struct plain_reading reading;
    struct plain_findings *out;
    const struct plain_sentence *sentence; /* the one that is looked at */
    enum plain_kind kind;
    struct plain_reading names;
    const char **explained; /* short forms that the text writes out, sorted */
    size_t explained_count;
    bool failed;
};

/* What kind of words stand at that byte of the text. */
enum plain_kind plain_kind_at(const struct plain_job *job, size_t byte);

/* Notes words `from` to `to` (the last one) of the reading. `error` counts where the
 * rule's row leaves it to the finding. */
void plain_note(struct plain_job *job, bool error, struct rule_said said, size_t from,
                size_t to, const char *proposal);

/* Whether the words stand so in the options' names. */
bool plain_is_name(const struct plain_job *job, size_t from, size_t to);

/* Verbs and cases (plain_grammar.c). They return how often. */
size_t plain_passive(struct plain_job *job);
size_t plain_genitive(struct plain_job *job);
size_t plain_subjunctive(struct plain_job *job);
void plain_negation(struct plain_job *job);

/* Marks and short forms (plain_marks.c). Number of brackets. */
size_t plain_brackets(struct plain_job *job);
/* Fills in job->explained; before plain_abbreviations(). */
void plain_find_explained(struct plain_job *job);
void plain_abbreviations(struct plain_job *job);
void plain_number_words(struct plain_job *job);

/* Whether there are several thoughts in the sentence (plain_thoughts.c): more than one
 * subordinate clause, two main clauses, a semicolon or a dash. Adds how many subordinate
 * clauses there are. */
bool plain_thoughts(struct plain_job *job, size_t *clauses);

/* Words of offices, in the whole text (plain_officialese.c). */
void plain_officialese(struct plain_job *job);

#endif
