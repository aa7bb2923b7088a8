#ifndef ANNA_SCREENS_FINDER_WORDS_H
#define ANNA_SCREENS_FINDER_WORDS_H

#include "core/finder.h"
#include "screens/screen.h"

/* The values of core/finder.h as people see them. */

struct finder_picture {
    const char *icon; /* ligature of Material Icons */
    const char *tint;
};

/* Of a value from 1. */
struct finder_picture finder_picture(enum finder_question question, int value);

/* "Das Geld reicht nicht". */
const char *finder_value_words(struct frame *frame, enum finder_question question,
                               int value);

/* "Weil Ihr Kind unter 3 ist." */
const char *finder_reason(struct frame *frame, const struct finder_hit *hit);

#endif
