/* Presses and types on an X server and watches, from outside, when its picture changes:
 * so that any program that fills the screen is measured in the same way.
 *
 * usage: bench_watch PICTURE keep FILE
 *            keeps what the screen shows now, for `start`
 *        bench_watch PICTURE start FILE TIMEOUT_MS COMMAND...
 *            runs the command and prints "PID FIRST READY": ms until the picture changed
 *            first, and until it is the one of FILE ("-": none; -1: never). The command
 *            goes on.
 *        bench_watch PICTURE play SCRIPT TIMES
 *            prints "LABEL FIRST SETTLED" for each measured step: ms from the press to
 * the first and to the last change of the picture
 *
 * PICTURE is the file of the frame buffer of "Xvfb -fbdir", which costs the X server
 * nothing to read. One pixel in 64 is compared, every half millisecond.
 *
 * A script has one step a line:
 *     tap X Y LABEL | key KEYSYM LABEL | act tap X Y | actkey KEYSYM | wait MS
 * act and actkey are not measured. Presses are those of the XTest extension. The pointer
 * is moved there 60 ms before, so that what a program does for a hovering pointer is not
 * counted. */

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

enum {
    GRID = 8,           /* pixels from sample to sample */
    HOVER_MS = 60,      /* from the pointer's move to the press */
    QUIET_MS = 250,     /* without a change: it has settled */
    PATIENCE_MS = 2000, /* for the first change */
    WORD = 64,
};
static const double POLL_MS = 0.5;

static Display *display;
static const uint8_t *picture;
static size_t stride; /* bytes of a row */
static int across, down;
static size_t samples;

static _Noreturn void fail(const char *what, const char *why)
{
    fprintf(stderr, "bench_watch: %s: %s\n", what, why);
    exit(2);
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void pause_ms(double ms)
{
    struct timespec t = {(time_t)(ms / 1e3), (long)(fmod(ms, 1e3) * 1e6)};
    nanosleep(&t, NULL);
}

/* The file is in the format of xwd: a header of big-endian words, colours, rows. */
static void map_picture(const char *path)
{
    enum { HEADER_SIZE = 0, WIDTH = 4, HEIGHT = 5, ROW_BYTES = 12, COLOURS = 19 };
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0)
        fail(path, strerror(errno));
    const uint8_t *file = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
    if (file == MAP_FAILED)
        fail(path, strerror(errno));
    close(fd);
    uint32_t header[COLOURS + 1];
    memcpy(header, file, sizeof header);
    picture = file + ntohl(header[HEADER_SIZE]) + (size_t)ntohl(header[COLOURS]) * 12;
    stride = ntohl(header[ROW_BYTES]);
    across = (int)ntohl(header[WIDTH]) / GRID;
    down = (int)ntohl(header[HEIGHT]) / GRID;
    samples = (size_t)across * (size_t)down;
}

static uint32_t *samples_new(void)
{
    uint32_t *out = calloc(samples, sizeof *out);
    if (out == NULL)
        fail("samples", "no memory");
    return out;
}

/* Rows are sampled at different columns, so that an upright line is not missed. */
static void look(uint32_t *out)
{
    for (int y = 0; y < down; y++) {
        const volatile uint32_t *row =
            (const volatile uint32_t *)(const volatile void *)(picture +
                                                               (size_t)(y * GRID +
                                                                        GRID / 2) *
                                                                   stride);
        for (int x = 0; x < across; x++)
            *out++ = row[x * GRID + y * 3 % GRID] & 0xFFFFFF;
    }
}

static bool same(const uint32_t *a, const uint32_t *b)
{
    return memcmp(a, b, samples * sizeof *a) == 0;
}

static size_t differing(const uint32_t *a, const uint32_t *b)
{
    size_t count = 0;
    for (size_t i = 0; i < samples; i++)
        count += a[i] != b[i];
    return count;
}

static void keep(const char *path)
{
    uint32_t *shown = samples_new();
    look(shown);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(shown, sizeof *shown, samples, file) != samples ||
        fclose(file) != 0)
        fail(path, "cannot be written");
    free(shown);
}

static uint32_t *wanted_picture(const char *path)
{
    if (strcmp(path, "-") == 0)
        return NULL;
    uint32_t *wanted = samples_new();
    FILE *file = fopen(path, "rb");
    if (file == NULL || fread(wanted, sizeof *wanted, samples, file) != samples)
        fail(path, "is no picture of this screen");
    fclose(file);
    return wanted;
}

static pid_t run(char *const command[])
{
    pid_t pid = fork();
    if (pid < 0)
        fail(command[0], strerror(errno));
    if (pid > 0)
        return pid;
    /* The watcher's own timer slack must not make the program more exact than it is. */
    prctl(PR_SET_TIMERSLACK, 50000UL);
    setsid();
    int none = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(none, STDIN_FILENO);
    dup2(none, STDOUT_FILENO);
    dup2(none, STDERR_FILENO);
    execvp(command[0], command);
    _exit(127);
}

static void start(const char *reference, double timeout_ms, char *const command[])
{
    uint32_t *wanted = wanted_picture(reference);
    uint32_t *before = samples_new();
    uint32_t *shown = samples_new();
    double first = -1;
    double ready = -1;
    look(before);
    double begin = now_ms();
    pid_t pid = run(command);
    while (now_ms() - begin < timeout_ms && ready < 0) {
        look(shown);
        double at = now_ms() - begin;
        if (first < 0 && !same(shown, before))
            first = at;
        /* A pointer over the picture may hide a sample or two. */
        if (wanted != NULL && differing(shown, wanted) <= samples / 500)
            ready = at;
        pause_ms(POLL_MS);
    }
    printf("%d %.2f %.2f\n", (int)pid, first, ready);
    free(wanted);
    free(before);
    free(shown);
}

/* A tap at a place, or a key. */
struct deed {
    char key[WORD];
    int x, y;
};

static void hover(int x, int y)
{
    XTestFakeMotionEvent(display, -1, x, y, 0);
    XSync(display, False);
    pause_ms(HOVER_MS);
}

static double press(void)
{
    double at = now_ms();
    XTestFakeButtonEvent(display, 1, True, 0);
    XTestFakeButtonEvent(display, 1, False, 0);
    XFlush(display);
    return at;
}

static double type(const char *name)
{
    KeySym symbol = XStringToKeysym(name);
    KeyCode code = symbol == NoSymbol ? 0 : XKeysymToKeycode(display, symbol);
    if (code == 0)
        fail(name, "is no key");
    double at = now_ms();
    XTestFakeKeyEvent(display, code, True, 0);
    XTestFakeKeyEvent(display, code, False, 0);
    XFlush(display);
    return at;
}

static void act(const struct deed *deed)
{
    if (deed->key[0] != '\0') {
        type(deed->key);
    } else {
        hover(deed->x, deed->y);
        press();
    }
}

/* Does it, watches until nothing changes any more and prints what it saw. */
static void measure(const struct deed *deed, const char *label)
{
    uint32_t *before = samples_new();
    uint32_t *shown = samples_new();
    if (deed->key[0] == '\0')
        hover(deed->x, deed->y);
    look(before);
    double pressed = deed->key[0] != '\0' ? type(deed->key) : press();
    double first = -1;
    double last = -1;
    for (;;) {
        look(shown);
        double at = now_ms();
        if (!same(shown, before)) {
            first = first < 0 ? at : first;
            last = at;
            memcpy(before, shown, samples * sizeof *shown);
        }
        if (first < 0 ? at - pressed > PATIENCE_MS : at - last > QUIET_MS)
            break;
        pause_ms(POLL_MS);
    }
    free(before);
    free(shown);
    if (first < 0)
        printf("%s -1 -1\n", label);
    else
        printf("%s %.3f %.3f\n", label, first - pressed, last - pressed);
}

static void step(const char *line)
{
    char label[WORD];
    double ms;
    struct deed deed = {.key = ""};
    if (sscanf(line, "tap %d %d %63s", &deed.x, &deed.y, label) == 3 ||
        sscanf(line, "key %63s %63s", deed.key, label) == 2)
        measure(&deed, label);
    else if (sscanf(line, "act tap %d %d", &deed.x, &deed.y) == 2 ||
             sscanf(line, "actkey %63s", deed.key) == 1)
        act(&deed);
    else if (sscanf(line, "wait %lf", &ms) == 1)
        pause_ms(ms);
    else if (line[0] != '#' && line[strspn(line, " \n")] != '\0')
        fail("a line that is no step", line);
}

/* Without a window manager nobody gives the keyboard to the window in front. */
static void focus_front(void)
{
    Window root;
    Window parent;
    Window *child = NULL;
    unsigned count = 0;
    if (XQueryTree(display, DefaultRootWindow(display), &root, &parent, &child, &count) ==
        0)
        return;
    for (unsigned i = count; i > 0; i--) {
        XWindowAttributes is;
        if (XGetWindowAttributes(display, child[i - 1], &is) != 0 &&
            is.map_state == IsViewable && is.class == InputOutput && is.width > 200 &&
            is.height > 200) {
            XSetInputFocus(display, child[i - 1], RevertToParent, CurrentTime);
            break;
        }
    }
    if (child != NULL)
        XFree(child);
    XSync(display, False);
}

static void play(const char *script, long times)
{
    char line[256];
    display = XOpenDisplay(NULL);
    if (display == NULL)
        fail("DISPLAY", "cannot be opened");
    focus_front();
    pause_ms(QUIET_MS);
    while (times-- > 0) {
        FILE *file = fopen(script, "r");
        if (file == NULL)
            fail(script, strerror(errno));
        while (fgets(line, sizeof line, file) != NULL)
            step(line);
        fclose(file);
    }
    XCloseDisplay(display);
}

int main(int argc, char **argv)
{
    prctl(PR_SET_TIMERSLACK, 1UL);
    if (argc < 4) {
        fprintf(stderr, "usage: bench_watch PICTURE keep FILE"
                        " | start FILE TIMEOUT_MS COMMAND... | play SCRIPT TIMES\n");
        return 2;
    }
    map_picture(argv[1]);
    if (strcmp(argv[2], "keep") == 0)
        keep(argv[3]);
    else if (strcmp(argv[2], "start") == 0 && argc > 5)
        start(argv[3], strtod(argv[4], NULL), argv + 5);
    else if (strcmp(argv[2], "play") == 0 && argc == 5)
        play(argv[3], strtol(argv[4], NULL, 10));
    else
        fail(argv[2], "is nothing it does");
    return 0;
}
