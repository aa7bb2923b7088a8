#ifndef ANNA_ADMIN_RECORD_RECORD_WORD_H
#define ANNA_ADMIN_RECORD_RECORD_WORD_H

#include "record/record.h"

/* The words for people in a record, one after the other: texts, lines and the items of
 * lists of lines, in German and in every other language. */

struct record_word {
    const struct field *field;
    const char *lang; /* NULL: German, or a record's only language */
    int item;         /* of a list, else -1 */
    const char *text; /* never NULL */
};

/* Calls `visit` for each. */
void record_word_each(const struct record *record,
                      void (*visit)(void *context, const struct record_word *word),
                      void *context);

/* Where it stands: "who", "steps[2]", "text.en.steps[2]". NULL if memory ran out. */
const char *record_word_place(struct arena *arena, const struct record_word *word);

#endif
