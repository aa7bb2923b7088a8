#ifndef ANNA_TESTS_CRASH_PROCESS_H
#define ANNA_TESTS_CRASH_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

/* A real program that is watched, line by line, and killed. */

enum { PROCESS_LINE = 512 };

struct process {
    pid_t pid;
    int pipe; /* its stdout and stderr */
    double began_ms;
    bool ended; /* its output did */
    char rest[4 * PROCESS_LINE];
    size_t rest_len;
    char tail[PROCESS_LINE]; /* its last line */
};

struct process process_start(const char *const *argv);
/* The next line, waited for at most so long. */
bool process_line(struct process *process, double ms, char line[PROCESS_LINE]);
void process_wait_until(double moment_ms);
void process_kill(struct process *process);
/* Waits until it is gone; its status as wait() gives it. */
int process_end(struct process *process);

/* Removes a folder of theirs with all that is in it. */
void process_remove_folder(const char *path);

#endif
