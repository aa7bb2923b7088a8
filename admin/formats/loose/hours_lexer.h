#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_LEXER_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_LEXER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "formats/loose/hours_token.h"

/* A text into tokens. Private to the files hours_*.c of this room. */

enum { HOURS_TOKEN_MAX = 240 };

struct hours_tokens {
    struct hours_token item[HOURS_TOKEN_MAX + 1]; /* the last is HOURS_TOKEN_END */
    size_t count;                                 /* without the last */
};

/* Every character becomes part of a token, or a blank; what says nothing ("von") is left
 * out. A word or sign that is not known is refused. */
bool hours_lexer(struct arena *arena, const char *text, struct hours_tokens *out,
                 struct err *err);

#endif
