#include "program_arguments.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "core/bundle.h"
#include "device/program_ask.h"

enum { COMMAND_LINE_LIMIT = 16384, SECONDS = 90, MOST_SECONDS = 3600 };

const char *program_arguments_help(void)
{
    return "anna-program: root's part of a new version of the terminal's program\n"
           "\n"
           "usage: anna-program write [FILE] [OPTIONS]   writes FILE, or what the terminal asks for,\n"
           "                                             onto the root that does not run\n"
           "       anna-program tried [OPTIONS]          after a start: keeps what runs when the picture\n"
           "                                             has come, else goes back\n"
           "       anna-program restart [OPTIONS]        restarts if a program waits for it\n"
           "\n"
           "  --slot-a DISK, --slot-b DISK  the two roots\n"
           "  --boot DIR         where the boot partition is mounted, or may be\n"
           "  --boot-disk DISK   the boot partition; \"\" if DIR is a plain folder\n"
           "  --runs a|b         which root runs (default: as the kernel was told)\n"
           "  --program FILE     what runs says what it is\n"
           "  --config FILE      kiosk.conf (default: /etc/anna/kiosk.conf, if it is there)\n"
           "  --trust DIR        what the first stick set up, and what was tried\n"
           "  --key PUB          trusted minisign public key (may stand twice)\n"
           "  --asks DIR, --told FILE       where the terminal asks and is answered\n"
           "  --sticks DIR       a program must lie below it\n"
           "  --seconds N        tried: so long the picture may take (90)\n"
           "  --systemctl FILE   systemd's program\n"
           "  --help, --version\n"
           "\n"
           "exit: 0 done, 1 the answer is no, 2 could not\n";
}

struct reading {
    struct program_arguments *out;
    const char *config, *trust, *runs, *seconds;
    const char *key[CONFIG_KEYS];
    size_t key_count;
};

/* Where the value of an option goes; NULL if there is no such option. */
static const char **place_of(struct reading *r, const char *name)
{
    struct program_arguments *o = r->out;
    const struct {
        const char *name;
        const char **place;
    } rows[] = {{"--slot-a", &o->machine.slot[0]},
                {"--slot-b", &o->machine.slot[1]},
                {"--boot", &o->machine.boot.folder},
                {"--boot-disk", &o->machine.boot.device},
                {"--runs", &r->runs},
                {"--program", &o->program},
                {"--config", &r->config},
                {"--trust", &r->trust},
                {"--asks", &o->asks},
                {"--told", &o->told},
                {"--sticks", &o->sticks},
                {"--seconds", &r->seconds},
                {"--systemctl", &o->systemctl}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].name, name) == 0)
            return rows[i].place;
    return NULL;
}

static bool take_option(struct reading *r, const char *name, const char *value,
                        struct err *err)
{
    if (value == NULL)
        return err_set(err, "%s: its value is missing; anna-program --help says which",
                       name);
    if (strcmp(name, "--key") == 0) {
        if (r->key_count == CONFIG_KEYS)
            return err_set(err, "--key: it may stand %d times at the most", CONFIG_KEYS);
        r->key[r->key_count++] = value;
        return true;
    }
    const char **place = place_of(r, name);
    if (place == NULL)
        return err_set(err, "%s: there is no such option; anna-program --help lists them",
                       name);
    *place = value;
    return true;
}

static bool take_word(struct reading *r, bool first, const char *word, struct err *err)
{
    static const char *const words[] = {[PROGRAM_WRITE] = "write",
                                        [PROGRAM_TRIED] = "tried",
                                        [PROGRAM_RESTART] = "restart",
                                        [PROGRAM_HELP] = "--help",
                                        [PROGRAM_VERSION] = "--version"};
    for (size_t i = 0; first && i < sizeof words / sizeof words[0]; i++)
        if (strcmp(words[i], word) == 0) {
            r->out->command = (enum program_command)i;
            return true;
        }
    if (first || r->out->command != PROGRAM_WRITE || r->out->file != NULL)
        return err_set(err, "%s: this cannot stand there; see anna-program --help", word);
    r->out->file = word;
    return true;
}

static bool take_all(struct reading *r, int argc, char **argv, struct err *err)
{
    if (argc < 2)
        return err_set(err, "no command given; see anna-program --help");
    for (int i = 1; i < argc; i++) {
        bool option = i > 1 && argv[i][0] == '-';
        if (!option) {
            if (!take_word(r, i == 1, argv[i], err))
                return false;
            continue;
        }
        if (!take_option(r, argv[i], i + 1 < argc ? argv[i + 1] : NULL, err))
            return false;
        i++;
    }
    return true;
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
    r->out->seconds = (int)seconds;
    return true;
}

static bool take_runs(struct reading *r, struct err *err)
{
    enum boot_slot *runs = &r->out->machine.runs;
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
    struct program_arguments *out = r->out;
    if (r->key_count > 0) {
        out->key_count = r->key_count;
        return signature_init(err) &&
               bundle_read_keys(out->key, r->key, r->key_count, err);
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

bool program_arguments_read(struct program_arguments *out, int argc, char **argv,
                            struct err *err)
{
    struct reading r = {.out = out};
    *out = (struct program_arguments){
        .program = PROGRAM_FILE,
        .asks = PROGRAM_ASK_FOLDER,
        .told = PROGRAM_ASK_TOLD,
        .sticks = "/run/anna/stick",
        .systemctl = "/usr/bin/systemctl",
        .seconds = SECONDS,
        .machine = {.slot = {"/dev/disk/by-partlabel/anna-root-a",
                             "/dev/disk/by-partlabel/anna-root-b"},
                    .boot = {"/boot/efi", "/dev/disk/by-partlabel/anna-boot"}}};
    if (!take_all(&r, argc, argv, err))
        return false;
    if (out->command == PROGRAM_HELP || out->command == PROGRAM_VERSION)
        return true;
    out->machine.trust = r.trust != NULL ? r.trust : "/var/lib/anna-trust";
    if (out->machine.boot.device[0] == '\0')
        out->machine.boot.device = NULL;
    return take_seconds(&r, err) && take_runs(&r, err) &&
           program_read_file(&out->machine.have, out->program, err) &&
           (out->command != PROGRAM_WRITE || take_trust(&r, err));
}
