#ifndef ANNA_TESTS_HELP_FOLDER_H
#define ANNA_TESTS_HELP_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* A folder of a test's own, and files in it. What fails in here is no failure of what is
 * tested: it is said, and the program ends with 99. */

/* Makes an empty folder below $TMPDIR or /tmp. The path lives until the next call. */
const char *folder_make(void);

/* Removes it with everything in it, links not followed. */
void folder_remove(const char *path);

/* For a test that needs a folder and nothing else: *state is its path. */
int folder_set_up(void **state);
int folder_tear_down(void **state);

/* "FOLDER/NAME" as snprintf prints it; the 32 newest results stay. */
const char *folder_file(const char *folder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void file_write(const char *path, const void *bytes, size_t len);
void file_write_text(const char *path, const char *text);

/* The whole file, terminated; free it with buf_free. */
struct buf file_read(const char *path);

/* True if something of that name is there, a broken link too. */
bool file_is_there(const char *path);

/* Number of names in the folder that end so ("" = all). */
size_t folder_count(const char *path, const char *end);

#endif
