#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "chance.h"
#include "core/seal.h"
#include "process.h"
#include "tally.h"
#include "town.h"

/* Kills the real programs, on a real file system, at any moment.
 * usage: crash_death BUILD [--kills N] [--seed N] [--jobs N]
 *
 * Over and over: an installation begins and is killed; the terminal starts, must show
 * home with the content of before or with the new one, and plays a long visit; a second
 * installation may run beside it; both are killed. Whatever was said to be installed must
 * be shown from then on, and every report for which "Danke" stood on the screen must wait
 * for the stick. Start times are from the program's start to its home screen. */

enum { JOBS_MOST = 8, STARTS_MOST = 20000, HANG_MS = 20000, PATH_ROOM = 512 };

struct result {
    long kills; /* of processes that were alive */
    long installs_killed, visits_killed, installs_done;
    long wrong;
    long thanked;
    long starts;
    float start_ms[STARTS_MOST];
};

struct order {
    const char *build;
    long kills;
    uint64_t seed;
    int jobs;
};

/* One job: a terminal with a folder of its own. */
struct job {
    const struct order *order;
    struct result *result;
    struct chance chance;
    char folder[PATH_ROOM];
    char state[PATH_ROOM + 16];
    int said;          /* number that was said to be installed */
    int perhaps;       /* number that may be installed: a killed installation's */
    long thanked;      /* reports for which "Danke" stood on the screen */
    double install_ms; /* how long one takes */
};

static void complain(struct job *job, const char *what, const char *words)
{
    job->result->wrong++;
    fprintf(stderr, "death: %s: %s (said %d, perhaps %d, seed %llu)\n", what, words,
            job->said, job->perhaps, (unsigned long long)job->order->seed);
}

static struct process install(struct job *job, int number)
{
    char program[PATH_ROOM];
    char bundle[PATH_ROOM + 32];
    char key[PATH_ROOM + 16];
    snprintf(program, sizeof program, "%s/anna-kiosk", job->order->build);
    snprintf(bundle, sizeof bundle, "%s/%d.anna", job->folder, number);
    snprintf(key, sizeof key, "%s/key.pub", job->folder);
    const char *argv[] = {program, "install", bundle,   "--state",    job->state,
                          "--key", key,       "--site", "ennigerloh", NULL};
    return process_start(argv);
}

static struct process visit(struct job *job)
{
    char program[PATH_ROOM];
    char script[PATH_ROOM + 32];
    char key[PATH_ROOM + 16];
    snprintf(program, sizeof program, "%s/anna-kiosk", job->order->build);
    snprintf(script, sizeof script, "%s/long.visit", job->folder);
    snprintf(key, sizeof key, "%s/key.pub", job->folder);
    const char *argv[] = {program,
                          "--script",
                          script,
                          "--state",
                          job->state,
                          "--key",
                          key,
                          "--site",
                          "ennigerloh",
                          "--size",
                          "1080x1920",
                          "--clock",
                          "2026-11-23T10:00",
                          NULL};
    return process_start(argv);
}

/* The numbers that "Geld N" on the screen says, as they come; 0 when the line says none.
 */
static int number_in(const char *line)
{
    const char *at = strstr(line, "\"Geld ");
    return at != NULL ? (int)strtol(at + 6, NULL, 10) : 0;
}

static double any_ms(struct job *job, double most)
{
    return most * (double)chance_below(&job->chance, 100000) / 100000;
}

static void end_install(struct job *job, struct process *process, int number)
{
    int status = process_end(process);
    if (WIFSIGNALED(status)) {
        job->result->kills++;
        job->result->installs_killed++;
        job->perhaps = number > job->said ? number : 0;
    } else if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        job->result->installs_done++;
        job->said = number;
        job->perhaps = 0;
    } else {
        complain(job, "install", process->tail);
    }
}

static bool may_be_shown(const struct job *job, int number)
{
    return number == job->said || (job->perhaps != 0 && number == job->perhaps);
}

/* Reads the visit until `until_ms`, or to its first home screen. False when it ended. */
static bool follow(struct job *job, struct process *process, double until_ms,
                   bool to_home)
{
    char line[PROCESS_LINE];
    while (process_line(process, until_ms - now_ms(), line)) {
        int number = number_in(line);
        /* What is on the screen, not that it is said as well. */
        if (line[0] != '#' && strstr(line, "\"Danke. ") != NULL) {
            job->thanked++;
            job->result->thanked++;
        }
        if (number == 0)
            continue;
        if (!may_be_shown(job, number))
            complain(job, "visit shows", line);
        else if (number == job->perhaps)
            job->said = number; /* what was seen once stays */
        if (to_home)
            return true;
    }
    return !process->ended;
}

/* Every report for which "Danke" stood on the screen waits; one more may, that was being
 * written. */
static void count_reports(struct job *job)
{
    char path[PATH_ROOM + 48];
    struct stat about;
    snprintf(path, sizeof path, "%s/outbox/slots", job->state);
    long size = stat(path, &about) == 0 ? (long)about.st_size : 0;
    char words[64];
    snprintf(words, sizeof words, "%ld bytes for %ld reports", size, job->thanked);
    if (size % SEAL_SLOT_LEN != 0 || size / SEAL_SLOT_LEN < job->thanked)
        complain(job, "reports are lost", words);
    job->thanked = size / SEAL_SLOT_LEN;
}

/* The terminal starts, shows home, plays on, and is killed; `beside` may be installed
 * meanwhile, 0: nothing. */
static void start_and_kill(struct job *job, int beside)
{
    struct process process = visit(job);
    bool home = follow(job, &process, process.began_ms + HANG_MS, true);
    double ms = now_ms() - process.began_ms;
    if (!home) {
        process_kill(&process);
        process_end(&process);
        complain(job, "no home after a death", process.tail);
        return;
    }
    if (job->result->starts < STARTS_MOST)
        job->result->start_ms[job->result->starts++] = (float)ms;
    struct process second = {.pid = 0};
    double until = now_ms() + any_ms(job, 100);
    double until_second = now_ms() + any_ms(job, 1.2 * job->install_ms);
    if (beside != 0) {
        job->perhaps = beside;
        second = install(job, beside);
        if (until_second < until)
            follow(job, &process, until_second, false);
    }
    if (beside != 0 && until_second < until) {
        process_kill(&second);
        follow(job, &process, until, false);
        process_kill(&process);
    } else {
        follow(job, &process, until, false);
        process_kill(&process);
        process_wait_until(until_second);
        if (beside != 0)
            process_kill(&second);
    }
    follow(job, &process, now_ms() + HANG_MS, false);
    int status = process_end(&process);
    if (WIFSIGNALED(status)) {
        job->result->kills++;
        job->result->visits_killed++;
    } else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        complain(job, "visit", process.tail);
    }
    if (beside != 0)
        end_install(job, &second, beside);
    count_reports(job);
}

/* A new terminal with number 1. */
static void begin_anew(struct job *job)
{
    process_remove_folder(job->state);
    job->said = job->perhaps = 0;
    job->thanked = 0;
    struct process process = install(job, 1);
    double began = now_ms();
    end_install(job, &process, 1);
    job->install_ms = now_ms() - began;
}

static void one_round(struct job *job)
{
    if (job->said == 0 || job->said == TOWN_BUNDLES || job->perhaps == TOWN_BUNDLES)
        begin_anew(job);
    /* What a killed installation may have put in place may be shown, and is the one that
     * is brought again. */
    int number = job->said + 1;
    struct process process = install(job, number);
    process_wait_until(process.began_ms + any_ms(job, 1.2 * job->install_ms));
    process_kill(&process);
    end_install(job, &process, number);
    int beside = job->said < TOWN_BUNDLES && chance_below(&job->chance, 2) == 0
                     ? job->said + 1
                     : 0;
    start_and_kill(job, beside);
}

static const char long_visit[] = "press 540 900\nscreen home\ndump\n";
static const char long_part[] = "tap #topic:money\nscreen topic\ntap #nav:home\n"
                                "tap #nav:report\ntap #step:be_welcome\n"
                                "tap #nav:next\ntap #nav:send\nscreen thanks\ndump\n"
                                "tap #nav:home\n"
                                "tap #nav:search\ntype hilfe\ntap #nav:home\n"
                                "wait 130\nscreen attract\npress 540 900\ndump\n";

static void run_job(struct job *job)
{
    char path[PATH_ROOM + 32];
    town_write(job->folder);
    snprintf(path, sizeof path, "%s/long.visit", job->folder);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    fputs(long_visit, file);
    for (int i = 0; i < 60; i++)
        fputs(long_part, file);
    fclose(file);
    while (job->result->kills < job->order->kills / job->order->jobs &&
           job->result->wrong < 5)
        one_round(job);
    process_remove_folder(job->folder);
}

static void start_job(const struct order *order, int number, struct result *result)
{
    static struct job job;
    const char *tmp = getenv("TMPDIR");
    job = (struct job){.order = order,
                       .result = result,
                       .chance = chance_of(order->seed, (uint64_t)number)};
    snprintf(job.folder, sizeof job.folder, "%s/anna-death-XXXXXX",
             tmp != NULL && tmp[0] != '\0' ? tmp : "/tmp");
    if (mkdtemp(job.folder) == NULL) {
        perror(job.folder);
        exit(2);
    }
    snprintf(job.state, sizeof job.state, "%s/state", job.folder);
    run_job(&job);
    exit(0);
}

static int by_size(const void *a, const void *b)
{
    float one = *(const float *)a;
    float two = *(const float *)b;
    return one < two ? -1 : one > two;
}

static bool report(const struct order *order, const struct result *result, double began)
{
    static float ms[JOBS_MOST * STARTS_MOST];
    struct result sum = {0};
    size_t starts = 0;
    for (int i = 0; i < order->jobs; i++) {
        sum.kills += result[i].kills;
        sum.installs_killed += result[i].installs_killed;
        sum.visits_killed += result[i].visits_killed;
        sum.installs_done += result[i].installs_done;
        sum.wrong += result[i].wrong;
        sum.thanked += result[i].thanked;
        for (long k = 0; k < result[i].starts; k++)
            ms[starts++] = result[i].start_ms[k];
    }
    qsort(ms, starts, sizeof ms[0], by_size);
    printf(
        "%ld kills, seed %llu: %ld of an installation, %ld of a terminal; %ld "
        "installations came through, %ld reports were thanked for; %ld wrong; %.0f s\n",
        sum.kills, (unsigned long long)order->seed, sum.installs_killed,
        sum.visits_killed, sum.installs_done, sum.thanked, sum.wrong,
        (now_ms() - began) / 1000);
    if (starts > 0)
        printf(
            "next start to home: %zu times, median %.0f ms, 99 of 100 within %.0f ms, at "
            "most %.0f ms\n",
            starts, (double)ms[starts / 2], (double)ms[starts * 99 / 100],
            (double)ms[starts - 1]);
    return sum.wrong == 0 && sum.kills >= order->kills / order->jobs * order->jobs;
}

int main(int argc, char **argv)
{
    struct order order = {
        .build = argc > 1 ? argv[1] : "", .kills = 1000, .seed = 1, .jobs = 2};
    for (int i = 2; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--kills") == 0)
            order.kills = strtol(argv[i + 1], NULL, 10);
        else if (strcmp(argv[i], "--seed") == 0)
            order.seed = strtoull(argv[i + 1], NULL, 10);
        else if (strcmp(argv[i], "--jobs") == 0)
            order.jobs = (int)strtol(argv[i + 1], NULL, 10);
    }
    if (argc < 2 || argc % 2 != 0 || order.jobs < 1 || order.jobs > JOBS_MOST) {
        fputs("usage: crash_death BUILD [--kills N] [--seed N] [--jobs N]\n", stderr);
        return 2;
    }
    double began = now_ms();
    town_make(order.seed);
    struct result *result = mmap(NULL, JOBS_MOST * sizeof *result, PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (result == MAP_FAILED) {
        perror("crash_death");
        return 2;
    }
    for (int i = 0; i < order.jobs; i++)
        if (fork() == 0)
            start_job(&order, i, &result[i]);
    bool ok = true;
    int status;
    while (wait(&status) > 0)
        ok = ok && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    ok = report(&order, result, began) && ok;
    town_free();
    return ok ? 0 : 1;
}
