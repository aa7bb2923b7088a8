#ifndef ANNA_ADMIN_WORKSPACE_BACKUP_NOTE_H
#define ANNA_ADMIN_WORKSPACE_BACKUP_NOTE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* When the workspace was copied last, and where to: the file `copied` beside its
 * database, one line. A workspace that came back from a copy has none. */

struct backup_note {
    const char *path; /* of the copy; NULL: it was never copied */
    int64_t day;      /* since 1970 */
};

bool backup_note_write(const char *folder, const char *copy, int64_t day,
                       struct err *err);
/* In the arena. A note that nobody could have written is none. */
bool backup_note_read(const char *folder, struct arena *arena, struct backup_note *out,
                      struct err *err);

#endif
