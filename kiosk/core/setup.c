#include "core/setup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "core/crypt.h"

enum { LINE = 512 };

enum kind { ID, WORDS, DAY, KEY, LANGUAGES, PHONE, NUMBER, TURN };

struct setting {
    const char *section;
    const char *name;
    enum kind kind;
    bool needed;
    size_t at, room;
    int least, most;
};

#define TEXT_AT(field) offsetof(struct setup, field), sizeof((struct setup *)0)->field
#define INT_AT(field) offsetof(struct setup, field), 0

static const struct setting settings[] = {
    {"setup", "site", ID, true, TEXT_AT(site), 0, 0},
    {"setup", "town", WORDS, true, TEXT_AT(town), 0, 0},
    {"setup", "name", WORDS, true, TEXT_AT(name), 0, 0},
    {"setup", "created", DAY, true, INT_AT(created), 0, 0},
    {"setup", "key", KEY, true, INT_AT(key), 0, 0},
    {"terminal", "languages", LANGUAGES, false, TEXT_AT(languages), 0, 0},
    {"panel", "width_mm", NUMBER, false, INT_AT(width_mm), 50, 5000},
    {"panel", "height_mm", NUMBER, false, INT_AT(height_mm), 50, 5000},
    {"panel", "distance_mm", NUMBER, false, INT_AT(distance_mm), 200, 3000},
    {"panel", "turn", TURN, false, INT_AT(turn), 0, 270},
    {"desk", "name", WORDS, false, TEXT_AT(desk_name), 0, 0},
    {"desk", "phone", PHONE, false, TEXT_AT(desk_phone), 0, 0},
};

enum { SETTINGS = sizeof settings / sizeof settings[0] };

void setup_begin(struct setup *setup)
{
    *setup = (struct setup){.turn = -1};
}

/* What stands at a setting's place. */
static char *text_at(struct setup *setup, const struct setting *s)
{
    return (char *)setup + s->at;
}

static bool put_text(struct setup *setup, const struct setting *s, const char *value)
{
    return value[0] != '\0' && utf8_copy(text_at(setup, s), s->room, value);
}

static bool only(const char *text, const char *allowed)
{
    return text[strspn(text, allowed)] == '\0';
}

/* Words that people will read: nothing that hides or turns the direction of reading. */
static bool readable(const char *value)
{
    char clean[DELIVERY_NAME];
    delivery_name(clean, value);
    return strcmp(clean, value) == 0 && value[strspn(value, " ")] != '\0';
}

static bool put_key(struct setup *setup, const char *line)
{
    char text[256];
    struct err ignored = {""};
    int len = snprintf(text, sizeof text, "untrusted comment: \n%s\n", line);
    return len < (int)sizeof text &&
           signature_parse_key(&setup->key, text, (size_t)len, &ignored);
}

static bool put_number(struct setup *setup, const struct setting *s, const char *value)
{
    if (value[0] == '\0' || strlen(value) > 4 || !only(value, "0123456789") ||
        (value[0] == '0' && value[1] != '\0'))
        return false;
    int number = (int)strtol(value, NULL, 10);
    if (number < s->least || number > s->most || (s->kind == TURN && number % 90 != 0))
        return false;
    memcpy(text_at(setup, s), &number, sizeof number);
    return true;
}

static bool put_value(struct setup *setup, const struct setting *s, const char *value)
{
    static const char small[] = "abcdefghijklmnopqrstuvwxyz0123456789-_ ";
    switch (s->kind) {
    case ID:
        return only(value, small) && strchr(value, ' ') == NULL &&
               put_text(setup, s, value);
    case WORDS:
        return readable(value) && put_text(setup, s, value);
    case DAY:
        return strlen(value) == 10 && date_parse(value, &setup->created);
    case KEY:
        return put_key(setup, value);
    case LANGUAGES:
        return only(value, small) && put_text(setup, s, value);
    case PHONE:
        return strcmp(value, "+") != 0 && only(value + (value[0] == '+'), "0123456789") &&
               put_text(setup, s, value);
    case NUMBER:
    case TURN:
        return put_number(setup, s, value);
    }
    return false;
}

static const struct setting *find_setting(const char *section, const char *name)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (strcmp(settings[i].section, section) == 0 &&
            strcmp(settings[i].name, name) == 0)
            return &settings[i];
    return NULL;
}

bool setup_set(struct setup *setup, const char *section, const char *name,
               const char *value, bool *known)
{
    const struct setting *s = find_setting(section, name);
    *known = s != NULL;
    return s != NULL && put_value(setup, s, value);
}

/* What was read so far. A setting that is not known is remembered and passed over, so
 * that the key is found in a file of a later program too. */
struct reading {
    struct setup setup;
    char section[32];
    bool seen[SETTINGS];
    bool unknown;
};

static bool take_setting(struct reading *r, char *line)
{
    char *equals = strstr(line, " = ");
    if (equals == NULL)
        return false;
    *equals = '\0';
    const struct setting *s = find_setting(r->section, line);
    if (s == NULL) {
        r->unknown = true;
        return true;
    }
    bool *seen = &r->seen[s - settings];
    if (*seen)
        return false;
    *seen = true;
    return put_value(&r->setup, s, equals + 3);
}

static bool take_line(struct reading *r, char *line)
{
    size_t len = strlen(line);
    if (len == 0 || line[0] == ';')
        return true;
    if (line[0] != '[')
        return take_setting(r, line);
    if (line[len - 1] != ']' || len < 3 || len - 2 >= sizeof r->section)
        return false;
    memcpy(r->section, line + 1, len - 2);
    r->section[len - 2] = '\0';
    return true;
}

static bool take_all(struct reading *r, const char *text, size_t len, struct err *err)
{
    setup_begin(&r->setup);
    int number = 1;
    for (size_t at = 0; at < len; number++) {
        char line[LINE];
        const char *end = memchr(text + at, '\n', len - at);
        size_t line_len = end != NULL ? (size_t)(end - text) - at : len - at;
        if (end == NULL || line_len >= sizeof line ||
            memchr(text + at, '\0', line_len) != NULL)
            return err_set(err, "line %d of the setup has no end, or is too long",
                           number);
        memcpy(line, text + at, line_len);
        line[line_len] = '\0';
        if (!take_line(r, line))
            return err_set(err, "line %d of the setup is not one that is allowed there",
                           number);
        at += line_len + 1;
    }
    for (size_t i = 0; i < SETTINGS; i++)
        if (settings[i].needed && !r->seen[i])
            return err_set(err, "the setup does not say %s", settings[i].name);
    return true;
}

bool setup_read(struct setup *out, const char *text, size_t len, struct err *err)
{
    struct reading r = {.unknown = false};
    if (len > SETUP_LIMIT)
        return err_set(err, "the setup is too long to be one");
    if (!take_all(&r, text, len, err))
        return false;
    if (r.unknown)
        return err_set(err, "the setup has a setting that this program does not know");
    *out = r.setup;
    return true;
}

static void write_value(const struct setup *setup, const struct setting *s,
                        struct buf *out)
{
    const char *at = (const char *)setup + s->at;
    char key[SIGNATURE_KEY_LINE];
    int number;
    switch (s->kind) {
    case DAY:
        buf_print(out, "%04d-%02d-%02d", setup->created.year, setup->created.month,
                  setup->created.day);
        break;
    case KEY:
        signature_key_line(&setup->key, key);
        buf_add_text(out, key);
        break;
    case NUMBER:
    case TURN:
        memcpy(&number, at, sizeof number);
        buf_print(out, "%d", number);
        break;
    case ID:
    case WORDS:
    case LANGUAGES:
    case PHONE:
        buf_add_text(out, at);
        break;
    }
}

static bool said(const struct setup *setup, const struct setting *s)
{
    int number;
    if (s->needed)
        return true;
    if (s->room > 0)
        return *((const char *)setup + s->at) != '\0';
    memcpy(&number, (const char *)setup + s->at, sizeof number);
    return s->kind == TURN ? number >= 0 : number > 0;
}

void setup_write(const struct setup *setup, struct buf *out)
{
    const char *section = "";
    buf_add_text(out, "; ANNA: richtet ein Gerät ein. Die Datei ist unterschrieben.\n");
    for (size_t i = 0; i < SETTINGS; i++) {
        const struct setting *s = &settings[i];
        if (!said(setup, s))
            continue;
        if (strcmp(section, s->section) != 0)
            buf_print(out, "[%s]\n", s->section);
        section = s->section;
        buf_print(out, "%s = ", s->name);
        write_value(setup, s, out);
        buf_add_text(out, "\n");
    }
}

void setup_write_comment(const struct setup *setup, char out[SETUP_COMMENT])
{
    const struct date d = setup->created;
    snprintf(out, SETUP_COMMENT, "anna-setup site=%s created=%04d-%02d-%02d", setup->site,
             d.year, d.month, d.day);
}

static bool same_key(const struct signature_key *a, const struct signature_key *b)
{
    return memcmp(a->id, b->id, sizeof a->id) == 0 &&
           memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

static bool trusted(const struct signature_key *key, const struct signature_key *keys,
                    size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (same_key(&keys[i], key))
            return true;
    return false;
}

static void hash_of(const struct buf *text, unsigned char out[SIGNATURE_HASH_LEN])
{
    struct crypt_hash hash;
    crypt_hash_begin(&hash);
    crypt_hash_add(&hash, text->bytes, text->len);
    crypt_hash_end(&hash, out);
}

static bool comment_fits(const struct setup *setup, const struct signature *signature,
                         struct err *err)
{
    char comment[SETUP_COMMENT];
    setup_write_comment(setup, comment);
    return strcmp(comment, signature->comment) == 0 ||
           err_set(err, "it is signed, but not as this setup");
}

enum setup_fit setup_verify(struct setup *out, const struct buf *text,
                            const struct buf *signature, const struct signature_key *keys,
                            size_t key_count, struct err *err)
{
    struct signature s;
    struct reading r = {.unknown = false};
    unsigned char hash[SIGNATURE_HASH_LEN];
    if (signature->len == 0 || text->len == 0 || text->len > SETUP_LIMIT) {
        err_set(err, "the setup or its signature is empty or too long");
        return SETUP_TORN;
    }
    if (!signature_parse(&s, signature->bytes, signature->len, err))
        return SETUP_TORN;
    if (key_count > 0 && !signature_key_known(&s, keys, key_count, err))
        return SETUP_FOREIGN;
    hash_of(text, hash);
    if (key_count > 0 && !signature_verify(&s, hash, keys, key_count, err))
        return SETUP_TORN;
    /* Nothing is interpreted before it is verified, but for a first one, which says
     * itself with which key. */
    if (!take_all(&r, text->bytes, text->len, err))
        return key_count > 0 ? SETUP_OTHER : SETUP_TORN;
    if (key_count == 0 && !signature_verify(&s, hash, &r.setup.key, 1, err))
        return SETUP_TORN;
    if (r.unknown) {
        err_set(err, "the setup has a setting that this program does not know");
        return SETUP_OTHER;
    }
    if (!comment_fits(&r.setup, &s, err))
        return SETUP_TORN;
    *out = r.setup;
    if (key_count == 0)
        return SETUP_FIRST;
    return trusted(&r.setup.key, keys, key_count) ? SETUP_CHANGE : SETUP_SUCCESSOR;
}

bool setup_good(enum setup_fit fit)
{
    return fit == SETUP_FIRST || fit == SETUP_CHANGE || fit == SETUP_SUCCESSOR;
}
