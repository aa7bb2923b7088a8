#include "program_arguments.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "core/bundle.h"
#include "core/crypt.h"
#include "device/program_ask.h"

enum { COMMAND_LINE_LIMIT = 16384, SECONDS = 90, MOST_SECONDS = 3600 };

/* What the command line says; `out` is what it fills. */
struct reading {
    struct program_arguments out;
    const char *config, *trust, *runs, *seconds;
    const char *key[CONFIG_KEYS];
    bool commanded; /* the first word was the command */
    const char *help_of;
    bool table, help, version;
};

#define LAST(member, name, argument, help)                         \
    {                                                              \
        name, 0, OPTION_LAST, argument, help,                      \
            OPTION_PLACE(struct reading, member, const char **), 0 \
    }

static const struct option_row options[] = {
    LAST(out.machine.slot[0], "slot-a", "DISK", "the first of the two roots"),
    LAST(out.machine.slot[1], "slot-b", "DISK", "the second"),
    LAST(out.machine.boot.folder, "boot", "DIR",
         "where the boot partition is mounted, or may be"),
    LAST(out.machine.boot.device, "boot-disk", "DISK",
         "the boot partition; \"\" if DIR is a plain folder"),
    LAST(runs, "runs", "a|b", "which root runs; else as the kernel was told"),
    LAST(out.program, "program", "FILE", "what runs says what it is"),
    LAST(config, "config", "FILE",
         "kiosk.conf; else /etc/anna/kiosk.conf, if it is there"),
    LAST(trust, "trust", "DIR", "what the first stick set up, and what was tried"),
    {"key", 0, OPTION_MANY, "PUB",
     "a minisign public key that is trusted; may stand twice",
     offsetof(struct reading, key), CONFIG_KEYS},
    LAST(out.asks, "asks", "DIR", "where the terminal asks"),
    LAST(out.told, "told", "FILE", "where it is answered"),
    LAST(out.sticks, "sticks", "DIR", "a program must lie below it"),
    LAST(seconds, "seconds", "N", "tried: so long the picture may take, 90 unless said"),
    LAST(out.systemctl, "systemctl", "FILE", "systemd's program"),
    {"help", 'h', OPTION_ENDS, NULL, "says what the program, or this command, can do",
     OPTION_PLACE(struct reading, help, bool *), 0},
    {"version", 0, OPTION_ENDS, NULL, "says which version this is",
     OPTION_PLACE(struct reading, version, bool *), 0},
};

static const struct option_row help_options[] = {
    OPTION_FLAG(struct reading, table, "all",
                "everything as a table for programs, divided by tabs"),
};

#define ROWS(rows) (rows), sizeof(rows) / sizeof(rows)[0]

static const struct command_help write_help = {
    "write",
    {"[FILE] [OPTIONS]"},
    "writes FILE, or what the terminal asks for, onto the root that does not run",
    NULL,
    0};
static const struct command_help tried_help = {
    "tried",
    {"[OPTIONS]"},
    "after a start: keeps what runs when the picture has come, else goes back",
    NULL,
    0};
static const struct command_help restart_help = {
    "restart", {"[OPTIONS]"}, "restarts if a program waits for it", NULL, 0};
static const struct command_help help_help = {
    "help",
    {"[COMMAND]"},
    "says what the program, or one command, can do",
    ROWS(help_options)};

static const struct command_help *const commands[] = {
    [PROGRAM_WRITE] = &write_help,
    [PROGRAM_TRIED] = &tried_help,
    [PROGRAM_RESTART] = &restart_help,
    [PROGRAM_HELP] = &help_help,
};

static const struct program_help program = {
    .name = "anna-program",
    .usage = "COMMAND [OPTIONS]",
    .about = "Root's part of a new version of the terminal's program.\n",
    .exit = "Exit: 0 done, 1 the answer is no, 2 could not.",
    .option = options,
    .option_count = sizeof options / sizeof options[0],
    .command = commands,
    .command_count = sizeof commands / sizeof commands[0],
};

bool program_arguments_help(const struct program_arguments *arguments, struct buf *out,
                            struct err *err)
{
    manual_add_asked(out, &program, arguments->help_table, arguments->help_of);
    return !out->failed || err_set(err, "not enough memory");
}

/* A word is the command, or behind it a file or what help is asked for. */
static bool take_word(void *context, char *word, struct err *err)
{
    struct reading *r = context;
    const char **behind = r->out.command == PROGRAM_WRITE  ? &r->out.file
                          : r->out.command == PROGRAM_HELP ? &r->help_of
                                                           : NULL;
    if (r->commanded && (behind == NULL || *behind != NULL))
        return err_set(err, "%s: this cannot stand there; see anna-program --help", word);
    if (r->commanded) {
        *behind = word;
        return true;
    }
    const struct command_help *command = manual_need(&program, word, err);
    for (size_t i = 0; command != NULL && i < program.command_count; i++)
        if (commands[i] == command)
            r->out.command = (enum program_command)i;
    r->commanded = true;
    return command != NULL;
}

/* Which help is asked for. */
static bool take_help(struct reading *r, struct err *err)
{
    struct program_arguments *out = &r->out;
    out->help_table = r->table;
    if (r->help_of != NULL)
        out->help_of = manual_need(&program, r->help_of, err);
    else if (r->help && r->commanded)
        out->help_of = commands[out->command];
    out->command = PROGRAM_HELP;
    return r->help_of == NULL || out->help_of != NULL;
}

static bool take_all(struct reading *r, int argc, char **argv, struct err *err)
{
    const struct options all = {.see = "anna-program --help",
                                .set = {{ROWS(options), r}, {ROWS(help_options), r}},
                                .word = take_word,
                                .context = r};
    if (!options_read(&all, argc, argv, NULL, err))
        return false;
    if (r->version)
        r->out.command = PROGRAM_VERSION;
    if (r->version)
        return true;
    if (r->help || (r->commanded && r->out.command == PROGRAM_HELP))
        return take_help(r, err);
    if (r->table)
        return err_set(err, "--all: belongs to the command help");
    return r->commanded || err_set(err, "no command given; see anna-program --help");
}

static bool take_seconds(struct reading *r, struct err *err)
{
    char *end;
    if (r->seconds == NULL)
        return true;
    long seconds = strtol(r->seconds, &end, 10);
    if (r->seconds[0] == '\0' || *end != '\0' || seconds < 1 || seconds > MOST_SECONDS)
        return err_set(err, "--seconds %s: give a number from 1 to %d", r->seconds,
                       MOST_SECONDS);
    r->out.seconds = (int)seconds;
    return true;
}

static bool take_runs(struct reading *r, struct err *err)
{
    enum boot_slot *runs = &r->out.machine.runs;
    struct buf line = {0};
    if (r->runs == NULL) {
        if (!buf_read_file(&line, "/proc/cmdline", COMMAND_LINE_LIMIT, err))
            return false;
        *runs = boot_slot_running(line.bytes != NULL ? line.bytes : "");
        buf_free(&line);
        return *runs != BOOT_NONE ||
               err_set(err, "the kernel was not told anna.slot: this machine has no two "
                            "roots");
    }
    *runs = strcmp(r->runs, "a") == 0   ? BOOT_A
            : strcmp(r->runs, "b") == 0 ? BOOT_B
                                        : BOOT_NONE;
    return *runs != BOOT_NONE || err_set(err, "--runs %s: say a or b", r->runs);
}

/* Whom the terminal trusts, in the same words as it. */
static bool take_trust(struct reading *r, struct err *err)
{
    static struct config config;
    struct program_arguments *out = &r->out;
    size_t count = 0;
    while (count < CONFIG_KEYS && r->key[count] != NULL)
        count++;
    if (count > 0) {
        out->key_count = count;
        return crypt_init(err) && bundle_read_keys(out->key, r->key, count, err);
    }
    config_defaults(&config);
    bool there = r->config != NULL || access(CONFIG_SYSTEM, R_OK) == 0;
    if (there &&
        !config_read(&config, r->config != NULL ? r->config : CONFIG_SYSTEM, err))
        return false;
    if (!utf8_copy(config.setup, sizeof config.setup, out->machine.trust))
        return err_set(err, "--trust: the path is too long");
    config_find_setup(&config);
    return config_keys(&config, out->key, &out->key_count, err);
}

static bool take_machine(struct reading *r, struct err *err)
{
    struct program_machine *machine = &r->out.machine;
    machine->trust = r->trust != NULL ? r->trust : "/var/lib/anna-trust";
    if (machine->boot.device[0] == '\0')
        machine->boot.device = NULL;
    return take_seconds(r, err) && take_runs(r, err) &&
           program_read_file(&machine->have, r->out.program, err) &&
           (r->out.command != PROGRAM_WRITE || take_trust(r, err));
}

bool program_arguments_read(struct program_arguments *out, int argc, char **argv,
                            struct err *err)
{
    struct reading r = {
        .out = {.program = PROGRAM_FILE,
                .asks = PROGRAM_ASK_FOLDER,
                .told = PROGRAM_ASK_TOLD,
                .sticks = "/run/anna/stick",
                .systemctl = "/usr/bin/systemctl",
                .seconds = SECONDS,
                .machine = {.slot = {"/dev/disk/by-partlabel/anna-root-a",
                                     "/dev/disk/by-partlabel/anna-root-b"},
                            .boot = {"/boot/efi", "/dev/disk/by-partlabel/anna-boot"}}}};
    bool ok = take_all(&r, argc, argv, err) &&
              (r.out.command == PROGRAM_HELP || r.out.command == PROGRAM_VERSION ||
               take_machine(&r, err));
    *out = r.out;
    return ok;
}
