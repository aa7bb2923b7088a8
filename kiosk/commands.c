#include "commands.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>

#include "base/share.h"
#include "core/content.h"
#include "device/shelf.h"
#include "core/strings.h"
#include "device/connector.h"
#include "device/deliver.h"
#include "device/health.h"
#include "device/install.h"
#include "device/outbox.h"
#include "device/setup_look.h"
#include "ui/text/text.h"

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2 };

static int complain(const struct err *err, int code)
{
    fprintf(stderr, "anna-kiosk: %s\n", err->text);
    return code;
}

/* The bundle may say which reports have arrived. What cannot be forgotten now is
 * forgotten when the terminal starts. */
static void forget_arrived(const char *state, long sequence)
{
    char path[SHELF_PATH];
    struct content *content;
    struct err ignored = {""};
    if (!shelf_number_path(path, state, sequence, "anna", &ignored) ||
        !content_open(&content, path, &ignored))
        return;
    outbox_receive(state, content, &ignored);
    content_close(content);
}

/* Seconds since 1970. */
static int64_t wall(const struct arguments *arguments)
{
    return arguments->clock_given ? moment_to_unix(arguments->clock)
                                  : (int64_t)time(NULL);
}

static int install_file(const struct install_options *options, const char *file)
{
    struct err err = {""};
    struct install_result result;
    if (!install_bundle(options, file, &result, &err))
        return complain(&err, EXIT_NO);
    forget_arrived(options->state, result.label.sequence);
    long shown = shelf_current(options->state);
    if (result.nothing_new && shown != result.label.sequence)
        printf("number %ld is installed already, but somebody chose to show number %ld\n",
               result.label.sequence, shown);
    else if (result.nothing_new)
        printf("number %ld is installed already\n", result.label.sequence);
    else
        printf("installed number %ld, made on %04d-%02d-%02d\n", result.label.sequence,
               result.label.created.year, result.label.created.month,
               result.label.created.day);
    if (!result.clips && result.clips_lack.text[0] != '\0')
        printf("what it says is spoken live: %s\n", result.clips_lack.text);
    return EXIT_DONE;
}

/* A setup that may be taken is nobody's decision but that of people in front of the
 * screen: then nothing else is done. Why it may not is told with everything else. */
static bool asks_for_setup(struct install_options *options, const struct arguments *a)
{
    struct delivery delivery;
    struct err ignored = {""};
    struct setup_look look = {.state = options->state,
                              .trust = a->config.setup,
                              .keys = options->keys,
                              .key_count = options->key_count,
                              .broken = a->config.setup_broken};
    switch (setup_look(&look, a->file, a->file_count, &options->setup, &ignored)) {
    case SETUP_FOUND_NONE:
        options->setup = DELIVERY_NO_REASON;
        return false;
    case SETUP_FOUND_BAD:
        return false;
    case SETUP_FOUND_GOOD:
        break;
    }
    delivery_begin(&delivery);
    delivery_say(&delivery, stdout, "end asks none");
    return true;
}

/* Tells on stdout, line by line, what core/delivery.h describes. Nobody who stops
 * listening stops it: what was begun is brought to its end. */
static int install_stick(struct install_options *options, const struct arguments *a)
{
    struct err err = {""};
    struct delivery delivery;
    signal(SIGPIPE, SIG_IGN);
    char words[SHARE_PATH];
    if (!strings_open(share_path("strings", words), &err))
        return complain(&err, EXIT_COULD_NOT);
    if (a->note != NULL)
        return deliver_note(options, a->file, a->file_count, a->note, &err)
                   ? EXIT_DONE
                   : complain(&err, EXIT_COULD_NOT);
    if (!a->as_is && asks_for_setup(options, a))
        return EXIT_DONE;
    return deliver(options, a->file, a->file_count, stdout, &delivery, &err)
               ? EXIT_DONE
               : complain(&err, EXIT_NO);
}

/* A folder is a stick. So is what is not there, for sticks are pulled, unless it is
 * called as bundles are. */
static bool names_bundle(const char *path)
{
    struct stat about;
    size_t len = strlen(path);
    if (stat(path, &about) == 0)
        return !S_ISDIR(about.st_mode);
    return len > 5 && strcmp(path + len - 5, ".anna") == 0;
}

/* Two at once would write into the same file: the second one waits until the first has
 * ended. Where no lock can be had it does not. */
static void wait_for_others(const char *state)
{
    int fd = open(state, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0)
        (void)flock(fd, LOCK_EX);
}

int command_install(const struct arguments *arguments)
{
    struct err err = {""};
    struct signature_key keys[CONFIG_KEYS];
    const struct config *config = &arguments->config;
    size_t key_count;
    if (!config_keys(config, keys, &key_count, &err))
        return complain(&err, EXIT_COULD_NOT);
    wait_for_others(config->state);
    const struct moment clock = moment_from_unix(wall(arguments));
    struct install_options options = {.state = config->state,
                                      .site = config->site,
                                      .keys = keys,
                                      .key_count = key_count,
                                      .program = config->program,
                                      .trust = config->setup,
                                      .clock = &clock};
    size_t bundles = 0;
    for (size_t i = 0; i < arguments->file_count; i++)
        bundles += names_bundle(arguments->file[i]);
    if (bundles == 0)
        return install_stick(&options, arguments);
    if (arguments->file_count > 1) {
        err_set(&err, "install: give one bundle, or the folders of one stick");
        return complain(&err, EXIT_COULD_NOT);
    }
    if (key_count == 0) {
        err_set(&err, "install: no key is trusted; name one with --key or in kiosk.conf");
        return complain(&err, EXIT_COULD_NOT);
    }
    return install_file(&options, arguments->file[0]);
}

static bool say(const char *name, bool ok, const char *words)
{
    printf("%-8s %-4s %s\n", name, ok ? "ok" : "NO", words);
    return ok;
}

/* Somebody chose it: the terminal is ready, and yet somebody should look at it. */
static void say_newest(const struct health *health, const struct shelf_bundle *found)
{
    char words[HEALTH_WORDS];
    bool newest = health_newest(health, found, words);
    printf("%-8s %-4s %s\n", "newest", newest ? "ok" : "look", words);
}

/* Without it the terminal is ready, and somebody should look at it, if it was set. */
static void say_more(const char *name, bool ok, bool set, const char *words)
{
    printf("%-8s %-4s %s\n", name, ok ? "ok" : set ? "look" : "--", words);
}

/* Paper, and what it speaks with. The jack comes before the card: libasound is quiet from
 * then on. */
static void say_what_may_be_missing(const struct config *config,
                                    const struct health *health)
{
    char words[HEALTH_WORDS];
    char jack_words[HEALTH_WORDS];
    bool set;
    bool felt;
    bool ok = check_printer(config, &set, words);
    say_more("printer", ok, set, words);
    bool jack = check_jack(config, &felt, jack_words);
    ok = check_sound(config, words);
    say_more("sound", ok, true, words);
    ok = check_voice(config, words);
    say_more("voice", ok, true, words);
    ok = health_clips(health, &set, words);
    say_more("clips", ok, set, words);
    say_more("jack", jack, felt, jack_words);
}

static bool check_fonts(char words[HEALTH_WORDS])
{
    struct text *text;
    struct err err = {""};
    if (!text_open(&text, (size_t)1024 * 1024, &err)) {
        snprintf(words, HEALTH_WORDS, "%s", err.text);
        return false;
    }
    text_close(text);
    snprintf(words, HEALTH_WORDS, "all there");
    return true;
}

static bool check_words(char words[HEALTH_WORDS])
{
    struct err err = {""};
    char path[SHARE_PATH];
    bool ok = strings_open(share_path("strings", path), &err);
    snprintf(words, HEALTH_WORDS, "%s", ok ? "all there" : err.text);
    return ok;
}

int command_check(const struct arguments *arguments)
{
    struct err err = {""};
    struct signature_key keys[CONFIG_KEYS];
    const struct config *config = &arguments->config;
    size_t key_count;
    if (!config_keys(config, keys, &key_count, &err))
        return complain(&err, EXIT_COULD_NOT);
    struct health health = {
        .state = config->state,
        .site = config->site,
        .keys = keys,
        .key_count = key_count,
        .wall_known = true,
        .wall = wall(arguments),
    };
    struct shelf_bundle found;
    char words[HEALTH_WORDS];
    bool ok = say("setup", check_setup(config, words), words);
    ok = say("panel", check_panel(config, CONNECTOR_SYSFS, words), words) && ok;
    ok = say("keys", health_keys(&health, words), words) && ok;
    bool content = say("content", health_content(&health, &found, words), words);
    ok = content && ok;
    if (content)
        say_newest(&health, &found);
    ok = say("clock", health_clock(&health, content ? &found : NULL, words), words) && ok;
    ok = say("disk", health_disk(&health, words), words) && ok;
    ok = say("sticks", health_watch(words), words) && ok;
    ok = say("fonts", check_fonts(words), words) && ok;
    ok = say("words", check_words(words), words) && ok;
    say_what_may_be_missing(config, &health);
    bool set;
    bool courier = check_courier(config, health.wall, &set, words);
    say_more("courier", courier, set, words);
    bool there;
    bool program = check_program(config, &there, words);
    ok = (!there || say("program", program, words)) && ok;
    puts(ok ? "this terminal is ready" : "this terminal is not ready");
    return ok ? EXIT_DONE : EXIT_NO;
}
