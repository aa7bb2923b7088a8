#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>

#include "app.h"
#include "arguments.h"
#include "commands.h"
#include "loop.h"
#include "visit.h"

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2 };

static int complain(const struct err *err, int code)
{
    fprintf(stderr, "anna-kiosk: %s\n", err->text);
    return code;
}

static int64_t clock_ms(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The only place that asks what time it is. While the machine sleeps, time passes too:
 * who stood there has gone. */
static struct app_time time_now(const void *context)
{
    const struct arguments *arguments = context;
    struct app_time now = {.ms = clock_ms(CLOCK_BOOTTIME), .wall_known = true};
    now.bounce_ms = now.ms;
    now.wall = arguments->clock_given ? moment_to_unix(arguments->clock)
                                      : clock_ms(CLOCK_REALTIME) / 1000;
    return now;
}

/* The command line once more, over a terminal that was set up meanwhile. */
struct command_line {
    int argc;
    char **argv;
    struct arguments *arguments;
};

static bool read_again(void *context, struct err *err)
{
    static struct arguments again;
    const struct command_line *line = context;
    if (!arguments_read(&again, line->argc, line->argv, err))
        return false;
    config_follow(&line->arguments->config, &again.config);
    return true;
}

static int run_visit(struct command_line *line, struct err *err)
{
    const struct arguments *arguments = line->arguments;
    struct app_options options = {
        .config = &arguments->config,
        .renew = read_again,
        .renew_context = line,
        .w = arguments->w > 0 ? arguments->w : 1080,
        .h = arguments->h > 0 ? arguments->h : 1920,
        .hidden = true,
    };
    struct app_time start = time_now(arguments);
    start.ms = 0;
    start.bounce_ms = 0;
    struct app *app;
    if (!app_open(&app, &options, start, err))
        return complain(err, EXIT_COULD_NOT);
    struct visit_options visit = {arguments->script, arguments->shots, stdout, start};
    enum visit_result result = visit_play(app, &visit, err);
    app_close(app);
    if (result == VISIT_HELD)
        return EXIT_DONE;
    return complain(err, result == VISIT_FAILED ? EXIT_NO : EXIT_COULD_NOT);
}

static int run_terminal(struct command_line *line, struct err *err)
{
    const struct arguments *arguments = line->arguments;
    struct app_options options = {.config = &arguments->config,
                                  .renew = read_again,
                                  .renew_context = line,
                                  .w = arguments->w,
                                  .h = arguments->h};
    struct app *app;
    if (!app_open(&app, &options, time_now(arguments), err))
        return complain(err, EXIT_COULD_NOT);
    input_open();
    loop_run(app, (struct loop_clock){time_now, arguments});
    app_close(app);
    return EXIT_DONE;
}

#if defined(__SANITIZE_ADDRESS__)
#define LOOKED_AT_FROM_OUTSIDE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LOOKED_AT_FROM_OUTSIDE 1
#endif
#endif

/* What a visitor types must not end in a core file, nor in the pipe that some systems
 * write it to, whatever the limit says; and no other program of this user may look. (The
 * sanitizers must.) */
static void keep_no_core(void)
{
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef LOOKED_AT_FROM_OUTSIDE
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

static int print_help(const struct arguments *arguments, struct err *err)
{
    struct buf out = {0};
    bool ok = arguments_help(arguments, &out, err);
    if (ok && (fwrite(out.bytes, 1, out.len, stdout) != out.len || fflush(stdout) != 0))
        ok = err_set(err, "the output could not be written");
    buf_free(&out);
    return ok ? EXIT_DONE : complain(err, EXIT_COULD_NOT);
}

int main(int argc, char **argv)
{
    static struct arguments arguments;
    struct err err = {""};
    keep_no_core();
    if (!arguments_read(&arguments, argc, argv, &err))
        return complain(&err, EXIT_COULD_NOT);
    switch (arguments.command) {
    case COMMAND_HELP:
        return print_help(&arguments, &err);
    case COMMAND_VERSION:
        puts("anna-kiosk " ANNA_VERSION);
        return EXIT_DONE;
    case COMMAND_INSTALL:
        return command_install(&arguments);
    case COMMAND_CHECK:
        return command_check(&arguments);
    case COMMAND_SETUP:
        return command_setup(&arguments);
    case COMMAND_RUN:
        break;
    }
    struct command_line line = {argc, argv, &arguments};
    return arguments.script != NULL ? run_visit(&line, &err) : run_terminal(&line, &err);
}
