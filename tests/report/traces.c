/* Goal: a text that a visitor typed is nowhere in the terminal's own memory one second
 * after "Danke", nor after she left without sending. Walks the real terminal, types a
 * marker on the screen's keyboard, and looks through all of this process's memory.
 *
 * usage: traces STATE KEY [--leave | --idle] [--aloud] [--no-wipe]
 *
 * --leave goes home before sending, --idle goes away without a word; --aloud lets the
 * page be read into headphones before, with the real voice, and looks into anna-voice
 * too; --no-wipe switches
 * off overwriting (the positive control: the marker must then be found, else this test
 * sees nothing). Prints what it found; exit 0 if the marker is nowhere, 1 if it is
 * somewhere, 2 if the walk failed. The marker comes as $ANNA_MARKER, 16 small signs,
 * each moved one letter on; it never stands in memory as it is typed. */

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "visit_words.h"
#include "../speech/sink.h"

enum { LETTERS = 16, WINDOW = 6 };

static bool no_wipe;
static char hidden[LETTERS + 1]; /* each letter one further */

void __real_explicit_bzero(void *bytes, size_t len);
void __wrap_explicit_bzero(void *bytes, size_t len);

/* Everything in the terminal that overwrites goes through here. */
void __wrap_explicit_bzero(void *bytes, size_t len)
{
    if (!no_wipe)
        __real_explicit_bzero(bytes, len);
}

struct walk {
    struct app *app;
    struct app_time now;
};

static void touch(struct walk *walk, const struct element *e)
{
    struct rect seen = element_seen(e);
    struct input input = {
        .kind = INPUT_DOWN, .x = seen.x + seen.w / 2, .y = seen.y + seen.h / 2};
    walk->now.bounce_ms += 2000;
    app_input(walk->app, &input, walk->now);
    app_draw(walk->app, walk->now);
    input.kind = INPUT_UP;
    app_input(walk->app, &input, walk->now);
    app_draw(walk->app, walk->now);
}

static void tap(struct walk *walk, const char *words)
{
    const struct element *e = visit_pressable(app_frame(walk->app), words);
    if (e == NULL) {
        fprintf(stderr, "traces: nothing to tap is called %s on %s\n", words,
                app_screen(walk->app));
        exit(2);
    }
    touch(walk, e);
}

static void expect_screen(const struct walk *walk, const char *name)
{
    if (strcmp(app_screen(walk->app), name) != 0) {
        fprintf(stderr, "traces: the screen is %s, not %s\n", app_screen(walk->app),
                name);
        exit(2);
    }
}

static void type_marker(struct walk *walk)
{
    for (int i = 0; i < LETTERS; i++) {
        char letter[2] = {(char)(hidden[i] - 1), '\0'};
        const struct element *e = visit_key(app_frame(walk->app), letter, 1);
        if (e == NULL)
            exit(2);
        touch(walk, e);
    }
}

static void pass_a_second(struct walk *walk)
{
    walk->now.ms += 1000;
    walk->now.wall += 1;
    app_tick(walk->app, walk->now);
    app_draw(walk->app, walk->now);
}

enum ending { ENDS_SENT, ENDS_LEFT, ENDS_IDLE };

static void end_visit(struct walk *walk, enum ending ending)
{
    static const char *const screen[] = {"thanks", "home", "attract"};
    if (ending == ENDS_IDLE) {
        /* Who listens has longer. */
        for (int i = 0; i < 20 && strcmp(app_screen(walk->app), screen[ending]) != 0;
             i++) {
            walk->now.ms += 130000;
            sink_sleep_us(20000);
            app_tick(walk->app, walk->now);
            app_draw(walk->app, walk->now);
        }
    } else {
        tap(walk, ending == ENDS_LEFT ? "#nav:home" : "#nav:send");
    }
    expect_screen(walk, screen[ending]);
    pass_a_second(walk);
}

/* Whether WINDOW letters of the marker stand at `at`, each `width` bytes wide; `from` is
 * the first of them. */
static bool stands(const unsigned char *at, int from, size_t width)
{
    for (int i = 0; i < WINDOW; i++)
        for (size_t k = 0; k < width; k++)
            if (at[(size_t)i * width + k] !=
                (k == 0 ? (unsigned char)(hidden[from + i] - 1) : 0))
                return false;
    return true;
}

static size_t look(const unsigned char *from, const unsigned char *to, const char *where)
{
    size_t found = 0;
    for (size_t width = 1; width <= 4; width *= 2)
        for (const unsigned char *at = from; at + WINDOW * width <= to; at++)
            for (int window = 0; window + WINDOW <= LETTERS; window += WINDOW / 2)
                if (*at == (unsigned char)(hidden[window] - 1) &&
                    stands(at, window, width)) {
                    if (where != NULL)
                        printf("%zu bytes a letter, at %p in %s", width, (const void *)at,
                               where);
                    found++;
                }
    return found;
}

/* All memory of a process that can be read, as the kernel lists it. 0: this one. */
static size_t look_everywhere(int pid, bool quietly)
{
    static unsigned char copy[1 << 20];
    char path[64];
    char line[512];
    size_t found = 0;
    snprintf(path, sizeof path, pid == 0 ? "/proc/self/maps" : "/proc/%d/maps", pid);
    FILE *maps = fopen(path, "r");
    snprintf(path, sizeof path, "/proc/%d/mem", pid);
    int other = pid != 0 ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL) {
        unsigned long from;
        unsigned long to;
        char rights[8];
        /* NOLINTNEXTLINE(cert-err34-c): lines of the kernel */
        if (sscanf(line, "%lx-%lx %7s", &from, &to, rights) != 3 || rights[0] != 'r' ||
            strstr(line, "[v") != NULL)
            continue;
        if (pid == 0)
            /* NOLINTNEXTLINE(performance-no-int-to-ptr): that is what a map is */
            found += look((const unsigned char *)from, (const unsigned char *)to, line);
        /* What stands across two pieces stands in the overlap. */
        for (unsigned long at = from; pid != 0 && at < to; at += sizeof copy / 2) {
            ssize_t got = pread(other, copy, sizeof copy, (off_t)at);
            if (got > 0)
                found += look(copy, copy + got, quietly ? NULL : line);
        }
    }
    __real_explicit_bzero(copy, sizeof copy);
    if (maps == NULL || (pid != 0 && other < 0))
        exit(2);
    fclose(maps);
    if (other >= 0)
        close(other);
    return found;
}

/* The page is read to her from where she is, until the marker was said. */
static void hear(struct walk *walk)
{
    const char *said = app_transcript(walk->app);
    tap(walk, "#nav:speak");
    for (int i = 0; i < 6000; i++) {
        said = app_transcript(walk->app);
        if (look((const unsigned char *)said, (const unsigned char *)said + strlen(said),
                 NULL) > 0 &&
            look_everywhere(sink_voice(), true) > 0)
            return;
        sink_sleep_us(10000);
        app_tick(walk->app, walk->now);
        app_draw(walk->app, walk->now);
    }
    fprintf(stderr, "traces: the marker is not said, or not to be found there\n");
    exit(2);
}

static void visit(struct walk *walk, enum ending ending, bool aloud)
{
    if (aloud)
        app_plug_headphones(walk->app, true, walk->now);
    app_draw(walk->app, walk->now);
    tap(walk, "#nav:start");
    tap(walk, "#nav:report");
    tap(walk, "#step:get_there");
    tap(walk, "#nav:next");
    tap(walk, "#nav:write");
    type_marker(walk);
    tap(walk, "#key:done");
    expect_screen(walk, "report");
    if (aloud)
        hear(walk);
    end_visit(walk, ending);
    /* The voice keeps what it said until she has gone; who wipes nothing never goes. */
    if (aloud && ending != ENDS_IDLE && !no_wipe)
        end_visit(walk, ENDS_IDLE);
}

int main(int argc, char **argv)
{
    static struct config config;
    enum ending ending = ENDS_SENT;
    bool aloud = false;
    const char *marker = getenv("ANNA_MARKER");
    if (argc < 3 || marker == NULL || strlen(marker) != LETTERS)
        return 2;
    for (int i = 3; i < argc; i++) {
        no_wipe = no_wipe || strcmp(argv[i], "--no-wipe") == 0;
        aloud = aloud || strcmp(argv[i], "--aloud") == 0;
        ending = strcmp(argv[i], "--leave") == 0  ? ENDS_LEFT
                 : strcmp(argv[i], "--idle") == 0 ? ENDS_IDLE
                                                  : ending;
    }
    memcpy(hidden, marker, LETTERS);
    config_defaults(&config);
    utf8_copy(config.state, sizeof config.state, argv[1]);
    utf8_copy(config.key[0], sizeof config.key[0], argv[2]);
    config.key_count = 1;
    struct app_options options = {
        .config = &config, .w = 1080, .h = 1920, .hidden = !aloud};
    struct moment moment = {{2026, 11, 23}, 600};
    struct walk walk = {.now = {.wall_known = true, .wall = moment_to_unix(moment)}};
    struct err err = {""};
    if (aloud && !sink_open(1))
        return 2;
    setenv("SDL_VIDEODRIVER", "dummy", aloud);
    if (!app_open(&walk.app, &options, walk.now, &err)) {
        fprintf(stderr, "traces: %s\n", err.text);
        return 2;
    }
    if (aloud)
        app_open_speech(walk.app);
    int voice = aloud ? sink_voice() : 0;
    visit(&walk, ending, aloud);
    size_t found = look_everywhere(0, false);
    if (aloud && sink_voice() != 0)
        found += look_everywhere(sink_voice(), false);
    if (aloud && kill(voice, 0) == 0) {
        printf("anna-voice was not ended\n");
        found++;
    }
    printf("found %zu times\n", found);
    app_close(walk.app);
    return found > 0 ? 1 : 0;
}
