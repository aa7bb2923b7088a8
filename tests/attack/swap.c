#include "attack/play.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "help/folder.h"

/* A stick that shows other bytes from one look to the next. The linker puts these open
 * and read before the real ones (-Wl,--wrap); at moments of a schedule, before or after
 * any of them, the files on the stick become others. What is installed is the good
 * bundle, byte for byte, or nothing; and no file is opened twice. */

int __real_open(const char *path, int flags, ...);
ssize_t __real_read(int fd, void *bytes, size_t room);
int __wrap_open(const char *path, int flags, ...);
ssize_t __wrap_read(int fd, void *bytes, size_t room);

enum { FILES = 2, MOMENTS = 64, FDS = 1024 };

/* The files that lie on the stick in turns: 0 the good ones. */
enum { GOOD, FOREIGN, OLDER, OTHER_SITE, DAMAGED, VARIANTS };

struct swap {
    struct play play;
    struct buf bytes[VARIANTS][FILES];
    /* The schedule: what lies there from a moment on; -1: as before. */
    signed char become[MOMENTS][FILES];
    bool new_file; /* another file takes the name, instead of other bytes in the same */
    int moment;
    int opened[FILES];
    signed char file_of[FDS]; /* 1 + file of an open fd */
    bool on;
};

static struct swap swap;

static const char *name_of(int file)
{
    return file == 0 ? swap.play.stage.bundle : swap.play.stage.signature;
}

static void put(int file, int variant)
{
    const struct buf *bytes = &swap.bytes[variant][file];
    if (swap.new_file)
        unlink(name_of(file));
    file_write(name_of(file), bytes->bytes, bytes->len);
}

static void pass_moment(void)
{
    if (swap.moment == MOMENTS)
        return;
    int now = swap.moment++;
    for (int file = 0; file < FILES; file++)
        if (swap.become[now][file] >= 0)
            put(file, swap.become[now][file]);
}

static int file_called(const char *path)
{
    for (int file = 0; file < FILES; file++)
        if (strcmp(path, name_of(file)) == 0)
            return file;
    return -1;
}

int __wrap_open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    int mode = (flags & O_CREAT) != 0 ? va_arg(args, int) : 0;
    va_end(args);
    int file = swap.on ? file_called(path) : -1;
    if (file < 0)
        return __real_open(path, flags, mode);
    pass_moment();
    int fd = __real_open(path, flags, mode);
    swap.opened[file]++;
    if (fd >= 0 && fd < FDS)
        swap.file_of[fd] = (signed char)(file + 1);
    pass_moment();
    return fd;
}

ssize_t __wrap_read(int fd, void *bytes, size_t room)
{
    if (!swap.on || fd < 0 || fd >= FDS || swap.file_of[fd] == 0)
        return __real_read(fd, bytes, room);
    pass_moment();
    ssize_t got = __real_read(fd, bytes, room);
    if (got == 0)
        swap.file_of[fd] = 0;
    pass_moment();
    return got;
}

static void keep(int variant)
{
    swap.bytes[variant][0] = file_read(swap.play.stage.bundle);
    swap.bytes[variant][1] = file_read(swap.play.stage.signature);
}

/* All of them large, so that they are read in several pieces. */
static void make_variants(void)
{
    static const char rows[] =
        "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)"
        " INSERT INTO x_service_list SELECT 'uhv', 'de', 'step', 10 + i,"
        " hex(zeroblob(400)) FROM n";
    struct stage *stage = &swap.play.stage;
    sample_bundle(stage->bundle, &(struct sample){.sequence = 8, .sql = rows},
                  &stage->ours);
    keep(GOOD);
    sample_bundle(stage->bundle, &(struct sample){.sequence = 8, .sql = rows},
                  &stage->foreign);
    make_patch_later(stage, "30000:41414141");
    sample_sign(stage->bundle, &stage->foreign,
                sample_label(&(struct sample){.sequence = 8}));
    keep(FOREIGN);
    sample_bundle(stage->bundle, &(struct sample){.sequence = 6, .sql = rows},
                  &stage->ours);
    keep(OLDER);
    sample_bundle(stage->bundle,
                  &(struct sample){.sequence = 8, .sql = rows, .site = "everswinkel"},
                  &stage->ours);
    keep(OTHER_SITE);
    put(0, GOOD);
    put(1, GOOD);
    make_patch_later(stage, "900000:42");
    keep(DAMAGED);
}

static void is_it_the_good_one(void)
{
    struct buf kept = file_read(folder_file(swap.play.state, "content/8.anna"));
    const struct buf *good = &swap.bytes[GOOD][0];
    if (kept.len != good->len || memcmp(kept.bytes, good->bytes, kept.len) != 0)
        play_complain("swap", "other bytes than those that were signed were installed");
    buf_free(&kept);
}

static unsigned char fresh[SIGNATURE_HASH_LEN];

static void start_anew(void)
{
    play_reset(&swap.play);
    play_snapshot(&swap.play, fresh);
}

/* Returns whether a bundle was taken. */
static bool play_schedule(void)
{
    unsigned char after[SIGNATURE_HASH_LEN];
    struct install_result result;
    struct err err = {""};
    put(0, GOOD);
    put(1, GOOD);
    swap.moment = 0;
    memset(swap.opened, 0, sizeof swap.opened);
    memset(swap.file_of, 0, sizeof swap.file_of);
    swap.on = true;
    bool taken =
        install_bundle(&swap.play.options, swap.play.stage.bundle, &result, &err);
    swap.on = false;
    if (swap.opened[0] > 1 || swap.opened[1] > 1)
        play_complain("swap", "a file of the stick was opened twice");
    if (taken) {
        is_it_the_good_one();
        start_anew();
        return true;
    }
    play_snapshot(&swap.play, after);
    if (memcmp(after, fresh, sizeof after) != 0)
        play_complain("swap", "a refusal left something behind");
    return false;
}

static void clear(void)
{
    memset(swap.become, -1, sizeof swap.become);
}

/* Every moment, every file or both, every other content, and from the next moments on the
 * good one again; of all these one of `step`. */
static size_t every_moment(int moments, size_t step, size_t *taken)
{
    size_t count = 0;
    size_t number = 0;
    for (int moment = 0; moment < moments; moment++)
        for (int variant = FOREIGN; variant < VARIANTS; variant++)
            for (int files = 1; files < 4; files++)
                for (int back = 0; back < 3; back++) {
                    if (number++ % step != 0)
                        continue;
                    clear();
                    for (int file = 0; file < FILES; file++)
                        if ((files >> file & 1) != 0) {
                            swap.become[moment][file] = (signed char)variant;
                            if (back > 0)
                                swap.become[moment + back][file] = GOOD;
                        }
                    swap.new_file = (moment + variant) % 2 == 0;
                    *taken += play_schedule();
                    count++;
                }
    return count;
}

void play_swaps(size_t step, size_t random_schedules)
{
    size_t taken = 0;
    play_begin(&swap.play);
    make_variants();
    start_anew();
    clear();
    if (!play_schedule())
        play_complain("swap", "without a swap the good one is not taken");
    int moments = swap.moment;
    size_t count = every_moment(moments, step, &taken);
    srand48(20261123);
    for (size_t i = 0; i < random_schedules; i++) {
        clear();
        swap.new_file = lrand48() % 2 == 0;
        for (long n = 1 + lrand48() % 6; n > 0; n--)
            swap.become[lrand48() % moments][lrand48() % FILES] =
                (signed char)(lrand48() % VARIANTS);
        taken += play_schedule();
    }
    count += random_schedules;
    if (taken == 0 || taken == count)
        play_complain("swap", "%zu of %zu were taken: the swaps come at no time", taken,
                      count);
    printf("%zu schedules of a stick that changes at %d moments: %zu took the good one, "
           "none another\n",
           count, moments, taken);
    for (int variant = 0; variant < VARIANTS; variant++)
        for (int file = 0; file < FILES; file++)
            buf_free(&swap.bytes[variant][file]);
    play_end(&swap.play);
}
