#include "base/spawn.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>

static int give_descriptors(posix_spawn_file_actions_t *actions, const int *fd,
                            size_t count)
{
    int number = 0;
    for (size_t i = 0; i < count && number == 0; i++)
        number = fd[i] >= 0 ? posix_spawn_file_actions_adddup2(actions, fd[i], (int)i)
                            : posix_spawn_file_actions_addopen(actions, (int)i,
                                                               "/dev/null", O_RDONLY, 0);
    return number != 0 ? number
                       : posix_spawn_file_actions_addclosefrom_np(actions, (int)count);
}

int spawn_program(pid_t *pid, const int *fd, size_t count, const char *const *argument,
                  char *const *environment)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    int number = posix_spawn_file_actions_init(&actions);
    if (number != 0)
        return number;
    number = posix_spawnattr_init(&attributes);
    if (number != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return number;
    }
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigmask(&attributes, &none);
    number = give_descriptors(&actions, fd, count);
    if (number == 0)
        number = posix_spawn(pid, argument[0], &actions, &attributes,
                             (char *const *)argument, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return number;
}
