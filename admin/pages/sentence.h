#ifndef ANNA_ADMIN_PAGES_SENTENCE_H
#define ANNA_ADMIN_PAGES_SENTENCE_H

#include "base/arena.h"

/* A message of failure as it stands on a page: it begins with a capital letter, ends with
 * a full stop, and names a file by its name alone, for where it lies is nothing that
 * somebody at a browser can do anything with. "" for "", and if memory ran out. */
const char *sentence_of(struct arena *arena, const char *text);

/* The last name of a path: "STICK" of "/media/anna/STICK". */
const char *sentence_name(const char *path);

#endif
