#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cutter.h"
#include "disk_inside.h"
#include "town.h"

/* Cuts the power, in simulation, at every operation of every flow.
 * usage: crash_power [--cuts N] [--seed N] [--flow NAME] [--jobs N] [--inside N]
 *                    [--most N]
 *
 * First each moment of a flow is cut with every subset of what could be lost (record.h),
 * and every start after a cut that the disk had not seen is cut in the same way;
 * `--most`: at most so many moments of a flow, spread evenly (0: all). Then cuts by
 * chance follow, torn writes and series among them, until there are N of all kinds. Then
 * the control: with no sync, and with each single sync left out. */

enum { JOBS_MOST = 16, SERIES_EACH = 128 };

struct order {
    long cuts;
    uint64_t seed;
    const char *flow;
    int jobs;
    size_t inside; /* subsets of so many changes in a start */
    size_t most;   /* moments of a flow that are cut systematically; 0: all */
};

/* Cuts by chance are numbered, so that a flow, a moment and a number say which. */
static uint64_t number_of(size_t flow, size_t moment, long round)
{
    return (uint64_t)flow << 56 | (uint64_t)moment << 40 | (uint64_t)round;
}

struct work {
    const struct order *order;
    size_t flow;
    int job;
    long share; /* cuts that this job is to reach */
};

static bool is_cut(const struct order *order, size_t moment, size_t count)
{
    size_t most = order->most;
    return most == 0 || count <= most ||
           moment * most / count != (moment + 1) * most / count;
}

static void cut_systematically(struct cutter *cutter, const struct record *record,
                               const struct work *work)
{
    size_t turn = 0;
    for (size_t i = 0; i < record->count; i++) {
        const struct cut_moment *moment = &record->moment[i];
        if (!is_cut(work->order, i, record->count))
            continue;
        enum disk_fate *fate = need(calloc(disk_pending(moment->disk) + 1, sizeof *fate));
        for (size_t number = 0; number < record_cases(moment, RECORD_SUBSETS_OF);
             number++) {
            if (turn++ % (size_t)work->order->jobs != (size_t)work->job)
                continue;
            struct chance chance = chance_of(work->order->seed, number_of(0, i, 0));
            record_case(moment, RECORD_SUBSETS_OF, number, fate);
            cutter_cut(cutter, moment, fate, &chance);
        }
        free(fate);
    }
}

static void cut_by_chance(struct cutter *cutter, const struct record *record,
                          const struct work *work)
{
    for (long round = work->job; tally_cuts(&cutter->tally) < work->share;
         round += work->order->jobs) {
        for (size_t i = 0; i < record->count; i++) {
            const struct cut_moment *moment = &record->moment[i];
            size_t pending = disk_pending(moment->disk);
            struct chance chance =
                chance_of(work->order->seed, number_of(work->flow + 1, i, round));
            if (chance_below(&chance, SERIES_EACH) == 0) {
                cutter_series(cutter, moment, &chance);
            } else if (record_leaves(moment)) {
                enum disk_fate *fate = need(calloc(pending, sizeof *fate));
                record_chance(moment, &chance, fate);
                cutter_cut(cutter, moment, fate, &chance);
                free(fate);
            }
        }
    }
}

static void run_job(const struct record *record, const struct work *work,
                    struct tally *out)
{
    struct cutter cutter = {.flow = flow_at(work->flow),
                            .seed = work->order->seed,
                            .inside = work->order->inside,
                            .seen = seen_new()};
    cut_systematically(&cutter, record, work);
    cut_by_chance(&cutter, record, work);
    seen_free(cutter.seen);
    *out = cutter.tally;
}

/* Runs the jobs as processes; what they counted comes back through shared memory. */
static bool run_jobs(const struct record *record, size_t flow, const struct order *order,
                     long share, struct tally *sum)
{
    size_t len = sizeof(struct tally) * (size_t)order->jobs;
    struct tally *shared =
        mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) {
        perror("crash_power");
        exit(2);
    }
    for (int job = 0; job < order->jobs; job++) {
        struct work work = {order, flow, job, share / order->jobs};
        pid_t pid = fork();
        if (pid == 0) {
            run_job(record, &work, &shared[job]);
            _exit(0);
        }
        if (pid < 0) {
            perror("crash_power");
            exit(2);
        }
    }
    bool ok = true;
    int status;
    while (wait(&status) > 0)
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
            fprintf(stderr, "%s: a process ended with status %x (seed %llu)\n",
                    flow_at(flow)->name, (unsigned)status,
                    (unsigned long long)order->seed);
            ok = false;
        }
    *sum = (struct tally){.moments = (long)record->count};
    for (int job = 0; job < order->jobs; job++)
        tally_add(sum, &shared[job]);
    munmap(shared, len);
    return ok;
}

static bool record_whole(struct record *record, size_t flow, struct disk *disk)
{
    struct err err = {""};
    if (record_flow(record, flow_at(flow), disk, &err))
        return true;
    fprintf(stderr, "%s: it does not succeed without a cut: %s\n", flow_at(flow)->name,
            err.text);
    return false;
}

static bool cut_flow(size_t flow, const struct order *order, struct tally *all)
{
    long share =
        order->flow != NULL ? order->cuts : order->cuts * flow_at(flow)->weight / 100 + 1;
    struct record record;
    struct tally tally = {0};
    struct disk *disk = flow_at(flow)->prepare();
    double began = now_ms();
    bool ok = record_whole(&record, flow, disk) &&
              run_jobs(&record, flow, order, share, &tally);
    record_free(&record);
    disk_free(disk);
    printf("%-17s %4ld %9ld %9ld %8ld %8ld %7ld %5ld %5ld %5ld %5ld %5ld %7.1f %4.0f\n",
           flow_at(flow)->name, tally.moments, tally.cuts, tally.inside, tally.series,
           tally.distinct, tally.again, tally.verdict[FLOW_LOST],
           tally.verdict[FLOW_DARK], tally.verdict[FLOW_MIXED], tally.verdict[FLOW_BARE],
           tally.verdict[FLOW_STUCK], tally.slowest_ms, (now_ms() - began) / 1000);
    fflush(stdout);
    tally_add(all, &tally);
    return ok && tally_damaged(&tally) == 0;
}

/* the control */

enum { CONTROL_CUTS = 32, EACH_SYNC_MOST = 20 };

static void control_cuts(const struct record *record, const struct order *order,
                         struct cutter *cutter)
{
    for (size_t i = 0; i < record->count; i++) {
        const struct cut_moment *moment = &record->moment[i];
        if (moment->said < cutter->from)
            continue;
        enum disk_fate *fate = need(calloc(disk_pending(moment->disk) + 1, sizeof *fate));
        for (size_t number = 0; number < CONTROL_CUTS; number++) {
            struct chance chance = chance_of(order->seed, number_of(99, i, (long)number));
            if (number < 2)
                record_case(moment, 0, number, fate);
            else
                record_chance(moment, &chance, fate);
            cutter_cut(cutter, moment, fate, &chance);
        }
        free(fate);
    }
}

/* Damage in percent of the cuts when `sync` (-1: all) does nothing. */
static double deaf(size_t flow, int sync, const struct order *order, int *syncs)
{
    struct record record;
    struct disk *disk = flow_at(flow)->prepare();
    if (sync < 0)
        disk_deafen(disk);
    else
        disk_deafen_once(disk, sync);
    record_whole(&record, flow, disk);
    *syncs = disk_syncs(disk);
    struct cutter cutter = {.flow = flow_at(flow),
                            .seed = order->seed,
                            .quiet = true,
                            .from = sync < 0,
                            .seen = seen_new()};
    control_cuts(&record, order, &cutter);
    double share =
        100.0 * (double)tally_damaged(&cutter.tally) / (double)cutter.tally.cuts;
    seen_free(cutter.seen);
    record_free(&record);
    disk_free(disk);
    return share;
}

static bool control(size_t flow, const struct order *order)
{
    int syncs;
    double share = deaf(flow, -1, order, &syncs);
    int needed = 0;
    printf("%-17s without any sync %5.1f %% damaged", flow_at(flow)->name, share);
    for (int sync = 0, ignored; sync < syncs && syncs <= EACH_SYNC_MOST; sync++)
        needed += deaf(flow, sync, order, &ignored) > 0;
    if (syncs <= EACH_SYNC_MOST)
        printf("; of its %d syncs %d show when they alone are left out", syncs, needed);
    putchar('\n');
    fflush(stdout);
    double least = flow_at(flow)->deaf_percent;
    if (share >= least && (needed > 0 || least <= 0 || syncs > EACH_SYNC_MOST))
        return true;
    fprintf(stderr, "%s: without syncs %.0f %% must be damaged: this test sees nothing\n",
            flow_at(flow)->name, least);
    return false;
}

static bool read_order(struct order *order, int argc, char **argv)
{
    *order = (struct order){.cuts = 100000, .seed = 1, .jobs = 2, .inside = 8};
    for (int i = 1; i + 1 < argc; i += 2) {
        const char *value = argv[i + 1];
        if (strcmp(argv[i], "--cuts") == 0)
            order->cuts = strtol(value, NULL, 10);
        else if (strcmp(argv[i], "--seed") == 0)
            order->seed = strtoull(value, NULL, 10);
        else if (strcmp(argv[i], "--flow") == 0)
            order->flow = value;
        else if (strcmp(argv[i], "--jobs") == 0)
            order->jobs = (int)strtol(value, NULL, 10);
        else if (strcmp(argv[i], "--most") == 0)
            order->most = strtoul(value, NULL, 10);
        else if (strcmp(argv[i], "--inside") == 0)
            order->inside = strtoul(value, NULL, 10);
        else
            return false;
    }
    return argc % 2 == 1 && order->jobs >= 1 && order->jobs <= JOBS_MOST &&
           order->inside >= 1 && order->inside <= RECORD_SUBSETS_OF &&
           (order->flow == NULL || flow_find(order->flow) != NULL);
}

int main(int argc, char **argv)
{
    struct order order;
    struct tally all = {0};
    size_t flows = 0;
    bool ok = true;
    if (!read_order(&order, argc, argv)) {
        fputs(
            "usage: crash_power [--cuts N] [--seed N] [--flow NAME] [--jobs N] [--inside N] [--most N]\n",
            stderr);
        return 2;
    }
    town_make(order.seed);
    while (flow_at(flows) != NULL)
        flows++;
    printf(
        "simulated power cuts, seed %llu\n%-17s %4s %9s %9s %8s %8s %7s %5s %5s %5s %5s %5s "
        "%7s %4s\n",
        (unsigned long long)order.seed, "flow", "ops", "cuts", "in start", "series",
        "disks", "again", "lost", "dark", "mixed", "bare", "stuck", "max ms", "s");
    for (size_t i = 0; i < flows; i++)
        if (order.flow == NULL || flow_at(i) == flow_find(order.flow))
            ok = cut_flow(i, &order, &all) && ok;
    printf("%ld simulated cuts, %ld different disks: %ld damaged, of them %ld lost\n",
           tally_cuts(&all), all.distinct, tally_damaged(&all), all.verdict[FLOW_LOST]);
    for (size_t i = 0; i < flows; i++)
        if (order.flow == NULL || flow_at(i) == flow_find(order.flow))
            ok = control(i, &order) && ok;
    town_free();
    return ok ? 0 : 1;
}
