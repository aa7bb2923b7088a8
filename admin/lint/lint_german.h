#ifndef ANNA_ADMIN_LINT_LINT_GERMAN_H
#define ANNA_ADMIN_LINT_LINT_GERMAN_H

#include "base/buf.h"
#include "german/plain.h"
#include "record/record.h"

/* A record's German as one text: the words that visitors read, field by field, first of
 * the record itself, then of each level ("de-simple"). */

struct lint_place {
    const char *name; /* "steps[2]", "text.de-simple.who" */
    size_t field;     /* as record_fields() counts */
    size_t item;      /* of a list */
};

struct lint_german {
    struct arena *arena;
    const struct record *record;
    const char *lang; /* "de", "de-simple" */
    size_t level; /* 0: the record itself, else its translation of that number plus 1 */
    struct buf text;
    struct plain_span *span; /* what begins where */
    struct lint_place *place;
    size_t count;
    size_t next; /* private */
    size_t room;
    bool failed;
};

/* `{.arena = arena, .record = record}` is a text before the first. True if there is a
 * next one with words; false at the end, and with `failed` if memory ran out. */
bool lint_german_next(struct lint_german *german);

/* What is hard in it (plain.h). False if memory ran out. */
bool lint_german_find(const struct lint_german *german, const struct plain_book *book,
                      struct plain_findings *findings, struct plain_figures *figures);

/* The place of a byte: its number below `count`. */
size_t lint_german_place(const struct lint_german *german, size_t byte);

/* The text's own memory; the rest is the arena's. */
void lint_german_free(struct lint_german *german);

#endif
