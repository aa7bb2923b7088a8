#include "reports/receipts.h"

#include <stdio.h>
#include <string.h>

#include "core/seal.h"
#include "reports/padding.h"

enum { MOST = 16384 };

static const char seed_word[] = "receipt_seed";
static const char size_word[] = "receipt_size";

bool receipts_renew(struct ledger *ledger, struct err *err)
{
    char seed[2 * SEAL_NAME_LEN];
    char half[SEAL_NAME_LEN];
    seal_name(seed);
    seal_name(half);
    memcpy(seed + SEAL_NAME_LEN - 1, half, sizeof half);
    return ledger_set_word(ledger, seed_word, seed, err);
}

bool receipts_seed(struct ledger *ledger, struct arena *arena, const char **out,
                   struct err *err)
{
    if (!ledger_word(ledger, arena, seed_word, out, err))
        return false;
    if (*out != NULL)
        return true;
    return receipts_renew(ledger, err) &&
           ledger_word(ledger, arena, seed_word, out, err) &&
           (*out != NULL || err_set(err, "not enough memory"));
}

/* How many are listed: those that arrived at least. */
static bool size_of(struct ledger *ledger, struct arena *arena, size_t count, size_t *out,
                    struct err *err)
{
    size_t size;
    if (!padding_size(ledger, arena, size_word, count, MOST, &size, err))
        return false;
    *out = size < count ? count : size;
    return true;
}

static const char *copy_receipt(struct arena *arena, const char *hash, const char *salt)
{
    char receipt[SEAL_HASH_LEN];
    seal_receipt(receipt, hash, salt);
    return arena_copy(arena, receipt);
}

static bool add_filling(struct arena *arena, const char *seed, size_t size,
                        struct receipts *out)
{
    for (size_t i = out->receipt.count; i < size; i++) {
        char number[24];
        snprintf(number, sizeof number, "filling %zu", i);
        out->receipt.item[out->receipt.count++] = copy_receipt(arena, number, seed);
    }
    return !arena->failed;
}

bool receipts_make(struct ledger *ledger, struct arena *arena, const char *site,
                   long sequence, struct receipts *out, struct err *err)
{
    const char *seed = NULL;
    struct texts arrived = {0};
    struct receipts receipts = {.salt = NULL};
    size_t size = 0;
    if (!receipts_seed(ledger, arena, &seed, err) ||
        !ledger_received(ledger, arena, site, sequence, &arrived, err) ||
        !size_of(ledger, arena, arrived.count, &size, err))
        return false;
    receipts.salt = copy_receipt(arena, "salt", seed);
    receipts.receipt.item = arena_take_array(arena, size, sizeof(const char *));
    if (arena->failed)
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < arrived.count; i++)
        receipts.receipt.item[receipts.receipt.count++] =
            copy_receipt(arena, arrived.item[i], receipts.salt);
    if (!add_filling(arena, seed, size, &receipts))
        return err_set(err, "not enough memory");
    *out = receipts;
    return true;
}
