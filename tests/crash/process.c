#include "process.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tally.h"

enum { PATH_ROOM = 1024 };

struct process process_start(const char *const *argv)
{
    int ends[2];
    struct process process = {.began_ms = now_ms()};
    if (pipe2(ends, O_CLOEXEC) != 0) {
        perror("crash tests: pipe");
        exit(2);
    }
    process.pid = fork();
    if (process.pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        execv(argv[0], (char *const *)(void *)argv);
        _exit(127);
    }
    if (process.pid < 0) {
        perror("crash tests: fork");
        exit(2);
    }
    close(ends[1]);
    process.pipe = ends[0];
    return process;
}

/* Cuts a line off what has been read. */
static bool take_line(struct process *process, char line[PROCESS_LINE])
{
    char *end = memchr(process->rest, '\n', process->rest_len);
    if (end == NULL && process->rest_len < sizeof process->rest)
        return false;
    size_t len = end != NULL ? (size_t)(end - process->rest) : process->rest_len;
    size_t kept = len < PROCESS_LINE - 1 ? len : PROCESS_LINE - 1;
    memcpy(line, process->rest, kept);
    line[kept] = '\0';
    len += end != NULL;
    process->rest_len -= len;
    memmove(process->rest, process->rest + len, process->rest_len);
    if (kept > 0)
        memcpy(process->tail, line, kept + 1);
    return true;
}

bool process_line(struct process *process, double ms, char line[PROCESS_LINE])
{
    double until = now_ms() + ms;
    while (!take_line(process, line)) {
        double left = until - now_ms();
        struct pollfd ready = {.fd = process->pipe, .events = POLLIN};
        if (process->ended || left <= 0 || poll(&ready, 1, (int)left + 1) <= 0)
            return false;
        ssize_t got = read(process->pipe, process->rest + process->rest_len,
                           sizeof process->rest - process->rest_len);
        if (got <= 0)
            process->ended = true;
        else
            process->rest_len += (size_t)got;
    }
    return true;
}

void process_wait_until(double moment_ms)
{
    double left = moment_ms - now_ms();
    if (left <= 0)
        return;
    struct timespec t = {(time_t)(left / 1000), (long)(left * 1e6) % 1000000000};
    while (nanosleep(&t, &t) != 0 && errno == EINTR) {
    }
}

void process_kill(struct process *process)
{
    kill(process->pid, SIGKILL);
}

int process_end(struct process *process)
{
    char line[PROCESS_LINE];
    int status = 0;
    while (process_line(process, 60000, line)) {
    }
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR) {
    }
    close(process->pipe);
    return status;
}

void process_remove_folder(const char *path)
{
    DIR *folder = opendir(path);
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        char whole[PATH_ROOM];
        struct stat about;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(whole, sizeof whole, "%s/%s", path, entry->d_name);
        if (lstat(whole, &about) == 0 && S_ISDIR(about.st_mode))
            process_remove_folder(whole);
        else
            unlink(whole);
    }
    if (folder != NULL)
        closedir(folder);
    rmdir(path);
}
