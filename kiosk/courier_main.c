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
static void keep_why(struct courier_status *status, const struct err *err)
{
    utf8_copy(status->why, sizeof status->why, "what failed cannot be said");
    utf8_copy(status->why, sizeof status->why, err->text);
    for (char *at = status->why; *at != '\0'; at++)
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
        keep_why(status, &err);
    }
    fflush(stdout);
    if (!courier_status_write(config->folder, status, &ignored))
        complain(&ignored, EXIT_NO);
    return ok;
}

static void rest(long failures, int minutes)
{
    unsigned char chance;
    crypt_chance(&chance, 1);
    struct timespec left = {.tv_sec = pause_seconds(failures, minutes, chance)};
    while (nanosleep(&left, &left) != 0)
        continue;
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
    for (;;) {
        bool ok = try_once(&config, &status);
        if (words->once)
            return ok ? EXIT_DONE : EXIT_NO;
        rest(status.failures, config.minutes);
    }
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
