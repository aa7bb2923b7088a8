#ifndef ANNA_ADMIN_GERMAN_WORD_TABLE_H
#define ANNA_ADMIN_GERMAN_WORD_TABLE_H

#include <stdint.h>

#include "base/arena.h"

/* Many words, and of each a kind, in little memory: the words one behind the other, and
 * four bytes for each place of a table that finds them (open addressing, at least a
 * quarter of the places free). 356,000 German words take 7 MB. Words are never empty and
 * have no bytes up to WORD_KIND_MOST, for such a byte, the kind, ends them. */

enum {
    WORD_KIND_MOST = 3,             /* kinds are bits */
    WORD_TABLE_BYTES_MOST = 1 << 24 /* all words with their kinds */
};

struct word_table {
    struct arena *arena;
    char *bytes; /* private, as all below; the first is no word's */
    size_t len;
    size_t room;
    uint32_t *slot; /* where the word begins, above that a byte of its hash; 0: free */
    size_t slots;   /* a power of two */
    size_t count;
};

/* An empty table with room for that many words of that many bytes; what is more makes it
 * grow, and the smaller one stays in the arena. False if memory ran out. */
bool word_table_open(struct arena *arena, size_t words, size_t bytes,
                     struct word_table *out);

/* Puts a word in, or the kind's bits to those of the word that is there. False if memory
 * or WORD_TABLE_BYTES_MOST ran out: the table is as before. */
bool word_table_add(struct word_table *table, const char *word, size_t len,
                    unsigned kind);

/* The kind of a word; 0: it is not there. */
unsigned word_table_kind(const struct word_table *table, const char *word, size_t len);

#endif
