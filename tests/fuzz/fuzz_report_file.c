#include "fuzz/feed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/crypt.h"
#include "core/report.h"
#include "core/seal.h"
#include "reports/unseal.h"
#include "workspace/keys.h"

/* The file of reports that a stick brings, its outer layer and the slots in it. The first
 * byte says how the rest is used: the file itself; what is inside a sealed file, its
 * count of slots first; changes to a sealed file; changes to one of version 1. */

enum { HOW_BARE, HOW_INSIDE, HOW_SEALED, HOW_FIRST, HOWS, FIRST_SLOTS = 64 };

static struct unseal *unseal;
static unsigned char *plain, *file; /* kept: they are large */

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    char secret[512];
    char pub[512];
    struct err err = {""};
    (void)argc;
    (void)argv;
    const char *folder = feed_file("keys", "", 0);
    snprintf(secret, sizeof secret, "%s.key", folder);
    snprintf(pub, sizeof pub, "%s.pub", folder);
    plain = malloc(SEAL_FILE_PLAIN_LEN);
    file = malloc(SEAL_FILE_LEN);
    return plain != NULL && file != NULL && keys_init(&err) &&
                   keys_make_reports(secret, pub, NULL, &err) &&
                   unseal_open(&unseal, secret, NULL, &err)
               ? 0
               : 1;
}

/* A whole file around what stands in `plain`. */
static void seal_plain(void)
{
    memcpy(file, "ANNAREP\x02", SEAL_FILE_HEAD_LEN);
    MUST(crypt_seal(file + SEAL_FILE_HEAD_LEN, plain, SEAL_FILE_PLAIN_LEN,
                    unseal_public(unseal)));
}

static enum unseal_file open_file(const void *bytes, size_t len, struct buf *slots)
{
    struct buf whole = {0};
    buf_add(&whole, bytes, len);
    enum unseal_file result = unseal_file(unseal, &whole, slots);
    MUST(!whole.failed && !slots->failed);
    MUST(slots->len % SEAL_SLOT_LEN == 0 && slots->len <= (size_t)4096 * SEAL_SLOT_LEN);
    MUST(result == UNSEAL_FILE_OPEN || slots->len == 0);
    buf_free(&whole);
    return result;
}

/* What is no report leaves the caller's as it was. */
static void open_slots(const struct buf *slots)
{
    for (size_t at = 0; at < slots->len && at < 4 * SEAL_SLOT_LEN; at += SEAL_SLOT_LEN) {
        struct report report = {.site = "untouched"};
        enum unseal_result result =
            unseal_slot(unseal, (const unsigned char *)slots->bytes + at, &report);
        MUST(result == UNSEAL_REPORT || strcmp(report.site, "untouched") == 0);
    }
}

/* A slot that holds these bytes as a report. */
static void put_slot(unsigned char *slot, const uint8_t *data, size_t size)
{
    unsigned char bytes[REPORT_LEN] = {0};
    memcpy(bytes, data, size < sizeof bytes ? size : sizeof bytes);
    MUST(crypt_seal(slot, bytes, sizeof bytes, unseal_public(unseal)));
}

static void try_inside(const uint8_t *data, size_t size, struct buf *slots)
{
    size_t count = 0;
    memset(plain, 0, SEAL_FILE_PLAIN_LEN);
    memcpy(plain, data, size < 4 ? size : 4);
    for (size_t i = 4; i > 0; i--)
        count = count << 8 | plain[i - 1];
    if (size > 4)
        put_slot(plain + 4, data + 4, size - 4);
    seal_plain();
    enum unseal_file result = open_file(file, SEAL_FILE_LEN, slots);
    MUST((result == UNSEAL_FILE_OPEN) == (count <= SEAL_FILE_SLOTS));
    MUST(result != UNSEAL_FILE_OPEN || slots->len == count * SEAL_SLOT_LEN);
}

/* Whatever is changed in what was sealed, it is nothing any more. */
static void try_sealed(const uint8_t *data, size_t size, struct buf *slots)
{
    memset(plain, 0, SEAL_FILE_PLAIN_LEN);
    plain[0] = 1;
    seal_plain();
    unsigned char *copy = malloc(SEAL_FILE_LEN);
    MUST(copy != NULL);
    memcpy(copy, file, SEAL_FILE_LEN);
    feed_patch(file, SEAL_FILE_LEN, data, size);
    bool changed = memcmp(copy, file, SEAL_FILE_LEN) != 0;
    free(copy);
    MUST((open_file(file, SEAL_FILE_LEN, slots) == UNSEAL_FILE_OPEN) == !changed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf slots = {0};
    if (size == 0)
        return 0;
    const uint8_t *rest = data + 1;
    switch (data[0] % HOWS) {
    case HOW_BARE:
        open_file(rest, size - 1, &slots);
        break;
    case HOW_INSIDE:
        try_inside(rest, size - 1, &slots);
        break;
    case HOW_SEALED:
        try_sealed(rest, size - 1, &slots);
        break;
    default:
        memset(file, 0, FIRST_SLOTS * SEAL_SLOT_LEN);
        put_slot(file, rest, size - 1);
        feed_patch(file, FIRST_SLOTS * SEAL_SLOT_LEN, rest, size - 1);
        MUST(open_file(file, FIRST_SLOTS * SEAL_SLOT_LEN, &slots) == UNSEAL_FILE_OPEN);
        MUST(slots.len == FIRST_SLOTS * SEAL_SLOT_LEN);
    }
    open_slots(&slots);
    buf_free(&slots);
    return 0;
}
