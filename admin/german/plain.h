#ifndef ANNA_ADMIN_GERMAN_PLAIN_H
#define ANNA_ADMIN_GERMAN_PLAIN_H

#include "german/plain_book.h"
#include "german/plain_score.h"
#include "rules/rule.h"

/* Plain German: what in a text makes it hard, word by word, and how hard it is as a
 * whole. For any text; offers are only one kind of it (lint_plain.h). */

struct plain_finding {
    bool error;            /* a hard limit is passed; else it is about style */
    struct rule_said said; /* the rule, and what to do (rule_say()) */
    size_t start;          /* bytes of the text: the words that it is about */
    size_t len;
    size_t sentence; /* bytes of the text: the sentence around it; 0, 0 for a gate */
    size_t sentence_len;
    const char *proposal; /* plain words to put there instead, or to explain with; NULL */
};

struct plain_findings {
    struct plain_finding *item;
    size_t count;
    size_t room; /* private */
};

/* What kind of words begin at `start` and go to the next span's start: prose; an item of
 * a list, which is no sentence and stays out of the figures; a title, which may be a
 * proper name, so that only its words are looked at. */
enum plain_kind { PLAIN_PROSE, PLAIN_ITEM, PLAIN_TITLE };

struct plain_span {
    size_t start;
    enum plain_kind kind;
};

struct plain_options {
    enum plain_level level;
    const char *names; /* proper names (the provider's, the offer's) whose words are not
                          to blame; NULL if none */
    const struct plain_span *span; /* in order; without any the whole is prose */
    size_t span_count;
};

/* Reads a terminated text: adds what it finds in the order of the text, gates last, and
 * fills in the figures. The text must outlive nothing: findings hold offsets, words of
 * the book and words in the arena. False only if memory ran out. */
bool plain_find(struct arena *arena, const struct plain_book *book, const char *text,
                const struct plain_options *options, struct plain_findings *out,
                struct plain_figures *figures);

#endif
