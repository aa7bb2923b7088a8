#ifndef ANNA_TESTS_SHARED_H
#define ANNA_TESTS_SHARED_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Public data of others, for tests: $ANNA_SHARED/NAME, else shared/NAME beside the
 * repository. */

/* The path of a file of it, there or not. */
static inline void shared_name(char *out, size_t room, const char *name)
{
    const char *folder = getenv("ANNA_SHARED");
    snprintf(out, room, "%s/%s", folder != NULL ? folder : ANNA_SHARED_DIR, name);
}

/* The same; false, with a message, if it is not there: then the test is skipped. */
static inline bool shared_path(char *out, size_t room, const char *name)
{
    shared_name(out, room, name);
    if (access(out, R_OK) == 0)
        return true;
    printf("skipped: %s is not in $ANNA_SHARED\n", name);
    return false;
}

#endif
