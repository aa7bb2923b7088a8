#include "cutter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "calls.h"
#include "disk_inside.h"

enum { HANG_S = 20, PRINTED_MOST = 3, INSIDE_TORN = 2, AGAIN_EACH = 16, SERIES = 5 };

static void print_damage(struct cutter *cutter, const struct cut_moment *moment,
                         const enum disk_fate *fate, enum flow_verdict verdict,
                         const char *why)
{
    static const char *const fates[] = {"kept", "lost", "torn"};
    if (cutter->quiet || cutter->printed++ >= PRINTED_MOST)
        return;
    fprintf(stderr, "%s: %s: %s\n  cut before: %s (seed %llu)\n", cutter->flow->name,
            flow_verdict_name(verdict), why, moment->what,
            (unsigned long long)cutter->seed);
    for (size_t i = 0; i < disk_pending(moment->disk); i++) {
        char words[300];
        disk_describe(moment->disk, i, words, sizeof words);
        fprintf(stderr, "    %s %s\n", fates[fate[i]], words);
    }
}

/* Starts from `disk`, which is changed by it. */
static enum flow_verdict start(struct cutter *cutter, struct disk *disk, int said,
                               char why[FLOW_WHY])
{
    double began = now_ms();
    alarm(HANG_S);
    calls_mount(disk);
    enum flow_verdict verdict = cutter->flow->start(said, why);
    calls_close_all();
    calls_mount(NULL);
    alarm(0);
    double ms = now_ms() - began;
    if (ms > cutter->tally.slowest_ms)
        cutter->tally.slowest_ms = ms;
    return verdict;
}

/* The step that was cut, once more. */
static enum flow_verdict again(struct cutter *cutter, struct disk *disk, int said,
                               char why[FLOW_WHY])
{
    struct err err = {""};
    cutter->tally.again++;
    calls_mount(disk);
    bool ok = cutter->flow->step(said, &err);
    calls_mount(NULL);
    if (ok)
        return start(cutter, disk, said + 1, why);
    snprintf(why, FLOW_WHY, "the same step fails afterwards: %.250s", err.text);
    return FLOW_STUCK;
}

static uint64_t key_of(const struct disk *disk, int said)
{
    uint64_t word = (uint64_t)said + 1;
    return bytes_mix(disk_fingerprint(disk), &word, sizeof word);
}

static enum flow_verdict judge(struct cutter *cutter, struct disk *disk, uint64_t key,
                               const struct cut_moment *moment,
                               const enum disk_fate *fate)
{
    char why[FLOW_WHY] = "";
    enum flow_verdict verdict = start(cutter, disk, moment->said, why);
    if (verdict == FLOW_HOLDS && cutter->flow->again && key % AGAIN_EACH == 0 &&
        moment->said < cutter->flow->steps)
        verdict = again(cutter, disk, moment->said, why);
    if (verdict != FLOW_HOLDS)
        print_damage(cutter, moment, fate, verdict, why);
    return verdict;
}

/* A start from a disk; the disk is freed. True if it had not been tried before. */
static bool try_disk(struct cutter *cutter, struct disk *disk,
                     const struct cut_moment *moment, const enum disk_fate *fate)
{
    enum flow_verdict verdict;
    uint64_t key = key_of(disk, moment->said);
    bool fresh = !seen_find(cutter->seen, key, &verdict);
    if (fresh) {
        verdict = judge(cutter, disk, key, moment, fate);
        seen_add(cutter->seen, key, verdict);
        cutter->tally.distinct++;
    }
    cutter->tally.verdict[verdict]++;
    disk_free(disk);
    return fresh;
}

static void cut_once(struct cutter *cutter, const struct cut_moment *moment,
                     const enum disk_fate *fate, struct chance *chance)
{
    cutter->tally.inside++;
    try_disk(cutter, disk_cut(moment->disk, fate, chance), moment, fate);
}

/* Every operation of the start on `disk` is cut as well. */
static void cut_start(struct cutter *cutter, const struct disk *disk, int said,
                      struct chance *chance)
{
    struct record record;
    struct disk *copy = disk_copy(disk);
    char why[FLOW_WHY];
    calls_mount(copy);
    record_begin(&record, said);
    cutter->flow->start(said, why);
    record_end();
    calls_close_all();
    calls_mount(NULL);
    for (size_t i = 0; i < record.count; i++) {
        const struct cut_moment *moment = &record.moment[i];
        enum disk_fate *fate = need(calloc(disk_pending(moment->disk) + 1, sizeof *fate));
        for (size_t number = 0; number < record_cases(moment, cutter->inside); number++) {
            record_case(moment, cutter->inside, number, fate);
            cut_once(cutter, moment, fate, chance);
        }
        for (int torn = 0; torn < INSIDE_TORN && disk_pending_data(moment->disk) > 0;
             torn++) {
            record_chance(moment, chance, fate);
            cut_once(cutter, moment, fate, chance);
        }
        free(fate);
    }
    record_free(&record);
    disk_free(copy);
}

void cutter_cut(struct cutter *cutter, const struct cut_moment *moment,
                const enum disk_fate *fate, struct chance *chance)
{
    struct disk *disk = disk_cut(moment->disk, fate, chance);
    struct disk *kept = cutter->inside > 0 ? disk_copy(disk) : NULL;
    cutter->tally.cuts++;
    if (try_disk(cutter, disk, moment, fate) && kept != NULL)
        cut_start(cutter, kept, moment->said, chance);
    disk_free(kept);
}

/* Starts and does the step once more on `disk`, which is freed, and cuts that at a moment
 * by chance: the disk that is left, or NULL when nothing was written. `*said` may grow.
 */
static struct disk *cut_again(struct cutter *cutter, struct disk *disk, int *said,
                              struct chance *chance)
{
    struct record record;
    struct err err = {""};
    char why[FLOW_WHY];
    struct disk *left = NULL;
    alarm(HANG_S);
    calls_mount(disk);
    record_begin(&record, *said);
    cutter->flow->start(*said, why);
    if (*said < cutter->flow->steps && cutter->flow->step(*said, &err))
        record_said(&record);
    record_end();
    calls_close_all();
    calls_mount(NULL);
    alarm(0);
    if (record.count > 0) {
        const struct cut_moment *moment =
            &record.moment[chance_below(chance, record.count)];
        enum disk_fate *fate = need(calloc(disk_pending(moment->disk) + 1, sizeof *fate));
        record_chance(moment, chance, fate);
        left = disk_cut(moment->disk, fate, chance);
        *said = moment->said;
        free(fate);
    }
    record_free(&record);
    disk_free(disk);
    return left;
}

void cutter_series(struct cutter *cutter, const struct cut_moment *moment,
                   struct chance *chance)
{
    enum disk_fate *fate = need(calloc(disk_pending(moment->disk) + 1, sizeof *fate));
    record_chance(moment, chance, fate);
    struct disk *disk = disk_cut(moment->disk, fate, chance);
    int said = moment->said;
    cutter->tally.series++;
    for (int i = 1; i < SERIES && disk != NULL; i++) {
        disk = cut_again(cutter, disk, &said, chance);
        cutter->tally.series += disk != NULL;
    }
    if (disk != NULL) {
        struct cut_moment last = *moment;
        last.said = said;
        snprintf(last.what, sizeof last.what,
                 "a series of cuts that began before: %.100s", moment->what);
        try_disk(cutter, disk, &last, fate);
    }
    free(fate);
}
