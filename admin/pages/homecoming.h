#ifndef ANNA_ADMIN_PAGES_HOMECOMING_H
#define ANNA_ADMIN_PAGES_HOMECOMING_H

#include "base/arena.h"
#include "base/err.h"
#include "web/http_fields.h"

/* A stick that came back to another computer than the office's: the files of its folder
 * `anna`, sent by a browser, laid out again as they were, for the command `collect`. */

enum { HOMECOMING_BYTES = 16 * 1024 * 1024 };

/* Takes over what terminals leave, sealed reports and notes, into FOLDER/home/anna, where
 * nothing else is then; what else came stays where it is. `*count`: how many. `*home` is
 * the folder that stands for the stick, in the arena. */
bool homecoming_take(struct arena *arena, const char *folder,
                     const struct http_file *file, size_t file_count, const char **home,
                     size_t *count, struct err *err);

/* Takes away what lies in FOLDER/home. */
void homecoming_clear(const char *folder);

#endif
