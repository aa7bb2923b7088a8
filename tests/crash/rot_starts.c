#include "rot_starts.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "chance.h"
#include "process.h"
#include "tally.h"
#include "town.h"

enum { PATH_ROOM = 512, HANG_MS = 20000 };

struct terminal {
    const char *build;
    char folder[PATH_ROOM];
};

static struct process begin(const struct terminal *t, const char *command,
                            const char *name)
{
    char program[PATH_ROOM + 32];
    char file[PATH_ROOM + 32];
    char state[PATH_ROOM + 32];
    char key[PATH_ROOM + 32];
    snprintf(program, sizeof program, "%s/anna-kiosk", t->build);
    snprintf(file, sizeof file, "%s/%s", t->folder, name);
    snprintf(state, sizeof state, "%s/state", t->folder);
    snprintf(key, sizeof key, "%s/key.pub", t->folder);
    const char *argv[] = {
        program,  command,      file,      "--state",          state, "--key", key,
        "--site", "ennigerloh", "--clock", "2026-11-23T10:00", NULL};
    return process_start(argv);
}

static bool install(const struct terminal *t, const char *name)
{
    struct process process = begin(t, "install", name);
    int status = process_end(&process);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    fprintf(stderr, "rot: %s is not installed: %s\n", name, process.tail);
    return false;
}

/* Turns a bit of a real file round; the kernel may be asked for any byte. */
static bool flip(const struct terminal *t, const char *name, struct chance *chance)
{
    char path[PATH_ROOM + 64];
    struct stat about;
    unsigned char byte = 0;
    snprintf(path, sizeof path, "%s/state/content/%s", t->folder, name);
    int fd = open(path, O_RDWR);
    if (fd < 0)
        return false;
    bool ok = fstat(fd, &about) == 0 && about.st_size > 0;
    off_t at = ok ? (off_t)chance_below(chance, (size_t)about.st_size) : 0;
    ok = ok && pread(fd, &byte, 1, at) == 1;
    byte ^= (unsigned char)(1u << chance_below(chance, 8));
    ok = ok && pwrite(fd, &byte, 1, at) == 1;
    close(fd);
    return ok;
}

/* Milliseconds until home shows number `want`; negative if it never does. */
static double start(const struct terminal *t, int want)
{
    struct process process = begin(t, "--script", "home.visit");
    char line[PROCESS_LINE];
    char word[32];
    double ms = -1;
    snprintf(word, sizeof word, "\"Geld %d\"", want);
    while (ms < 0 && process_line(&process, process.began_ms + HANG_MS - now_ms(), line))
        if (strstr(line, word) != NULL)
            ms = now_ms() - process.began_ms;
    process_kill(&process);
    process_end(&process);
    if (ms < 0)
        fprintf(stderr, "rot: number %d is not shown: %s\n", want, process.tail);
    return ms;
}

static bool prepare(struct terminal *t)
{
    const char *tmp = getenv("TMPDIR");
    char path[PATH_ROOM + 32];
    snprintf(t->folder, sizeof t->folder, "%s/anna-rot-XXXXXX",
             tmp != NULL && tmp[0] != '\0' ? tmp : "/tmp");
    if (mkdtemp(t->folder) == NULL) {
        perror(t->folder);
        return false;
    }
    town_write(t->folder);
    snprintf(path, sizeof path, "%s/home.visit", t->folder);
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return false;
    fputs("press 540 900\nscreen home\ndump\nwait 60\n", file);
    fclose(file);
    return true;
}

static bool one_start(const struct terminal *t, struct chance *chance, double *ms)
{
    static const struct {
        const char *name;
        int shown;
    } places[] = {{"2.anna", 1}, {"2.index", 2}};
    size_t place = chance_below(chance, 2);
    char state[PATH_ROOM + 32];
    snprintf(state, sizeof state, "%s/state", t->folder);
    process_remove_folder(state);
    if (!install(t, "1.anna") || !install(t, "2.anna") ||
        !flip(t, places[place].name, chance))
        return false;
    *ms = start(t, places[place].shown);
    return *ms >= 0;
}

bool rot_starts(const char *build, long starts, uint64_t seed)
{
    struct terminal t = {.build = build};
    double slowest = 0;
    double sum = 0;
    bool ok = prepare(&t);
    for (long i = 0; ok && i < starts; i++) {
        struct chance chance = chance_of(seed, (uint64_t)i + 1000000);
        double ms = 0;
        ok = one_start(&t, &chance, &ms);
        sum += ms;
        slowest = ms > slowest ? ms : slowest;
    }
    process_remove_folder(t.folder);
    if (ok)
        printf("%ld starts of the real program with rotten files: home after %.0f ms, at "
               "most %.0f ms\n",
               starts, sum / (double)starts, slowest);
    return ok;
}
