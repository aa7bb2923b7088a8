#ifndef ANNA_ADMIN_COMMAND_IMPORT_WORDS_H
#define ANNA_ADMIN_COMMAND_IMPORT_WORDS_H

#include <stddef.h>

#include "base/err.h"

/* What the options of an import say. False with `err` for words that say nothing. */

/* "offer,answer", as bits of enum record_kind; 0 for NULL. */
bool import_words_kinds(const char *words, unsigned *out, struct err *err);

/* How many notes are told; 0 for NULL. */
bool import_words_number(const char *words, size_t *out, struct err *err);

#endif
