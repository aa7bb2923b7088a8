#include "town.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>
#include <sqlite3.h>

#include "base/buf.h"
#include "base/durable.h"
#include "chance.h"
#include "workspace/store_change.h"
#include "workspace/store_import.h"
#include "formats/import_json.h"
#include "workspace/keys.h"
#include "publish/pack.h"
#include "speech/clip_store.h"
#include "speech/spoken_all.h"

static struct {
    struct disk *office;
    struct disk *terminal;
    struct config config;
    struct chance chance;
} town;

#define TOWN_CLIPS "/disk/office/clips"

static const char *const words[TOWN_BUNDLES] = {"Apfelfest", "Birnenfest", "Kirschfest"};
static const char *const offers[TOWN_BUNDLES] = {"fest-a", "fest-b", "fest-c"};

static void must(bool ok, const char *what, const struct err *err)
{
    if (ok)
        return;
    fprintf(stderr, "crash tests: %s: %s\n", what, err->text);
    exit(2);
}

/* chance: libsodium and SQLite take theirs from the seed, so that a run can be repeated
 */

static const char *chance_name(void)
{
    return "seed";
}

static void chance_fill(void *const out, const size_t len)
{
    for (size_t i = 0; i < len; i++)
        ((unsigned char *)out)[i] = (unsigned char)chance_next(&town.chance);
}

static uint32_t chance_word(void)
{
    return (uint32_t)chance_next(&town.chance);
}

static int chance_for_sqlite(sqlite3_vfs *vfs, int len, char *out)
{
    (void)vfs;
    chance_fill(out, (size_t)len);
    return len;
}

static void take_chance(uint64_t seed)
{
    static struct randombytes_implementation implementation = {
        .implementation_name = chance_name, .random = chance_word, .buf = chance_fill};
    struct err err = {"libsodium does not take it"};
    town.chance = chance_of(seed, 0);
    must(randombytes_set_implementation(&implementation) == 0, "chance", &err);
    sqlite3_initialize();
    sqlite3_vfs_find(NULL)->xRandomness = chance_for_sqlite;
}

/* the office */

#define SITES                                                                            \
    "\"sites\": [{\"id\": \"ennigerloh\", \"name\": \"Ennigerloh, Rathaus\", \"town\": " \
    "\"ennigerloh\", \"phone\": \"+492214710120\"}],\n\"topics\": [{\"id\": \"money\", " \
    "\"name\": \"Geld %d\", \"icon\": \"payments\", \"tint\": \"teal\"}, {\"id\": "      \
    "\"childcare\", \"name\": \"Kinder %d\", \"icon\": \"child_care\", \"tint\": "       \
    "\"amber\"}],\n"
#define OFFER                                                                             \
    "{\"id\": \"%s\", \"name\": \"%s\", \"provider\": \"Kreis Warendorf\", \"topics\": "  \
    "[\"money\", \"childcare\"], \"scope\": \"district\", \"summary\": \"Das ist das %s " \
    "im Jahr %d.\", \"phone\": \"+492214710%03d\", \"confidence\": \"high\"}"

/* Bundle 3 is larger than its document says: texts of some length in every offer. */
static void write_document(int number, const char *path)
{
    struct buf text = {0};
    struct err err = {""};
    buf_print(&text, "{" SITES "\"offers\": [\n", number, number);
    for (int i = 0; i < 8; i++) {
        char id[32];
        char name[32];
        snprintf(id, sizeof id, "hilfe-%d", i);
        snprintf(name, sizeof name, "Hilfe-Angebot %d", i);
        buf_print(&text, OFFER ",\n", id, name, name, 2020 + number, i);
    }
    buf_print(&text, OFFER "]}\n", offers[number - 1], words[number - 1],
              words[number - 1], 2020 + number, 100 + number);
    must(!text.failed && durable_write(path, text.bytes, text.len, 0644, &err), path,
         &err);
    buf_free(&text);
}

struct town_import {
    struct store_import *import;
    struct buf notes;
};

static enum intake_answer take(void *context, struct record *record, struct err *err)
{
    return store_import_take(((struct town_import *)context)->import, record, err);
}

static void note(void *context, const struct intake_note *note)
{
    intake_note_text(note, &((struct town_import *)context)->notes);
}

bool town_import(struct store *store, const char *path, struct err *err)
{
    static const struct store_import_told nobody;
    struct store_import_tally tally;
    struct town_import taking = {.import = NULL};
    const struct intake intake = {&taking, take, note, NULL, NULL};
    static const struct history_deed deed = {"town", 0, "import town"};
    if (!store_import_begin(&taking.import, store, &deed, "town", &nobody, err))
        return false;
    bool ok = import_json(path, &intake, err);
    if (ok && taking.notes.len > 0)
        ok = err_set(err, "%.200s", taking.notes.bytes);
    struct err end = {""};
    if (!store_import_end(taking.import, ok, &tally, &end) && ok)
        ok = err_set(err, "%s", end.text);
    buf_free(&taking.notes);
    return ok;
}

static void import(struct store *store, const char *path)
{
    struct err err = {""};
    must(town_import(store, path, &err), path, &err);
}

bool town_take_out(struct store *store, const char *offer, struct err *err)
{
    static const struct history_deed deed = {"town", 0, "offer remove"};
    if (!store_begin(store, &deed, err))
        return false;
    enum store_answer answer = store_take_out(store, RECORD_OFFER, offer, err);
    if (answer == STORE_DONE)
        return store_commit(store, err);
    store_rollback(store);
    return answer == STORE_GONE; /* before a cut */
}

/* Clips for some of what is said; nobody hears them. */
static void make_clips(struct store *store)
{
    enum { CLIPS = 12, CLIP_BYTES = 1500 };
    struct arena arena = {0};
    struct document document = {0};
    struct spoken_texts texts = {0};
    struct err err = {""};
    unsigned char bytes[CLIP_BYTES];
    must(store_load(store, &arena, &document, &err), "clips", &err);
    struct say_lexicon *lexicon = spoken_all_lexicon(&document, &err);
    must(lexicon != NULL && spoken_all(&arena, lexicon, &document, "de", &texts, &err) &&
             texts.count > CLIPS,
         "clips", &err);
    for (size_t i = 0; i < CLIPS; i++) {
        struct clip_entry entry = {.made = "town",
                                   .row = {.piece_count = texts.item[i].count}};
        chance_fill(bytes, sizeof bytes);
        buf_add(&entry.bytes, bytes, sizeof bytes);
        must(clip_store_write(TOWN_CLIPS, texts.item[i].name, &entry, &err), "clips",
             &err);
        clip_store_free(&entry);
    }
    say_lexicon_close(lexicon);
    arena_free(&arena);
}

static void pack(struct store *store, struct ledger *ledger,
                 const struct keys_signing *key, const char *out)
{
    struct err err = {""};
    unsigned char report_key[KEYS_REPORT_LEN];
    struct pack_result result;
    must(keys_read_reports_public("/disk/office/keys/reports.pub", report_key, &err),
         "report key", &err);
    struct pack_order order = {.store = store,
                               .ledger = ledger,
                               .key = key,
                               .report_key = report_key,
                               .created = {2026, 11, 20},
                               .valid_until = {2027, 11, 21},
                               .published = "/disk/office/published",
                               .clips = TOWN_CLIPS,
                               .out = out};
    must(pack_write(&order, &result, &err), out, &err);
}

static void copy_file(struct disk *to, const char *from_path, const char *path)
{
    int from = disk_find(town.office, from_path, true);
    int number = disk_make(to, path, DISK_FILE, NULL);
    size_t len = 0;
    const void *bytes = from < 0 ? NULL : disk_bytes(town.office, from, &len);
    struct err err = {"it could not be copied"};
    must(bytes != NULL && number >= 0, from_path, &err);
    disk_write(to, number, bytes, 0, len);
}

static void put_on_stick(const char *stick, int number)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%d.anna", stick, number);
    copy_file(town.terminal, "office/out.anna", path);
    snprintf(path, sizeof path, "%s/%d.anna.minisig", stick, number);
    copy_file(town.terminal, "office/out.anna.minisig", path);
    snprintf(path, sizeof path, "%s/%d.voice", stick, number);
    copy_file(town.terminal, "office/out.voice", path);
}

static void fill_office(void)
{
    struct err err = {""};
    struct store *store = NULL;
    struct ledger *ledger = NULL;
    struct keys_signing *key = NULL;
    const char *secret = "/disk/office/keys/minisign.key";
    must(durable_folder("/disk/office/keys", 0700, &err) &&
             durable_folder("/disk/office/published", 0700, &err) && keys_init(&err) &&
             keys_make_signing(secret, "/disk/office/keys/minisign.pub", NULL, &err) &&
             keys_make_reports("/disk/office/keys/reports.key",
                               "/disk/office/keys/reports.pub", NULL, &err) &&
             store_make("/disk/office/workspace.db", &err) &&
             store_open(&store, "/disk/office/workspace.db", &err) &&
             ledger_open(&ledger, "/disk/office/workspace.db", &err) &&
             keys_open_signing(&key, secret, NULL, &err),
         "office", &err);
    for (int number = 1; number <= TOWN_BUNDLES; number++) {
        char path[64];
        write_document(number, "/disk/office/new.json");
        import(store, "/disk/office/new.json");
        if (number > 1)
            must(town_take_out(store, offers[number - 2], &err), "office", &err);
        make_clips(store);
        pack(store, ledger, key, "/disk/office/out.anna");
        put_on_stick("stick", number);
        snprintf(path, sizeof path, "stick-%d", number);
        disk_make(town.terminal, path, DISK_FOLDER, NULL);
        put_on_stick(path, number);
    }
    write_document(1, "/disk/office/new.json");
    keys_close_signing(key);
    ledger_close(ledger);
    store_close(store);
}

void town_make(uint64_t seed)
{
    take_chance(seed);
    town.office = disk_new();
    town.terminal = disk_new();
    disk_make(town.terminal, "stick", DISK_FOLDER, NULL);
    calls_mount(town.office);
    fill_office();
    copy_file(town.terminal, "office/keys/minisign.pub", "key.pub");
    calls_mount(NULL);
    disk_settle(town.office);
    disk_settle(town.terminal);
    config_defaults(&town.config);
    snprintf(town.config.state, sizeof town.config.state, "/disk/state");
    snprintf(town.config.site, sizeof town.config.site, "ennigerloh");
    snprintf(town.config.key[0], sizeof town.config.key[0], "/disk/key.pub");
    town.config.key_count = 1;
}

void town_free(void)
{
    disk_free(town.office);
    disk_free(town.terminal);
}

const struct disk *town_office(void)
{
    return town.office;
}

const struct disk *town_terminal(void)
{
    return town.terminal;
}

const struct config *town_config(void)
{
    return &town.config;
}

const char *town_bundle_path(int number)
{
    static const char *const path[] = {"/disk/stick/1.anna", "/disk/stick/2.anna",
                                       "/disk/stick/3.anna"};
    return path[number - 1];
}

const void *town_bundle(int number, size_t *len)
{
    const char *inside = town_bundle_path(number) + sizeof CALLS_DISK;
    return disk_bytes(town.terminal, disk_find(town.terminal, inside, false), len);
}

const void *town_clips(int number, size_t *len)
{
    char inside[64];
    snprintf(inside, sizeof inside, "stick/%d.voice", number);
    return disk_bytes(town.terminal, disk_find(town.terminal, inside, false), len);
}

const char *town_word(int number)
{
    return words[number - 1];
}

const char *town_offer(int number)
{
    return offers[number - 1];
}

static void write_real(const char *folder, const char *name)
{
    char inside[64];
    char path[1024];
    struct err err = {""};
    size_t len;
    snprintf(inside, sizeof inside, "%s%s", strchr(name, '.')[1] == 'p' ? "" : "stick/",
             name);
    const void *bytes =
        disk_bytes(town.terminal, disk_find(town.terminal, inside, false), &len);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    must(durable_write(path, bytes, len, 0644, &err), path, &err);
}

void town_write(const char *folder)
{
    char name[32];
    write_real(folder, "key.pub");
    for (int number = 1; number <= TOWN_BUNDLES; number++) {
        snprintf(name, sizeof name, "%d.anna", number);
        write_real(folder, name);
        snprintf(name, sizeof name, "%d.anna.minisig", number);
        write_real(folder, name);
    }
}
