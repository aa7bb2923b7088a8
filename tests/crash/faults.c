#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"
#include "calls.h"
#include "fault.h"
#include "memory.h"
#include "tally.h"
#include "town.h"
#include "trial.h"

/* Lets the n-th call of each kind fail, for all n, once and from then on.
 * usage: crash_faults [--most N] [--most-twins N] [--jobs N] [--trial NAME]
 *        crash_faults --trial NAME --case "KIND NUMBER ERROR once|forever"
 *
 * Each case runs in a process of its own. It must end in time, with success or with one
 * sentence that says what could not be done; then, without the fault, the terminal starts
 * with what it had before or with the new, and the same can be done again. `--most`: at
 * most so many n of one kind and error, spread evenly; `--most-twins`: only in trials
 * that do much the same as others. `--case` plays one, in this process, for a debugger.
 */

enum { ROOM_STEP = 4096, HANG_S = 20, PRINTED_MOST = 20, JOBS_MOST = 16 };

static const struct error {
    enum fault_kind kind;
    int error;
    const char *name;
    bool forever_too;
} errors[] = {
    {FAULT_OPEN, EIO, "EIO", true},
    {FAULT_OPEN, EMFILE, "EMFILE", true},
    {FAULT_READ, EIO, "EIO", true},
    {FAULT_READ, EINTR, "EINTR", false},
    {FAULT_READ, FAULT_SHORT, "short", false},
    {FAULT_WRITE, EIO, "EIO", true},
    {FAULT_WRITE, ENOSPC, "ENOSPC", true},
    {FAULT_WRITE, EINTR, "EINTR", false},
    {FAULT_WRITE, FAULT_SHORT, "short", false},
    {FAULT_SYNC, EIO, "EIO", true},
    {FAULT_SYNC, ENOSPC, "ENOSPC", true},
    {FAULT_NAME, EIO, "EIO", true},
    {FAULT_NAME, ENOSPC, "ENOSPC", true},
    {FAULT_ABOUT, EIO, "EIO", true},
    {FAULT_MAP, ENOMEM, "ENOMEM", true},
    {FAULT_SPACE, EIO, "EIO", true},
    {FAULT_CLOSE, EIO, "EIO", true},
    {FAULT_MEMORY, ENOMEM, "ENOMEM", true},
    {FAULT_ROOM, ENOSPC, "ENOSPC", false},
};
enum { ERRORS = sizeof errors / sizeof errors[0] };

struct order {
    long most;
    long most_twins;
    int jobs;
    const char *trial;
    const char *one;
};

struct counts {
    long cases, done, said, dark, wrong;
};

static long printed;

static const char *const ways[] = {"once", "forever"};

/* in the process of a case */

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LEAKS_ARE_FOUND
#include <sanitizer/lsan_interface.h>

const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);

const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}

/* ICU 72 itself loses 56 bytes when memory runs out while it opens its data. */
const char *__lsan_default_suppressions(void)
{
    return "leak:UDataMemory_createNewInstance\n";
}
#endif
#endif

static bool leaks(void)
{
#ifdef LEAKS_ARE_FOUND
    return __lsan_do_recoverable_leak_check() != 0;
#else
    return false;
#endif
}

static bool honest(const char *text)
{
    size_t bad_at;
    return strlen(text) > 10 && strstr(text, "(null)") == NULL &&
           strchr(text, '\n') == NULL && utf8_valid(text, strlen(text), &bad_at);
}

static enum trial_end play(const struct trial *trial, const struct error *error,
                           long number, bool forever, char why[TRIAL_WHY])
{
    struct err err = {""};
    struct disk *disk = disk_copy(trial_disk(trial));
    alarm(HANG_S);
    calls_mount(disk);
    fault_arm(error->kind, number, error->error, forever);
    if (error->kind == FAULT_ROOM)
        calls_set_room((size_t)(number - 1) * ROOM_STEP);
    enum trial_end end = trial->run(&err);
    fault_disarm();
    calls_set_room(SIZE_MAX);
    int left = calls_open();
    calls_close_all();
    if (end == TRIAL_SAID && !honest(err.text)) {
        snprintf(why, TRIAL_WHY, "no sentence says why: \"%.200s\"", err.text);
        end = TRIAL_WRONG;
    }
    if (end == TRIAL_DARK && trial->comes_back && !forever) {
        snprintf(why, TRIAL_WHY, "it stays dark");
        end = TRIAL_WRONG;
    }
    if (left > 0) {
        snprintf(why, TRIAL_WHY, "%d files were left open", left);
        end = TRIAL_WRONG;
    }
    if (end != TRIAL_WRONG && !trial->after(end == TRIAL_DONE, why))
        end = TRIAL_WRONG;
    calls_close_all();
    calls_mount(NULL);
    disk_free(disk);
    if (end != TRIAL_WRONG && leaks()) {
        snprintf(why, TRIAL_WHY, "memory was lost");
        end = TRIAL_WRONG;
    }
    return end;
}

/* the cases */

struct running {
    pid_t pid;
    int pipe;
    const struct error *error;
    long number;
    bool forever;
};

static void take_result(const struct trial *trial, const struct running *r, int status,
                        struct counts *counts)
{
    char why[TRIAL_WHY] = "";
    ssize_t len = read(r->pipe, why, sizeof why - 1);
    why[len > 0 ? len : 0] = '\0';
    close(r->pipe);
    counts->cases++;
    int end = WIFEXITED(status) ? WEXITSTATUS(status) : TRIAL_WRONG;
    if (WIFSIGNALED(status))
        snprintf(why, sizeof why, "%s",
                 WTERMSIG(status) == SIGALRM ? "it hangs" : strsignal(WTERMSIG(status)));
    counts->done += end == TRIAL_DONE;
    counts->said += end == TRIAL_SAID;
    counts->dark += end == TRIAL_DARK;
    if (end == TRIAL_DONE || end == TRIAL_SAID || end == TRIAL_DARK)
        return;
    counts->wrong++;
    if (printed++ < PRINTED_MOST)
        fprintf(stderr, "%s: %s number %ld fails with %s %s: %s\n", trial->name,
                fault_name(r->error->kind), r->number, r->error->name, ways[r->forever],
                why);
}

static void begin(const struct trial *trial, struct running *r)
{
    int ends[2];
    if (pipe(ends) != 0) {
        perror("crash_faults");
        exit(2);
    }
    fflush(stdout);
    r->pid = fork();
    if (r->pid < 0) {
        perror("crash_faults");
        exit(2);
    }
    if (r->pid == 0) {
        char why[TRIAL_WHY] = "";
        enum trial_end end = play(trial, r->error, r->number, r->forever, why);
        if (why[0] != '\0' && write(ends[1], why, strlen(why)) < 0)
            _exit(TRIAL_WRONG);
        _exit((int)end);
    }
    close(ends[1]);
    r->pipe = ends[0];
}

struct pool {
    const struct order *order;
    const struct trial *trial;
    struct running running[JOBS_MOST];
    struct counts counts;
};

static void wait_for_one(struct pool *pool)
{
    int status;
    pid_t pid = wait(&status);
    for (int i = 0; pid > 0 && i < pool->order->jobs; i++)
        if (pool->running[i].pid == pid) {
            take_result(pool->trial, &pool->running[i], status, &pool->counts);
            pool->running[i].pid = 0;
        }
}

static void put_case(struct pool *pool, const struct error *error, long number,
                     bool forever)
{
    for (;;) {
        for (int i = 0; i < pool->order->jobs; i++)
            if (pool->running[i].pid == 0) {
                pool->running[i] = (struct running){0, -1, error, number, forever};
                begin(pool->trial, &pool->running[i]);
                return;
            }
        wait_for_one(pool);
    }
}

static void wait_for_all(struct pool *pool)
{
    for (int i = 0; i < pool->order->jobs; i++)
        while (pool->running[i].pid != 0)
            wait_for_one(pool);
}

/* How often each kind is called when nothing fails; in a process of its own, so that the
 * cases begin as it did. */
static bool count_calls(const struct trial *trial, long calls[FAULT_KINDS])
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        struct err err = {""};
        calls_mount(disk_copy(trial_disk(trial)));
        fault_disarm();
        calls_set_room(SIZE_MAX - 1);
        enum trial_end end = trial->run(&err);
        for (int i = 0; i < FAULT_KINDS; i++)
            calls[i] = fault_calls((enum fault_kind)i);
        calls[FAULT_ROOM] =
            (long)((SIZE_MAX - 1 - calls_room() + ROOM_STEP - 1) / ROOM_STEP);
        if (end != TRIAL_DONE)
            fprintf(stderr, "%s: it does not succeed without a fault: %s\n", trial->name,
                    err.text);
        _exit(end == TRIAL_DONE && write(ends[1], calls, sizeof(long) * FAULT_KINDS) > 0
                  ? 0
                  : 1);
    }
    close(ends[1]);
    int status;
    bool ok = read(ends[0], calls, sizeof(long) * FAULT_KINDS) ==
              (ssize_t)(sizeof(long) * FAULT_KINDS);
    close(ends[0]);
    return waitpid(pid, &status, 0) == pid && ok && status == 0;
}

static bool run_trial(const struct trial *trial, const struct order *order,
                      struct counts *all)
{
    static struct pool pool;
    long calls[FAULT_KINDS] = {0};
    double began = now_ms();
    long most = trial->twin && order->most_twins > 0 ? order->most_twins : order->most;
    pool = (struct pool){.order = order, .trial = trial};
    if (!count_calls(trial, calls))
        return false;
    for (size_t i = 0; i < ERRORS; i++) {
        long count = calls[errors[i].kind];
        long step = most > 0 && count > most ? count / most : 1;
        for (long number = 1; number <= count; number += step)
            for (int forever = 0; forever <= errors[i].forever_too; forever++)
                put_case(&pool, &errors[i], number, forever == 1);
    }
    wait_for_all(&pool);
    printf("%-14s", trial->name);
    for (int i = 0; i < FAULT_KINDS; i++)
        printf(" %5ld", calls[i]);
    printf(" %6ld %6ld %6ld %5ld %5ld %5.0f\n", pool.counts.cases, pool.counts.done,
           pool.counts.said, pool.counts.dark, pool.counts.wrong,
           (now_ms() - began) / 1000);
    fflush(stdout);
    all->cases += pool.counts.cases;
    all->wrong += pool.counts.wrong;
    return pool.counts.wrong == 0;
}

static bool play_one(const struct order *order)
{
    char kind[16];
    char name[16];
    char way[16];
    char why[TRIAL_WHY] = "";
    long number;
    /* NOLINTNEXTLINE(cert-err34-c): what is not found is refused */
    if (sscanf(order->one, "%15s %ld %15s %15s", kind, &number, name, way) != 4)
        return false;
    for (size_t t = 0; trial_at(t) != NULL; t++)
        for (size_t i = 0; i < ERRORS && order->trial != NULL; i++)
            if (strcmp(trial_at(t)->name, order->trial) == 0 &&
                strcmp(fault_name(errors[i].kind), kind) == 0 &&
                strcmp(errors[i].name, name) == 0) {
                enum trial_end end =
                    play(trial_at(t), &errors[i], number, strcmp(way, ways[1]) == 0, why);
                printf("end %d: %s\n", (int)end, why);
                return end != TRIAL_WRONG;
            }
    return false;
}

int main(int argc, char **argv)
{
    struct order order = {.jobs = 2};
    struct counts all = {0};
    bool ok = argc % 2 == 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--most") == 0)
            order.most = strtol(argv[i + 1], NULL, 10);
        else if (strcmp(argv[i], "--most-twins") == 0)
            order.most_twins = strtol(argv[i + 1], NULL, 10);
        else if (strcmp(argv[i], "--jobs") == 0)
            order.jobs = (int)strtol(argv[i + 1], NULL, 10);
        else if (strcmp(argv[i], "--trial") == 0)
            order.trial = argv[i + 1];
        else if (strcmp(argv[i], "--case") == 0)
            order.one = argv[i + 1];
        else
            ok = false;
    }
    if (!ok || order.jobs < 1 || order.jobs > JOBS_MOST) {
        fputs(
            "usage: crash_faults [--most N] [--most-twins N] [--jobs N] [--trial NAME]\n",
            stderr);
        return 2;
    }
    memory_hook();
    town_make(1);
    if (order.one != NULL)
        return play_one(&order) ? 0 : 1;
    printf("%-14s", "faults in");
    for (int i = 0; i < FAULT_KINDS; i++)
        printf(" %5.5s", fault_name((enum fault_kind)i));
    printf(" %6s %6s %6s %5s %5s %5s\n", "cases", "done", "said", "dark", "wrong", "s");
    for (size_t i = 0; trial_at(i) != NULL; i++)
        if (order.trial == NULL || strcmp(order.trial, trial_at(i)->name) == 0)
            ok = run_trial(trial_at(i), &order, &all) && ok;
    printf("%ld faults, %ld of them not borne\n", all.cases, all.wrong);
    town_free();
    return ok ? 0 : 1;
}
