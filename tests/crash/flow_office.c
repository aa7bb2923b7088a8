#include "core/crypt.h"
#include "flow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/bundle.h"
#include "workspace/store.h"
#include "formats/export_json.h"
#include "workspace/keys.h"
#include "publish/pack.h"
#include "town.h"

/* The office: what it writes into its workspace, and what it publishes. */

#define OFFICE CALLS_DISK "/office/"

static enum flow_verdict say(enum flow_verdict verdict, char why[FLOW_WHY],
                             const char *words, const struct err *err)
{
    snprintf(why, FLOW_WHY, "%s: %.250s", words, err->text);
    return verdict;
}

/* All that the workspace holds, as JSON. */
static bool export_all(struct buf *out, struct err *err)
{
    struct store *store = NULL;
    struct arena arena = {0};
    struct document document = {0};
    bool ok = store_open(&store, OFFICE "workspace.db", err) &&
              store_load(store, &arena, &document, err);
    if (ok)
        export_json(&document, out);
    store_close(store);
    arena_free(&arena);
    return ok && (!out->failed || err_set(err, "not enough memory"));
}

/* import: a document, and then one of its offers away */

enum { IMPORT_STEPS = 2 };

static struct buf expected[IMPORT_STEPS + 1];

static bool step_import(int step, struct err *err)
{
    struct store *store = NULL;
    bool ok = store_open(&store, OFFICE "workspace.db", err);
    if (ok && step == 0)
        ok = town_import(store, OFFICE "new.json", err);
    else if (ok)
        ok = town_take_out(store, town_offer(1), err);
    store_close(store);
    return ok;
}

static struct disk *prepare_import(void)
{
    struct disk *disk = disk_copy(town_office());
    struct err err = {""};
    calls_mount(disk);
    for (int i = 0; expected[IMPORT_STEPS].len == 0; i++)
        if (!export_all(&expected[i], &err) ||
            (i < IMPORT_STEPS && !step_import(i, &err))) {
            fprintf(stderr, "crash tests: import: %s\n", err.text);
            exit(2);
        }
    calls_mount(NULL);
    disk_free(disk);
    return disk_copy(town_office());
}

static enum flow_verdict start_import(int said, char why[FLOW_WHY])
{
    struct buf got = {0};
    struct err err = {""};
    if (!export_all(&got, &err)) {
        buf_free(&got);
        return say(FLOW_DARK, why, "the workspace does not open", &err);
    }
    int place = -1;
    for (int i = IMPORT_STEPS; i >= 0; i--)
        if (strcmp(got.bytes, expected[i].bytes) == 0 && (place < 0 || i >= said))
            place = i;
    buf_free(&got);
    if (place >= said && place <= said + 1)
        return FLOW_HOLDS;
    snprintf(why, FLOW_WHY, "the workspace is that after %d steps; %d were done", place,
             said);
    return place < 0 ? FLOW_MIXED : FLOW_LOST;
}

const struct flow flow_import = {
    .name = "import",
    .steps = IMPORT_STEPS,
    .prepare = prepare_import,
    .step = step_import,
    .start = start_import,
    .deaf_percent = 50,
    .again = true,
    .weight = 5,
};

/* pack: twice over what was packed before */

enum { PACK_STEPS = 2 };

static struct disk *prepare_pack(void)
{
    return disk_copy(town_office());
}

static bool step_pack(int step, struct err *err)
{
    (void)step;
    struct store *store = NULL;
    struct ledger *ledger = NULL;
    struct keys_signing *key = NULL;
    unsigned char report_key[KEYS_REPORT_LEN];
    struct pack_result result;
    bool ok = keys_init(err) &&
              keys_read_reports_public(OFFICE "keys/reports.pub", report_key, err) &&
              keys_open_signing(&key, OFFICE "keys/minisign.key", NULL, err) &&
              store_open(&store, OFFICE "workspace.db", err) &&
              ledger_open(&ledger, OFFICE "workspace.db", err);
    if (ok) {
        struct pack_order order = {.store = store,
                                   .ledger = ledger,
                                   .key = key,
                                   .report_key = report_key,
                                   .created = {2026, 11, 21},
                                   .valid_until = {2027, 11, 22},
                                   .published = OFFICE "published",
                                   .out = OFFICE "out.anna"};
        ok = pack_write(&order, &result, err);
    }
    ledger_close(ledger);
    store_close(store);
    keys_close_signing(key);
    return ok;
}

static bool verify(const char *path, struct bundle_label *label, struct err *err)
{
    static const char *const pub = OFFICE "keys/minisign.pub";
    struct signature_key key;
    return crypt_init(err) && bundle_read_keys(&key, &pub, 1, err) &&
           bundle_verify(path, NULL, &key, 1, label, NULL, err);
}

/* Whether two files of the disk have the same bytes. */
static bool same(const char *one, const char *two)
{
    size_t len[2];
    int file[2] = {disk_find(calls_disk(), one, true),
                   disk_find(calls_disk(), two, true)};
    if (file[0] < 0 || file[1] < 0)
        return false;
    const void *a = disk_bytes(calls_disk(), file[0], &len[0]);
    const void *b = disk_bytes(calls_disk(), file[1], &len[1]);
    return len[0] == len[1] && memcmp(a, b, len[0]) == 0;
}

/* The number of the published file whose bytes office/NAME has, -1 if it has none's. */
static long published_as(const char *name, long last)
{
    const char *end = strchr(name, '.');
    for (long number = last; number > 0; number--) {
        char here[64];
        char there[64];
        snprintf(here, sizeof here, "office/%s", name);
        snprintf(there, sizeof there, "office/published/%ld%s", number, end);
        if (same(here, there))
            return number;
    }
    return -1;
}

/* Nothing published carries a number that the workspace would give again, and there are
 * at least `count`. A pack that was cut may have used a number up, and one that is done
 * again has the next one then. */
static enum flow_verdict published(long sequence, long count, char why[FLOW_WHY])
{
    struct err err = {""};
    long there = 0;
    for (long number = 1; number <= sequence + PACK_STEPS; number++) {
        char path[64];
        struct bundle_label label;
        snprintf(path, sizeof path, OFFICE "published/%ld.anna", number);
        bool good = verify(path, &label, &err) && label.sequence == number;
        there += good;
        if (!good && number <= TOWN_BUNDLES)
            return say(FLOW_LOST, why, "a published bundle is not there", &err);
        if (good && number > sequence)
            return say(FLOW_MIXED, why, "a number that was published is free", &err);
    }
    if (there >= count)
        return FLOW_HOLDS;
    return say(FLOW_LOST, why, "the newest published bundle is not there", &err);
}

static enum flow_verdict start_pack(int said, char why[FLOW_WHY])
{
    struct store *store = NULL;
    struct err err = {""};
    struct bundle_label label;
    long sequence = 0;
    long first = TOWN_BUNDLES + said;
    bool ok = store_open(&store, OFFICE "workspace.db", &err) &&
              store_sequence(store, &sequence, &err);
    store_close(store);
    if (!ok)
        return say(FLOW_DARK, why, "the workspace does not open", &err);
    if (sequence < first)
        return say(FLOW_LOST, why, "a number that was used is free", &err);
    enum flow_verdict verdict = published(sequence, first, why);
    if (verdict != FLOW_HOLDS)
        return verdict;
    if (verify(OFFICE "out.anna", &label, &err))
        return label.sequence >= first && label.sequence <= sequence
                   ? FLOW_HOLDS
                   : say(FLOW_LOST, why, "an older bundle is there", &err);
    /* Two files cannot be swapped at once: between them the pair does not fit, and
     * whoever verifies it says so. But each of the two is whole. */
    if (said < PACK_STEPS && published_as("out.anna", sequence) >= first &&
        published_as("out.anna.minisig", sequence) >= first)
        return FLOW_HOLDS;
    return say(FLOW_MIXED, why, "the packed bundle is broken", &err);
}

const struct flow flow_pack = {
    .name = "pack",
    .steps = PACK_STEPS,
    .prepare = prepare_pack,
    .step = step_pack,
    .start = start_pack,
    .deaf_percent = 50,
    .again = true,
    .weight = 5,
};
