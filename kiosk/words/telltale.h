#ifndef ANNA_WORDS_TELLTALE_H
#define ANNA_WORDS_TELLTALE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* What in a text could say who wrote it: a guess that warns and never forbids. It looks
 * for figures and set phrases; a name alone it does not know. */

enum telltale {
    TELLTALE_PHONE = 1, /* "0170 1234567", "02524 / 28-0" */
    TELLTALE_EMAIL = 2, /* "maria@beispiel.de", "maria (at) beispiel.de" */
    TELLTALE_BIRTH = 4, /* "12.3.1985", "12. März 1985", "geboren" */
    TELLTALE_IBAN = 8,  /* "DE89 3704 0044 0532 0130 00" */
    TELLTALE_NAME = 16  /* "ich heiße", "my name is", "benim adım", "اسمي" */
};

/* All that was found, as bits. Scratch lives in `arena`, which the caller wipes; if
 * memory ran out, nothing is found. */
unsigned telltale_find(struct arena *arena, const char *text);

#endif
