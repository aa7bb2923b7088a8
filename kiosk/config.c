#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ini.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "core/bundle.h"
#include "core/crypt.h"
#include "core/program.h"
#include "device/trust.h"

enum { FILE_LIMIT = 64 * 1024 };

void config_defaults(struct config *config)
{
    *config =
        (struct config){.ask_seconds = 90, .wipe_seconds = 30, .program = PROGRAM_FILE};
    const char *home = getenv("XDG_STATE_HOME");
    const char *user = getenv("HOME");
    if (home != NULL && home[0] == '/')
        snprintf(config->state, sizeof config->state, "%s/anna-kiosk", home);
    else if (user != NULL && user[0] == '/')
        snprintf(config->state, sizeof config->state, "%s/.local/state/anna-kiosk", user);
    else
        snprintf(config->state, sizeof config->state, "/var/lib/anna-kiosk");
}

struct reading {
    struct config config;
    const char *problem; /* of the first line that was refused */
};

static bool set_text(char *out, size_t room, const char *value)
{
    return utf8_copy(out, room, value);
}

static bool set_number(double *out, const char *value, double least, double most)
{
    char *end;
    errno = 0;
    double number = strtod(value, &end);
    if (errno != 0 || end == value || *end != '\0' ||
        !(number >= least && number <= most))
        return false;
    *out = number;
    return true;
}

static bool set_whole(int *out, const char *value, int least, int most)
{
    double number;
    if (!set_number(&number, value, least, most) || number != (double)(int)number)
        return false;
    *out = (int)number;
    return true;
}

static bool set_turn(int *out, const char *value)
{
    int turn;
    if (!set_whole(&turn, value, 0, 270) || turn % 90 != 0)
        return false;
    *out = turn;
    return true;
}

static bool set_jack(enum config_jack *out, const char *value)
{
    static const char *const word[] = {[CONFIG_JACK_ALSA] = "alsa",
                                       [CONFIG_JACK_KEY] = "key",
                                       [CONFIG_JACK_NONE] = "none"};
    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++)
        if (strcmp(word[i], value) == 0) {
            *out = (enum config_jack)i;
            return true;
        }
    return false;
}

/* Several keys may do the same. */
static bool set_key(struct keypad *keypad, enum input_key key, const char *value)
{
    int code;
    return keypad_code_named(value, &code) && keypad_set(keypad, code, key);
}

static bool has_lang(const struct config *c, const char *word)
{
    for (size_t i = 0; i < c->lang_count; i++)
        if (strcmp(c->lang[i], word) == 0)
            return true;
    return false;
}

/* Named twice, a language would stand there twice, and the next one never come. */
static bool add_lang(struct config *c, const char *value)
{
    c->lang_count = 0;
    char words[256];
    if (!utf8_copy(words, sizeof words, value))
        return false;
    char *rest = NULL;
    for (char *word = strtok_r(words, " ,\t", &rest); word != NULL;
         word = strtok_r(NULL, " ,\t", &rest)) {
        if (has_lang(c, word))
            continue;
        if (c->lang_count == CONFIG_LANGS ||
            !utf8_copy(c->lang[c->lang_count], sizeof c->lang[0], word))
            return false;
        c->lang_count++;
    }
    return c->lang_count > 0;
}

static bool add_to(char list[][CONFIG_TEXT], size_t *count, size_t room,
                   const char *value)
{
    return *count < room && utf8_copy(list[(*count)++], CONFIG_TEXT, value);
}

static bool set_one(struct config *c, const char *section, const char *name,
                    const char *value, bool *known)
{
    char key[96];
    enum input_key pressed;
    snprintf(key, sizeof key, "%s.%s", section, name);
    *known = true;
    if (strcmp(section, "keypad") == 0 && keypad_key_named(name, &pressed))
        return set_key(&c->keypad, pressed, value);
    if (strcmp(key, "terminal.site") == 0)
        return set_text(c->site, sizeof c->site, value);
    if (strcmp(key, "terminal.state") == 0)
        return set_text(c->state, sizeof c->state, value);
    if (strcmp(key, "terminal.key") == 0)
        return add_to(c->key, &c->key_count, CONFIG_KEYS, value);
    if (strcmp(key, "terminal.setup") == 0)
        return set_text(c->setup, sizeof c->setup, value);
    if (strcmp(key, "terminal.languages") == 0)
        return add_lang(c, value);
    if (strcmp(key, "panel.width_mm") == 0)
        return set_number(&c->width_mm, value, 50, 5000);
    if (strcmp(key, "panel.height_mm") == 0)
        return set_number(&c->height_mm, value, 50, 5000);
    if (strcmp(key, "panel.distance_mm") == 0)
        return set_number(&c->distance_mm, value, 200, 3000);
    if (strcmp(key, "panel.turn") == 0)
        return set_turn(&c->turn, value);
    if (strcmp(key, "idle.ask_seconds") == 0)
        return set_whole(&c->ask_seconds, value, 20, 3600);
    if (strcmp(key, "idle.wipe_seconds") == 0)
        return set_whole(&c->wipe_seconds, value, 20, 600);
    if (strcmp(key, "desk.name") == 0)
        return set_text(c->desk_name, sizeof c->desk_name, value);
    if (strcmp(key, "desk.phone") == 0)
        return set_text(c->desk_phone, sizeof c->desk_phone, value);
    if (strcmp(key, "terminal.printer") == 0)
        return set_text(c->printer, sizeof c->printer, value);
    if (strcmp(key, "sound.card") == 0)
        return set_text(c->card, sizeof c->card, value);
    if (strcmp(key, "sound.jack") == 0)
        return set_jack(&c->jack, value);
    if (strcmp(key, "courier.folder") == 0)
        return set_text(c->courier, sizeof c->courier, value);
    if (strcmp(key, "courier.outgoing") == 0)
        return set_text(c->outgoing, sizeof c->outgoing, value);
    if (strcmp(key, "stick.folder") == 0)
        return add_to(c->stick, &c->stick_count, CONFIG_STICKS, value);
    *known = false;
    return false;
}

static int take_line(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;
    bool known;
    if (set_one(&reading->config, section, name, value, &known))
        return 1;
    if (reading->problem == NULL)
        reading->problem = known ? "the value is not one that is allowed here"
                                 : "there is no such setting";
    return 0;
}

/* Where the line that begins at `from` ends, its newline included. */
static size_t end_of_line(const struct buf *text, size_t from)
{
    const char *end = memchr(text->bytes + from, '\n', text->len - from);
    return end != NULL ? (size_t)(end - text->bytes) + 1 : text->len;
}

/* The first line that inih would not read as it stands: it cuts a longer one in two, and
 * ends at a zero. 0 if there is none. */
static int unreadable_line(const struct buf *text, const char **problem)
{
    int line = 1;
    for (size_t from = 0; from < text->len; line++) {
        size_t len = end_of_line(text, from) - from;
        bool zero = memchr(text->bytes + from, '\0', len) != NULL;
        *problem = zero ? "there is a zero byte in it" : "it is too long";
        if (zero || len > INI_MAX_LINE - 1)
            return line;
        from += len;
    }
    return 0;
}

/* The first line that is refused, 0 if all are good. */
static int parse(struct buf *text, struct reading *reading)
{
    const struct config before = reading->config;
    int line = unreadable_line(text, &reading->problem);
    if (line != 0)
        return line;
    reading->problem = NULL;
    line = ini_parse_string(text->bytes, take_line, reading);
    if (line <= 0)
        return line;
    /* Up to there once more: what was wrong behind it must not speak for it. */
    size_t end = 0;
    for (int i = 0; i < line; i++)
        end = end_of_line(text, end);
    text->bytes[end] = '\0';
    *reading = (struct reading){.config = before};
    return ini_parse_string(text->bytes, take_line, reading);
}

bool config_read(struct config *config, const char *path, struct err *err)
{
    struct reading reading = {.config = *config};
    struct buf text = {0};
    if (!buf_read_file(&text, path, FILE_LIMIT, err))
        return false;
    int line = parse(&text, &reading);
    buf_free(&text);
    if (line < 0)
        return err_set(err, "%s: not enough memory to read it", path);
    if (line > 0)
        return err_set(
            err, "%s, line %d: %s; kiosk.conf(5) lists the settings", path, line,
            reading.problem != NULL ? reading.problem : "this is not name = value");
    *config = reading.config;
    return true;
}

void config_take_setup(struct config *config, const struct setup *setup)
{
    config->set_up = true;
    config->setup_broken = false;
    config->own = *setup;
    utf8_copy(config->site, sizeof config->site, setup->site);
    if (setup->languages[0] != '\0')
        add_lang(config, setup->languages);
    if (setup->width_mm > 0)
        config->width_mm = setup->width_mm;
    if (setup->height_mm > 0)
        config->height_mm = setup->height_mm;
    if (setup->distance_mm > 0)
        config->distance_mm = setup->distance_mm;
    if (setup->turn >= 0)
        config->turn = setup->turn;
    if (setup->desk_name[0] != '\0')
        utf8_copy(config->desk_name, sizeof config->desk_name, setup->desk_name);
    if (setup->desk_phone[0] != '\0')
        utf8_copy(config->desk_phone, sizeof config->desk_phone, setup->desk_phone);
}

void config_find_setup(struct config *config)
{
    struct setup setup;
    struct err ignored = {""};
    switch (trust_find(config->setup, &setup, &ignored)) {
    case TRUST_KEPT:
        config_take_setup(config, &setup);
        break;
    case TRUST_BROKEN:
        config->setup_broken = true;
        break;
    case TRUST_NONE:
        break;
    }
}

bool config_keys(const struct config *config, struct signature_key keys[CONFIG_KEYS],
                 size_t *count, struct err *err)
{
    const char *path[CONFIG_KEYS];
    if (config->set_up || config->setup_broken) {
        keys[0] = config->own.key;
        *count = config->set_up ? 1 : 0;
        return crypt_init(err);
    }
    for (size_t i = 0; i < config->key_count; i++)
        path[i] = config->key[i];
    *count = config->key_count;
    return crypt_init(err) && bundle_read_keys(keys, path, config->key_count, err);
}

bool config_waits(const struct config *config)
{
    return config->key_count == 0 && !config->set_up && !config->setup_broken;
}

void config_follow(struct config *config, const struct config *newer)
{
    config->set_up = newer->set_up;
    config->setup_broken = newer->setup_broken;
    config->own = newer->own;
    memcpy(config->site, newer->site, sizeof config->site);
    memcpy(config->lang, newer->lang, sizeof config->lang);
    config->lang_count = newer->lang_count;
    config->width_mm = newer->width_mm;
    config->height_mm = newer->height_mm;
    config->distance_mm = newer->distance_mm;
    config->turn = newer->turn;
    memcpy(config->desk_name, newer->desk_name, sizeof config->desk_name);
    memcpy(config->desk_phone, newer->desk_phone, sizeof config->desk_phone);
}
