#include <stdio.h>
#include <time.h>

#include "base/manual.h"
#include "base/options.h"
#include "base/utf8.h"
#include "core/belief.h"
#include "core/courier.h"
#include "core/crypt.h"
#include "courier/fetching.h"
#include "courier/pause.h"
#include "courier/sending.h"

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2 };

struct words {
    const char *config;
    bool once, help, version;
};

static const struct option_row options[] = {
    {"config", 0, OPTION_LAST, "FILE", "courier.conf; else " COURIER_CONFIG_SYSTEM,
     OPTION_PLACE(struct words, config, const char **), 0},
    OPTION_FLAG(struct words, once, "once", "tries once, and says how it went"),
    {"help", 'h', OPTION_ENDS, NULL, "says what the program can do",
     OPTION_PLACE(struct words, help, bool *), 0},
    {"version", 0, OPTION_ENDS, NULL, "says which version this is",
     OPTION_PLACE(struct words, version, bool *), 0},
};

static const struct program_help program = {
    .name = "anna-courier",
    .usage = "[OPTIONS]",
    .about = "Fetches content for an ANNA terminal over the network.\n",
    .exit = "Exit: 0 done, 1 the try failed, 2 could not.",
    .option = options,
    .option_count = sizeof options / sizeof options[0],
};

static int complain(const struct err *err, int code)
{
    fprintf(stderr, "anna-courier: %s\n", err->text);
    return code;
}

static int print_help(void)
{
    struct buf out = {0};
    manual_add_asked(&out, &program, false, NULL);
    bool ok = !out.failed && fwrite(out.bytes, 1, out.len, stdout) == out.len &&
              fflush(stdout) == 0;
    buf_free(&out);
    return ok ? EXIT_DONE : EXIT_COULD_NOT;
}

/* Without a clock that is right no certificate is: that is said first. */
static void say_clock(struct courier_status *status, struct err *err)
{
    int year = moment_from_unix(status->tried).date.year;
    if (year < BELIEF_FIRST_YEAR)
        err_prefix(err, "the clock of this machine cannot be right, it shows the year %d",
                   year);
}

/* The words of others may hold anything: they become one line that can be shown. */
static void keep_why(char why[COURIER_WHY], const struct err *err)
{
    utf8_copy(why, COURIER_WHY, "what failed cannot be said");
    utf8_copy(why, COURIER_WHY, err->text);
    for (char *at = why; *at != '\0'; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            *at = ' ';
}

/* One try; how it went stands in the folder. */
static bool try_once(const struct courier_config *config, struct courier_status *status)
{
    struct err err = {""};
    struct err ignored = {""};
    bool news = false;
    bool ok = fetching_run(config, &news, &err);
    status->tried = (int64_t)time(NULL);
    if (ok) {
        status->good = status->tried;
        status->failures = 0;
        status->why[0] = '\0';
        if (news)
            printf("number %ld is here\n", courier_newest(config->folder));
    } else {
        status->failures++;
        say_clock(status, &err);
        complain(&err, EXIT_NO);
        keep_why(status->why, &err);
    }
    fflush(stdout);
    if (!courier_status_write(config->folder, status, &ignored))
        complain(&ignored, EXIT_NO);
    return ok;
}

/* False if it was due and failed. Why stands beside the others. */
static bool send_if_due(const struct courier_config *config,
                        struct courier_status *status)
{
    struct err err = {""};
    int64_t now = (int64_t)time(NULL);
    if (!sending_due(config, now))
        return true;
    bool ok = sending_run(config, now, &err);
    status->unsent[0] = '\0';
    if (ok) {
        puts("the sealed file is sent");
        fflush(stdout);
    } else {
        keep_why(status->unsent, &err);
        err_prefix(&err, "sending");
        complain(&err, EXIT_NO);
    }
    if (!courier_status_write(config->folder, status, &err))
        complain(&err, EXIT_NO);
    return ok;
}

/* Seconds that go on whatever the clock is set to. */
static int64_t tick(void)
{
    struct timespec t;
    clock_gettime(CLOCK_BOOTTIME, &t);
    return (int64_t)t.tv_sec;
}

static int64_t after_pause(long failures, int minutes)
{
    unsigned char chance;
    crypt_chance(&chance, 1);
    return tick() + pause_seconds(failures, minutes, chance);
}

/* At most an hour: the clock may be set meanwhile. */
static void rest(int64_t seconds)
{
    struct timespec left = {.tv_sec = seconds < 1      ? 1
                                      : seconds > 3600 ? 3600
                                                       : (time_t)seconds};
    while (nanosleep(&left, &left) != 0)
        continue;
}

/* Fetching and sending go by clocks of their own: neither may tell of the other. */
static void go_on(const struct courier_config *config, struct courier_status *status)
{
    int64_t fetch = 0;
    int64_t send = 0;
    long unsent = 0;
    for (;;) {
        if (tick() >= fetch) {
            try_once(config, status);
            fetch = after_pause(status->failures, config->minutes);
        }
        if (tick() >= send) {
            unsent = send_if_due(config, status) ? 0 : unsent + 1;
            send = unsent > 0 ? after_pause(unsent, config->minutes) : 0;
        }
        int64_t now = (int64_t)time(NULL);
        int64_t wait =
            unsent > 0 ? send - tick() : sending_next_turn(config->site, now) - now;
        rest(wait < fetch - tick() ? wait : fetch - tick());
    }
}

static int run(const struct words *words)
{
    struct err err = {""};
    struct courier_config config;
    struct courier_status status = {.why = ""};
    const char *path = words->config != NULL ? words->config : COURIER_CONFIG_SYSTEM;
    if (!crypt_init(&err) || !courier_config_read(&config, path, &err))
        return complain(&err, EXIT_COULD_NOT);
    courier_status_read(config.folder, &status, &err);
    if (config.drop[0] == '\0')
        status.unsent[0] = '\0';
    if (!words->once)
        go_on(&config, &status);
    bool ok = try_once(&config, &status);
    return send_if_due(&config, &status) && ok ? EXIT_DONE : EXIT_NO;
}

int main(int argc, char **argv)
{
    struct words words = {.config = NULL};
    struct err err = {""};
    const struct options read = {
        .see = "anna-courier --help",
        .set = {{options, sizeof options / sizeof options[0], &words}},
    };
    int next;
    if (!options_read(&read, argc, argv, &next, &err))
        return complain(&err, EXIT_COULD_NOT);
    if (words.help)
        return print_help();
    if (words.version) {
        puts("anna-courier " ANNA_VERSION);
        return EXIT_DONE;
    }
    if (next < argc) {
        err_set(&err, "\"%s\": there is nothing to say here; see anna-courier --help",
                argv[next]);
        return complain(&err, EXIT_COULD_NOT);
    }
    return run(&words);
}
