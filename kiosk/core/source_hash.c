#include "core/source_hash.h"

#include <stdio.h>
#include <string.h>

#include "core/crypt.h"
#include "core/signature.h"

static const char *const names[SOURCE_FIELD_COUNT] = {
#define OFFER_FIELD(...)
#define OFFER_TEXT(id, name, ...) [SOURCE_##id] = name,
#include "core/offer_rows.h"
};

const enum offer_field source_offer_field[SOURCE_FIELD_COUNT] = {
#define OFFER_FIELD(...)
#define OFFER_TEXT(id, ...) [SOURCE_##id] = OFFER_##id,
#include "core/offer_rows.h"
};

enum { FIELD_HASH_DIGITS = SOURCE_FIELD_HASH_LEN - 1 };

const char *source_field_name(enum source_field field)
{
    return names[field];
}

static int find_field(const char *name, size_t len)
{
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++)
        if (strlen(names[i]) == len && memcmp(names[i], name, len) == 0)
            return i;
    return -1;
}

int source_field_find(const char *name)
{
    return find_field(name, strlen(name));
}

/* Takes the canonical bytes of one item one after the other. */
struct canon {
    struct crypt_hash *hash;
    bool any;      /* a byte came */
    bool gap;      /* a space is due before the next one */
    bool lettered; /* the byte before was a letter's */
};

static size_t space_len(const char *at)
{
    if (*at == ' ' || (*at >= '\t' && *at <= '\r'))
        return 1;
    return strncmp(at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* U+00AD. */
static size_t soft_len(const char *at)
{
    return strncmp(at, "\xC2\xAD", 2) == 0 ? 2 : 0;
}

/* A letter of German or one of its neighbours, U+00C0 to U+024F. */
static size_t letter_len(const char *at)
{
    unsigned char c = (unsigned char)*at;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return 1;
    return c >= 0xC3 && c <= 0xC9 && at[1] != '\0' ? 2 : 0;
}

static void put_letter(struct canon *canon, const char *bytes, size_t len)
{
    if (canon->gap && canon->any)
        crypt_hash_add(canon->hash, " ", 1);
    crypt_hash_add(canon->hash, bytes, len);
    canon->any = true;
    canon->gap = false;
}

/* The letter behind a hyphen that was left out, as a small one. */
static void put_small(struct canon *canon, const char *at, size_t len)
{
    char small[2] = {at[0], at[1]};
    if (at[0] >= 'A' && at[0] <= 'Z')
        small[0] = (char)(at[0] + 'a' - 'A');
    else if (strncmp(at, "\xC3\x84", 2) == 0 || strncmp(at, "\xC3\x96", 2) == 0 ||
             strncmp(at, "\xC3\x9C", 2) == 0)
        small[1] = (char)((unsigned char)at[1] + 0x20);
    put_letter(canon, small, len);
}

/* Behind a hyphen and any soft ones: where the next letter begins, else NULL. */
static const char *letter_behind(const char *hyphen)
{
    const char *at = hyphen + 1;
    while (soft_len(at) > 0)
        at += soft_len(at);
    return letter_len(at) > 0 ? at : NULL;
}

/* True if the item says anything. */
static bool add_item(struct crypt_hash *hash, const char *item)
{
    struct canon canon = {.hash = hash};
    for (const char *at = item; *at != '\0';) {
        size_t letter = letter_len(at);
        const char *behind = *at == '-' && canon.lettered ? letter_behind(at) : NULL;
        if (soft_len(at) > 0) {
            at += soft_len(at);
        } else if (space_len(at) > 0) {
            canon.gap = true;
            canon.lettered = false;
            at += space_len(at);
        } else if (behind != NULL) {
            put_small(&canon, behind, letter_len(behind));
            at = behind + letter_len(behind);
        } else {
            size_t len = letter > 0 ? letter : 1;
            put_letter(&canon, at, len);
            canon.lettered = letter > 0;
            at += len;
        }
    }
    crypt_hash_add(hash, "", 1);
    return canon.any;
}

void source_field_hash(char out[SOURCE_FIELD_HASH_LEN], const struct texts *german)
{
    struct crypt_hash hash;
    unsigned char digest[SIGNATURE_HASH_LEN];
    bool any = false;
    crypt_hash_begin(&hash);
    for (size_t i = 0; i < german->count; i++)
        any = add_item(&hash, german->item[i]) || any;
    crypt_hash_end(&hash, digest);
    for (size_t i = 0; i < FIELD_HASH_DIGITS / 2; i++)
        snprintf(out + 2 * i, 3, "%02x", digest[i]);
    if (!any)
        memcpy(out, "-", 2);
}

/* One entry at `at`; false if there is none. `*end` is behind it and the space. */
static bool read_entry(const char *at, int *field, char field_hash[SOURCE_FIELD_HASH_LEN],
                       const char **end)
{
    size_t name = strcspn(at, "= ");
    if (at[name] != '=')
        return false;
    const char *from = at + name + 1;
    size_t len = strcspn(from, " ");
    bool none = len == 1 && *from == '-';
    if (!none && (len != FIELD_HASH_DIGITS || strspn(from, "0123456789abcdef") < len))
        return false;
    *field = find_field(at, name);
    memcpy(field_hash, from, len);
    field_hash[len] = '\0';
    *end = from + len + (from[len] == ' ' && from[len + 1] != '\0');
    return *field >= 0;
}

bool source_hash_find(const char *hash, enum source_field field,
                      char out[SOURCE_FIELD_HASH_LEN])
{
    const char *at = hash == NULL ? "" : hash;
    while (*at != '\0') {
        int found;
        char field_hash[SOURCE_FIELD_HASH_LEN];
        if (!read_entry(at, &found, field_hash, &at))
            return false;
        if (found == (int)field) {
            memcpy(out, field_hash, sizeof field_hash);
            return true;
        }
    }
    return false;
}

void source_hash_add(char out[SOURCE_HASH_LEN], enum source_field field,
                     const char field_hash[SOURCE_FIELD_HASH_LEN])
{
    size_t len = strlen(out);
    snprintf(out + len, SOURCE_HASH_LEN - len, "%s%s=%s", len > 0 ? " " : "",
             names[field], field_hash);
}

bool source_hash_valid(const char *hash)
{
    unsigned seen = 0;
    const char *at = hash;
    while (*at != '\0') {
        int field;
        char field_hash[SOURCE_FIELD_HASH_LEN];
        if (!read_entry(at, &field, field_hash, &at) || (seen & 1U << field) != 0)
            return false;
        seen |= 1U << field;
    }
    return true;
}

unsigned source_hash_changed_of(const char *hash, struct source_german *german)
{
    const char *at = hash == NULL ? "" : hash;
    unsigned seen = 0;
    unsigned changed = 0;
    int field;
    char then[SOURCE_FIELD_HASH_LEN];
    while (*at != '\0' && read_entry(at, &field, then, &at)) {
        char *now = german->hash[field];
        if ((seen & 1U << field) != 0)
            continue;
        seen |= 1U << field;
        if (now[0] == '\0')
            source_field_hash(now, &german->field[field]);
        if (strcmp(then, now) != 0)
            changed |= 1U << field;
    }
    return changed;
}

unsigned source_hash_changed(const char *hash,
                             const struct texts german[SOURCE_FIELD_COUNT])
{
    struct source_german now = {.field = german};
    return source_hash_changed_of(hash, &now);
}
