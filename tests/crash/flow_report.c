#include "core/crypt.h"
#include "flow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "core/seal.h"
#include "device/outbox.h"
#include "terminal.h"
#include "town.h"

/* Reports: three are said, "Danke" after each; they go onto a stick; the office has the
 * first two and the terminal forgets them. No report for which "Danke" was drawn may be
 * lost before. */

enum { REPORTS = 3, STEPS = REPORTS + 2, EXPORTED = REPORTS + 1, ARRIVED = 2 };

#define STICK CALLS_DISK "/stick"

static unsigned char slot[REPORTS][SEAL_SLOT_LEN];
static unsigned char key[SEAL_KEY_LEN];
static unsigned char secret[crypto_box_SECRETKEYBYTES];

/* Seals the reports once: each is another slot. */
static void seal_all(void)
{
    struct err err = {""};
    struct report report = {.site = "ennigerloh", .year = 2026, .month = 11};
    bool ok = crypt_init(&err);
    static const unsigned char seed[crypto_box_SEEDBYTES] = {1};
    ok = ok && crypto_box_seed_keypair(key, secret, seed) == 0;
    for (int i = 0; ok && i < REPORTS; i++)
        ok = seal_report(slot[i], &report, key, &err);
    if (ok)
        return;
    fprintf(stderr, "crash tests: reports: %s\n", err.text);
    exit(2);
}

static struct disk *prepare(void)
{
    if (key[0] == 0)
        seal_all();
    return terminal_with(1);
}

/* What the office has: the first two. */
static bool has_arrived(void *context, const char *hash, bool *arrived_out,
                        struct err *err)
{
    (void)context;
    (void)err;
    *arrived_out = false;
    for (int i = 0; i < ARRIVED; i++) {
        char own[SEAL_HASH_LEN];
        seal_hash(own, slot[i]);
        *arrived_out = *arrived_out || strcmp(own, hash) == 0;
    }
    return true;
}

static bool step(int number, struct err *err)
{
    const char *state = town_config()->state;
    if (number < REPORTS)
        return outbox_add(state, slot[number], err);
    if (number < EXPORTED)
        return outbox_export(state, key, STICK, err);
    return outbox_forget(state, has_arrived, NULL, err);
}

static size_t count_in(const void *bytes, size_t len, int from, int to)
{
    size_t count = 0;
    for (size_t at = 0; at + SEAL_SLOT_LEN <= len; at += SEAL_SLOT_LEN)
        for (int i = from; i < to; i++)
            count += memcmp((const char *)bytes + at, slot[i], SEAL_SLOT_LEN) == 0;
    return count;
}

/* The outbox after `said` steps, or after the next one. */
static bool fits(const struct buf *box, int said)
{
    int from = said == STEPS ? ARRIVED : 0;
    int to = said < REPORTS ? said : REPORTS;
    return box->len == (size_t)(to - from) * SEAL_SLOT_LEN &&
           count_in(box->bytes, box->len, from, to) == (size_t)(to - from);
}

static enum flow_verdict check_box(int said, char why[FLOW_WHY])
{
    struct buf box = {0};
    struct err err = {""};
    if (!outbox_read(town_config()->state, &box, &err)) {
        snprintf(why, FLOW_WHY, "the outbox is not read: %.250s", err.text);
        return FLOW_DARK;
    }
    bool ok = fits(&box, said) || (said < STEPS && fits(&box, said + 1));
    int to = said < REPORTS ? said : REPORTS;
    int from = said >= EXPORTED ? ARRIVED : 0;
    size_t kept = count_in(box.bytes, box.len, from, to);
    size_t slots = box.len / SEAL_SLOT_LEN;
    buf_free(&box);
    if (ok)
        return FLOW_HOLDS;
    snprintf(why, FLOW_WHY, "%zu slots wait, %zu of the %d that must", slots, kept,
             to - from);
    return kept < (size_t)(to - from) ? FLOW_LOST : FLOW_MIXED;
}

static bool is_whole(const void *bytes, size_t len)
{
    static unsigned char plain[SEAL_FILE_PLAIN_LEN];
    return len == SEAL_FILE_LEN &&
           crypto_box_seal_open(plain, (const unsigned char *)bytes + SEAL_FILE_HEAD_LEN,
                                SEAL_FILE_LEN - SEAL_FILE_HEAD_LEN, key, secret) == 0 &&
           count_in(plain + 4, REPORTS * (size_t)SEAL_SLOT_LEN, 0, REPORTS) == REPORTS;
}

/* Every file that has a whole name on the stick is whole, and one is there when it was
 * said to be. */
static enum flow_verdict check_stick(int said, char why[FLOW_WHY])
{
    int folder = disk_find(calls_disk(), "stick/anna/reports", true);
    size_t whole = 0;
    const char *name;
    for (size_t i = 0; folder >= 0 && (name = disk_name(calls_disk(), folder, i)) != NULL;
         i++) {
        char path[256];
        size_t len;
        snprintf(path, sizeof path, "stick/anna/reports/%s", name);
        if (strlen(name) < 5 || strcmp(name + strlen(name) - 5, ".part") == 0)
            continue;
        const void *bytes =
            disk_bytes(calls_disk(), disk_find(calls_disk(), path, true), &len);
        if (!is_whole(bytes, len)) {
            snprintf(why, FLOW_WHY, "%s on the stick is a piece, %zu bytes", name, len);
            return FLOW_MIXED;
        }
        whole++;
    }
    if (said < EXPORTED || whole > 0)
        return FLOW_HOLDS;
    snprintf(why, FLOW_WHY, "the stick has no reports");
    return FLOW_LOST;
}

static enum flow_verdict start(int said, char why[FLOW_WHY])
{
    int shown;
    enum flow_verdict verdict = terminal_start(&shown, why);
    if (verdict == FLOW_HOLDS)
        verdict = check_box(said, why);
    return verdict == FLOW_HOLDS ? check_stick(said, why) : verdict;
}

const struct flow flow_report = {
    .name = "report",
    .steps = STEPS,
    .prepare = prepare,
    .step = step,
    .start = start,
    .deaf_percent = 50,
    .again = true,
    .weight = 30,
};
