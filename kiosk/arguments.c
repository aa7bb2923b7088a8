#include "arguments.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

/* What the command line says, before anything is looked at. */
struct reading {
    struct arguments *out;
    const char *config_path, *state, *setup, *program, *site, *size, *clock;
    const char *script, *shots, *note, *printer;
    const char *key[CONFIG_KEYS];
    const char *stick[CONFIG_STICKS];
    const char *help_of; /* the word behind `help` */
    bool as_is, table, help, version;
};

/* The last one counts, so that a script may put its own in front of what it was given. */
#define LAST(member, name, argument, help)                         \
    {                                                              \
        name, 0, OPTION_LAST, argument, help,                      \
            OPTION_PLACE(struct reading, member, const char **), 0 \
    }
#define SWITCH(member, name, help) OPTION_FLAG(struct reading, member, name, help)

static const struct option_row options[] = {
    LAST(state, "state", "DIR", "installed content, outbox, log"),
    LAST(config_path, "config", "FILE",
         "kiosk.conf; else /etc/anna/kiosk.conf, if it is there"),
    {"key", 0, OPTION_MANY, "PUB",
     "a minisign public key that is trusted; may stand twice",
     offsetof(struct reading, key), CONFIG_KEYS},
    LAST(program, "program", "FILE",
         "says what program runs; else /usr/share/anna-kiosk/program"),
    LAST(setup, "setup", "DIR", "what the first stick set up; else STATE/setup"),
    LAST(printer, "printer", "QUEUE", "of CUPS, for paper; none: without a printer"),
    LAST(site, "site", "ID", "which of the content's sites this is"),
    {"stick", 0, OPTION_MANY, "DIR",
     "a folder to watch as a stick's mount point; may stand four times",
     offsetof(struct reading, stick), CONFIG_STICKS},
    LAST(size, "size", "WxH", "a window of that size instead of full screen"),
    LAST(clock, "clock", "TIME",
         "pretends that time, as 2026-11-23T10:00, and stands still"),
    LAST(script, "script", "FILE",
         "plays a visit without a display; 0 = every expectation held"),
    LAST(shots, "shots", "DIR", "where `shot` writes its pictures"),
    {"help", 'h', OPTION_ENDS, NULL, "says what the program, or this command, can do",
     OPTION_PLACE(struct reading, help, bool *), 0},
    {"version", 0, OPTION_ENDS, NULL, "says which version this is",
     OPTION_PLACE(struct reading, version, bool *), 0},
};

static const struct option_row install_options[] = {
    LAST(note, "note", "REASON",
         "FOLDER: only leaves a note on the stick that it failed"),
    SWITCH(as_is, "as-is", "FOLDER: a setup on the stick is left alone"),
};

static const struct option_row help_options[] = {
    SWITCH(table, "all", "everything as a table for programs, divided by tabs"),
};

#define ROWS(rows) (rows), sizeof(rows) / sizeof(rows)[0]

static const struct command_help install = {
    "install",
    {"FILE.anna [OPTIONS]", "FOLDER... [OPTIONS]"},
    "installs a bundle, or takes what is new from "
    "a stick",
    ROWS(install_options)};
static const struct command_help check = {
    "check", {"[OPTIONS]"}, "says whether this terminal is ready", NULL, 0};
static const struct command_help setup = {
    "setup", {"FILE [OPTIONS]"}, "sets up with a stick's anna/setup.conf", NULL, 0};
static const struct command_help help = {"help",
                                         {"[COMMAND]"},
                                         "says what the program, or one command, can do",
                                         ROWS(help_options)};

static const struct command_help *const commands[] = {
    [COMMAND_INSTALL] = &install,
    [COMMAND_CHECK] = &check,
    [COMMAND_SETUP] = &setup,
    [COMMAND_HELP] = &help,
};

static const struct program_help program = {
    .name = "anna-kiosk",
    .usage = "[COMMAND] [OPTIONS]",
    .about =
        "The terminal that shows local help to parents. Without a command it runs.\n",
    .exit = "Exit: 0 done, 1 the answer is no, 2 could not.",
    .option = options,
    .option_count = sizeof options / sizeof options[0],
    .command = commands,
    .command_count = sizeof commands / sizeof commands[0],
};

bool arguments_help(const struct arguments *arguments, struct buf *out, struct err *err)
{
    manual_add_asked(out, &program, arguments->help_table, arguments->help_of);
    return !out->failed || err_set(err, "not enough memory");
}

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

static bool take_paths(char list[][CONFIG_TEXT], size_t *count, const char *const *path,
                       size_t most, const char *name, struct err *err)
{
    if (path[0] == NULL)
        return true;
    for (*count = 0; *count < most && path[*count] != NULL; (*count)++)
        if (!utf8_copy(list[*count], CONFIG_TEXT, path[*count]))
            return err_set(err, "%s: the path is too long", name);
    return true;
}

/* A word is the command, or behind it a file. */
static bool take_word(void *context, char *word, struct err *err)
{
    struct reading *r = context;
    struct arguments *out = r->out;
    bool wants_file = out->command == COMMAND_INSTALL ||
                      (out->command == COMMAND_SETUP && out->file_count == 0);
    if (wants_file && out->file_count < ARGUMENTS_FILES) {
        out->file[out->file_count++] = word;
        return true;
    }
    if (out->command == COMMAND_HELP && r->help_of == NULL) {
        r->help_of = word;
        return true;
    }
    if (out->command != COMMAND_RUN)
        return err_set(err, "\"%s\": too many words; see anna-kiosk --help", word);
    const struct command_help *command = manual_need(&program, word, err);
    for (size_t i = 0; command != NULL && i < program.command_count; i++)
        if (commands[i] == command)
            out->command = (enum command)i;
    return command != NULL;
}

/* Which help is asked for. */
static bool take_help(struct reading *r, struct err *err)
{
    struct arguments *out = r->out;
    out->help_table = r->table;
    if (r->help_of != NULL)
        out->help_of = manual_need(&program, r->help_of, err);
    else if (r->help && out->command != COMMAND_RUN)
        out->help_of = commands[out->command];
    if (r->help)
        out->command = COMMAND_HELP;
    return r->help_of == NULL || out->help_of != NULL;
}

static bool take_all(struct reading *r, int argc, char **argv, struct err *err)
{
    struct arguments *out = r->out;
    const struct options all = {
        .see = "anna-kiosk --help",
        .set = {{ROWS(options), r}, {ROWS(install_options), r}, {ROWS(help_options), r}},
        .word = take_word,
        .context = r};
    if (!options_read(&all, argc, argv, NULL, err))
        return false;
    if (r->version)
        out->command = COMMAND_VERSION;
    if (r->version)
        return true;
    if (r->help || out->command == COMMAND_HELP)
        return take_help(r, err);
    if (r->table)
        return err_set(err, "--all: belongs to the command help");
    out->script = r->script;
    out->shots = r->shots;
    out->note = r->note;
    out->as_is = r->as_is;
    if (out->command == COMMAND_INSTALL && out->file_count == 0)
        return err_set(
            err,
            "install: the file is missing; say anna-kiosk install FILE.anna or FOLDER");
    if (out->command == COMMAND_SETUP && out->file_count == 0)
        return err_set(
            err, "setup: the file is missing; say anna-kiosk setup anna/setup.conf");
    return (r->size == NULL || take_size(r, r->size, err)) &&
           (r->clock == NULL || take_clock(r, r->clock, err));
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
    if (r->printer != NULL &&
        !utf8_copy(config->printer, sizeof config->printer, r->printer))
        return err_set(err, "--printer: the name is too long");
    if (r->site != NULL && !utf8_copy(config->site, sizeof config->site, r->site))
        return err_set(err, "--site: the id is too long");
    if (r->key[0] != NULL) {
        config->set_up = false;
        config->setup_broken = false;
    }
    return take_paths(config->key, &config->key_count, r->key, CONFIG_KEYS, "--key",
                      err) &&
           take_paths(config->stick, &config->stick_count, r->stick, CONFIG_STICKS,
                      "--stick", err);
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
