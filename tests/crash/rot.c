#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disk_inside.h"
#include "rot_starts.h"
#include "tally.h"
#include "terminal.h"
#include "town.h"

/* Lets bits of the installed content rot, and starts the terminal.
 * usage: crash_rot [--flips N] [--seed N] [--build BUILD]
 *
 * Number 2 is shown, number 1 lies beside it. One bit turns round: in the bundle, its
 * signature, its index or a link. What is shown then must be number 2 or number 1, bit
 * for bit, with a search that belongs to it; the rotten bundle is never the one. */

enum { STARTS = 50, AGAIN_EACH = 20, PRINTED_MOST = 5 };

/* Where it rots; `weight` in percent of the flips. */
struct place {
    const char *name;
    const char *path;
    int weight;
    bool rolled_back; /* on a terminal that went back to number 1 */
    int shown;        /* what is shown without rot */
};

static const struct place places[] = {
    {"bundle", "state/content/2.anna", 35, false, 2},
    {"signature", "state/content/2.anna.minisig", 15, false, 2},
    {"index", "state/content/2.index", 20, false, 2},
    {"link current", "state/content/current", 10, false, 2},
    {"bundle beside", "state/content/1.anna", 5, false, 2},
    {"went back: bundle", "state/content/1.anna", 5, true, 1},
    {"went back: current", "state/content/current", 5, true, 1},
    {"went back: newest", "state/content/newest", 5, true, 1},
};
enum { PLACES = sizeof places / sizeof places[0] };

struct counts {
    long flips;
    long other;    /* the other bundle is shown */
    long mended;   /* the same one is shown, and what had rotted was made anew */
    long harmless; /* the same one is shown: the bit says nothing (a comment that nobody
                      signs, a link that nobody follows) */
    long wrong;
    double slowest_ms;
};

static long printed;

static void complain(const struct place *place, size_t bit, const char *why)
{
    if (printed++ < PRINTED_MOST)
        fprintf(stderr, "rot: %s, bit %zu of %s: %s\n", place->name, bit, place->path,
                why);
}

static bool same_bytes(const struct disk *one, const struct disk *two, const char *path)
{
    size_t len[2];
    int a = disk_find(one, path, false);
    int b = disk_find(two, path, false);
    if (a < 0 || b < 0)
        return false;
    if (disk_about(one, a).kind == DISK_LINK)
        return strcmp(disk_target(one, a), disk_target(two, b)) == 0;
    const void *bytes = disk_bytes(one, a, &len[0]);
    const void *others = disk_bytes(two, b, &len[1]);
    return len[0] == len[1] && memcmp(bytes, others, len[0]) == 0;
}

/* The same stick again: all is well afterwards. */
static bool stick_again(struct disk *disk, char why[FLOW_WHY])
{
    struct err err = {""};
    int shown;
    calls_mount(disk);
    bool ok = terminal_install(2, &err) || terminal_install(3, &err);
    if (!ok)
        snprintf(why, FLOW_WHY, "no stick helps any more: %.250s", err.text);
    ok = ok && terminal_start(&shown, why) == FLOW_HOLDS;
    calls_mount(NULL);
    if (ok && shown < 2) {
        snprintf(why, FLOW_WHY, "number %d is shown after the stick", shown);
        ok = false;
    }
    return ok;
}

static void rot_once(const struct place *place, const struct disk *sound, size_t bit,
                     bool again, struct counts *counts)
{
    char why[FLOW_WHY] = "";
    int shown;
    struct disk *disk = disk_copy(sound);
    disk_flip(disk, disk_find(disk, place->path, false), bit);
    calls_mount(disk);
    double began = now_ms();
    enum flow_verdict verdict = terminal_start(&shown, why);
    double ms = now_ms() - began;
    calls_close_all();
    calls_mount(NULL);
    counts->flips++;
    if (ms > counts->slowest_ms)
        counts->slowest_ms = ms;
    bool ok = verdict == FLOW_HOLDS && shown > 0;
    if (ok && shown != place->shown)
        counts->other++;
    else if (ok && same_bytes(disk, sound, place->path))
        counts->mended++;
    else if (ok)
        counts->harmless++;
    else if (verdict == FLOW_HOLDS)
        snprintf(why, FLOW_WHY, "nothing is shown");
    if (ok && again)
        ok = stick_again(disk, why);
    if (!ok) {
        counts->wrong++;
        complain(place, bit, why);
    }
    disk_free(disk);
}

static size_t bits_of(const struct disk *disk, const char *path)
{
    return 8 * disk_about(disk, disk_find(disk, path, false)).size;
}

static bool rot(const struct place *place, const struct disk *sound, long flips,
                uint64_t seed)
{
    struct counts counts = {0};
    size_t bits = bits_of(sound, place->path);
    for (long i = 0; i < flips; i++) {
        struct chance chance = chance_of(seed, (uint64_t)i);
        size_t bit =
            (size_t)i < bits && bits < 512 ? (size_t)i : chance_below(&chance, bits);
        rot_once(place, sound, bit, i % AGAIN_EACH == 0, &counts);
    }
    printf("%-19s %7ld %7ld %7ld %8ld %5ld %8.1f\n", place->name, counts.flips,
           counts.other, counts.mended, counts.harmless, counts.wrong, counts.slowest_ms);
    return counts.wrong == 0;
}

static struct disk *went_back(void)
{
    struct disk *disk = terminal_with(2);
    struct err err = {""};
    calls_mount(disk);
    if (!terminal_go(false, &err))
        fprintf(stderr, "crash tests: going back: %s\n", err.text);
    calls_mount(NULL);
    disk_settle(disk);
    return disk;
}

int main(int argc, char **argv)
{
    long flips = 10000;
    uint64_t seed = 1;
    const char *build = NULL;
    bool ok = argc % 2 == 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--flips") == 0)
            flips = strtol(argv[i + 1], NULL, 10);
        else if (strcmp(argv[i], "--seed") == 0)
            seed = strtoull(argv[i + 1], NULL, 10);
        else if (strcmp(argv[i], "--build") == 0)
            build = argv[i + 1];
        else
            ok = false;
    }
    if (!ok) {
        fputs("usage: crash_rot [--flips N] [--seed N] [--build BUILD]\n", stderr);
        return 2;
    }
    town_make(seed);
    struct disk *sound[2] = {terminal_with(2), went_back()};
    printf("rot, seed %llu\n%-19s %7s %7s %7s %8s %5s %8s\n", (unsigned long long)seed,
           "in", "flips", "other", "mended", "harmless", "wrong", "max ms");
    for (size_t i = 0; i < PLACES; i++)
        ok = rot(&places[i], sound[places[i].rolled_back], flips * places[i].weight / 100,
                 seed) &&
             ok;
    fflush(stdout);
    ok = (build == NULL || rot_starts(build, STARTS, seed)) && ok;
    disk_free(sound[0]);
    disk_free(sound[1]);
    town_free();
    return ok ? 0 : 1;
}
