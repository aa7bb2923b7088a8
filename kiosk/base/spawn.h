#ifndef ANNA_BASE_SPAWN_H
#define ANNA_BASE_SPAWN_H

#include <stddef.h>
#include <sys/types.h>

/* Starts a program that has `count` descriptors and no other: fd[0] is its 0, fd[1] its
 * 1, and so on; -1 is /dev/null to read from. No signal is held back in it. `argument`
 * ends with NULL, argument[0] is the program's path; `environment` too. The caller waits
 * for it. Returns 0, else what errno would be; `*pid` then means nothing. */
int spawn_program(pid_t *pid, const int *fd, size_t count, const char *const *argument,
                  char *const *environment);

#endif
