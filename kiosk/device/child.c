#include "device/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/spawn.h"

extern char **environ;

void child_none(struct child *child)
{
    *child = (struct child){.pid = 0, .fd = -1};
}

bool child_start(struct child *child, const char *const *argument, struct err *err)
{
    return child_start_with(child, argument, -1, err);
}

bool child_start_with(struct child *child, const char *const *argument, int in,
                      struct err *err)
{
    int ends[2];
    pid_t pid = 0;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return err_set_errno(err, "no pipe to a program that works for the terminal");
    /* Only stdout to us, and stderr as it is; not the display, not the content. */
    const int given[] = {in, ends[1], STDERR_FILENO};
    int number = fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0
                     ? errno
                     : spawn_program(&pid, given, 3, argument, environ);
    close(ends[1]);
    if (number != 0) {
        close(ends[0]);
        errno = number;
        return err_set_errno(err, "%s: could not be started", argument[0]);
    }
    child_none(child);
    child->pid = pid;
    child->fd = ends[0];
    return true;
}

static bool take_line(struct child *child, char line[CHILD_LINE_LEN])
{
    char *newline = memchr(child->line, '\n', child->len);
    while (newline != NULL) {
        size_t len = (size_t)(newline - child->line);
        bool whole = !child->too_long;
        memcpy(line, child->line, len);
        line[len] = '\0';
        child->len -= len + 1;
        memmove(child->line, newline + 1, child->len);
        child->too_long = false;
        if (whole && strlen(line) == len)
            return true;
        newline = memchr(child->line, '\n', child->len);
    }
    if (child->len == sizeof child->line) {
        child->len = 0;
        child->too_long = true;
    }
    return false;
}

enum child_news child_read(struct child *child, char line[CHILD_LINE_LEN])
{
    if (child->pid == 0)
        return CHILD_NOTHING;
    for (;;) {
        if (take_line(child, line))
            return CHILD_LINE;
        ssize_t got =
            read(child->fd, child->line + child->len, sizeof child->line - child->len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return CHILD_NOTHING;
        if (got <= 0)
            break;
        child->len += (size_t)got;
    }
    while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    close(child->fd);
    child_none(child);
    return CHILD_ENDED;
}

void child_wait(const struct child *child)
{
    struct pollfd one = {.fd = child->fd, .events = POLLIN};
    if (child->pid != 0)
        poll(&one, 1, -1);
}

void child_kill(struct child *child)
{
    if (child->pid != 0)
        kill(child->pid, SIGKILL);
}
