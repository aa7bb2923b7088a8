#include "core/crypt.h"
#include "flow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "device/outbox.h"
#include "workspace/store.h"
#include "reports/collect.h"
#include "workspace/keys.h"
#include "town.h"

/* The office brings in what a stick carries: a report is in the ledger, or still on the
 * stick, and never on neither. */

#define OFFICE CALLS_DISK "/office/"
#define STICK CALLS_DISK "/office/stick"

enum { REPORTS = 3 };

static char hash[REPORTS][SEAL_HASH_LEN];

static void must(bool ok, const struct err *err)
{
    if (ok)
        return;
    fprintf(stderr, "crash tests: collect: %s\n", err->text);
    exit(2);
}

/* The office's disk, and a stick in it that a terminal has filled. */
static struct disk *prepare(void)
{
    struct disk *disk = disk_copy(town_office());
    struct report report = {.site = "ennigerloh", .year = 2026, .month = 11};
    unsigned char key[KEYS_REPORT_LEN];
    struct err err = {""};
    calls_mount(disk);
    must(crypt_init(&err) &&
             keys_read_reports_public(OFFICE "keys/reports.pub", key, &err),
         &err);
    for (int i = 0; i < REPORTS; i++) {
        unsigned char slot[SEAL_SLOT_LEN];
        must(seal_report(slot, &report, key, &err), &err);
        seal_hash(hash[i], slot);
        must(outbox_add(OFFICE "terminal", slot, &err), &err);
    }
    must(outbox_export(OFFICE "terminal", key, STICK, &err), &err);
    calls_mount(NULL);
    disk_settle(disk);
    return disk;
}

static bool step(int number, struct err *err)
{
    (void)number;
    struct store *store = NULL;
    struct ledger *ledger = NULL;
    struct unseal *unseal = NULL;
    struct collect_result result = {0};
    long sequence = 0;
    bool ok = store_open(&store, OFFICE "workspace.db", err) &&
              store_sequence(store, &sequence, err);
    store_close(store);
    ok = ok && keys_init(err) && ledger_open(&ledger, OFFICE "workspace.db", err) &&
         unseal_open(&unseal, OFFICE "keys/reports.key", NULL, err) &&
         collect_folder(ledger,
                        &(struct collect_order){.unseal = unseal,
                                                .sequence = sequence,
                                                .today = {2026, 11, 23}},
                        STICK, &result, err);
    unseal_close(unseal);
    ledger_close(ledger);
    buf_free(&result.refusals);
    buf_free(&result.doubts);
    return ok;
}

/* How many of the reports the ledger has. */
static bool in_ledger(size_t *count_out, struct err *err)
{
    struct ledger *ledger = NULL;
    struct arena arena = {0};
    struct ledger_filter any = {0};
    struct ledger_row *row = NULL;
    size_t rows = 0;
    bool ok = ledger_open(&ledger, OFFICE "workspace.db", err) &&
              ledger_list(ledger, &arena, &any, &row, &rows, err);
    *count_out = 0;
    for (size_t i = 0; ok && i < rows; i++)
        for (int k = 0; k < REPORTS; k++)
            *count_out += strcmp(row[i].hash, hash[k]) == 0;
    ledger_close(ledger);
    arena_free(&arena);
    return ok;
}

static bool on_stick(void)
{
    int folder = disk_find(calls_disk(), "office/stick/anna/reports", true);
    return folder >= 0 && disk_name(calls_disk(), folder, 0) != NULL;
}

static enum flow_verdict start(int said, char why[FLOW_WHY])
{
    struct err err = {""};
    size_t count = 0;
    if (!in_ledger(&count, &err)) {
        snprintf(why, FLOW_WHY, "the ledger does not open: %.250s", err.text);
        return FLOW_DARK;
    }
    if (count == REPORTS || (count == 0 && said == 0 && on_stick()))
        return FLOW_HOLDS;
    snprintf(why, FLOW_WHY, "%zu of %d reports are in the ledger, the stick has %s",
             count, REPORTS, on_stick() ? "them" : "none");
    return count > 0 ? FLOW_MIXED : FLOW_LOST;
}

const struct flow flow_collect = {
    .name = "collect",
    .steps = 1,
    .prepare = prepare,
    .step = step,
    .start = start,
    .deaf_percent = 30,
    .again = true,
    .weight = 5,
};
