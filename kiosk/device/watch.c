#include "device/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"

enum { FOLDERS_MOST = 8, PATH_LEN = 1024 };

enum {
    AT_CONTROL,
    AT_MOUNTS,
    AT_FOLDERS,
    AT_CLOCK,
    AT_SLOT,
    AT_COUNT = AT_SLOT + WATCH_SLOTS
};

struct watch {
    char folder[FOLDERS_MOST][PATH_LEN];
    size_t folder_count;
    void (*wake)(void);
    struct pollfd at[AT_COUNT];
    pthread_t thread;
    bool running;
    atomic_int descriptor[WATCH_SLOTS]; /* what to look at from the next message on */
    atomic_bool told[WATCH_SLOTS];      /* there is such a message */
    atomic_bool ends;
    atomic_uint unmounted; /* file systems that ended under our eyes */
    atomic_bool blind;     /* something cannot be watched */
};

/* A folder that is not there is noticed by the one above it; one for which the system has
 * no room is not. */
static void add_folder(struct watch *watch, const char *path, uint32_t events)
{
    if (inotify_add_watch(watch->at[AT_FOLDERS].fd, path, IN_ONLYDIR | events) < 0 &&
        errno != ENOENT && errno != ENOTDIR)
        atomic_store(&watch->blind, true);
}

/* Adding a watch that is there already changes nothing; a folder that came is added at
 * the next event of the folder above it. */
static void watch_folders(struct watch *watch)
{
    bool can = watch->at[AT_FOLDERS].fd >= 0;
    for (size_t i = 0; can && i < watch->folder_count; i++) {
        char path[PATH_LEN + 8];
        const char *slash = strrchr(watch->folder[i], '/');
        size_t above = slash == NULL ? 0 : (size_t)(slash - watch->folder[i]);
        snprintf(path, sizeof path, "%.*s", (int)above, watch->folder[i]);
        if (above == 0)
            snprintf(path, sizeof path, "%s", slash == NULL ? "." : "/");
        add_folder(watch, path, IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO);
        char beside[PATH_LEN + 32];
        snprintf(beside, sizeof beside, "%s/unreadable", path);
        const uint32_t inside = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;
        add_folder(watch, beside, inside);
        add_folder(watch, watch->folder[i], inside);
        snprintf(path, sizeof path, "%s/anna", watch->folder[i]);
        add_folder(watch, path, inside);
    }
}

static void empty(int fd)
{
    char bytes[64];
    while (read(fd, bytes, sizeof bytes) > 0)
        continue;
}

static void read_events(struct watch *watch)
{
    _Alignas(struct inotify_event) char events[4096];
    ssize_t len;
    while ((len = read(watch->at[AT_FOLDERS].fd, events, sizeof events)) > 0)
        for (char *at = events; at < events + len;) {
            const struct inotify_event *event = (const struct inotify_event *)(void *)at;
            if ((event->mask & IN_UNMOUNT) != 0)
                atomic_fetch_add(&watch->unmounted, 1);
            at += sizeof *event + event->len;
        }
}

/* A timer for the end of all time. What wakes is that it is cancelled: when the clock is
 * set, and when the machine has slept (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET). A
 * cancelled one must be set again. */
static void await_clock(int fd)
{
    const struct itimerspec never = {.it_value = {.tv_sec = INT64_MAX}};
    if (fd >= 0)
        timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL);
}

static void *sleep_and_wake(void *context)
{
    struct watch *watch = context;
    const struct timespec moment = {.tv_sec = 1};
    for (;;) {
        int count = poll(watch->at, AT_COUNT, -1);
        if (count < 0 && errno != EINTR)
            nanosleep(&moment, NULL);
        if (count <= 0)
            continue;
        bool news = watch->at[AT_MOUNTS].revents != 0;
        if (watch->at[AT_CONTROL].revents != 0) {
            empty(watch->at[AT_CONTROL].fd);
            for (int i = 0; i < WATCH_SLOTS; i++)
                if (atomic_exchange(&watch->told[i], false))
                    watch->at[AT_SLOT + i].fd = atomic_load(&watch->descriptor[i]);
        }
        if (atomic_load(&watch->ends))
            return NULL;
        if (watch->at[AT_FOLDERS].revents != 0) {
            read_events(watch);
            watch_folders(watch);
            news = true;
        }
        if (watch->at[AT_CLOCK].revents != 0) {
            empty(watch->at[AT_CLOCK].fd);
            await_clock(watch->at[AT_CLOCK].fd);
            news = true;
        }
        for (int i = AT_SLOT; i < AT_COUNT && watch->at[AT_CONTROL].revents == 0; i++)
            if (watch->at[i].revents != 0) {
                watch->at[i].fd = -1;
                news = true;
            }
        if (news)
            watch->wake();
    }
}

static void tell(struct watch *watch)
{
    uint64_t one = 1;
    ssize_t done;
    if (!watch->running)
        return;
    do
        done = write(watch->at[AT_CONTROL].fd, &one, sizeof one);
    while (done < 0 && errno == EINTR);
}

/* Signals are for the thread that people see. */
static void start(struct watch *watch)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    int number = pthread_create(&watch->thread, NULL, sleep_and_wake, watch);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    watch->running = number == 0;
}

static void take_folder(struct watch *watch, const char *folder)
{
    char *path = watch->folder[watch->folder_count];
    if (!utf8_copy(path, PATH_LEN, folder))
        return;
    for (size_t len = strlen(path); len > 1 && path[len - 1] == '/'; len--)
        path[len - 1] = '\0';
    watch->folder_count++;
}

/* What cannot be had is -1, which poll() passes over; `number`: errno of each. */
static void open_each(struct pollfd at[AT_COUNT], int number[AT_COUNT])
{
    at[AT_CONTROL] = (struct pollfd){eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), POLLIN, 0};
    number[AT_CONTROL] = errno;
    /* Says POLLPRI after each change of the mounts (proc(5)); never anything to read. */
    at[AT_MOUNTS] =
        (struct pollfd){open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC), POLLPRI, 0};
    number[AT_MOUNTS] = errno;
    at[AT_FOLDERS] = (struct pollfd){inotify_init1(IN_CLOEXEC | IN_NONBLOCK), POLLIN, 0};
    number[AT_FOLDERS] = errno;
    at[AT_CLOCK] = (struct pollfd){
        timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK), POLLIN, 0};
    number[AT_CLOCK] = errno;
    await_clock(at[AT_CLOCK].fd);
    for (int i = AT_SLOT; i < AT_COUNT; i++) {
        at[i] = (struct pollfd){-1, POLLIN, 0};
        number[i] = 0;
    }
}

static void close_all(const struct pollfd at[AT_COUNT])
{
    for (int i = AT_CONTROL; i <= AT_CLOCK; i++)
        if (at[i].fd >= 0)
            close(at[i].fd);
}

bool watch_open(struct watch **watch_out, const char *const *folder, size_t folder_count,
                void (*wake)(void), struct err *err)
{
    struct watch *watch = calloc(1, sizeof *watch);
    if (watch == NULL)
        return err_set(err, "not enough memory");
    watch->wake = wake;
    for (size_t i = 0; i < folder_count && i < FOLDERS_MOST; i++)
        take_folder(watch, folder[i]);
    for (int i = 0; i < WATCH_SLOTS; i++) {
        atomic_init(&watch->descriptor[i], -1);
        atomic_init(&watch->told[i], false);
    }
    atomic_init(&watch->ends, false);
    atomic_init(&watch->unmounted, 0);
    atomic_init(&watch->blind, false);
    int ignored[AT_COUNT];
    open_each(watch->at, ignored);
    watch_folders(watch);
    /* Without a way to end it again, no thread is begun. */
    if (watch->at[AT_CONTROL].fd >= 0)
        start(watch);
    *watch_out = watch;
    return true;
}

bool watch_sees(const struct watch *watch)
{
    return watch->running && watch->at[AT_MOUNTS].fd >= 0 &&
           watch->at[AT_FOLDERS].fd >= 0 && !atomic_load(&watch->blind);
}

bool watch_hears(const struct watch *watch)
{
    return watch->running;
}

bool watch_possible(struct err *err)
{
    static const char *const name[] = {[AT_CONTROL] = "eventfd",
                                       [AT_MOUNTS] = "/proc/self/mountinfo",
                                       [AT_FOLDERS] = "inotify"};
    struct pollfd at[AT_COUNT];
    int number[AT_COUNT];
    bool ok = true;
    open_each(at, number);
    for (int i = AT_CONTROL; i <= AT_FOLDERS; i++) {
        errno = number[i];
        ok = ok && (at[i].fd >= 0 || err_set_errno(err, "%s", name[i]));
    }
    close_all(at);
    return ok;
}

void watch_close(struct watch *watch)
{
    if (watch == NULL)
        return;
    if (watch->running) {
        atomic_store(&watch->ends, true);
        tell(watch);
        pthread_join(watch->thread, NULL);
    }
    close_all(watch->at);
    free(watch);
}

void watch_descriptor(struct watch *watch, enum watch_slot slot, int fd)
{
    atomic_store(&watch->descriptor[slot], fd);
    atomic_store(&watch->told[slot], true);
    tell(watch);
}

void watch_stick(struct watch *watch, const char *folder)
{
    if (watch->at[AT_FOLDERS].fd >= 0)
        add_folder(watch, folder, IN_MASK_ADD | IN_DELETE_SELF);
}

unsigned watch_unmounts(const struct watch *watch)
{
    return atomic_load(&watch->unmounted);
}
