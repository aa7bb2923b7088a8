/* Goal: whatever ends the terminal, the picture is back within five seconds, and again
 * and again. Drives the terminal as systemd does, with the settings of its own unit file:
 * waits for READY=1, watches over WATCHDOG=1 and WATCHDOG_USEC=, kills what does not
 * answer, starts anew what ended (systemd.service(5), sd_notify(3)). The terminal says
 * READY=1 after its first picture was shown.
 *
 * usage: back UNIT TOUCH PROGRAM [ARGUMENT...]    TOUCH: a command that touches the
 * screen, "" = there is none */

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { BACK_MS = 5000, START_MS = 90000, ASLEEP_MS = 2000, LINE = 512 };

struct settings {
    long restart_ms;
    long watchdog_ms;
    int watchdog_signal;
    bool notify, always, unlimited;
};

struct manager {
    struct settings unit;
    char **program;
    int socket;
    pid_t pid; /* 0: it does not run */
    bool ready;
    int status;       /* of the last end */
    int64_t limit_ms; /* to answer in */
    int64_t answered_ms;
    int64_t ended_ms;
    long starts;
};

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void fail(const char *what, const char *about)
{
    printf("FAIL: %s: %s\n", what, about);
    exit(1);
}

/* "250ms", "60", "5s". */
static long milliseconds(const char *words)
{
    char *end;
    double value = strtod(words, &end);
    return (long)(strncmp(end, "ms", 2) == 0 ? value : value * 1000);
}

static struct settings read_unit(const char *path)
{
    struct settings s = {.restart_ms = 100, .watchdog_signal = SIGABRT};
    FILE *file = fopen(path, "r");
    char line[LINE];
    if (file == NULL)
        fail("the unit could not be read", path);
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        char *value = strchr(line, '=');
        if (value == NULL)
            continue;
        *value++ = '\0';
        if (strcmp(line, "RestartSec") == 0)
            s.restart_ms = milliseconds(value);
        else if (strcmp(line, "WatchdogSec") == 0)
            s.watchdog_ms = milliseconds(value);
        else if (strcmp(line, "WatchdogSignal") == 0)
            s.watchdog_signal = strcmp(value, "SIGKILL") == 0 ? SIGKILL : SIGABRT;
        s.notify |= strcmp(line, "Type") == 0 && strcmp(value, "notify") == 0;
        s.always |= strcmp(line, "Restart") == 0 && strcmp(value, "always") == 0;
        s.unlimited |=
            strcmp(line, "StartLimitIntervalSec") == 0 && strcmp(value, "0") == 0;
    }
    fclose(file);
    return s;
}

static void start(struct manager *m)
{
    m->ready = false;
    m->starts++;
    m->pid = fork();
    if (m->pid < 0)
        fail("no process could be started", strerror(errno));
    if (m->pid == 0) {
        char words[32];
        snprintf(words, sizeof words, "%ld", m->unit.watchdog_ms * 1000);
        setenv("WATCHDOG_USEC", words, 1);
        snprintf(words, sizeof words, "%ld", (long)getpid());
        setenv("WATCHDOG_PID", words, 1);
        execv(m->program[0], m->program);
        _exit(127);
    }
    m->limit_ms = START_MS;
    m->answered_ms = now_ms();
}

static void hear(struct manager *m)
{
    char words[LINE];
    ssize_t got = recv(m->socket, words, sizeof words - 1, MSG_DONTWAIT);
    if (got <= 0)
        return;
    words[got] = '\0';
    const char *usec = strstr(words, "WATCHDOG_USEC=");
    if (strstr(words, "READY=1") != NULL) {
        m->ready = true;
        m->limit_ms = m->unit.watchdog_ms;
    }
    if (usec != NULL)
        m->limit_ms = strtol(usec + strlen("WATCHDOG_USEC="), NULL, 10) / 1000;
    m->answered_ms = now_ms();
}

/* One look at all that a service manager looks at. */
static void turn(struct manager *m)
{
    struct pollfd at = {.fd = m->socket, .events = POLLIN};
    if (poll(&at, 1, 5) > 0)
        hear(m);
    int64_t now = now_ms();
    if (m->pid != 0 && now - m->answered_ms > m->limit_ms)
        kill(m->pid, m->unit.watchdog_signal);
    if (m->pid != 0 && waitpid(m->pid, &m->status, WNOHANG) == m->pid) {
        m->pid = 0;
        m->ready = false;
        m->ended_ms = now;
    }
    if (m->pid == 0 && now - m->ended_ms >= m->unit.restart_ms)
        start(m);
}

static void until_ready(struct manager *m)
{
    while (!m->ready)
        turn(m);
}

/* Plays one death; `within_ms` is what the watchdog may take before it notices. */
static void die(struct manager *m, const char *name, int number, int64_t within_ms)
{
    pid_t before = m->pid;
    int64_t began = now_ms();
    kill(m->pid, number);
    while (m->pid == before || !m->ready) {
        turn(m);
        if (now_ms() - began > within_ms + BACK_MS)
            fail(name, "the picture is not back");
    }
    printf("%-22s back after %4d ms\n", name, (int)(now_ms() - began));
    fflush(stdout);
}

/* It is in the middle of a touch and stands still. */
static void die_at_work(struct manager *m, const char *touch)
{
    while (m->limit_ms == m->unit.watchdog_ms) {
        /* NOLINTNEXTLINE(cert-env33-c): the test's own command */
        if (system(touch) != 0)
            fail("the screen could not be touched", touch);
        for (int i = 0; i < 40 && m->limit_ms == m->unit.watchdog_ms; i++)
            turn(m);
    }
    int64_t before_ms = m->limit_ms;
    if (before_ms >= BACK_MS)
        fail("at work it may stand still for too long", "WATCHDOG_USEC");
    die(m, "stands still at work", SIGSTOP, 0);
}

static void end(struct manager *m)
{
    int64_t began = now_ms();
    kill(m->pid, SIGTERM);
    while (waitpid(m->pid, &m->status, WNOHANG) == 0) {
        struct pollfd none = {.fd = -1};
        poll(&none, 1, 5);
        if (now_ms() - began > BACK_MS)
            fail("SIGTERM", "it does not end");
    }
    if (!WIFEXITED(m->status) || WEXITSTATUS(m->status) != 0)
        fail("SIGTERM", "it did not end well");
}

static void open_socket(struct manager *m)
{
    struct sockaddr_un place = {.sun_family = AF_UNIX};
    snprintf(place.sun_path, sizeof place.sun_path, "/tmp/anna-back-%d", (int)getpid());
    unlink(place.sun_path);
    m->socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (m->socket < 0 ||
        bind(m->socket, (const struct sockaddr *)&place, sizeof place) != 0)
        fail("no socket could be opened", place.sun_path);
    setenv("NOTIFY_SOCKET", place.sun_path, 1);
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: back UNIT TOUCH PROGRAM [ARGUMENT...]\n");
        return 2;
    }
    struct manager m = {.unit = read_unit(argv[1]), .program = argv + 3};
    if (!m.unit.notify || !m.unit.always || !m.unit.unlimited ||
        m.unit.watchdog_ms <= 0 || m.unit.watchdog_signal != SIGKILL ||
        m.unit.restart_ms > 1000)
        fail("the unit does not bring the terminal back", argv[1]);
    open_socket(&m);
    start(&m);
    until_ready(&m);
    static const int deaths[] = {SIGSEGV, SIGABRT, SIGKILL, SIGBUS, SIGTERM};
    for (size_t i = 0; i < sizeof deaths / sizeof deaths[0]; i++)
        die(&m, strsignal(deaths[i]), deaths[i], 0);
    for (int i = 0; i < 6; i++)
        die(&m, "again and again", SIGSEGV, 0);
    if (argv[2][0] != '\0')
        die_at_work(&m, argv[2]);
    /* The unit's own minute, shortened, or this test would take as long. */
    m.unit.watchdog_ms = ASLEEP_MS;
    die(&m, "once more", SIGSEGV, 0);
    die(&m, "stands still asleep", SIGSTOP, ASLEEP_MS);
    long starts = m.starts;
    for (int64_t began = now_ms(); now_ms() - began < 3 * ASLEEP_MS;)
        turn(&m);
    if (m.starts != starts)
        fail("it lives, and the watchdog killed it", "WATCHDOG=1 is missing");
    end(&m);
    unlink(getenv("NOTIFY_SOCKET"));
    printf("%ld starts, each with a picture\n", m.starts);
    return 0;
}
