#include "reports/outcomes.h"

#include <stdio.h>
#include <string.h>

#include "reports/padding.h"
#include "reports/receipts.h"

enum { MOST = 4096 };

static const char size_word[] = "outcome_size";

static enum outcome_state state_shown(enum ledger_state state)
{
    static const enum outcome_state shown[LEDGER_STATE_COUNT] = {
        [LEDGER_NEW] = OUTCOME_READ,
        [LEDGER_CONFIRMED] = OUTCOME_CONFIRMED,
        [LEDGER_IN_PROGRESS] = OUTCOME_IN_PROGRESS,
        [LEDGER_PLANNED] = OUTCOME_PLANNED,
        [LEDGER_FIXED] = OUTCOME_FIXED,
        [LEDGER_CANNOT_FIX] = OUTCOME_CANNOT_FIX,
        [LEDGER_NOT_OURS] = OUTCOME_NOT_OURS,
        [LEDGER_DUPLICATE] = OUTCOME_CONFIRMED,
        [LEDGER_INTERNAL] = OUTCOME_READ,
    };
    return shown[state];
}

/* How many rows there are. */
static bool size_of(struct ledger *ledger, struct arena *arena, size_t count, size_t *out,
                    struct err *err)
{
    if (count > MOST)
        return err_set(err,
                       "%zu answers wait for those who asked, more than the %d that a "
                       "bundle has; anna-admin reports forget-text --older-than AGE",
                       count, MOST);
    return padding_size(ledger, arena, size_word, count, MOST, out, err);
}

struct making {
    const struct unseal *unseal;
    unsigned char base[CRYPT_HASH_LEN]; /* that salt and chance are made of */
    unsigned char salt[CRYPT_SALT_LEN];
    struct outcome_row *row;
    size_t count;
    unsigned char (*seen)[PHRASE_BYTES]; /* the words of each row */
};

static bool read_words(const struct making *making, const char *stored,
                       unsigned char bytes[PHRASE_BYTES], struct phrase *out)
{
    char hex[REPORT_TEXT_LEN];
    /* The phrase of zeroes is one, and no hexadecimal digits that crypt_from_hex takes.
     */
    bool ok = unseal_text(making->unseal, stored, hex) &&
              strlen(hex) == (size_t)2 * PHRASE_BYTES;
    if (ok && !crypt_from_hex(bytes, PHRASE_BYTES, hex)) {
        memset(bytes, 0, PHRASE_BYTES);
        ok = strcmp(hex, "0000000000") == 0;
    }
    wipe(hex, sizeof hex);
    return ok && phrase_read(out, bytes);
}

static bool seen_before(const struct making *making, const unsigned char *bytes)
{
    for (size_t i = 0; i < making->count; i++)
        if (memcmp(making->seen[i], bytes, PHRASE_BYTES) == 0)
            return true;
    return false;
}

static bool add_answer(struct making *making, const struct ledger_answered *answered,
                       struct err *err)
{
    unsigned char bytes[PHRASE_BYTES];
    struct phrase phrase;
    struct outcome outcome = {.state = state_shown(answered->state)};
    struct outcome_key key;
    if (!read_words(making, answered->words, bytes, &phrase) ||
        !unseal_text(making->unseal, answered->text, outcome.text))
        return err_set(err, "an answer in the ledger is sealed to another key than "
                            "keys/reports.key");
    bool ok = true;
    if (!seen_before(making, bytes)) {
        ok = outcome_key_make(&key, &phrase, making->salt) ||
             err_set(err, "not enough memory");
        memcpy(making->seen[making->count], bytes, sizeof bytes);
        if (ok)
            outcome_close(&making->row[making->count++], &outcome, &key);
    }
    wipe(bytes, sizeof bytes);
    wipe(&phrase, sizeof phrase);
    wipe(&outcome, sizeof outcome);
    wipe(&key, sizeof key);
    return ok;
}

static void digest_base(struct making *making, const char *seed, long sequence,
                        const struct ledger_answered *answered, size_t count)
{
    struct crypt_hash hash;
    char words[80];
    snprintf(words, sizeof words, "outcomes %.64s %ld", seed, sequence);
    crypt_hash_begin(&hash);
    crypt_hash_add(&hash, words, strlen(words) + 1);
    for (size_t i = 0; i < count; i++) {
        snprintf(words, sizeof words, "%d", (int)answered[i].state);
        crypt_hash_add(&hash, words, strlen(words) + 1);
        crypt_hash_add(&hash, answered[i].words, strlen(answered[i].words) + 1);
        crypt_hash_add(&hash, answered[i].text, strlen(answered[i].text) + 1);
    }
    crypt_hash_end(&hash, making->base);
}

/* Chance that is called so. */
static void digest_of(const struct making *making, const char *what, size_t number,
                      unsigned char *out, size_t len)
{
    struct {
        unsigned char base[CRYPT_HASH_LEN];
        char what[32];
    } from = {.what = ""};
    memcpy(from.base, making->base, sizeof from.base);
    snprintf(from.what, sizeof from.what, "%s %zu", what, number);
    crypt_digest(out, len, &from, sizeof from);
}

static void add_filling(struct making *making)
{
    const struct outcome none = {.state = OUTCOME_READ};
    struct outcome_key key;
    digest_of(making, "filling", making->count, key.bytes, sizeof key.bytes);
    outcome_close(&making->row[making->count++], &none, &key);
}

bool outcomes_make(struct ledger *ledger, struct arena *arena,
                   const struct unseal *unseal, long sequence, struct outcomes *out,
                   struct err *err)
{
    const char *seed = NULL;
    struct making making = {.unseal = unseal};
    struct ledger_answered *answered = NULL;
    size_t count = 0;
    size_t size = 0;
    if (!receipts_seed(ledger, arena, &seed, err) ||
        !ledger_answered(ledger, arena, &answered, &count, err) ||
        !size_of(ledger, arena, count, &size, err))
        return false;
    if (count > 0 && unseal == NULL)
        return err_set(err, "answers wait for those who asked; without keys/reports.key "
                            "they cannot be published");
    making.row = arena_take_array(arena, size, sizeof *making.row);
    making.seen = arena_take_array(arena, size, sizeof *making.seen);
    char *salt = arena_take(arena, 2 * CRYPT_SALT_LEN + 1);
    if (arena->failed)
        return err_set(err, "not enough memory");
    digest_base(&making, seed, sequence, answered, count);
    digest_of(&making, "salt", 0, making.salt, sizeof making.salt);
    crypt_to_hex(salt, making.salt, sizeof making.salt);
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++)
        ok = add_answer(&making, &answered[i], err);
    wipe(making.seen, size * sizeof *making.seen);
    if (!ok)
        return false;
    while (making.count < size)
        add_filling(&making);
    *out = (struct outcomes){salt, making.row, making.count};
    return true;
}

bool outcomes_wait(struct ledger *ledger, bool *out, struct err *err)
{
    struct arena arena = {0};
    struct ledger_answered *answered = NULL;
    size_t count = 0;
    bool ok = ledger_answered(ledger, &arena, &answered, &count, err);
    arena_free(&arena);
    *out = count > 0;
    return ok;
}
