#ifndef ANNA_ADMIN_BASE_LIKENESS_H
#define ANNA_ADMIN_BASE_LIKENESS_H

#include <stdint.h>

#include "base/arena.h"
#include "core/content.h"

/* How alike two texts are, and finding like ones among many without comparing each with
 * each. */

/* The words of a text, folded (core/fold.h), in their order. False if memory ran out. */
bool likeness_words(struct arena *arena, const char *text, struct texts *out);

bool likeness_has(const struct texts *words, const char *word);

/* Dice's coefficient of the letter triples of two folded texts, in percent: 100 the same,
 * 0 nothing in common. Only the first 256 bytes count; spaces do not. */
int likeness_percent(const char *a, const char *b);

/* Two things that share a key, by their places. A list of pairs (key, place), sorted by
 * likeness_sort(), brings them together. */
struct likeness_key {
    uint64_t key;
    size_t place;
};
void likeness_sort(struct likeness_key *key, size_t count);

#endif
