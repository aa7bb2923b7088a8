#ifndef ANNA_ADMIN_PAGES_ANSWER_BLOCKS_H
#define ANNA_ADMIN_PAGES_ANSWER_BLOCKS_H

#include "base/arena.h"
#include "base/err.h"

/* Sentences that answers often need, to begin with: assets/office/answer-blocks.txt, one
 * a line, in plain German; lines that begin with # are none. */

struct answer_blocks {
    const char **item;
    size_t count;
};

bool answer_blocks_read(struct arena *arena, struct answer_blocks *out, struct err *err);

#endif
