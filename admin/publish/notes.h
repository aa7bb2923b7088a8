#ifndef ANNA_ADMIN_PUBLISH_NOTES_H
#define ANNA_ADMIN_PUBLISH_NOTES_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* What terminals have left on a stick for the coordinator: FOLDER/anna/ANNA-Meldung*.txt
 * (kiosk/device/note.h). Whoever had the stick may have written them. */

/* Adds the alerts in them to `out`, a line each, "FOLDER/anna/NAME: WORDS", made harmless
 * for a terminal. A note that cannot be read, or is none, is left out. False with too
 * little memory. */
bool notes_alerts(const char *folder, struct buf *out, struct err *err);

/* Calls for each note, in the order of their names: the file's name and its text as they
 * are, and when it was written by the terminal's clock, in seconds since 1970. */
typedef void notes_file(void *context, const char *file, char *text, int64_t written);
void notes_files(const char *folder, notes_file *tell, void *context);

/* Calls for each line of each note, in the order of their names, without its end; name
 * and line are made harmless for a terminal. */
typedef void notes_line(void *context, const char *name, const char *line);
void notes_lines(const char *folder, notes_line *line, void *context);

#endif
