#include "reports/padding.h"

#include <stdio.h>
#include <stdlib.h>

bool padding_size(struct ledger *ledger, struct arena *arena, const char *word,
                  size_t count, size_t most, size_t *out, struct err *err)
{
    const char *kept = NULL;
    char number[24];
    if (!ledger_word(ledger, arena, word, &kept, err))
        return false;
    size_t before = kept != NULL ? (size_t)strtoul(kept, NULL, 10) : 0;
    size_t size = PADDING_LEAST;
    while (size < most && (size < count || size < before))
        size *= PADDING_STEP;
    *out = size;
    snprintf(number, sizeof number, "%zu", size);
    return size == before || ledger_set_word(ledger, word, number, err);
}
