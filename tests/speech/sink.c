#include "sink.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { QUIET = 8, PATH_LEN = 128 };

static char folder[PATH_LEN];
static char path[PATH_LEN + 8];
static int fd = -1;
static pthread_t thread;
static atomic_bool hanging;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct sink_heard heard;
enum { LAST = SINK_LAST / sizeof(int16_t) };
static int16_t last[LAST]; /* turned over */

int64_t sink_now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void sink_sleep_us(int64_t us)
{
    struct timespec t = {us / 1000000, us % 1000000 * 1000};
    nanosleep(&t, NULL);
}

/* SDL writes its file through this: a card gets each buffer when it is there, and not
 * eight of them together. */
FILE *fopen64(const char *name, const char *mode)
{
    typedef FILE *opener(const char *, const char *);
    opener *real = (opener *)(uintptr_t)dlsym(RTLD_NEXT, "fopen64");
    FILE *file = real(name, mode);
    if (file != NULL && strcmp(name, path) == 0)
        setvbuf(file, NULL, _IONBF, 0);
    return file;
}

static void *listen_on(void *unused)
{
    static int16_t piece[4096];
    for (;;) {
        while (atomic_load(&hanging))
            sink_sleep_us(1000);
        ssize_t got = read(fd, piece, sizeof piece);
        if (got <= 0)
            return unused;
        int64_t now = sink_now_us();
        pthread_mutex_lock(&lock);
        for (size_t i = 0; i < (size_t)got / sizeof piece[0]; i++)
            if (abs(piece[i]) > QUIET) {
                heard.first_us = heard.samples == 0 ? now : heard.first_us;
                heard.last_us = now;
                heard.samples++;
                memmove(last, last + 1, (LAST - 1) * sizeof last[0]);
                last[LAST - 1] = (int16_t)~piece[i];
            }
        memset(piece, 0, sizeof piece);
        pthread_mutex_unlock(&lock);
    }
}

bool sink_plug(void)
{
    if (mkdir(folder, 0700) != 0 || mkfifo(path, 0600) != 0)
        return false;
    /* Open for writing too: so that its end does not come with the card's. */
    fd = open(path, O_RDWR | O_CLOEXEC);
    return fd >= 0 && pthread_create(&thread, NULL, listen_on, NULL) == 0;
}

bool sink_open(int period_ms)
{
    const char *temporary = getenv("TMPDIR");
    char number[16];
    snprintf(number, sizeof number, "%d", period_ms);
    snprintf(folder, sizeof folder, "%s/sinkXXXXXX",
             temporary != NULL ? temporary : "/tmp");
    if (mkdtemp(folder) == NULL || rmdir(folder) != 0)
        return false;
    snprintf(path, sizeof path, "%s/pipe", folder);
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", path, 1);
    setenv("SDL_DISKAUDIODELAY", number, 1);
    /* A card that is pulled is an error of who plays, and no end. */
    signal(SIGPIPE, SIG_IGN);
    return sink_plug();
}

void sink_unplug(void)
{
    pthread_cancel(thread);
    pthread_join(thread, NULL);
    close(fd);
    unlink(path);
    rmdir(folder);
}

void sink_close(void)
{
    sink_unplug();
}

void sink_hang(bool hangs)
{
    atomic_store(&hanging, hangs);
}

void sink_reset(void)
{
    pthread_mutex_lock(&lock);
    memset(&heard, 0, sizeof heard);
    pthread_mutex_unlock(&lock);
}

struct sink_heard sink_heard(void)
{
    pthread_mutex_lock(&lock);
    struct sink_heard now = heard;
    pthread_mutex_unlock(&lock);
    return now;
}

void sink_last(unsigned char turned[SINK_LAST])
{
    pthread_mutex_lock(&lock);
    memcpy(turned, last, SINK_LAST);
    pthread_mutex_unlock(&lock);
}

static long number_in(const char *file, const char *format)
{
    char line[256];
    long number = 0;
    FILE *in = fopen(file, "r");
    while (in != NULL && fgets(line, sizeof line, in) != NULL)
        if (sscanf(line, format, &number) == 1)
            break;
    if (in != NULL)
        fclose(in);
    return number;
}

/* Adds up, or finds the first: `file` is in each thread's folder. */
static long over_threads(const char *file, const char *format, bool first)
{
    DIR *tasks = opendir("/proc/self/task");
    long sum = 0;
    for (struct dirent *task; tasks != NULL && (task = readdir(tasks)) != NULL;) {
        char name[300];
        snprintf(name, sizeof name, "/proc/self/task/%s/%s", task->d_name, file);
        if (task->d_name[0] != '.' && (first ? sum == 0 : atoi(task->d_name) != getpid()))
            sum += number_in(name, format);
    }
    if (tasks != NULL)
        closedir(tasks);
    return sum;
}

long sink_wakings(void)
{
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/status", sink_voice());
    return over_threads("status", "voluntary_ctxt_switches: %ld", false) +
           number_in(name, "voluntary_ctxt_switches: %ld");
}

/* Children stand at the thread that started them. */
int sink_voice(void)
{
    return (int)over_threads("children", "%ld", true);
}
