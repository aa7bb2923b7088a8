#include "attack/attack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "help/folder.h"

enum { NEXT = SAMPLE_SEQUENCE + 1 };

static void give_up(const char *what)
{
    fprintf(stderr, "the attack could not be made: %s\n", what);
    exit(99);
}

static void shell(const struct stage *stage, const char *command)
{
    setenv("f", stage->bundle, 1);
    setenv("s", stage->signature, 1);
    char *whole;
    if (asprintf(&whole, "cd '%s' && { %s; }", stage->stick, command) < 0 ||
        system(whole) != 0)
        give_up(command);
    free(whole);
}

static const char *good_label(void)
{
    return sample_label(&(struct sample){.sequence = NEXT});
}

static void sign_as_good(struct stage *stage)
{
    sample_sign(stage->bundle, &stage->ours, good_label());
}

void make_good(struct stage *stage, const char *unused)
{
    (void)unused;
    sample_bundle(stage->bundle, &(struct sample){.sequence = NEXT}, &stage->ours);
}

void make_installed(struct stage *stage, const char *unused)
{
    (void)unused;
    sample_bundle(stage->bundle, &(struct sample){0}, &stage->ours);
}

void make_label(struct stage *stage, const char *label)
{
    sample_sign(stage->bundle, &stage->ours, label);
}

void make_site(struct stage *stage, const char *site)
{
    sample_bundle(stage->bundle, &(struct sample){.sequence = NEXT, .site = site},
                  &stage->ours);
}

void make_number(struct stage *stage, const char *number)
{
    struct sample sample = {.sequence = strtol(number, NULL, 10)};
    /* The same number as the terminal has, but not the same bytes. */
    if (sample.sequence == SAMPLE_SEQUENCE)
        sample.sql = "UPDATE service SET name = 'other' WHERE id = 'uhv'";
    sample_bundle(stage->bundle, &sample, &stage->ours);
}

void make_days(struct stage *stage, const char *days)
{
    char sql[256];
    char label[256];
    snprintf(sql, sizeof sql,
             "UPDATE x_meta SET value = '%.10s' WHERE key = 'created';"
             "UPDATE x_meta SET value = '%.10s' WHERE key = 'valid_until'",
             days, days + 11);
    snprintf(label, sizeof label,
             "anna-content site=all sequence=%d created=%.10s valid-until=%.10s schema=1",
             NEXT, days, days + 11);
    sample_bundle(stage->bundle,
                  &(struct sample){.sequence = NEXT, .sql = sql, .label = label},
                  &stage->ours);
}

void make_sql(struct stage *stage, const char *sql)
{
    sample_bundle(stage->bundle, &(struct sample){.sequence = NEXT, .sql = sql},
                  &stage->ours);
}

void make_first(struct stage *stage, const char *sql)
{
    sample_bundle(stage->bundle, &(struct sample){.sequence = NEXT, .first = sql},
                  &stage->ours);
}

void make_patch_later(struct stage *stage, const char *patches)
{
    struct buf bytes = file_read(stage->bundle);
    for (const char *p = patches; *p != '\0';) {
        char *end;
        size_t at = strtoul(p, &end, 10);
        if (*end != ':' || at >= bytes.len)
            give_up(patches);
        for (p = end + 1; *p != ' ' && *p != '\0'; p += 2)
            bytes.bytes[at++] = (char)strtol((char[]){p[0], p[1], 0}, NULL, 16);
        p += *p == ' ';
    }
    file_write(stage->bundle, bytes.bytes, bytes.len);
    buf_free(&bytes);
}

void make_patch(struct stage *stage, const char *patches)
{
    make_patch_later(stage, patches);
    sign_as_good(stage);
}

void make_cut_later(struct stage *stage, const char *length)
{
    if (truncate(stage->bundle, strtol(length, NULL, 10)) != 0)
        give_up(length);
}

void make_cut(struct stage *stage, const char *length)
{
    make_cut_later(stage, length);
    sign_as_good(stage);
}

void make_longer_later(struct stage *stage, const char *bytes)
{
    struct buf whole = file_read(stage->bundle);
    buf_add(&whole, bytes, strlen(bytes) + 1);
    file_write(stage->bundle, whole.bytes, whole.len);
    buf_free(&whole);
}

void make_other_file(struct stage *stage, const char *bytes)
{
    char page[4096] = {0};
    memcpy(page, bytes, strlen(bytes));
    file_write(stage->bundle, page, sizeof page);
    sign_as_good(stage);
}

void make_sed(struct stage *stage, const char *expression)
{
    setenv("expression", expression, 1);
    shell(stage, "sed -i \"$expression\" \"$s\"");
}

static void write_minisig(const struct stage *stage, const struct minisig *minisig)
{
    struct buf text = {0};
    minisig_text(minisig, &text);
    file_write(stage->signature, text.bytes, text.len);
    buf_free(&text);
}

static void good_minisig(struct stage *stage, struct minisig *out)
{
    static char label[256];
    unsigned char hash[SIGNATURE_HASH_LEN];
    strcpy(label, good_label());
    sample_hash(stage->bundle, hash);
    minisig_make(out, &stage->ours, hash, sizeof hash, label);
}

void make_kind(struct stage *stage, const char *two_letters)
{
    struct minisig minisig;
    good_minisig(stage, &minisig);
    memcpy(minisig.kind, two_letters, 2);
    if (memcmp(two_letters, "Ed", 2) == 0) {
        struct buf bytes = file_read(stage->bundle);
        minisig_make(&minisig, &stage->ours, bytes.bytes, bytes.len, minisig.trusted);
        minisig.kind[1] = 'd';
        buf_free(&bytes);
    }
    write_minisig(stage, &minisig);
}

static void add_order(unsigned char scalar[32])
{
    static const unsigned char order[32] = {0xED, 0xD3, 0xF5, 0x5C, 0x1A,       0x63,
                                            0x12, 0x58, 0xD6, 0x9C, 0xF7,       0xA2,
                                            0xDE, 0xF9, 0xDE, 0x14, [31] = 0x10};
    sodium_add(scalar, order, sizeof order);
}

/* The words of attacks.c for what is forged in a signature. */
void make_forged(struct stage *stage, const char *part)
{
    struct minisig m;
    good_minisig(stage, &m);
    bool seal = true;
    if (strcmp(part, "by a foreign key") == 0) {
        sample_sign(stage->bundle, &stage->foreign, m.trusted);
        return;
    }
    if (strcmp(part, "foreign key, our id") == 0) {
        memcpy(stage->foreign.id, stage->ours.id, sizeof stage->ours.id);
        sample_sign(stage->bundle, &stage->foreign, m.trusted);
        return;
    }
    if (strcmp(part, "our key, foreign id") == 0)
        memcpy(m.id, stage->foreign.id, sizeof m.id);
    else if (strcmp(part, "zeroes") == 0)
        memset(m.bytes, 0, 64);
    else if (strcmp(part, "ones") == 0)
        memset(m.bytes, 0xFF, 64);
    else if (strcmp(part, "S plus the order") == 0)
        add_order(m.bytes + 32);
    else if (strcmp(part, "S zero") == 0)
        memset(m.bytes + 32, 0, 32);
    else if (strcmp(part, "R neutral, S zero") == 0)
        memset(m.bytes, 0, 64), m.bytes[0] = 1;
    else if (strcmp(part, "R negated") == 0)
        m.bytes[31] ^= 0x80;
    else if (strcmp(part, "halves swapped") == 0) {
        unsigned char half[32];
        memcpy(half, m.bytes, 32);
        memmove(m.bytes, m.bytes + 32, 32);
        memcpy(m.bytes + 32, half, 32);
    } else if (strcmp(part, "global zeroes") == 0) {
        memset(m.global, 0, 64);
        seal = false;
    } else if (strcmp(part, "global plus the order") == 0) {
        add_order(m.global + 32);
        seal = false;
    } else if (strcmp(part, "global by a foreign key") == 0) {
        minisig_seal(&m, &stage->foreign);
        seal = false;
    } else if (strcmp(part, "global of the comment alone") == 0) {
        crypto_sign_detached(m.global, NULL, (const unsigned char *)m.trusted,
                             strlen(m.trusted), stage->ours.secret);
        seal = false;
    } else {
        give_up(part);
    }
    if (seal)
        minisig_seal(&m, &stage->ours);
    write_minisig(stage, &m);
}

/* Two good bundles of ours, 8 and 9, and a signature from pieces of both. */
void make_parts_of_two(struct stage *stage, const char *part)
{
    struct minisig eight;
    struct minisig nine;
    unsigned char hash[SIGNATURE_HASH_LEN];
    struct sample sample = {.sequence = NEXT + 1};
    char label[256];
    good_minisig(stage, &eight);
    sample_database(stage->bundle, &sample);
    sample_hash(stage->bundle, hash);
    strcpy(label, sample_label(&sample));
    minisig_make(&nine, &stage->ours, hash, sizeof hash, label);
    if (strcmp(part, "signature of 8 on 9") == 0)
        nine = eight;
    else if (strcmp(part, "bytes of 8, comment of 9") == 0)
        memcpy(nine.bytes, eight.bytes, sizeof nine.bytes);
    else if (strcmp(part, "bytes of 9, comment of 8") == 0)
        nine.trusted = eight.trusted;
    else if (strcmp(part, "bytes of 9, comment and global of 8") == 0) {
        nine.trusted = eight.trusted;
        memcpy(nine.global, eight.global, sizeof nine.global);
    } else if (strcmp(part, "global of 8") == 0)
        memcpy(nine.global, eight.global, sizeof nine.global);
    else
        give_up(part);
    write_minisig(stage, &nine);
}

/* Debian's minisign signs with a key of its own. */
void make_minisign(struct stage *stage, const char *options)
{
    setenv("options", options, 1);
    shell(stage,
          "minisign -G -W -f -p x.pub -s x.key >/dev/null &&"
          " minisign -S -s x.key -m week.anna $options >/dev/null && rm x.pub x.key");
}

void make_shell(struct stage *stage, const char *command)
{
    shell(stage, command);
}

void make_name(struct stage *stage, const char *name)
{
    struct stage was = *stage;
    snprintf(stage->bundle, sizeof stage->bundle, "%s/%s", was.stick, name);
    snprintf(stage->signature, sizeof stage->signature, "%s.minisig", stage->bundle);
    if (rename(was.bundle, stage->bundle) != 0 ||
        rename(was.signature, stage->signature) != 0)
        give_up(name);
}
