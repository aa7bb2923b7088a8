#include "arguments.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

const char *arguments_help(void)
{
    return "anna-kiosk: the terminal that shows local help to parents\n"
           "\n"
           "usage: anna-kiosk [OPTIONS]                      runs the terminal\n"
           "       anna-kiosk install FILE.anna [OPTIONS]    installs a bundle\n"
           "       anna-kiosk install FOLDER... [OPTIONS]    takes what is new from a stick\n"
           "       anna-kiosk check [OPTIONS]                says whether this terminal is ready\n"
           "       anna-kiosk setup FILE [OPTIONS]           sets up with a stick's anna/setup.conf\n"
           "\n"
           "  --state DIR        installed content, outbox, log\n"
           "  --config FILE      kiosk.conf (default: /etc/anna/kiosk.conf, if it is there)\n"
           "  --key PUB          trusted minisign public key (may stand twice)\n"
           "  --program FILE     says what program runs (default: /usr/share/anna-kiosk/program)\n"
           "  --setup DIR        what the first stick set up (default: STATE/setup)\n"
           "  --site ID          which of the content's sites this is\n"
           "  --stick DIR        a folder to watch as a stick's mount point (may stand twice)\n"
           "  --size WxH         a window of that size instead of full screen\n"
           "  --clock TIME       pretends that time, as 2026-11-23T10:00, and stands still\n"
           "  --script FILE      plays a visit without a display; 0 = every expectation held\n"
           "  --shots DIR        where `shot` writes its pictures\n"
           "  --note REASON      install FOLDER: only leave a note on the stick that it failed\n"
           "  --as-is            install FOLDER: a setup on the stick is left alone\n"
           "  --help, --version\n"
           "\n"
           "exit: 0 done, 1 the answer is no, 2 could not\n";
}

struct reading {
    struct arguments *out;
    const char *config_path;
    char key[CONFIG_KEYS][CONFIG_TEXT];
    size_t key_count;
    char stick[CONFIG_STICKS][CONFIG_TEXT];
    size_t stick_count;
    const char *state;
    const char *setup;
    const char *program;
    const char *site;
};

static bool take_size(struct reading *r, const char *value, struct err *err)
{
    int w;
    int h;
    char rest;
    /* NOLINTNEXTLINE(cert-err34-c): the range is checked here */
    if (sscanf(value, "%5dx%5d%c", &w, &h, &rest) != 2 || w < 320 || h < 320 ||
        w > 16384 || h > 16384)
        return err_set(err, "--size %s: give width and height in pixels, as 1080x1920",
                       value);
    r->out->w = w;
    r->out->h = h;
    return true;
}

static bool take_clock(struct reading *r, const char *value, struct err *err)
{
    if (!moment_parse(value, &r->out->clock))
        return err_set(err, "--clock %s: give a day and a time, as 2026-11-23T10:00",
                       value);
    r->out->clock_given = true;
    return true;
}

static bool take_path(char list[][CONFIG_TEXT], size_t *count, size_t room,
                      const char *name, const char *value, struct err *err)
{
    if (*count == room)
        return err_set(err, "%s %s: it may stand %zu times at the most", name, value,
                       room);
    if (!utf8_copy(list[*count], CONFIG_TEXT, value))
        return err_set(err, "%s: the path is too long", name);
    (*count)++;
    return true;
}

static bool take_option(struct reading *r, const char *name, const char *value,
                        struct err *err)
{
    if (strcmp(name, "--state") == 0)
        r->state = value;
    else if (strcmp(name, "--config") == 0)
        r->config_path = value;
    else if (strcmp(name, "--setup") == 0)
        r->setup = value;
    else if (strcmp(name, "--program") == 0)
        r->program = value;
    else if (strcmp(name, "--site") == 0)
        r->site = value;
    else if (strcmp(name, "--script") == 0)
        r->out->script = value;
    else if (strcmp(name, "--shots") == 0)
        r->out->shots = value;
    else if (strcmp(name, "--note") == 0)
        r->out->note = value;
    else if (strcmp(name, "--size") == 0)
        return take_size(r, value, err);
    else if (strcmp(name, "--clock") == 0)
        return take_clock(r, value, err);
    else if (strcmp(name, "--key") == 0)
        return take_path(r->key, &r->key_count, CONFIG_KEYS, name, value, err);
    else if (strcmp(name, "--stick") == 0)
        return take_path(r->stick, &r->stick_count, CONFIG_STICKS, name, value, err);
    else
        return err_set(err, "%s: there is no such option; anna-kiosk --help lists them",
                       name);
    return true;
}

static bool take_command(struct reading *r, const char *word, struct err *err)
{
    struct arguments *out = r->out;
    bool wants_file = out->command == COMMAND_INSTALL ||
                      (out->command == COMMAND_SETUP && out->file_count == 0);
    if (wants_file && out->file_count < ARGUMENTS_FILES)
        out->file[out->file_count++] = word;
    else if (out->command == COMMAND_RUN && strcmp(word, "install") == 0)
        out->command = COMMAND_INSTALL;
    else if (out->command == COMMAND_RUN && strcmp(word, "check") == 0)
        out->command = COMMAND_CHECK;
    else if (out->command == COMMAND_RUN && strcmp(word, "setup") == 0)
        out->command = COMMAND_SETUP;
    else
        return err_set(err, "%s: there is no such command; anna-kiosk --help lists them",
                       word);
    return true;
}

static bool take_all(struct reading *r, int argc, char **argv, struct err *err)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0) {
            r->out->command = COMMAND_HELP;
            return true;
        }
        if (strcmp(argv[i], "--version") == 0) {
            r->out->command = COMMAND_VERSION;
            return true;
        }
        if (strcmp(argv[i], "--as-is") == 0) {
            r->out->as_is = true;
            continue;
        }
        if (argv[i][0] != '-') {
            if (!take_command(r, argv[i], err))
                return false;
            continue;
        }
        if (i + 1 == argc)
            return err_set(err, "%s: its value is missing; anna-kiosk --help says which",
                           argv[i]);
        if (!take_option(r, argv[i], argv[i + 1], err))
            return false;
        i++;
    }
    if (r->out->command == COMMAND_INSTALL && r->out->file_count == 0)
        return err_set(
            err,
            "install: the file is missing; say anna-kiosk install FILE.anna or FOLDER");
    if (r->out->command == COMMAND_SETUP && r->out->file_count == 0)
        return err_set(
            err, "setup: the file is missing; say anna-kiosk setup anna/setup.conf");
    return true;
}

/* Where it is kept. */
static bool place_setup(struct reading *r, struct err *err)
{
    struct config *config = &r->out->config;
    size_t room = sizeof config->setup;
    bool ok = true;
    if (r->setup != NULL)
        ok = utf8_copy(config->setup, room, r->setup);
    else if (config->setup[0] == '\0')
        ok = snprintf(config->setup, room, "%s/setup", config->state) < (int)room;
    return ok || err_set(err, "--setup: the path is too long");
}

static bool take_config(struct reading *r, struct err *err)
{
    struct config *config = &r->out->config;
    config_defaults(config);
    if (r->config_path != NULL) {
        if (!config_read(config, r->config_path, err))
            return false;
    } else if (access(CONFIG_SYSTEM, R_OK) == 0 &&
               !config_read(config, CONFIG_SYSTEM, err)) {
        return false;
    }
    if (r->state != NULL && !utf8_copy(config->state, sizeof config->state, r->state))
        return err_set(err, "--state: the path is too long");
    if (!place_setup(r, err))
        return false;
    if (r->program != NULL &&
        !utf8_copy(config->program, sizeof config->program, r->program))
        return err_set(err, "--program: the path is too long");
    config_find_setup(config);
    if (r->site != NULL && !utf8_copy(config->site, sizeof config->site, r->site))
        return err_set(err, "--site: the id is too long");
    if (r->key_count > 0) {
        memcpy(config->key, r->key, sizeof config->key);
        config->key_count = r->key_count;
        config->set_up = false;
        config->setup_broken = false;
    }
    if (r->stick_count > 0) {
        memcpy(config->stick, r->stick, sizeof config->stick);
        config->stick_count = r->stick_count;
    }
    return true;
}

bool arguments_read(struct arguments *out, int argc, char **argv, struct err *err)
{
    struct reading reading = {.out = out};
    *out = (struct arguments){.command = COMMAND_RUN};
    if (!take_all(&reading, argc, argv, err))
        return false;
    if (out->command == COMMAND_HELP || out->command == COMMAND_VERSION)
        return true;
    return take_config(&reading, err);
}
