#ifndef ANNA_TESTS_SHARED_H
#define ANNA_TESTS_SHARED_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The path of a file of the public test data: $ANNA_SHARED/NAME, else beside the
 * repository. False, with a message, if it is not there: then the test is skipped. */
static inline bool shared_path(char *out, size_t room, const char *name)
{
    const char *folder = getenv("ANNA_SHARED");
    snprintf(out, room, "%s/%s",
             folder != NULL ? folder : ANNA_TEST_DATA "/../../../shared", name);
    if (access(out, R_OK) == 0)
        return true;
    printf("skipped: %s is not there\n", out);
    return false;
}

#endif
